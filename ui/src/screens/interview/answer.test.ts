// Answers as they are given and as they are sent.
import { describe, expect, it } from 'vitest'

import type { JsonValue, QuestionView } from '../../wire/types'
import { given, hasField, isWeek, pick, sent } from './answer'

const question = (kind: string, value: JsonValue = null): QuestionView => ({
  name: 'q', kind, label: '', hint: '', guidance: '', appearance: '', range: null, row: null, read_only: false, required: false, refused: false, unknown: false, note: '', value,
  choices: [{ name: 'a', label: 'A' }, { name: 'b', label: 'B' }, { name: 'c', label: 'C' }],
})
const send = (kind: string, text: string) => sent(question(kind), { text, picked: [] }, '2026-09-15')

describe('what is sent', () => {
  it.each([
    ['text', ' bonjour ', 'bonjour'],
    ['integer', '34', 34],
    ['integer', '1 200', 1200],
    ['integer', '-3', -3],
    ['decimal', '2,5', 2.5],
    ['decimal', '2.5', 2.5],
    ['decimal', '12 000,75', 12000.75],
    ['date', '1er mars', '2026-03-01'],
    ['text', '  ', null],
    ['integer', '', null],
  ])('%s %j is %j', (kind, text, value) => {
    expect(send(kind, text)).toEqual({ value })
  })

  it.each([
    ['integer', '34 ans', 'interview-not-integer'],
    ['integer', '2,5', 'interview-not-integer'],
    ['integer', '1e3', 'interview-not-integer'],
    ['decimal', 'deux', 'interview-not-decimal'],
    ['decimal', ',', 'interview-not-decimal'],
    ['date', '31/02/2026', 'interview-not-date'],
  ])('%s %j is told', (kind, text, problem) => {
    expect(send(kind, text)).toEqual({ problem })
  })
})

describe('choices', () => {
  it('keeps one of one', () => {
    const one = question('select_one')
    const now = pick(one, pick(one, given(one, String), 'a'), 'b')
    expect(sent(one, now, '')).toEqual({ value: 'b' })
  })

  it('ticks and unticks several, and sends them in the order of the form', () => {
    const several = question('select_multiple', ['c'])
    let now = given(several, String)
    for (const name of ['b', 'a', 'b']) now = pick(several, now, name)
    expect(sent(several, now, '')).toEqual({ value: ['a', 'c'] })
    expect(sent(several, { text: '', picked: [] }, '')).toEqual({ value: null })
  })
})

it('shows again what was answered', () => {
  expect(given(question('integer', 34), String).text).toBe('34')
  expect(given(question('decimal', 2.5), String).text).toBe('2,5')
  expect(given(question('date', '2026-09-15'), (iso) => `<${iso}>`).text).toBe('<2026-09-15>')
  expect(given(question('select_one', 'b'), String).picked).toEqual(['b'])
})

describe('a painted week', () => {
  const week = (appearance: string): QuestionView => ({ ...question('text', 'Mo 10:00-12:00'), appearance })

  it('is a text that asks for it, and has no line to type in', () => {
    expect(isWeek(week('rythme-week rythme-week-step-30'))).toBe(true)
    expect(hasField(week('rythme-week'))).toBe(false)
    expect(isWeek(week('multiline'))).toBe(false)
    expect(isWeek({ ...week('rythme-week'), kind: 'integer' })).toBe(false)
  })

  it('is sent as it was painted', () => {
    const now = given(week('rythme-week'), String)
    expect(sent(week('rythme-week'), now, '2026-09-15')).toEqual({ value: 'Mo 10:00-12:00' })
  })
})
