// What is flagged on a sheet, and how far a batch is, in words.
import type { PaperStage } from '../../wire/types'
import { t } from '../../words'

export function markWords(mark: string): string {
  if (mark === 'illegible') return t('paper-mark-illegible')
  if (mark === 'unfit') return t('paper-mark-unfit')
  if (mark === 'out_of_range') return t('paper-mark-out-of-range')
  return mark === 'not_concerned' ? t('paper-mark-not-concerned') : mark
}

export function stageWords(stage: PaperStage): string {
  const words: Record<PaperStage, string> = {
    printed: t('paper-stage-printed'),
    handed_out: t('paper-stage-handed-out'),
    returned: t('paper-stage-returned'),
    keyed: t('paper-stage-keyed'),
    verified: t('paper-stage-verified'),
    destroyed: t('paper-stage-destroyed'),
  }
  return words[stage]
}

/** A whole number from a field; null when it is none. */
export const whole = (text: string): number | null => (/^\d{1,7}$/.test(text.trim()) ? Number(text.trim()) : null)

/** « 3,2 % », or a dash where nothing was compared. */
export function percent(part: number, base: number, language: string): string {
  if (base === 0) return '–'
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(part / base)
}
