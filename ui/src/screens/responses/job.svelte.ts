// The one job with a file of responses: how far it is, and what it said when it ended, told once.
import { untrack } from 'svelte'
import { announce } from '../../parts/announce.svelte'
import { query } from '../../state/query.svelte'
import { responseJob } from '../../wire/calls'
import type { ResponseJob } from '../../wire/types'

export interface Watched {
  /** The job that was begun on this screen; absent before, and for one of another screen. */
  readonly job: ResponseJob | undefined
  /** Another one that keeps this screen from beginning. */
  readonly other: boolean
  begun(job: ResponseJob | undefined): void
}

/** Call it while a component is set up; `words` is said when the job ends. */
export function watchJob(words: (job: ResponseJob) => string): Watched {
  const state = query<ResponseJob | null>(['response_job'], responseJob)
  let mine = $state<number>()
  const current = $derived(state.data ?? undefined)
  const job = $derived(current !== undefined && current.id === mine ? current : undefined)

  let told: number | undefined
  $effect(() => {
    if (!job || job.running || untrack(() => told) === job.id) return
    told = job.id
    const sentence = words(job)
    if (sentence) announce(sentence)
  })

  return {
    get job() {
      return job
    },
    get other() {
      return current?.running === true && current.id !== mine
    },
    begun(started) {
      if (!started) return
      mine = started.id
      // The job may have ended before the answer came.
      if (!current || current.id < started.id) state.accept(started)
      void state.reload()
    },
  }
}
