// An answer as it is being given, and as it is sent: text, number, ISO date, choice, or list of choices.
import type { JsonValue, QuestionView } from '../../wire/types'
import { parseDate } from '../../words/parse-date'

export interface Given {
  text: string
  /** Names of the choices that are picked; one at most for `select_one`. */
  picked: string[]
}

/** What is sent, or the key of the sentence that says why it cannot be. */
export type Sent = { value: JsonValue } | { problem: string }

const CHOICES = new Set(['select_one', 'select_multiple', 'rank', 'acknowledge', 'repeat'])
export const hasChoices = (question: QuestionView): boolean => CHOICES.has(question.kind)
/** « Peindre sa semaine »: a text whose appearance asks for the painted week. */
export const isWeek = (question: QuestionView): boolean => question.kind === 'text' && question.appearance.split(/\s+/).includes('rythme-week')
export const hasField = (question: QuestionView): boolean => !hasChoices(question) && question.kind !== 'note' && !isWeek(question)

export function given(question: QuestionView, writeDate: (iso: string) => string): Given {
  const { value, kind } = question
  if (value === null) return { text: '', picked: [] }
  if (kind === 'select_multiple' || kind === 'rank') return { text: '', picked: Array.isArray(value) ? value.map(String) : [] }
  if (kind === 'select_one' || kind === 'acknowledge') return { text: '', picked: [String(value)] }
  if (kind === 'time') return { text: String(value).slice(0, 5), picked: [] }
  if (kind === 'date') return { text: writeDate(String(value)), picked: [] }
  return { text: kind === 'decimal' || kind === 'range' ? String(value).replace('.', ',') : String(value), picked: [] }
}

/** A digit picks one choice, or ticks and unticks one of several. */
export function pick(question: QuestionView, now: Given, name: string): Given {
  if (question.kind === 'select_one' || question.kind === 'repeat') return { ...now, picked: [name] }
  const picked = now.picked.includes(name) ? now.picked.filter((each) => each !== name) : [...now.picked, name]
  return { ...now, picked }
}

export function sent(question: QuestionView, now: Given, today: string): Sent {
  if (question.kind === 'note') return { value: null }
  if (question.kind === 'select_one') return { value: now.picked[0] ?? null }
  if (question.kind === 'acknowledge') return { value: now.picked[0] ?? null }
  // Is there another row? Without an answer there is none.
  if (question.kind === 'repeat') return { value: now.picked[0] === 'yes' }
  // A rank is the order of the keys.
  if (question.kind === 'rank') return { value: orNull(now.picked) }
  // In the order of the form, whatever the order of the keys.
  if (question.kind === 'select_multiple') return { value: orNull(question.choices.map(({ name }) => name).filter((name) => now.picked.includes(name))) }
  const text = now.text.trim()
  return text === '' ? { value: null } : typed(question.kind, text, today)
}

const orNull = (list: string[]): JsonValue => (list.length === 0 ? null : list)

function typed(kind: string, text: string, today: string): Sent {
  const digits = text.replace(/\s/g, '').replace('\u2212', '-')
  if (kind === 'integer') return /^[+-]?\d{1,15}$/.test(digits) ? { value: Number(digits) } : { problem: 'interview-not-integer' }
  if (kind === 'decimal' || kind === 'range') {
    const point = digits.replace(',', '.')
    return /^[+-]?(\d{1,15}\.?\d*|\.\d+)$/.test(point) ? { value: Number(point) } : { problem: 'interview-not-decimal' }
  }
  if (kind !== 'date') return { value: text }
  const iso = parseDate(text, today)
  return iso === null ? { problem: 'interview-not-date' } : { value: iso }
}
