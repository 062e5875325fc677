// What stands beside the question: its keys, and what is read aloud.
import { describe, expect, it } from 'vitest'
import type { InterviewState } from '../../../wire/types'
import { aloud } from './aloud'
import { besideOf } from './keys'

const press = (key: string, held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey' | 'repeat', boolean>> = {}) => ({
  key, altKey: false, ctrlKey: false, metaKey: false, repeat: false, ...held,
})

describe('keys beside the question', () => {
  it('letters are ours but in a field, where Alt is needed', () => {
    expect([besideOf(press('n'), false), besideOf(press('S'), false)]).toEqual(['note', 'unknown'])
    expect([besideOf(press('n'), true), besideOf(press('n', { altKey: true }), true)]).toEqual([null, 'note'])
  })

  it('people are counted with one key, wherever the focus is, and once a press', () => {
    for (const typing of [true, false]) expect([besideOf(press('F7'), typing), besideOf(press('F8'), typing)]).toEqual(['passer_by', 'refusal'])
    expect(besideOf(press('F8', { repeat: true }), false)).toBeNull()
    expect(besideOf(press('F8', { ctrlKey: true }), false)).toBeNull()
  })

  it('other keys are not', () => {
    for (const key of ['r', '1', 'Enter', 'Escape', 'F5']) expect(besideOf(press(key), false), key).toBeNull()
  })
})

it('a page is read in the order in which it stands, with pauses', () => {
  const choices = [{ name: 'a', label: 'Le matin' }, { name: 'b', label: 'Le soir' }]
  const question = { name: 'q', kind: 'select_one', label: 'Quand ?', hint: '', required: true, choices, value: null, refused: false, unknown: false, note: '' }
  expect(aloud({ page: { page: 'question', question } } as unknown as InterviewState)).toBe('Quand ? Le matin. Le soir.')
})
