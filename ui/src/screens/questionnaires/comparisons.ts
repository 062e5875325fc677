// Which comparisons suit which kind of answer, and what they are called.
import type { Comparison } from '../../wire/types'
import { t } from '../../words'

export function comparisonName(comparison: Comparison): string {
  const names: Record<Comparison, string> = {
    is: t('questionnaires-comparison-is'),
    is_not: t('questionnaires-comparison-is-not'),
    has: t('questionnaires-comparison-has'),
    has_not: t('questionnaires-comparison-has-not'),
    less: t('questionnaires-comparison-less'),
    at_most: t('questionnaires-comparison-at-most'),
    more: t('questionnaires-comparison-more'),
    at_least: t('questionnaires-comparison-at-least'),
    answered: t('questionnaires-comparison-answered'),
    blank: t('questionnaires-comparison-blank'),
  }
  return names[comparison]
}

const AMOUNTS: Comparison[] = ['at_least', 'more', 'less', 'at_most', 'is', 'is_not', 'answered', 'blank']
const SEVERAL: Comparison[] = ['has', 'has_not', 'answered', 'blank']
const ONE: Comparison[] = ['is', 'is_not', 'answered', 'blank']

/** The one that is written already stays on offer. */
export function comparisonsFor(kind: string, present?: Comparison): Comparison[] {
  const suited = ['integer', 'decimal', 'range', 'date', 'calculate'].includes(kind) ? AMOUNTS : ['select_multiple', 'rank'].includes(kind) ? SEVERAL : ONE
  return present === undefined || suited.includes(present) ? suited : [...suited, present]
}

export const needsValue = (comparison: Comparison): boolean => comparison !== 'answered' && comparison !== 'blank'
