// What each kind of row is called, and which of them an author is offered.
import { t } from '../../words'

export function kindName(kind: string): string {
  const names: Record<string, string> = {
    select_one: t('questionnaires-kind-select-one'),
    select_multiple: t('questionnaires-kind-select-multiple'),
    text: t('questionnaires-kind-text'),
    integer: t('questionnaires-kind-integer'),
    decimal: t('questionnaires-kind-decimal'),
    date: t('questionnaires-kind-date'),
    time: t('questionnaires-kind-time'),
    week: t('questionnaires-kind-week'),
    rank: t('questionnaires-kind-rank'),
    range: t('questionnaires-kind-range'),
    acknowledge: t('questionnaires-kind-acknowledge'),
    note: t('questionnaires-kind-note'),
    group: t('questionnaires-kind-group'),
    repeat: t('questionnaires-kind-repeat'),
    calculate: t('questionnaires-kind-calculate'),
    hidden: t('questionnaires-kind-hidden'),
    image: t('questionnaires-kind-image'),
    today: t('questionnaires-kind-today'),
  }
  return names[kind] ?? kind
}

/** In the order in which they are offered. */
export const KINDS = [
  'select_one', 'select_multiple', 'text', 'integer', 'decimal', 'date', 'time', 'week', 'rank', 'range',
  'acknowledge', 'note', 'group', 'repeat', 'calculate', 'hidden', 'image', 'today',
] as const

export const isGroup = (kind: string): boolean => kind === 'group' || kind === 'repeat'

export const hasList = (kind: string): boolean => kind === 'select_one' || kind === 'select_multiple' || kind === 'rank'

/** Kinds that nobody is asked: no label is spoken, nothing is required. */
export const isSilent = (kind: string): boolean => ['calculate', 'hidden', 'today', 'start', 'end', 'deviceid', 'username', 'audit'].includes(kind)
