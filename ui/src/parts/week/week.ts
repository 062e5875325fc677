// A painted week: for each day the stretches that somebody wishes, in minutes since midnight, never touching each other.
// Written as an `opening_hours` string, so that any reader of a response knows what it says: « Tu 14:00-16:30; Sa 10:00-12:00 ».

export interface Stretch {
  start: number
  end: number
}

/** Monday first. */
export type Week = readonly (readonly Stretch[])[]

/** The rows of the grid, in minutes. */
export interface Rows {
  from: number
  to: number
  step: number
}

export const EMPTY: Week = Array.from({ length: 7 }, () => [])

const CODES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const DAY_MINUTES = 1440

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

export function write(week: Week): string {
  return week
    .map((day, at) => (day.length === 0 ? '' : `${CODES[at]} ${day.map(({ start, end }) => `${clock(start)}-${clock(end)}`).join(',')}`))
    .filter((rule) => rule !== '')
    .join('; ')
}

/** Reads what `write` wrote, and days joined as in « Mo-We,Sa 10:00-12:00 »; null for anything else. */
export function read(text: string): Week | null {
  let week = EMPTY
  for (const rule of text.split(';').map((each) => each.trim())) {
    if (rule === '') continue
    const [days, times, more] = rule.split(/\s+/)
    const [at, stretches] = [daysOf(days ?? ''), stretchesOf(times ?? '')]
    if (more !== undefined || at === null || stretches === null) return null
    for (const day of at) for (const stretch of stretches) week = paint(week, day, stretch, true)
  }
  return week
}

function daysOf(text: string): number[] | null {
  const days: number[] = []
  for (const part of text.split(',')) {
    const [first, last = first] = part.split('-')
    const [from, to] = [CODES.indexOf(first ?? ''), CODES.indexOf(last ?? '')]
    if (from < 0 || to < from) return null
    for (let day = from; day <= to; day += 1) days.push(day)
  }
  return days
}

function stretchesOf(text: string): Stretch[] | null {
  const stretches: Stretch[] = []
  for (const part of text.split(',')) {
    const found = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/.exec(part)
    if (!found) return null
    const [h = 0, m = 0, toH = 0, toM = 0] = found.slice(1).map(Number)
    const stretch = { start: h * 60 + m, end: toH * 60 + toM }
    if (m > 59 || toM > 59 || stretch.start >= stretch.end || stretch.end > DAY_MINUTES) return null
    stretches.push(stretch)
  }
  return stretches
}

/** The week with a stretch painted, or wiped out. */
export function paint(week: Week, day: number, stretch: Stretch, on: boolean): Week {
  return week.map((stretches, at) => (at === day ? painted(stretches, stretch, on) : stretches))
}

function painted(stretches: readonly Stretch[], { start, end }: Stretch, on: boolean): Stretch[] {
  const rest = stretches.flatMap((each) => [
    { start: each.start, end: Math.min(each.end, start) },
    { start: Math.max(each.start, end), end: each.end },
  ])
  const all = [...rest.filter((each) => each.start < each.end), ...(on ? [{ start, end }] : [])].sort((a, b) => a.start - b.start)
  return all.reduce<Stretch[]>((joined, each) => {
    const last = joined.at(-1)
    if (last && last.end >= each.start) joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, each.end) }
    else joined.push(each)
    return joined
  }, [])
}

/** Whether most of a cell is painted. */
export function isPainted(week: Week, day: number, cell: Stretch): boolean {
  const covered = (week[day] ?? []).reduce((sum, each) => sum + Math.max(0, Math.min(each.end, cell.end) - Math.max(each.start, cell.start)), 0)
  return covered * 2 >= cell.end - cell.start
}

export const total = (week: Week): number => week.flat().reduce((sum, { start, end }) => sum + end - start, 0)

/** The cells of a day, from the top. */
export function cells({ from, to, step }: Rows): Stretch[] {
  const count = Math.max(0, Math.ceil((to - from) / step))
  return Array.from({ length: count }, (_, at) => ({ start: from + at * step, end: Math.min(from + (at + 1) * step, to) }))
}

/** The rows that a question asks for (`start=8 end=20 step=30`, hours and minutes); whatever else it says, a day from 8 to 21 in half-hours. */
export function rowsOf(parameters: Record<string, string | undefined>): Rows {
  const hours = (text: string | undefined, otherwise: number): number => {
    const value = Number(text)
    return text !== undefined && Number.isInteger(value) && value >= 0 && value <= 24 ? value * 60 : otherwise
  }
  const [from, to] = [hours(parameters.start, 8 * 60), hours(parameters.end, 21 * 60)]
  const step = [15, 30, 60].find((each) => String(each) === parameters.step) ?? 30
  return from < to ? { from, to, step } : { from: 8 * 60, to: 21 * 60, step }
}
