// The dates that officers type, and what is no date.
import { expect, it } from 'vitest'

import { parseDate } from './parse-date'

const TODAY = '2026-09-01'

it.each([
  ['15/09/2026', '2026-09-15'],
  ['15/9/26', '2026-09-15'],
  ['15.09.2026', '2026-09-15'],
  ['15-09-2026', '2026-09-15'],
  ['15 09 2026', '2026-09-15'],
  ['2026-09-15', '2026-09-15'],
  ['15 septembre 2026', '2026-09-15'],
  ['mardi 15 septembre 2026', '2026-09-15'],
  ['Mardi 15 Septembre', '2026-09-15'],
  ['15 sept. 2026', '2026-09-15'],
  ['1er février 2027', '2027-02-01'],
  ['3 août', '2026-08-03'],
  ['3 aout 2026', '2026-08-03'],
  ['12 mars 2027', '2027-03-12'],
  ['mar. 15 sept.', '2026-09-15'],
  ['15 juin', '2026-06-15'],
  ['15 juillet', '2026-07-15'],
  ['15 September 2026', '2026-09-15'],
  ['1st of May 2027', '2027-05-01'],
  ['15/09', '2026-09-15'],
  [' 15\u00A0septembre\u00A02026 ', '2026-09-15'],
])('reads %j', (text, iso) => {
  expect(parseDate(text, TODAY)).toBe(iso)
})

it.each(['', 'demain peut-être', '31/02/2026', '15/13/2026', '2026-02-30', '15 brumaire 2026', '15', '1509', '0/1/2026'])('refuses %j', (text) => {
  expect(parseDate(text, TODAY)).toBeNull()
})
