// The sentences of the workshop that are built from several words: what a cell is, what an act did.
import type { DraftSlot, Slot } from '../../wire/types'
import { capital, dayName, duration, t, time } from '../../words'
import type { Act } from './grid/acts'
import type { CellState } from './grid/model'
import type { Outcome } from './grid/keyboard'

/** The words of a cell's label that many cells share, written once: formatting is what costs on a grid of 600 cells. */
export interface CellWords {
  /** « Mardi ». */
  day: string
  /** « 14 h ». */
  time: string
  /** « de 14 h à 19 h 30 », the hours of its slot; empty when it is closed. */
  range: string
  /** Its slot is to be decided. */
  question: boolean
}

/** « Mardi 14 h, ouverture ajoutée, de 14 h à 19 h 30 ». */
export function cellLabel(state: CellState, { question, ...words }: CellWords): string {
  const asked = question ? t('drafts-cell-question') : ''
  switch (state) {
    case 'kept':
      return t('drafts-cell-kept', words) + asked
    case 'added':
      return t('drafts-cell-added', words) + asked
    case 'removed':
      return t('drafts-cell-removed', words)
    case 'closed':
      return t('drafts-cell-closed', words)
  }
}

/** « Mardi 14 h à 19 h 30 ». */
export const slotTitle = (slot: Slot): string =>
  t('drafts-slot-title', { day: capital(dayName(slot.day)), start: time(slot.start), end: time(slot.end) })

/** « plus 12 h 30 », « moins 30 min », « comme aujourd’hui »: signs are not read aloud everywhere. */
export function differenceSaid(minutes: number): string {
  if (minutes === 0) return t('drafts-said-same')
  const args = { duration: duration(Math.abs(minutes)) }
  return minutes > 0 ? t('drafts-said-more', args) : t('drafts-said-less', args)
}

/** « Mardi 14 h à 19 h 30, 5 h 30 ; semaine 31 h 30, plus 12 h 30 ». `before` holds the slots as they were. */
export function actSaid(acts: readonly Act[], before: readonly DraftSlot[], total: number, currentTotal: number): string {
  const act = acts[0]
  if (!act) return ''
  const args = { week: duration(total), difference: differenceSaid(total - currentTotal) }
  if (act.kind !== 'remove') {
    return t('drafts-said', { ...args, slot: slotTitle(act), duration: duration(act.end - act.start) })
  }
  const gone = before.find((slot) => slot.id === act.id)
  return gone ? t('drafts-said-removed', { ...args, slot: slotTitle(gone) }) : ''
}

/** Why a key did nothing. */
export function refusedSaid(refused: NonNullable<Outcome['refused']>): string {
  switch (refused) {
    case 'no-slot':
      return t('drafts-refused-no-slot')
    case 'edge':
      return t('drafts-refused-edge')
    case 'already-open':
      return t('drafts-refused-already-open')
  }
}

/** « CM » for « Claire Martin », « C » for « Claire ». */
export function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => word !== '')
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('')
}
