// The same table as src-tauri/domain/src/words/tests.rs: both sides write times, dates and numbers alike.
import { afterEach, describe, expect, test } from 'vitest'

import type { Language } from '../wire/types'
import {
  capital, clock, dateDay, dateLong, dateShort, dayName, DAYS, difference, duration, isoDate, number, range, rangeShort,
  setLanguage, time, when,
} from '.'

/** Shows U+00A0 as _ and U+202F as ~, so that a table can be read. */
const seen = (text: string): string => text.replaceAll('\u00A0', '_').replaceAll('\u202F', '~')

function both(write: () => string): [string, string] {
  const say = (language: Language): string => {
    setLanguage(language)
    return seen(write())
  }
  return [say('fr'), say('en')]
}

afterEach(() => setLanguage('fr'))

test.each([
  [0, '0_h', '00:00'],
  [545, '9_h_05', '09:05'],
  [840, '14_h', '14:00'],
  [870, '14_h_30', '14:30'],
  [1440, '24_h', '24:00'],
])('time %i', (minutes, fr, en) => expect(both(() => time(minutes))).toEqual([fr, en]))

test.each([
  [0, '0_h', '0_h'],
  [45, '45_min', '45_min'],
  [60, '1_h', '1_h'],
  [1890, '31_h_30', '31_h_30_min'],
  [65, '1_h_05', '1_h_05_min'],
  [72_060, '1~201_h', '1,201_h'],
])('duration %i', (minutes, fr, en) => expect(both(() => duration(minutes))).toEqual([fr, en]))

test.each([
  [750, '+12_h_30'],
  [-60, '−1_h'],
  [-30, '−30_min'],
  [0, '0_h'],
])('difference %i', (minutes, fr) => expect(seen(difference(minutes))).toBe(fr))

test('ranges', () => {
  expect(both(() => range(840, 1110))).toEqual(['de 14_h à 18_h_30', 'from 14:00 to 18:30'])
  expect(both(() => rangeShort(840, 1110))).toEqual(['14_h – 18_h_30', '14:00 – 18:30'])
})

test.each([
  ['2026-09-15', 'mardi 15 septembre 2026', 'Tuesday 15 September 2026', '15/09/2026', '15 Sep 2026'],
  ['2026-01-01', 'jeudi 1er janvier 2026', 'Thursday 1 January 2026', '01/01/2026', '1 Jan 2026'],
  ['2028-02-29', 'mardi 29 février 2028', 'Tuesday 29 February 2028', '29/02/2028', '29 Feb 2028'],
])('date %s', (iso, fr, en, shortFr, shortEn) => {
  expect(both(() => dateLong(iso))).toEqual([fr, en])
  expect(both(() => dateShort(iso))).toEqual([shortFr, shortEn])
})

test('a date without its year, and what is no date', () => {
  expect(dateDay('2026-09-01')).toBe('mardi 1er septembre')
  for (const write of [dateDay, dateLong, dateShort]) expect(write('bientôt')).toBe('bientôt')
})

test('days', () => {
  expect(both(() => DAYS.map((day) => dayName(day)).join(' '))).toEqual([
    'lundi mardi mercredi jeudi vendredi samedi dimanche',
    'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
  ])
  expect(both(() => DAYS.map((day) => dayName(day, 'short')).join(' '))).toEqual([
    'lun. mar. mer. jeu. ven. sam. dim.',
    'Mon Tue Wed Thu Fri Sat Sun',
  ])
  expect(capital('été')).toBe('Été')
})

test.each([
  [999, '999', '999'],
  [1000, '1~000', '1,000'],
  [1_194_040, '1~194~040', '1,194,040'],
  [-12_345, '−12~345', '−12,345'],
])('number %i', (value, fr, en) => expect(both(() => number(value))).toEqual([fr, en]))

describe('moments on this laptop’s clock', () => {
  const at = (day: number, hour: number, minute: number): number => new Date(2026, 8, day, hour, minute).getTime()
  const now = at(15, 15, 30)

  test('the clock always has its minutes', () => {
    expect(both(() => clock(at(15, 9, 0)))).toEqual(['9_h_00', '09:00'])
    expect(isoDate(now)).toBe('2026-09-15')
  })

  test('when', () => {
    expect(seen(when(at(15, 15, 24), now))).toBe('à_15_h_24')
    expect(seen(when(at(14, 15, 24), now))).toBe('hier à_15_h_24')
    expect(seen(when(at(1, 15, 24), now))).toBe('le mardi 1er septembre à_15_h_24')
    expect(seen(when(new Date(2025, 8, 15, 8, 0).getTime(), now))).toBe('le lundi 15 septembre 2025 à_8_h_00')
  })
})
