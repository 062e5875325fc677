// A synchronisation that nobody asked for speaks only when it has something to say, and once.
import { expect, test } from 'vitest'

import type { JobState } from '../wire/types'
import { newsOf } from './news.svelte'

const job = (more: Partial<JobState>, questions = 0, received = 0): JobState => ({
  id: 1, phase: 'done', done: 0, total: 0, error: null, auto: true, paused: false,
  outcome: { sent: 3, received, pending: 0, questions, skipped: [], sent_by: [], received_by: [] }, ...more,
})
const before = { questions: 1, failed: undefined }

test('what came and what is to decide is said', () => {
  expect(newsOf(job({}, 1, 4), before)).toEqual({ received: 4, questions: 0, error: null })
  expect(newsOf(job({}, 3), before)).toEqual({ received: 0, questions: 2, error: null })
})

test('nothing is said of what was sent, of what was asked for, of what was stopped', () => {
  expect(newsOf(job({}, 1), before)).toBeUndefined()
  expect(newsOf(job({ auto: false }, 5, 9), before)).toBeUndefined()
  expect(newsOf(job({ phase: 'cancelled', outcome: null }), before)).toBeUndefined()
})

test('a failure is said once in a row', () => {
  const error = { code: 'folder_full', args: {} }
  const failed = job({ phase: 'failed', outcome: null, error })
  expect(newsOf(failed, before)).toEqual({ received: 0, questions: 0, error })
  expect(newsOf(failed, { questions: 1, failed: 'folder_full' })).toBeUndefined()
  expect(newsOf(failed, { questions: 1, failed: 'folder_denied' })).toBeDefined()
})
