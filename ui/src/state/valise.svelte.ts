// The .valise files: for whom one can be made, what runs, and the file that was double-clicked.
import { valiseDismiss, valiseState } from '../wire/calls'
import type { ValiseState } from '../wire/types'
import { Query } from './query.svelte'
import { go } from './route.svelte'
import { onTopics } from './topics'

export const valises = new Query<ValiseState>(valiseState)

/** A file that was double-clicked is shown once, as soon as the shell is there: before that the laptop may be locked. */
async function load(): Promise<void> {
  await valises.reload()
  const offered = valises.data?.offered
  if (!offered) return
  await valiseDismiss()
  go('valise', offered)
}

export function followValise(): () => void {
  void load()
  return onTopics(['valise', 'devices', 'session'], () => void load())
}
