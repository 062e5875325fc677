// Acts by the day on which they were done, on this laptop's clock.
import type { HistoryAct } from '../../wire/types'
import { capital, dateLong, isoDate, t } from '../../words'

export interface DayOfActs {
  /** ISO date. */
  day: string
  acts: HistoryAct[]
}

const DAY = 86_400_000

/** Keeps the order: a new heading wherever the day changes. */
export function byDay(acts: readonly HistoryAct[]): DayOfActs[] {
  const days: DayOfActs[] = []
  for (const act of acts) {
    const day = isoDate(act.at)
    const last = days.at(-1)
    if (last?.day === day) last.acts.push(act)
    else days.push({ day, acts: [act] })
  }
  return days
}

/** « Aujourd’hui », « Hier », « Mardi 15 septembre 2026 ». */
export function dayHeading(day: string, now: number = Date.now()): string {
  if (day === isoDate(now)) return t('history-today')
  if (day === isoDate(now - DAY)) return t('history-yesterday')
  return capital(dateLong(day))
}
