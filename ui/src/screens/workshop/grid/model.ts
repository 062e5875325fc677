// The grid as numbers: cells and steps, the hours that show, pixels to minutes, lanes of overlapping slots.
// No framework and no DOM, so that every rule of the grid is tested without a browser.
import type { Day, Slot } from '../../../wire/types'
import { common, DAY_MINUTES, DAYS, minus, overlaps, sorted } from './week'

/** A slot that has a name: the back end's id, or a provisional one until it has answered. */
export interface Placed extends Slot {
  id: string
}

/** The steps of the grid, in minutes. */
export const STEPS = [15, 30, 60] as const
export type Step = (typeof STEPS)[number]

/** A cell: the `step` minutes of a day that begin at `minute`. */
export interface Cell {
  day: Day
  minute: number
}

/** The hours that the grid shows, `[from, to)`, whole hours in minutes. */
export interface Hours {
  from: number
  to: number
}

const HOUR = 60
/** What shows when a library opens within it: from 8 h to 20 h. */
const USUAL: Hours = { from: 8 * HOUR, to: 20 * HOUR }

export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

/** The hours to show: the usual day, widened to an hour before the first opening and an hour after the last. */
export function hoursOf(slots: readonly Slot[]): Hours {
  const from = Math.min(USUAL.from + HOUR, ...slots.map((slot) => slot.start)) - HOUR
  const to = Math.max(USUAL.to - HOUR, ...slots.map((slot) => slot.end)) + HOUR
  return {
    from: clamp(Math.floor(from / HOUR) * HOUR, 0, DAY_MINUTES),
    to: clamp(Math.ceil(to / HOUR) * HOUR, 0, DAY_MINUTES),
  }
}

/** Hours that hold both; the same object as `a` when it holds `b` already. */
export const joined = (a: Hours, b: Hours): Hours =>
  a.from <= b.from && a.to >= b.to ? a : { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) }

/** The same hours, widened to whole hours so that they hold this minute. */
export function widened(hours: Hours, minute: number): Hours {
  const from = Math.min(hours.from, Math.floor(minute / HOUR) * HOUR)
  const to = Math.max(hours.to, (Math.floor(minute / HOUR) + 1) * HOUR)
  return from === hours.from && to === hours.to ? hours : { from: Math.max(0, from), to: Math.min(DAY_MINUTES, to) }
}

/** The first minute of each row. */
export function rowsOf(hours: Hours, step: Step): number[] {
  const count = Math.ceil((hours.to - hours.from) / step)
  return Array.from({ length: count }, (_, row) => hours.from + row * step)
}

/** The start of the cell that holds this minute. */
export const floorTo = (minute: number, step: Step): number => Math.floor(minute / step) * step

/** The nearest line of the grid. */
export const snap = (minute: number, step: Step): number => clamp(Math.round(minute / step) * step, 0, DAY_MINUTES)

/** The minutes of a cell. */
export const cellSlot = (cell: Cell, step: Step): Slot => ({
  day: cell.day,
  start: cell.minute,
  end: Math.min(DAY_MINUTES, cell.minute + step),
})

/** The slots that open at least one minute of the cell. */
export const slotsAt = <S extends Slot>(slots: readonly S[], cell: Cell, step: Step): S[] =>
  slots.filter((slot) => overlaps(slot, cellSlot(cell, step)))

/** The slot that the cell stands for: the preferred one where several overlap, else the first. */
export function slotAt<S extends Placed>(slots: readonly S[], cell: Cell, step: Step, preferred?: string): S | undefined {
  const here = sorted(slotsAt(slots, cell, step))
  return here.find((slot) => slot.id === preferred) ?? here[0]
}

/** What a cell is, compared with today's hours. */
export type CellState = 'closed' | 'kept' | 'added' | 'removed'

/** How a draft differs from today's hours: what it opens more, and what it no longer opens. */
export interface Change {
  added: readonly Slot[]
  removed: readonly Slot[]
}

/** A cell that is only partly open counts as open; only partly new, as added. */
export function cellState(cell: Cell, step: Step, slots: readonly Slot[], change: Change): CellState {
  const here = cellSlot(cell, step)
  const holds = (parts: readonly Slot[]): boolean => parts.some((part) => overlaps(part, here))
  if (holds(slots)) return holds(change.added) ? 'added' : 'kept'
  return holds(change.removed) ? 'removed' : 'closed'
}

/** A part of a slot that is open today too (kept) or is not (added). */
export interface Segment extends Slot {
  added: boolean
}

/** The parts of a slot, in order. */
export function segmentsOf(slot: Slot, current: readonly Slot[]): Segment[] {
  const kept = common([slot], current).map((part) => ({ ...part, added: false }))
  const added = minus([slot], current).map((part) => ({ ...part, added: true }))
  return sorted([...kept, ...added])
}

/** Where a slot stands among those it overlaps: lane `lane` of `lanes` in its day. */
export interface Lane {
  lane: number
  lanes: number
}

/** Lanes side by side for slots that overlap, so that none hides another; by slot id. */
export function lanesOf(slots: readonly Placed[]): Map<string, Lane> {
  const lanes = new Map<string, Lane>()
  for (const day of DAYS) {
    let cluster: Placed[] = []
    let end = -1
    for (const slot of sorted(slots.filter((each) => each.day === day))) {
      if (slot.start >= end) {
        layCluster(cluster, lanes)
        cluster = []
      }
      cluster.push(slot)
      end = Math.max(end, slot.end)
    }
    layCluster(cluster, lanes)
  }
  return lanes
}

/** Gives each slot of a cluster the first lane that is free when it starts. */
function layCluster(cluster: readonly Placed[], lanes: Map<string, Lane>): void {
  const ends: number[] = []
  const laneOf = cluster.map((slot) => {
    const free = ends.findIndex((end) => end <= slot.start)
    const lane = free < 0 ? ends.length : free
    ends[lane] = slot.end
    return lane
  })
  cluster.forEach((slot, at) => lanes.set(slot.id, { lane: laneOf[at]!, lanes: ends.length }))
}

/** The ids of slots that overlap another one. */
export const overlapping = (slots: readonly Placed[]): Set<string> =>
  new Set(slots.filter((a) => slots.some((b) => a.id !== b.id && overlaps(a, b))).map((slot) => slot.id))

/** The grid's place in the window: the box of its seven days, in pixels, and the hours that it shows. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
  hours: Hours
}

export interface Point {
  x: number
  y: number
}

/** The day under a point, clamped to the week. */
export function dayAt(box: Box, x: number): Day {
  const column = Math.floor(((x - box.left) / box.width) * DAYS.length)
  return DAYS[clamp(column, 0, DAYS.length - 1)]!
}

/** The minute under a point, not snapped, clamped to the hours that show. */
export function minuteAt(box: Box, y: number): number {
  const { from, to } = box.hours
  return clamp(from + ((y - box.top) / box.height) * (to - from), from, to)
}

/** How far across its day a point lies, from 0 to 1. */
export function acrossDay(box: Box, x: number): number {
  const columns = clamp((x - box.left) / box.width, 0, 1) * DAYS.length
  return columns - Math.min(Math.floor(columns), DAYS.length - 1)
}

/** Pixels for that many minutes. */
export const pixels = (box: Box, minutes: number): number => (minutes / (box.hours.to - box.hours.from)) * box.height

/** Where a minute lies, as a percentage of the grid's height. */
export const percent = (hours: Hours, minute: number): number => ((minute - hours.from) / (hours.to - hours.from)) * 100

/** The cell to start from: the first opening of the week, or Monday 9 h. */
export function firstCell(slots: readonly Slot[], step: Step): Cell {
  const first = sorted(slots)[0]
  return first ? { day: first.day, minute: floorTo(first.start, step) } : { day: 'mon', minute: 9 * HOUR }
}

/** The same cell after the step has changed. */
export const onStep = (cell: Cell, step: Step): Cell => ({ day: cell.day, minute: floorTo(cell.minute, step) })

/** Whether two cells are the same. */
export const sameCell = (a: Cell, b: Cell): boolean => a.day === b.day && a.minute === b.minute
