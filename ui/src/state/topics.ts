// Events from the back end, handed out by topic: one subscription to the host for the whole UI.
import { host } from '../host'
import type { Event, JobState } from '../wire/types'

/** The topics that `src-tauri/app/src/event.rs` sends. */
export type Topic =
  | 'session'
  | 'libraries'
  | 'visits'
  | 'surveys'
  | 'responses'
  | 'response_job'
  | 'interviews'
  | 'kiosk'
  | 'drafts'
  | 'photos'
  | 'questionnaires'
  | 'paper'
  | 'quotas'
  | 'devices'
  | 'undo'
  | 'sync'
  | 'questions'
  | 'backups'
  | 'valise'
  | 'versions'
  | 'erased'

type Listener = (event: Event) => void

const listeners = new Set<Listener>()
let stop: (() => void) | undefined

function listen(listener: Listener): () => void {
  listeners.add(listener)
  stop ??= host().onEvent((event) => listeners.forEach((each) => each(event)))
  return () => listeners.delete(listener)
}

export function onTopics(topics: readonly Topic[], changed: () => void): () => void {
  return listen((event) => {
    if (event.event === 'topics' && event.topics.some((each) => topics.includes(each as Topic))) changed()
  })
}

export function onJob(progressed: (job: JobState) => void): () => void {
  return listen((event) => {
    if (event.event === 'job') progressed(event.job)
  })
}

/** For unit tests: forgets the host that was listened to. */
export function forgetHost(): void {
  stop?.()
  stop = undefined
  listeners.clear()
}
