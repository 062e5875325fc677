// Queries: they load, follow their topics, keep the latest answer only, and tell errors in one shape.
import { flushSync } from 'svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { setHost } from '../host'
import type { Event } from '../wire/types'
import { act, Action, problem, undoOffer } from './act.svelte'
import { Query, query } from './query.svelte'
import { forgetHost, onJob } from './topics'

let send: (event: Event) => void = () => undefined

beforeEach(() => {
  forgetHost()
  setHost({
    kind: 'http',
    call: async () => null,
    onEvent: (listener) => {
      send = listener
      return () => undefined
    },
    pickFile: async () => null,
    pickFiles: async () => [],
    pickSave: async () => null,
    pickFolder: async () => null,
  })
})

afterEach(() => {
  problem.error = undefined
  undoOffer.sentence = ''
})

/** Runs a query as a component would, and gives the function that unmounts it. */
function mounted<T>(load: () => Promise<T>): [Query<T>, () => void] {
  let made: Query<T> | undefined
  const stop = $effect.root(() => void (made = query(['visits'], load)))
  flushSync()
  return [made as Query<T>, stop]
}

test('loads at once and again on its topics only', async () => {
  let value = 0
  const load = vi.fn(async () => ++value)
  const [visits, stop] = mounted(load)
  expect(visits.loading).toBe(true)
  await vi.waitFor(() => expect(visits.data).toBe(1))
  send({ event: 'topics', topics: ['drafts'] })
  expect(load).toHaveBeenCalledTimes(1)
  send({ event: 'topics', topics: ['drafts', 'visits'] })
  expect(visits.data).toBe(1)
  await vi.waitFor(() => expect(visits.data).toBe(2))
  stop()
  send({ event: 'topics', topics: ['visits'] })
  expect(load).toHaveBeenCalledTimes(2)
})

test('only the answer to the latest request counts', async () => {
  const answers: ((value: string) => void)[] = []
  const asked = new Query(() => new Promise<string>((resolve) => answers.push(resolve)))
  const first = asked.reload()
  const second = asked.reload()
  answers[1]?.('new')
  await second
  answers[0]?.('old')
  await first
  expect(asked.data).toBe('new')
})

test('an error has a code, and the next answer clears it', async () => {
  let broken = true
  const asked = new Query(async () => {
    if (broken) throw { code: 'disk_full', args: {} }
    return 1
  })
  await asked.reload()
  expect(asked.error).toEqual({ code: 'disk_full', args: {} })
  expect(asked.loading).toBe(false)
  broken = false
  await asked.reload()
  expect([asked.error, asked.data]).toEqual([undefined, 1])
})

test('a job reaches who listens to jobs', () => {
  const seen = vi.fn()
  onJob(seen)
  const job = { id: 1, phase: 'reading', done: 0, total: 2, outcome: null, error: null, auto: false, paused: false } as const
  send({ event: 'job', job })
  expect(seen).toHaveBeenCalledWith(job)
})

test('an act puts its error on the page, or offers to undo it', async () => {
  const lost = await act(async () => {
    throw { code: 'database_busy', args: {} }
  })
  expect([lost, problem.error?.code]).toEqual([undefined, 'database_busy'])
  expect(await act(async () => 3, 'Retiré.')).toBe(3)
  expect([problem.error, undoOffer.sentence]).toEqual([undefined, 'Retiré.'])
  await act(async () => 4)
  expect(undoOffer.sentence).toBe('')
})

test('an action does not run twice at once', async () => {
  const action = new Action()
  const call = vi.fn(async () => 1)
  expect(await Promise.all([action.run(call), action.run(call)])).toEqual([1, undefined])
  expect(call).toHaveBeenCalledOnce()
  expect(action.busy).toBe(false)
})
