// What the day holds: the screen "Aujourd'hui", the visit in the header and the badges of the rail read the same answer.
import { today as callToday } from '../wire/calls'
import type { Today } from '../wire/types'
import { Query } from './query.svelte'
import { onTopics } from './topics'

export const today = new Query<Today>(callToday)

export function followToday(): () => void {
  void today.reload()
  return onTopics(
    ['session', 'libraries', 'visits', 'surveys', 'responses', 'interviews', 'drafts', 'sync', 'questions'],
    () => void today.reload(),
  )
}
