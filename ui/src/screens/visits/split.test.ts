// The nearest visit comes first on both sides of today.
import { expect, it } from 'vitest'

import type { VisitRow } from '../../wire/types'
import { split } from './split'

const visit = (date: string): VisitRow => ({ id: date, library: 'l', library_name: '', commune: '', date, people: '', excerpt: '', demo: false })

it('puts today with what is to come, and both lists nearest first', () => {
  const { upcoming, past } = split(['2026-09-20', '2026-08-01', '2026-09-15', '2026-09-14'].map(visit), '2026-09-15')
  expect(upcoming.map(({ date }) => date)).toEqual(['2026-09-15', '2026-09-20'])
  expect(past.map(({ date }) => date)).toEqual(['2026-09-14', '2026-08-01'])
})
