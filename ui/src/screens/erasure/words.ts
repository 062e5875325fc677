// Erasure in words: what goes, what stays, how far it has come, and which surveys have been kept long enough.
import type { ErasePreview, ErasureRow, SurveyRow } from '../../wire/types'
import { t } from '../../words'

/** From what carries the others to what goes with it. */
const ORDER = ['library', 'survey', 'response', 'paper_check', 'paper_batch', 'contact', 'quota', 'questionnaire', 'form_row', 'published_form', 'visit', 'photo', 'draft', 'version']

const rank = (kind: string): number => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length)

function countWords(kind: string, count: number): string {
  return ORDER.includes(kind) ? t(`erasure-count-${kind.replaceAll('_', '-')}`, { count }) : t('erasure-count-other', { count })
}

type Counts = ErasePreview['counts']

/** « 1 enquête », « 120 réponses »: a line for each kind. */
export function countList(counts: Counts): string[] {
  return Object.entries(counts)
    .filter((entry): entry is [string, number] => (entry[1] ?? 0) > 0)
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([kind, count]) => countWords(kind, count))
}

export const countSentence = (counts: Counts): string => countList(counts).join(', ')

/** What the erasure of an object leaves where it is. */
export function staysWords(kind: string): string {
  const words: Record<string, string> = {
    response: t('erasure-stays-response'),
    photo: t('erasure-stays-photo'),
    visit: t('erasure-stays-visit'),
    survey: t('erasure-stays-survey'),
    draft: t('erasure-stays-draft'),
    library: t('erasure-stays-library'),
  }
  return words[kind] ?? ''
}

/** « Effacé sur 3 portables sur 4. On attend Portable de Claire. » */
export function stateWords(row: Pick<ErasureRow, 'done' | 'laptops' | 'waiting'>): string {
  const { done, laptops, waiting } = row
  if (done >= laptops) return laptops === 1 ? t('erasure-state-here') : t('erasure-state-all', { count: laptops })
  return t('erasure-state-some', { done, laptops, waiting: waiting.join(', ') })
}

/** Days since the end of what may be kept; nothing while it lasts, or when nobody has said. */
export function daysOver(until: string | null, today: string): number | undefined {
  if (until === null || until >= today) return undefined
  const days = (Date.parse(today) - Date.parse(until)) / 86_400_000
  return Number.isNaN(days) ? undefined : Math.round(days)
}

/** Whether a survey still holds answers that it should not. */
export const isDue = (row: Pick<SurveyRow, 'keep_until' | 'responses'>, today: string): boolean =>
  row.responses > 0 && daysOver(row.keep_until, today) !== undefined

/** The end that comes next, of the surveys that have answers. */
export function nextEnd(rows: readonly SurveyRow[], today: string): SurveyRow | undefined {
  return rows
    .filter((row) => row.responses > 0 && row.keep_until !== null && row.keep_until >= today)
    .reduce<SurveyRow | undefined>((first, row) => (first && String(first.keep_until) <= String(row.keep_until) ? first : row), undefined)
}
