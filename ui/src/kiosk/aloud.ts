// What is read aloud of a page of the kiosk: as in an interview, and the words of the last page.
import { aloud as pageAloud, sentence } from '../screens/interview/beside/aloud'
import type { InterviewState } from '../wire/types'
import type { Say } from './words'

export function aloud(state: InterviewState, say: Say): string {
  return pageAloud(state) || [say('kiosk-end'), say('kiosk-end-text')].map(sentence).join(' ')
}
