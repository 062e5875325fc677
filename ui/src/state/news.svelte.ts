// What a synchronisation that nobody asked for brought: said once, and only when there is something to say.
import type { JobState } from '../wire/types'
import { onJob } from './topics'

export interface News {
  received: number
  questions: number
  /** Why it broke off; only for the first failure in a row. */
  error: JobState['error']
}

export const news = $state<{ latest: News | undefined }>({ latest: undefined })

/** What there is to say of a job that ended, after those before it; undefined for nothing. */
export function newsOf(job: JobState, before: { questions: number; failed: string | undefined }): News | undefined {
  if (!job.auto) return undefined
  if (job.phase === 'failed' && job.error) {
    // A folder that stays away is said once, not every half hour.
    return job.error.code === before.failed ? undefined : { received: 0, questions: 0, error: job.error }
  }
  if (job.phase !== 'done' || !job.outcome) return undefined
  const questions = Math.max(0, job.outcome.questions - before.questions)
  const { received } = job.outcome
  return received > 0 || questions > 0 ? { received, questions, error: null } : undefined
}

/** Follows the jobs; `known` tells how many questions were open before. */
export function followNews(known: () => number): () => void {
  let questions = known()
  let failed: string | undefined
  let told: number | undefined
  return onJob((job) => {
    if (!['done', 'failed', 'cancelled'].includes(job.phase)) {
      questions = known()
      return
    }
    if (told === job.id) return
    told = job.id
    news.latest = newsOf(job, { questions, failed }) ?? news.latest
    failed = job.phase === 'failed' ? job.error?.code : undefined
  })
}
