// The formatter of the screen against the table that Rust writes: one way of writing times, dates and numbers, in two languages.
import { afterEach, describe, expect, test } from 'vitest'

import type { Language } from '../wire/types'
import formats from '../wire/formats.json'
import { dateLong, dateShort, difference, duration, number, range, setLanguage, time } from '.'
import { parseTime } from './parse-time'

interface Line {
  what: string
  value: unknown
  fr?: string
  en?: string
  minutes?: number | null
}

const WRITERS: Record<string, (value: never) => string> = {
  time,
  duration,
  difference,
  number,
  range: ([start, end]: [number, number]) => range(start, end),
  date: dateLong,
  date_short: dateShort,
}

afterEach(() => setLanguage('fr'))

describe.each(['fr', 'en'] satisfies Language[])('%s', (language) => {
  test.each(Object.keys(WRITERS))('%s is written as Rust writes it', (what) => {
    setLanguage(language)
    const lines = (formats as Line[]).filter((line) => line.what === what)
    expect(lines.length).toBeGreaterThan(3)
    for (const line of lines) expect([line.value, WRITERS[what]!(line.value as never)]).toEqual([line.value, line[language]])
  })
})

test('times are read as Rust reads them', () => {
  const lines = (formats as Line[]).filter((line) => line.what === 'parse')
  expect(lines.length).toBeGreaterThan(10)
  for (const line of lines) expect([line.value, parseTime(line.value as string)]).toEqual([line.value, line.minutes])
})
