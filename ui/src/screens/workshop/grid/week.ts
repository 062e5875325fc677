// Weeks as sets of open minutes: union, difference and totals, so that the screen can answer before the back end does.
// The same algebra as src-tauri/domain/src/week.rs; nothing here knows of screens or of drafts.
import type { Day, Slot } from '../../../wire/types'

/** Minutes in a day: the largest `end`. */
export const DAY_MINUTES = 1440

/** Monday first, as everywhere. */
export const DAYS: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** 0 for Monday to 6 for Sunday. */
export const dayIndex = (day: Day): number => DAYS.indexOf(day)

/** The day `by` days later (earlier when negative), or nothing when that leaves the week. */
export const dayPlus = (day: Day, by: number): Day | undefined => DAYS[dayIndex(day) + by]

/** Whether both open at least one same minute. Slots that only touch do not overlap. */
export const overlaps = (a: Slot, b: Slot): boolean => a.day === b.day && a.start < b.end && b.start < a.end

const inOrder = (a: Slot, b: Slot): number => dayIndex(a.day) - dayIndex(b.day) || a.start - b.start || a.end - b.end

/** The slots by day and start; a new array. */
export const sorted = <S extends Slot>(slots: readonly S[]): S[] => [...slots].sort(inOrder)

/** The same minutes as slots in order, none touching or overlapping another of its day. */
export function merged(slots: readonly Slot[]): Slot[] {
  const week: Slot[] = []
  for (const { day, start, end } of sorted(slots)) {
    const last = week.at(-1)
    if (last && last.day === day && start <= last.end) last.end = Math.max(last.end, end)
    else week.push({ day, start, end })
  }
  return week
}

/** The minutes of `slots` that `others` do not open. */
export function minus(slots: readonly Slot[], others: readonly Slot[]): Slot[] {
  const cuts = merged(others)
  return merged(slots).flatMap((slot) => {
    const pieces: Slot[] = []
    let from = slot.start
    for (const cut of cuts.filter((other) => overlaps(slot, other))) {
      if (cut.start > from) pieces.push({ day: slot.day, start: from, end: cut.start })
      from = Math.max(from, cut.end)
    }
    if (from < slot.end) pieces.push({ day: slot.day, start: from, end: slot.end })
    return pieces
  })
}

/** The minutes that both open. */
export const common = (slots: readonly Slot[], others: readonly Slot[]): Slot[] => minus(slots, minus(slots, others))

/** Open minutes of each day, Monday to Sunday; a minute opened twice counts once. */
export function dayTotals(slots: readonly Slot[]): number[] {
  const totals = DAYS.map(() => 0)
  for (const slot of merged(slots)) totals[dayIndex(slot.day)]! += slot.end - slot.start
  return totals
}

/** Open minutes of the week. */
export const weekTotal = (slots: readonly Slot[]): number => dayTotals(slots).reduce((sum, minutes) => sum + minutes, 0)
