// The cells of the grid with what readers hear of each; a cell that has not changed is the same object as before,
// so that an act touches the few cells it changes and not six hundred.
import type { Day, DraftSlot } from '../../../wire/types'
import { capital, dayName, range, time } from '../../../words'
import { cellLabel } from '../say'
import { type Cell, type CellState, cellState, type Change, slotAt, type Step } from './model'
import { DAYS } from './week'

export interface CellView extends Cell {
  state: CellState
  label: string
}

/** A row a step, seven cells a row. */
export type Rows = CellView[][]

export interface Shown {
  rows: readonly number[]
  step: Step
  slots: readonly DraftSlot[]
  change: Change
}

/** Lays the cells; `before` is what it gave the last time. */
export function layCells({ rows, step, slots, change }: Shown, before: Rows): Rows {
  const days = new Map<Day, string>(DAYS.map((day) => [day, capital(dayName(day))]))
  const ranges = new Map(slots.map((slot) => [slot.id, range(slot.start, slot.end)]))
  const known = new Map(before.map((row) => [row[0]?.minute, row]))
  return rows.map((minute) => {
    const hour = time(minute)
    const old = known.get(minute)
    const row = DAYS.map((day, at) => {
      const cell = { day, minute }
      const state = cellState(cell, step, slots, change)
      const slot = state === 'closed' || state === 'removed' ? undefined : slotAt(slots, cell, step)
      const words = { day: days.get(day) ?? '', time: hour, range: ranges.get(slot?.id ?? '') ?? '' }
      const label = cellLabel(state, { ...words, question: slot?.question ?? false })
      const same = old?.[at]
      return same?.state === state && same.label === label ? same : { ...cell, state, label }
    })
    return old && row.every((cell, at) => cell === old[at]) ? old : row
  })
}
