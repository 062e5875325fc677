// What a key means in an interview. Pure: the press and where it happens go in, the act comes out.

/** The part of a KeyboardEvent that matters. */
export interface Press {
  code: string
  key: string
  altKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  repeat: boolean
}

/** What has the focus: Enter and the arrows belong to some controls. */
export type Focus = 'none' | 'choice' | 'line' | 'lines' | 'button'

export interface Where {
  page: 'privacy' | 'question' | 'end' | 'done'
  /** How many choices can be picked by a key; 0 when the question has none. */
  choices: number
  focus: Focus
}

export type Act = { act: 'pick'; index: number } | { act: 'next' | 'back' | 'refuse' | 'leave' }

/** The eleventh choice and those after it; R is the refusal, N the note, S what is not known. */
const LETTERS = 'abcdefghijklmopqtuvwxyz'

/** What is printed before a choice: 1 to 9, 0 for the tenth, then letters. Empty when no key is left. */
export function keyOfChoice(index: number): string {
  if (index < 9) return String(index + 1)
  return index === 9 ? '0' : (LETTERS[index - 10] ?? '').toUpperCase()
}

/** Null: the key is not ours and does what it always does. */
export function actOf(press: Press, where: Where): Act | null {
  if (press.ctrlKey || press.metaKey) return null
  if (press.key === 'Escape') return { act: 'leave' }
  if (press.altKey) return withAlt(press, where)
  if (press.key === 'Enter') return enter(press, where)
  if (where.focus === 'line' || where.focus === 'lines' || press.repeat) return null
  return single(press, where)
}

function withAlt(press: Press, { page }: Where): Act | null {
  if (press.repeat) return null
  if (press.key === 'ArrowLeft') return { act: 'back' }
  return page === 'question' && press.key.toLowerCase() === 'r' ? { act: 'refuse' } : null
}

function enter(press: Press, { focus }: Where): Act | null {
  if (press.repeat || focus === 'button') return null
  return focus === 'lines' && press.shiftKey ? null : { act: 'next' }
}

function single(press: Press, { page, choices, focus }: Where): Act | null {
  if (press.key === 'Backspace') return { act: 'back' }
  if (press.key === 'ArrowLeft' && focus !== 'choice') return { act: 'back' }
  if (page !== 'question') return null
  if (press.key.toLowerCase() === 'r') return { act: 'refuse' }
  const index = indexOf(press)
  return index !== null && index < choices ? { act: 'pick', index } : null
}

/** Digits by their place on the keyboard, so that AZERTY needs no shift; a numeric pad only while it types digits. */
function indexOf({ code, key }: Press): number | null {
  const digit = /^Digit(\d)$/.exec(code)?.[1] ?? (/^\d$/.test(key) ? /^Numpad(\d)$/.exec(code)?.[1] : undefined)
  if (digit !== undefined) return digit === '0' ? 9 : Number(digit) - 1
  const letter = key.length === 1 ? LETTERS.indexOf(key.toLowerCase()) : -1
  return letter < 0 ? null : letter + 10
}

/** What kind of control has the focus. */
export function focusOf(element: Element | null): Focus {
  if (element instanceof HTMLTextAreaElement) return 'lines'
  if (element instanceof HTMLInputElement) return element.type === 'radio' || element.type === 'checkbox' ? 'choice' : 'line'
  return element instanceof HTMLButtonElement || element instanceof HTMLAnchorElement ? 'button' : 'none'
}
