// What each cell says, and that cells which did not change stay the same objects.
import { expect, it } from 'vitest'
import type { DraftSlot } from '../../../wire/types'
import { layCells } from './cells'
import { rowsOf } from './model'
import { slot, week } from './testing'
import { minus } from './week'

const rows = rowsOf({ from: 840, to: 960 }, 30)
const current = week('tue 14-15')
const signed = (id: string, text: string, question = false): DraftSlot => ({ ...slot(id, text), by: 'Claire', at: 0, question })
const shown = (...slots: DraftSlot[]) => ({
  rows,
  step: 30 as const,
  slots,
  change: { added: minus(slots, current), removed: minus(current, slots) },
})
const plain = (text: string | undefined): string => (text ?? '').replaceAll('\u00A0', ' ')

it('names the day, the time, the state and the hours of the slot', () => {
  const cells = layCells(shown(signed('a', 'tue 14:30-15:30', true)), [])
  expect(cells.map((row) => plain(row[1]?.label))).toEqual([
    'Mardi 14 h, ouverture retirée',
    'Mardi 14 h 30, ouvert de 14 h 30 à 15 h 30, à décider',
    'Mardi 15 h, ouverture ajoutée, de 14 h 30 à 15 h 30, à décider',
    'Mardi 15 h 30, fermé',
  ])
})

it('keeps the cells and the rows that did not change', () => {
  const before = layCells(shown(signed('a', 'tue 14-14:30')), [])
  const after = layCells(shown(signed('a', 'tue 14-14:30'), signed('b', 'wed 15-15:30')), before)
  expect(after[0]).toBe(before[0])
  expect(after[2]).not.toBe(before[2])
  expect(after[2]?.[1]).toBe(before[2]?.[1])
  expect(after[2]?.[2]?.state).toBe('added')
})
