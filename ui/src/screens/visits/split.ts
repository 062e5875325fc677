// Which visits are to come and which took place; today's is to come until midnight.
import type { VisitRow } from '../../wire/types'

export function split(visits: VisitRow[], today: string): { upcoming: VisitRow[]; past: VisitRow[] } {
  const sorted = visits.toSorted((a, b) => a.date.localeCompare(b.date))
  return {
    upcoming: sorted.filter((visit) => visit.date >= today),
    past: sorted.filter((visit) => visit.date < today).reverse(),
  }
}
