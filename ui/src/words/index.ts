// Words on the screen: sentences of the catalogue (t), sentences for codes, and formats. Import from here.
import type { Error as WireError, Finding, Op, Place, SkippedFile } from '../wire/types'
import { has, say, type Args } from './catalogue'
import { dateLong, dayName, DAYS, time, when } from './format'
import { language } from './language.svelte'

export * from './format'
export { parseTime } from './parse-time'
export { language, setLanguage } from './language.svelte'

/** The sentence of the catalogue; write the key in full where it is used, the tests look for it. */
export function t(key: string, args?: Args): string {
  return say(language(), key, args)
}

const keyOf = (kind: string, code: string): string => `${kind}-${code.replaceAll('_', '-')}`

function coded(kind: 'error' | 'finding' | 'skipped', code: string, args: Args): string {
  const key = keyOf(kind, code)
  return has(language(), key) ? t(key, args) : t('shell-unknown-code', { code })
}

export const errorSentence = (error: WireError): string => coded('error', error.code, error.args)

/** Days and times of a finding come as codes and minutes (`tue`, `840`) and reach the sentence written out. */
export function findingSentence(finding: Finding): string {
  const words = Object.entries(finding.args ?? {}).map(([name, value]) => [name, findingWord(name, value)])
  return coded('finding', finding.code, Object.fromEntries(words) as Args)
}

function findingWord(name: string, value: string): string {
  if (name === 'day' && (DAYS as readonly string[]).includes(value)) return dayName(value as Parameters<typeof dayName>[0])
  return (name === 'start' || name === 'end') && /^\d+$/.test(value) ? time(Number(value)) : value
}

export const skippedSentence = (file: SkippedFile): string => coded('skipped', file.reason, { file: file.file })

/** « feuille X, ligne 3, colonne Y », or empty when the place is unknown. */
export function placeText(place: Place): string {
  const parts = [
    place.sheet === undefined ? '' : t('shell-place-sheet', { sheet: place.sheet }),
    place.row === undefined ? '' : t('shell-place-row', { row: String(place.row) }),
    place.column === undefined ? '' : t('shell-place-column', { column: place.column }),
    place.offset === undefined ? '' : t('shell-place-offset', { offset: String(place.offset + 1) }),
  ]
  return parts.filter((part) => part !== '').join(', ')
}

/** « déplacer mardi 14 h »: days, times and dates reach the sentence already written out. */
export function opSentence(op: Op): string {
  const { code, ...args } = op
  const words: Args = {}
  for (const [name, value] of Object.entries(args) as [string, string | number | Op][]) {
    words[name] = opWord(name, value)
  }
  return t(keyOf('op', code), words)
}

function opWord(name: string, value: string | number | Op): string | number {
  // What undo and redo tell of is an act itself.
  if (typeof value === 'object') return opSentence(value)
  if (name === 'day') return dayName(value as Parameters<typeof dayName>[0])
  if (name === 'date') return dateLong(String(value))
  if (name === 'at' && typeof value === 'number') return when(value)
  return (name === 'start' || name === 'end') && typeof value === 'number' ? time(value) : value
}
