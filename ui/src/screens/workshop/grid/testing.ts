// Short writing for the tests of the grid: slots as text, names that count up, slots back to text.
import type { Day, Slot } from '../../../wire/types'
import { type Act, apply, type Name } from './acts'
import type { Placed } from './model'

const minutes = (text: string): number => {
  const [hours = '0', rest = '0'] = text.split(':')
  return Number(hours) * 60 + Number(rest)
}

/** `slot('a', 'tue 14-18:30')`. */
export function slot(id: string, text: string): Placed {
  const [day, span = ''] = text.split(' ')
  const [start = '', end = ''] = span.split('-')
  return { id, day: day as Day, start: minutes(start), end: minutes(end) }
}

/** `week('tue 14-18:30', 'wed 10-12')` has the ids a, b, c… */
export const week = (...texts: string[]): Placed[] => texts.map((text, at) => slot(String.fromCharCode(97 + at), text))

const clock = (at: number): string => (at % 60 ? `${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}` : String(at / 60))

/** The reverse of `slot`, without the id. */
export const text = ({ day, start, end }: Slot): string => `${day} ${clock(start)}-${clock(end)}`

export const texts = (slots: readonly Slot[]): string[] => slots.map(text)

/** Provisional ids n1, n2… */
export function names(): Name {
  let count = 0
  return () => `n${++count}`
}

/** The slots after the acts, as text in order of writing. */
export const after = (slots: readonly Placed[], acts: readonly Act[]): string[] =>
  texts(acts.reduce<Placed[]>((done, act) => apply(done, act, (added) => added), [...slots]))
