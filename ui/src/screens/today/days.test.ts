// Days between dates, across months and a change to summer time.
import { expect, test } from 'vitest'

import { daysBetween } from './days'

test.each([
  ['2026-09-15', '2026-09-15', 0],
  ['2026-09-30', '2026-10-01', 1],
  ['2026-03-28', '2026-03-30', 2],
  ['2026-12-31', '2027-01-01', 1],
])('%s to %s', (from, to, days) => expect(daysBetween(from, to)).toBe(days))
