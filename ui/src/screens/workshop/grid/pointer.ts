// A drag on the grid as a pure state machine: where the pointer landed, what it draws, and the acts when it lets go.
// Listeners, capture and scrolling are in drag.ts; here are only numbers.
import { type Act, type Edge, moved, type Name, open, shifted, withEdge } from './acts'
import {
  acrossDay,
  type Box,
  type Cell,
  clamp,
  dayAt,
  floorTo,
  lanesOf,
  minuteAt,
  pixels,
  type Placed,
  type Point,
  snap,
  type Step,
} from './model'
import { DAY_MINUTES, dayIndex } from './week'
import type { Slot } from '../../../wire/types'

/** Where a pointer is: on a slot (its body or one of its edges), or on a closed cell. */
export type Hit = { on: 'slot'; slot: Placed; part: Edge | 'body'; cell: Cell } | { on: 'empty'; cell: Cell }

/** Reach of an edge in pixels; fingers are thicker. An edge never takes more than a third of its slot. */
export const REACH = { mouse: 6, pen: 8, touch: 16 } as const

/** Pixels that a pointer must travel before a press becomes a drag. */
export const SLACK = 4

/** What lies under a point. */
export function hit(slots: readonly Placed[], box: Box, point: Point, step: Step, reach: number): Hit {
  const day = dayAt(box, point.x)
  const minute = minuteAt(box, point.y)
  const last = Math.max(box.hours.from, box.hours.to - 1)
  const cell = { day, minute: floorTo(Math.min(minute, last), step) }
  const slot = under(slots, day, minute, acrossDay(box, point.x))
  if (!slot) return { on: 'empty', cell }
  const near = Math.min(reach, pixels(box, slot.end - slot.start) / 3)
  if (pixels(box, minute - slot.start) <= near) return { on: 'slot', slot, part: 'start', cell }
  if (pixels(box, slot.end - minute) <= near) return { on: 'slot', slot, part: 'end', cell }
  return { on: 'slot', slot, part: 'body', cell }
}

function under(slots: readonly Placed[], day: string, minute: number, across: number): Placed | undefined {
  const here = slots.filter((slot) => slot.day === day && slot.start <= minute && minute < slot.end)
  if (here.length < 2) return here[0]
  const lanes = lanesOf(slots)
  const inLane = (slot: Placed): boolean => {
    const { lane, lanes: count } = lanes.get(slot.id) ?? { lane: 0, lanes: 1 }
    return Math.floor(across * count) === lane
  }
  return here.find(inLane) ?? here[0]
}

/** A drag under way. `slot` is what it draws, already snapped and stopped by its neighbours. */
export type Gesture =
  | { kind: 'create'; anchor: Cell; slot: Slot }
  | { kind: 'move'; from: Placed; grip: number; grabbed: number; slot: Placed }
  | { kind: 'resize'; from: Placed; edge: Edge; slot: Placed }

/** The drag that begins here. */
export function begin(at: Hit, box: Box, point: Point, step: Step): Gesture {
  if (at.on === 'empty') {
    const { day, minute } = at.cell
    return { kind: 'create', anchor: at.cell, slot: { day, start: minute, end: Math.min(DAY_MINUTES, minute + step) } }
  }
  if (at.part !== 'body') return { kind: 'resize', from: at.slot, edge: at.part, slot: at.slot }
  const grip = minuteAt(box, point.y) - at.slot.start
  return { kind: 'move', from: at.slot, grip, grabbed: dayIndex(dayAt(box, point.x)), slot: at.slot }
}

/** The same drag with the pointer elsewhere; the same object when what it draws has not changed. */
export function drag(gesture: Gesture, slots: readonly Placed[], box: Box, point: Point, step: Step): Gesture {
  const next = draw(gesture, slots, box, point, step)
  const { day, start, end } = gesture.slot
  return next.slot.day === day && next.slot.start === start && next.slot.end === end ? gesture : next
}

function draw(gesture: Gesture, slots: readonly Placed[], box: Box, point: Point, step: Step): Gesture {
  const minute = minuteAt(box, point.y)
  switch (gesture.kind) {
    case 'create':
      return { ...gesture, slot: drawn(gesture.anchor, slots, minute, step) }
    case 'resize':
      return { ...gesture, slot: withEdge(slots, gesture.from, gesture.edge, snap(minute, step), step) }
    case 'move':
      return { ...gesture, slot: carried(gesture.from, gesture.grabbed, box, point, snap(minute - gesture.grip, step)) }
  }
}

/** From the anchor cell to the pointer's cell, stopped by the neighbours. */
function drawn(anchor: Cell, slots: readonly Placed[], minute: number, step: Step): Slot {
  const start = anchor.minute
  const end = Math.min(DAY_MINUTES, start + step)
  const seed: Placed = { id: '', day: anchor.day, start, end }
  const to =
    minute < start
      ? withEdge(slots, seed, 'start', floorTo(minute, step), 1)
      : withEdge(slots, seed, 'end', Math.max(end, Math.ceil(minute / step) * step), 1)
  return { day: to.day, start: to.start, end: to.end }
}

function carried(from: Placed, grabbed: number, box: Box, point: Point, start: number): Placed {
  const days = dayIndex(dayAt(box, point.x)) - grabbed
  const length = from.end - from.start
  const held = clamp(start, 0, DAY_MINUTES - length)
  return shifted(from, days, held - from.start) ?? from
}

/** The acts of letting go. */
export const finish = (gesture: Gesture, slots: readonly Placed[], name: Name): Act[] =>
  gesture.kind === 'create' ? open(slots, gesture.slot, name) : moved(gesture.from, gesture.slot)

/** Pixels to scroll at each frame when the pointer is near an edge of what scrolls: more, the nearer it is. */
export function scrollBy(at: number, low: number, high: number, zone = 40, most = 14): number {
  const room = Math.min(zone, (high - low) / 4)
  if (at < low + room) return -Math.ceil(most * clamp((low + room - at) / room, 0, 1))
  if (at > high - room) return Math.ceil(most * clamp((at - (high - room)) / room, 0, 1))
  return 0
}
