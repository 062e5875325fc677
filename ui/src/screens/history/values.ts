// A field that changed, in words: « Nom : A → B ».
import type { FieldChange, JsonValue } from '../../wire/types'
import { t } from '../../words'
import { fieldName, valueWords, type Names } from '../office/values'

const blank = (value: JsonValue): boolean => value === null || value === ''

/** The field's name; a note has none among the questions to decide. */
export function nameOf(field: string): string {
  if (field === 'note') return t('history-field-note')
  if (field === 'keep_until') return t('history-field-keep-until')
  return fieldName(field)
}

export function words(change: FieldChange, value: JsonValue, names: Names): string {
  if (blank(value)) return t('history-empty')
  if (change.field === 'note') return t('history-quoted', { text: String(value).replace(/\s+/g, ' ').trim() })
  return valueWords(change.field === 'keep_until' ? 'date' : change.field, value, names)
}

/** « Adresse : 3 quai des Péniches », « Plage : mardi de 14 h à 18 h, retiré ». */
export function sentence(change: FieldChange, names: Names): string {
  const field = nameOf(change.field)
  if (change.field === 'deleted') return change.to === true ? t('history-deleted') : t('history-back')
  const [from, to] = [words(change, change.from, names), words(change, change.to, names)]
  if (blank(change.from)) return t('history-change-new', { field, to })
  if (blank(change.to)) return t('history-change-gone', { field, from })
  return t('history-change', { field, from, to })
}
