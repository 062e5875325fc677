// An act as a sentence; what was erased or comes from a later version says so.
import type { HistoryAct } from '../../wire/types'
import { capital, opSentence, t } from '../../words'

export function actSentence(act: Pick<HistoryAct, 'op' | 'erased'>): string {
  if (act.op) return capital(opSentence(act.op))
  return capital(act.erased ? t('history-erased') : t('history-act-unknown'))
}
