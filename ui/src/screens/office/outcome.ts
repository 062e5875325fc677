// What a synchronisation would do, or did, in words.
import type { JobState, SyncOutcome } from '../../wire/types'
import { t } from '../../words'

const OVER = new Set(['done', 'cancelled', 'failed'])
export const isRunning = (job: JobState): boolean => !OVER.has(job.phase)

/** « 217 à envoyer, 58 à recevoir, 4 à décider ». The dry run applies everything and undoes it, so that it knows the questions. */
export function previewWords({ sent, received, questions }: SyncOutcome): string {
  if (sent === 0 && received === 0 && questions === 0) return t('office-preview-nothing')
  const words = t('office-preview', { sent, received })
  return questions > 0 ? t('office-preview-questions', { words, count: questions }) : words
}

export function outcomeWords({ sent, received, pending, skipped }: SyncOutcome): string {
  const parts = [
    t('office-outcome', { sent, received }),
    pending > 0 ? t('office-outcome-pending', { count: pending }) : '',
    skipped.length > 0 ? t('office-outcome-skipped', { count: skipped.length }) : '',
  ]
  return parts.filter((part) => part !== '').join(' ')
}
