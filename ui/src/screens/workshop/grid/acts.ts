// What the officer can do to a draft, as acts that each become one call; and what an act does to the slots meanwhile.
// Every act is safe to apply twice, because the truth may already hold it when it is laid over that truth.
import type { Day, Slot } from '../../../wire/types'
import { clamp, type Cell, cellSlot, type Placed, slotsAt, type Step } from './model'
import { DAY_MINUTES, dayPlus, minus, overlaps, sorted } from './week'

/** `id` of an added slot is provisional until the back end has given its own. */
export type Act =
  | ({ kind: 'add'; id: string } & Slot)
  | ({ kind: 'move'; id: string } & Slot)
  | { kind: 'remove'; id: string }

/** Gives provisional ids. */
export type Name = () => string

const add = (name: Name, slot: Slot): Act => ({ kind: 'add', id: name(), day: slot.day, start: slot.start, end: slot.end })
const move = (id: string, slot: Slot): Act => ({ kind: 'move', id, day: slot.day, start: slot.start, end: slot.end })

/** The slots once the act is done. An act on a slot that is gone does nothing. */
export function apply<S extends Placed>(slots: readonly S[], act: Act, dress: (slot: Placed) => S): S[] {
  if (act.kind === 'remove') return slots.filter((slot) => slot.id !== act.id)
  const placed = { id: act.id, day: act.day, start: act.start, end: act.end }
  const known = slots.some((slot) => slot.id === act.id)
  if (known) return slots.map((slot) => (slot.id === act.id ? { ...slot, ...placed } : slot))
  return act.kind === 'add' ? [...slots, dress(placed)] : [...slots]
}

/** Opens exactly these minutes, or only those of them that are still closed. */
export const open = (slots: readonly Placed[], wanted: Slot, name: Name): Act[] =>
  minus([wanted], slots).map((piece) => add(name, piece))

/** Opens a closed cell: the slot that ends where it begins grows, or the one that begins where it ends, or a new one. */
export function openCell(slots: readonly Placed[], cell: Cell, step: Step, name: Name): Act[] {
  const here = cellSlot(cell, step)
  const sameDay = slots.filter((slot) => slot.day === cell.day)
  const before = sameDay.find((slot) => slot.end === here.start)
  if (before) return [move(before.id, { ...before, end: here.end })]
  const after = sameDay.find((slot) => slot.start === here.end)
  if (after) return [move(after.id, { ...after, start: here.start })]
  return [add(name, here)]
}

/** Closes the minutes of a cell: removes, shortens or splits each slot that opens one of them. */
export function closeCell(slots: readonly Placed[], cell: Cell, step: Step, name: Name): Act[] {
  const here = cellSlot(cell, step)
  return sorted(slotsAt(slots, cell, step)).flatMap((slot) => without(slot, here, name))
}

function without(slot: Placed, cut: Slot, name: Name): Act[] {
  const [first, second] = minus([slot], [cut])
  if (!first) return [{ kind: 'remove', id: slot.id }]
  return second ? [move(slot.id, first), add(name, second)] : [move(slot.id, first)]
}

export type Edge = 'start' | 'end'

/** The furthest that an edge may go: the day's bounds and the slots that it does not overlap already. */
function bounds(slots: readonly Placed[], slot: Placed, edge: Edge): [number, number] {
  const others = slots.filter((other) => other.id !== slot.id && other.day === slot.day && !overlaps(other, slot))
  if (edge === 'start') return [Math.max(0, ...others.filter((o) => o.end <= slot.start).map((o) => o.end)), slot.end]
  return [slot.start, Math.min(DAY_MINUTES, ...others.filter((o) => o.start >= slot.end).map((o) => o.start))]
}

/** The slot with one edge put at `minute`: at least `least` minutes long, and stopped by its neighbours. */
export function withEdge(slots: readonly Placed[], slot: Placed, edge: Edge, minute: number, least: number): Placed {
  const [low, high] = bounds(slots, slot, edge)
  const shortest = Math.min(least, slot.end - slot.start)
  return edge === 'start'
    ? { ...slot, start: clamp(minute, low, high - shortest) }
    : { ...slot, end: clamp(minute, low + shortest, high) }
}

/** A move when something changed, else nothing: no empty act reaches the undo list. */
export const moved = (from: Placed, to: Slot): Act[] =>
  from.day === to.day && from.start === to.start && from.end === to.end ? [] : [move(from.id, to)]

/** Moves an edge by some minutes. */
export const shiftEdge = (slots: readonly Placed[], slot: Placed, edge: Edge, by: number, step: Step): Act[] =>
  moved(slot, withEdge(slots, slot, edge, slot[edge] + by, step))

/** The block moved by days and minutes, or nothing when it would leave the week or the day. It may pass over others. */
export function shifted(slot: Placed, days: number, minutes: number): Placed | undefined {
  const day = dayPlus(slot.day, days)
  const start = slot.start + minutes
  const end = slot.end + minutes
  return day && start >= 0 && end <= DAY_MINUTES ? { ...slot, day, start, end } : undefined
}

/** The same hours on another day, where that day is still closed. */
export const copyTo = (slots: readonly Placed[], slot: Slot, day: Day, name: Name): Act[] =>
  open(slots, { day, start: slot.start, end: slot.end }, name)
