// Times, durations, dates and numbers as people write them here, by the table of `domain::words`. The only place in the
// UI that formats any of them.
import type { Day, Language } from '../wire/types'
import { say } from './catalogue'
import { language } from './language.svelte'

const NBSP = '\u00A0'
const MINUS = '\u2212'
const HOUR = 60
const DAY = 86_400_000

/** Monday first. */
export const DAYS: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const two = (value: number): string => String(value).padStart(2, '0')
const locale = (): string => (language() === 'fr' ? 'fr-FR' : 'en-GB')

/** A time of day in minutes since midnight: « 14 h 30 », « 9 h »; in English 14:30. */
export function time(minutes: number): string {
  const hours = Math.floor(minutes / HOUR)
  const rest = minutes % HOUR
  if (language() === 'en') return `${two(hours)}:${two(rest)}`
  return rest === 0 ? `${hours}${NBSP}h` : `${hours}${NBSP}h${NBSP}${two(rest)}`
}

/** « de 14 h à 18 h 30 ». */
export function range(start: number, end: number): string {
  return say(language(), 'shell-range', { start: time(start), end: time(end) })
}

/** « 14 h – 18 h 30 », where room is scarce. */
export const rangeShort = (start: number, end: number): string => `${time(start)} – ${time(end)}`

/** A duration in minutes: « 5 h 30 », « 45 min », « 0 h »; English adds min, since « 5 h 30 » reads oddly there. */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / HOUR)
  const rest = minutes % HOUR
  if (rest === 0) return `${number(hours)}${NBSP}h`
  if (hours === 0) return `${rest}${NBSP}min`
  const text = `${number(hours)}${NBSP}h${NBSP}${two(rest)}`
  return language() === 'en' ? `${text}${NBSP}min` : text
}

/** A difference in minutes, signed: « +12 h 30 », « −30 min », « 0 h ». */
export function difference(minutes: number): string {
  if (minutes === 0) return duration(0)
  return (minutes > 0 ? '+' : MINUS) + duration(Math.abs(minutes))
}

const NAMED_MONDAY = Date.UTC(2024, 0, 1)

function named(options: Intl.DateTimeFormatOptions, at: number): string {
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' }).format(at)
}

/** « mardi », or « mar. ». */
export function dayName(day: Day, width: 'long' | 'short' = 'long'): string {
  return named({ weekday: width }, NAMED_MONDAY + DAYS.indexOf(day) * DAY)
}

/** « Mardi ». */
export const capital = (word: string): string => word.charAt(0).toLocaleUpperCase(locale()) + word.slice(1)

/** Midnight of an ISO date, or null when the text is none. */
function midnight(iso: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : NaN
  return Number.isNaN(at) ? null : at
}

/** « mardi 15 septembre », where the year goes without saying. Intl would write « 1 septembre »; French wants « 1er ». */
export function dateDay(iso: string): string {
  const at = midnight(iso)
  if (at === null) return iso
  const date = new Date(at).getUTCDate()
  const first = language() === 'fr' && date === 1
  return `${named({ weekday: 'long' }, at)} ${first ? '1er' : date} ${named({ month: 'long' }, at)}`
}

/** « mardi 15 septembre 2026 », from an ISO date. */
export const dateLong = (iso: string): string => (midnight(iso) === null ? iso : `${dateDay(iso)} ${iso.slice(0, 4)}`)

/** « 15 septembre 2026 » in a language that need not be the screen's: that of somebody who is asked. */
export function dateIn(spoken: Language, iso: string): string {
  const at = midnight(iso)
  if (at === null) return iso
  const date = new Date(at).getUTCDate()
  const tag = spoken === 'fr' ? 'fr-FR' : 'en-GB'
  const month = new Intl.DateTimeFormat(tag, { month: 'long', timeZone: 'UTC' }).format(at)
  return `${spoken === 'fr' && date === 1 ? '1er' : date} ${month} ${iso.slice(0, 4)}`
}

/** For tables: « 15/09/2026 »; « 15 Sep 2026 » in English, since an English reader may put the month first. */
export function dateShort(iso: string): string {
  const at = midnight(iso)
  if (at === null) return iso
  const [year, month, date] = iso.split('-')
  return language() === 'fr' ? `${date}/${month}/${year}` : `${Number(date)} ${named({ month: 'long' }, at).slice(0, 3)} ${year}`
}

/** The ISO date of a moment (milliseconds since 1970) on this laptop's clock. */
export function isoDate(at: number): string {
  const moment = new Date(at)
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}

/** The time of a moment on this laptop's clock: « 15 h 24 », always with its minutes. */
export function clock(at: number): string {
  const moment = new Date(at)
  const minutes = two(moment.getMinutes())
  return language() === 'en'
    ? `${two(moment.getHours())}:${minutes}`
    : `${moment.getHours()}${NBSP}h${NBSP}${minutes}`
}

/** When, seen from now: « à 15 h 24 », « hier à 15 h 24 », « le mardi 15 septembre à 15 h 24 ». */
export function when(at: number, now: number = Date.now()): string {
  const day = isoDate(at)
  const args = { time: clock(at) }
  if (day === isoDate(now)) return say(language(), 'shell-when-today', args)
  if (day === isoDate(now - DAY)) return say(language(), 'shell-when-yesterday', args)
  const text = day.slice(0, 4) === isoDate(now).slice(0, 4) ? dateDay(day) : dateLong(day)
  return say(language(), 'shell-when-earlier', { ...args, date: text })
}

/** The size of a file, as a file manager says it: « 820 octets », « 12 ko », « 3,4 Mo ». */
export function fileSize(bytes: number): string {
  if (bytes < 1_000) return say(language(), 'shell-bytes', { count: bytes })
  if (bytes < 1_000_000) return say(language(), 'shell-kilobytes', { size: number(Math.round(bytes / 1_000)) })
  return say(language(), 'shell-megabytes', { size: number(Math.round(bytes / 100_000) / 10) })
}

/** « 12 340 », « 2,5 », with the real minus sign. */
export function number(value: number): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: 2 }).format(value).replace('-', MINUS)
}
