// Until when the answers of a survey are kept, in words.
import type { SurveyRow } from '../../wire/types'
import { dateLong, isoDate, t } from '../../words'
import { daysOver } from '../erasure/words'

export function keepWords(row: SurveyRow, today: string = isoDate(Date.now())): string {
  if (row.keep_until === null) return t('surveys-keep-none')
  const date = dateLong(row.keep_until)
  const over = daysOver(row.keep_until, today) !== undefined && row.responses === 0
  return over ? t('surveys-keep-ended', { date }) : t('surveys-keep-until', { date })
}
