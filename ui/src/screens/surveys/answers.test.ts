// A response reads in the words of the form.
import { expect, it } from 'vitest'

import type { FormItem, JsonValue } from '../../wire/types'
import { answerWords, columns } from './answers'

const item = (kind: string, choices: [string, string][] = []): FormItem => ({
  name: kind, kind, label: kind, required: false, choices: choices.map(([name, label]) => ({ name, label })),
})
const DAYS: [string, string][] = [['mar', 'Mardi'], ['sam', 'Samedi']]

it.each<[FormItem, JsonValue | undefined, string]>([
  [item('select_one', DAYS), 'sam', 'Samedi'],
  [item('select_one', DAYS), 'lun', 'lun'],
  [item('select_multiple', DAYS), ['mar', 'sam'], 'Mardi, Samedi'],
  [item('integer'), 0, '0'],
  [item('decimal'), 2.5, '2,5'],
  [item('date'), '2026-09-15', 'mardi 15 septembre 2026'],
  [item('text'), 'plus tard', 'plus tard'],
  [item('text'), null, '—'],
  [item('integer'), undefined, '—'],
  [item('select_one', DAYS), { refused: true }, 'refus'],
  [item('integer'), { refused: true }, 'refus'],
])('%#', (asked, value, words) => {
  expect(answerWords(asked, value)).toBe(words)
})

it('has no column for a note', () => {
  expect(columns([item('note'), item('text')]).map(({ kind }) => kind)).toEqual(['text'])
})
