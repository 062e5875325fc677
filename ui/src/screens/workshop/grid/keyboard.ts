// The keys of the grid as a pure reducer: a board and a key give the new focus and the acts.
// Enter paints cell by cell (it grows the slot beside), Shift stretches the edge at the focus, Alt carries the block.
import {
  type Act,
  closeCell,
  copyTo,
  type Edge,
  moved,
  type Name,
  open,
  openCell,
  shifted,
  withEdge,
} from './acts'
import { type Cell, cellSlot, clamp, floorTo, type Hours, type Placed, slotAt, type Step } from './model'
import { DAY_MINUTES, DAYS, dayIndex, dayPlus } from './week'

/** What the keys act on. */
export interface Board {
  slots: readonly Placed[]
  focus: Cell
  step: Step
  hours: Hours
  /** The slot meant where several overlap. */
  preferred?: string | undefined
}

/** The part of a KeyboardEvent that counts. */
export interface Key {
  key: string
  shiftKey: boolean
  altKey: boolean
  ctrlKey: boolean
  metaKey: boolean
}

/** What a key does. `refused` says why nothing happened, so that the live region can say it too. */
export interface Outcome {
  focus?: Cell
  acts: Act[]
  /** The slot to speak of from now on. */
  preferred?: string
  /** Edit the hours of the current slot in the side card. */
  edit?: boolean
  cancel?: boolean
  refused?: 'no-slot' | 'edge' | 'already-open'
}

const PAGE_MINUTES = 180
const ARROWS: Record<string, [days: number, steps: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The outcome of a key, or nothing when the grid has no use for it. */
export function press(board: Board, key: Key, name: Name): Outcome | undefined {
  const control = key.ctrlKey || key.metaKey
  const arrow = ARROWS[key.key]
  if (arrow) return control ? undefined : onArrow(board, key, arrow, name)
  if (control) return onControl(board, key, name)
  if (key.altKey) return undefined
  return key.shiftKey && key.key !== '+' ? undefined : onPlain(board, key, name)
}

function onArrow(board: Board, key: Key, [days, steps]: [number, number], name: Name): Outcome | undefined {
  if (key.altKey && key.shiftKey) return undefined
  if (key.altKey) return carry(board, days, steps * board.step)
  if (key.shiftKey) return days ? copyAside(board, days, name) : stretch(board, steps, name)
  return { acts: [], focus: step(board, days, steps * board.step) }
}

function onControl(board: Board, key: Key, name: Name): Outcome | undefined {
  if (key.altKey || key.shiftKey) return undefined
  if (key.key.toLowerCase() === 'd') return copyAside(board, 1, name)
  const { from, to } = board.hours
  if (key.key === 'Home') return { acts: [], focus: { day: 'mon', minute: from } }
  if (key.key === 'End') return { acts: [], focus: { day: 'sun', minute: floorTo(to - 1, board.step) } }
  return undefined
}

function onPlain(board: Board, { key }: Key, name: Name): Outcome | undefined {
  switch (key) {
    case 'Enter':
    case ' ':
      return toggle(board, name)
    case 'Delete':
    case 'Backspace':
      return withSlot(board, (slot) => ({ acts: [{ kind: 'remove', id: slot.id }] }))
    case '+':
      return moveEnd(board, board.step)
    case '-':
    case '−':
      return moveEnd(board, -board.step)
    case 'F2':
      return withSlot(board, (slot) => ({ acts: [], edit: true, preferred: slot.id }))
    case 'Escape':
      return { acts: [], cancel: true }
    default:
      return onTravel(board, key)
  }
}

function onTravel(board: Board, key: string): Outcome | undefined {
  const to = (focus: Cell): Outcome => ({ acts: [], focus })
  if (key === 'Home') return to({ day: 'mon', minute: board.focus.minute })
  if (key === 'End') return to({ day: 'sun', minute: board.focus.minute })
  if (key === 'PageUp') return to(step(board, 0, -PAGE_MINUTES))
  if (key === 'PageDown') return to(step(board, 0, PAGE_MINUTES))
  return undefined
}

const current = (board: Board): Placed | undefined => slotAt(board.slots, board.focus, board.step, board.preferred)

function withSlot(board: Board, then: (slot: Placed) => Outcome): Outcome {
  const slot = current(board)
  return slot ? then(slot) : { acts: [], refused: 'no-slot' }
}

/** The cell that many days and minutes away, kept inside the week and the day. */
function step(board: Board, days: number, minutes: number): Cell {
  const day = DAYS[clamp(dayIndex(board.focus.day) + days, 0, DAYS.length - 1)]!
  return { day, minute: clamp(board.focus.minute + minutes, 0, DAY_MINUTES - board.step) }
}

function toggle(board: Board, name: Name): Outcome {
  const { slots, focus } = board
  if (current(board)) return { acts: closeCell(slots, focus, board.step, name) }
  return naming(openCell(slots, focus, board.step, name))
}

/** Speaks of the slot that the first act made or changed. */
const naming = (acts: Act[]): Outcome => (acts[0] ? { acts, preferred: acts[0].id } : { acts, refused: 'already-open' })

/** The focus stays on the slot when its end passes over it. */
function moveEnd(board: Board, by: number): Outcome {
  return withSlot(board, (slot) => {
    const to = withEdge(board.slots, slot, 'end', slot.end + by, board.step)
    const left = board.focus.minute >= to.end
    return changed(slot, moved(slot, to), left ? lastCell(to, board.step) : undefined)
  })
}

const lastCell = ({ day, end }: Placed, size: Step): Cell => ({ day, minute: floorTo(end - 1, size) })

const changed = (slot: Placed, acts: Act[], focus?: Cell): Outcome =>
  acts.length > 0 ? { acts, preferred: slot.id, ...(focus && { focus }) } : { acts, refused: 'edge' }

function carry(board: Board, days: number, minutes: number): Outcome {
  return withSlot(board, (slot) => {
    const to = shifted(slot, days, minutes)
    return to ? changed(slot, moved(slot, to), step(board, days, minutes)) : { acts: [], refused: 'edge' }
  })
}

function copyAside(board: Board, days: number, name: Name): Outcome {
  return withSlot(board, (slot) => {
    const day = dayPlus(slot.day, days)
    if (!day) return { acts: [], refused: 'edge' }
    return { ...naming(copyTo(board.slots, slot, day, name)), focus: { day, minute: board.focus.minute } }
  })
}

/** Stretches the edge where the focus stands; in the middle of a slot, the edge that the arrow points to. */
function stretch(board: Board, steps: number, name: Name): Outcome {
  const slot = current(board)
  if (!slot) return draw(board, steps, name)
  const edge = edgeAt(board, slot, steps)
  const to = withEdge(board.slots, slot, edge, slot[edge] + steps * board.step, board.step)
  const first = { day: to.day, minute: floorTo(to.start, board.step) }
  return changed(slot, moved(slot, to), edge === 'start' ? first : lastCell(to, board.step))
}

function edgeAt(board: Board, slot: Placed, steps: number): Edge {
  const here = cellSlot(board.focus, board.step)
  const first = slot.start >= here.start
  const last = slot.end <= here.end
  if (first !== last) return first ? 'start' : 'end'
  return steps < 0 ? 'start' : 'end'
}

/** Shift on a closed cell opens it and the next one. */
function draw(board: Board, steps: number, name: Name): Outcome {
  const here = cellSlot(board.focus, board.step)
  const to = step(board, 0, steps * board.step)
  const next = cellSlot(to, board.step)
  const wanted = { day: here.day, start: Math.min(here.start, next.start), end: Math.max(here.end, next.end) }
  return { ...naming(open(board.slots, wanted, name)), focus: to }
}
