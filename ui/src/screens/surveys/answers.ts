// Answers in the words of the form.
import type { FormItem, JsonValue } from '../../wire/types'
import { dateLong, number, t } from '../../words'

/** What a table of responses has columns for: a note has no answer. */
export const columns = (items: FormItem[]): FormItem[] => items.filter(({ kind }) => kind !== 'note')

const isRefused = (value: JsonValue): boolean => typeof value === 'object' && value !== null && 'refused' in value

/** Not knowing is kept as a refusal that says so. */
const isUnknown = (value: JsonValue): boolean => typeof value === 'object' && value !== null && 'unknown' in value

const label = (item: FormItem, name: JsonValue): string => item.choices.find((choice) => choice.name === name)?.label ?? String(name)

/** An answer left blank, or not asked, is a dash: it is not the same as 0 or as "no". A refusal is said. */
export function answerWords(item: FormItem, value: JsonValue | undefined): string {
  if (value === undefined || value === null || value === '') return '—'
  if (isRefused(value)) return t(isUnknown(value) ? 'surveys-answer-unknown' : 'surveys-answer-refused')
  if (Array.isArray(value)) return value.map((each) => label(item, each)).join(', ')
  if (item.choices.length > 0) return label(item, value)
  if (item.kind === 'date' && typeof value === 'string') return dateLong(value)
  return typeof value === 'number' ? number(value) : String(value)
}
