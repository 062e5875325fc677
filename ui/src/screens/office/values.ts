// A disputed value, its field and its thing, in words.
import type { Day, JsonValue, Question } from '../../wire/types'
import { dateLong, dayName, difference, range, t } from '../../words'
import { audienceName } from '../surveys/audience'

export interface Names {
  /** The name of a library or a commune by its id or code; empty when it is not known here. */
  library(id: string): string
  commune(insee: string): string
}

/** « mardi de 14 h à 18 h 30 », « mardi 15 septembre 2026 », « retiré ». */
export function valueWords(field: string, value: JsonValue, names: Names): string {
  if (field === 'deleted') return value === true ? t('office-value-deleted') : t('office-value-kept')
  if (value === null) return t('office-value-removed')
  if (value === '') return t('office-value-empty')
  if (isSlot(value)) return t('office-value-slot', { day: dayName(value.day), range: range(value.start, value.end) })
  const text = typeof value === 'object' ? '' : String(value)
  if (field === 'date') return dateLong(text)
  if (field === 'library') return names.library(text) || text
  if (field === 'insee') return names.commune(text) || text
  if (field === 'audience' && (text === 'users' || text === 'non_users' || text === 'other')) return audienceName(text)
  // A whole questionnaire is no value to read in a card.
  return text === '' ? t('office-value-version') : text
}

/** By how much a slot is longer than where everybody started, « +30 min »; empty for what has no length, or the same. */
export function changeWords(start: JsonValue | undefined, value: JsonValue): string {
  if (start === undefined || !isSlot(start) || !isSlot(value)) return ''
  const minutes = value.end - value.start - (start.end - start.start)
  return minutes === 0 ? '' : difference(minutes)
}

interface SlotLike {
  day: Day
  start: number
  end: number
}

function isSlot(value: JsonValue): value is JsonValue & SlotLike {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value['start'] === 'number' && typeof value['day'] === 'string'
}

/** « Horaires actuels » for `opening_hours`; a field of a newer version keeps its own name. */
export function fieldName(field: string): string {
  const names: Record<string, string> = {
    name: t('office-field-name'),
    insee: t('office-field-insee'),
    address: t('office-field-address'),
    opening_hours: t('office-field-opening-hours'),
    ministry_code: t('office-field-ministry-code'),
    library: t('office-field-library'),
    date: t('office-field-date'),
    people: t('office-field-people'),
    title: t('office-field-title'),
    audience: t('office-field-audience'),
    form: t('office-field-form'),
    form_hash: t('office-field-form'),
    label: t('office-field-label'),
    person: t('office-field-person'),
    slot: t('office-field-slot'),
    deleted: t('office-field-deleted'),
    retired: t('office-field-retired'),
    sheet: t('paper-twice-field'),
  }
  // A cell of a questionnaire's row, by the name of its column.
  if (field.startsWith('cell/')) return field.slice('cell/'.length)
  return names[field] ?? field
}

/** Where the thing can be seen; undefined when no screen shows it alone. */
export function placeOf({ kind, entity }: Question): [slug: string, id: string] | undefined {
  const slugs: Record<string, string> = { library: 'bibliotheques', visit: 'visites', survey: 'enquetes', draft: 'grilles', questionnaire: 'questionnaires' }
  const slug = slugs[kind]
  return slug === undefined ? undefined : [slug, entity]
}
