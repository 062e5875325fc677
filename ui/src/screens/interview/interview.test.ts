// An interview keeps what is being answered, sends one thing at a time, and never answers another question.
import { describe, expect, it, vi } from 'vitest'

import type { InterviewAnswer, InterviewPage, InterviewState, QuestionView } from '../../wire/types'
import { Interview, type Calls } from './interview.svelte'

const question = (name: string, kind: string, more: Partial<QuestionView> = {}): QuestionView => ({
  name, kind, label: name, hint: '', guidance: '', appearance: '', range: null, row: null, read_only: false, required: false, choices: [{ name: 'oui', label: 'Oui' }, { name: 'non', label: 'Non' }], value: null, refused: false, unknown: false, note: '', ...more,
})
const state = (position: number, page: InterviewPage, more: Partial<InterviewState> = {}): InterviewState => ({
  id: 'i', survey: 's', title: '', library_name: '', keep_until: null, language: 'fr', languages: ['fr'], position, total: 2, at_most: false, page, findings: [], ...more,
})
const FIRST = state(1, { page: 'question', question: question('q1', 'select_one') })
const SECOND = state(2, { page: 'question', question: question('q2', 'integer') })
const END = state(2, { page: 'end', answered: 2, refused: 0, findings: [] })

function setup(start: InterviewState, more: Partial<Calls> = {}) {
  const calls = {
    accept: vi.fn(async () => FIRST),
    answer: vi.fn(async ({ question: name }: InterviewAnswer) => (name === 'q1' ? SECOND : END)),
    back: vi.fn(async () => FIRST),
    language: vi.fn(async () => start),
    submit: vi.fn(async () => ({ id: 'r', valid: true, findings: [] })),
    ...more,
  }
  return { calls, interview: new Interview(start, calls, { today: () => '2026-09-15', write: String }) }
}

describe('an interview', () => {
  it('goes from the notice to the end with Enter', async () => {
    const { interview, calls } = setup(state(0, { page: 'privacy', notice: { language: 'fr', code: 'fr', title: '', parts: [], hash: '' } }))
    await interview.next()
    interview.pick('non')
    await interview.next()
    interview.type('34')
    await interview.next()
    expect(calls.answer).toHaveBeenNthCalledWith(1, { interview: 'i', question: 'q1', value: 'non', refused: false })
    expect(calls.answer).toHaveBeenNthCalledWith(2, { interview: 'i', question: 'q2', value: 34, refused: false })
    expect(interview.page).toBe('end')
    await interview.next()
    expect(interview.page).toBe('done')
  })

  it('does not answer twice while an answer is being written', async () => {
    let answer: (state: InterviewState) => void = () => undefined
    const call = vi.fn(() => new Promise<InterviewState>((resolve) => (answer = resolve)))
    const { interview } = setup(FIRST, { answer: call })
    const first = interview.next()
    await interview.next()
    await interview.refuse()
    answer(SECOND)
    await first
    expect(call).toHaveBeenCalledOnce()
    expect(interview.question?.name).toBe('q2')
  })

  it('stays, and keeps what was typed, when it is no number or the form refuses it', async () => {
    const finding = { code: 'answer_constraint', severity: 'error' as const, place: {} }
    const { interview, calls } = setup(SECOND, { answer: async () => ({ ...SECOND, findings: [finding] }) })
    interview.type('beaucoup')
    await interview.next()
    expect(interview.problem).toBe('interview-not-integer')
    interview.type('130')
    await interview.next()
    expect(interview.state.findings).toEqual([finding])
    expect(interview.now.text).toBe('130')
    expect(calls.back).not.toHaveBeenCalled()
  })

  it('finds again what was begun before going back', async () => {
    const { interview } = setup(SECOND)
    interview.type('3')
    await interview.back()
    expect(interview.question?.name).toBe('q1')
    interview.pick('oui')
    await interview.next()
    expect(interview.now.text).toBe('3')
  })

  it('sends a refusal without a value, and lets it stand', async () => {
    const { interview, calls } = setup(FIRST)
    interview.pick('oui')
    await interview.refuse()
    expect(calls.answer).toHaveBeenCalledWith({ interview: 'i', question: 'q1', value: null, refused: true })
    const again = setup(state(1, { page: 'question', question: question('q1', 'select_one', { refused: true }) }))
    await again.interview.next()
    expect(again.calls.answer).toHaveBeenCalledWith({ interview: 'i', question: 'q1', value: null, refused: true })
  })

  it('saves what was given when the officer leaves, and holds nobody back', async () => {
    const { interview, calls } = setup(FIRST)
    await interview.leave()
    expect(calls.answer).not.toHaveBeenCalled()
    interview.pick('oui')
    await interview.leave()
    expect(calls.answer).toHaveBeenCalledOnce()
    const broken = setup(SECOND)
    broken.interview.type('trop')
    await broken.interview.leave()
    expect(broken.calls.answer).not.toHaveBeenCalled()
  })

  it('tells an error and stays on the question', async () => {
    const { interview } = setup(FIRST, { answer: async () => Promise.reject({ code: 'disk_full', args: {} }) })
    interview.pick('oui')
    await interview.next()
    expect(interview.error?.code).toBe('disk_full')
    expect(interview.question?.name).toBe('q1')
    expect(interview.now.picked).toEqual(['oui'])
    expect(interview.busy).toBe(false)
  })
})
