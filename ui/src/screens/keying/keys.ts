// What a key means when a sheet is keyed in. Pure: the press and where it happens go in, the act comes out.
import type { Press } from '../interview/keys'

/** What the question that shows is answered with, and whether its field holds something. */
export interface Where {
  at: 'choices' | 'field' | 'end'
  empty: boolean
  /** A button has the focus: Enter is its. */
  button: boolean
}

export type Act = { act: 'pick'; key: string } | { act: 'next' | 'back' | 'blank' | 'illegible' | 'leave' }

/** Null: the key is not ours and does what it always does. */
export function actOf(press: Press, where: Where): Act | null {
  if (press.ctrlKey || press.metaKey) return null
  if (press.key === 'Escape') return { act: 'leave' }
  if (press.altKey) return press.key === 'ArrowLeft' ? { act: 'back' } : null
  if (press.repeat) return null
  if (press.key === 'Enter') return where.button ? null : { act: 'next' }
  // In a field that holds something these are signs like any other.
  if (where.at === 'field' && !where.empty) return null
  if (press.key === 'Backspace') return { act: 'back' }
  if (where.at === 'end') return null
  if (press.key === '/') return { act: 'blank' }
  if (press.key === '?') return { act: 'illegible' }
  const key = where.at === 'choices' ? keyOf(press) : null
  return key === null ? null : { act: 'pick', key }
}

/** Digits by their place on the keyboard, so that AZERTY needs no shift; a numeric pad only while it types digits. */
function keyOf({ code, key }: Press): string | null {
  const digit = /^Digit(\d)$/.exec(code)?.[1] ?? (/^\d$/.test(key) ? /^Numpad(\d)$/.exec(code)?.[1] : undefined)
  if (digit !== undefined) return digit
  return /^[a-z]$/i.test(key) ? key.toUpperCase() : null
}
