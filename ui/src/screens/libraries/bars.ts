// The frame that a week's bars are drawn in.
import type { Day, Slot } from '../../wire/types'

const HOUR = 60
const USUAL = { start: 9 * HOUR, end: 19 * HOUR }

/** From the usual day, widened to whole hours by whatever opens earlier or closes later. */
export function bounds(week: Slot[]): { start: number; end: number } {
  return {
    start: Math.min(USUAL.start, ...week.map(({ start }) => Math.floor(start / HOUR) * HOUR)),
    end: Math.max(USUAL.end, ...week.map(({ end }) => Math.ceil(end / HOUR) * HOUR)),
  }
}

export const ofDay = (week: Slot[], day: Day): Slot[] =>
  week.filter((slot) => slot.day === day).toSorted((a, b) => a.start - b.start)
