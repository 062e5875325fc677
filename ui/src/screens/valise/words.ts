// What a .valise holds, in words.
import type { ValiseJob, ValiseThings } from '../../wire/types'
import { number, t } from '../../words'

const OVER = new Set(['done', 'cancelled', 'failed'])
export const isRunning = (job: ValiseJob | undefined): boolean => job !== undefined && !OVER.has(job.phase)

/** « 3 visites »; what this version has no word for is counted as other things. */
export function thingWords({ kind, count }: ValiseThings): string {
  const words: Record<string, string> = {
    library: t('valise-things-library', { count }),
    visit: t('valise-things-visit', { count }),
    survey: t('valise-things-survey', { count }),
    response: t('valise-things-response', { count }),
    draft: t('valise-things-draft', { count }),
    photo: t('valise-things-photo', { count }),
  }
  return words[kind] ?? t('valise-things-other', { count })
}

/** « 340 Ko » as systems count: thousands. */
export function sizeWords(bytes: number): string {
  if (bytes < 1e6) return t('valise-size-kb', { size: number(Math.max(1, Math.round(bytes / 1e3))) })
  return t('valise-size-mb', { size: number(Math.round(bytes / 1e6)) })
}

/** The name of a file, without the way to it. */
export const fileName = (path: string): string => path.split(/[/\\]/).at(-1) ?? path
