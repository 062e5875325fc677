// What is saved here and what is shared: two separate truths, both always shown.
import { syncState } from '../wire/calls'
import type { SyncState } from '../wire/types'
import { Query } from './query.svelte'
import { onJob, onTopics } from './topics'

export const sync = new Query<SyncState>(syncState)

/** Every topic means a commit, and every commit moves "saved at" and "to share". */
export function followSync(): () => void {
  void sync.reload()
  const stopTopics = onTopics(
    ['session', 'libraries', 'visits', 'surveys', 'responses', 'interviews', 'drafts', 'devices', 'sync', 'questions'],
    () => void sync.reload(),
  )
  const stopJobs = onJob((job) => {
    if (sync.data) sync.accept({ ...sync.data, job })
  })
  return () => {
    stopTopics()
    stopJobs()
  }
}
