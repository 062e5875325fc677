// Who wrote what, in words: « Lucie Bernard : réponses (12), grilles horaires (20) ».
import type { WrittenBy } from '../../wire/types'
import { number, t } from '../../words'

/** What is counted, in the plural; what a newer version knows is « autres ». */
function kindsName(kind: string): string {
  const names: Record<string, string> = {
    library: t('office-kinds-library'),
    visit: t('office-kinds-visit'),
    survey: t('office-kinds-survey'),
    response: t('office-kinds-response'),
    draft: t('office-kinds-draft'),
    photo: t('office-kinds-photo'),
    laptop: t('office-kinds-laptop'),
    version: t('office-kinds-version'),
  }
  return names[kind] ?? t('office-kinds-other')
}

export interface PersonWords {
  who: string
  what: string
  count: number
}

/** A line a person, those who wrote most first; of each, the kinds with most first. */
export function peopleWords(written: readonly WrittenBy[]): PersonWords[] {
  const people = new Map<string, Map<string, number>>()
  for (const { by, kind, count } of written) {
    const kinds = people.get(by) ?? new Map<string, number>()
    const name = kindsName(kind)
    kinds.set(name, (kinds.get(name) ?? 0) + count)
    people.set(by, kinds)
  }
  const lines = [...people].map(([by, kinds]) => {
    const sorted = [...kinds].sort((a, b) => b[1] - a[1])
    return {
      who: by === '' ? t('office-by-nobody') : by,
      what: sorted.map(([kind, count]) => t('office-by-kind', { kind, count: number(count) })).join(', '),
      count: sorted.reduce((sum, [, count]) => sum + count, 0),
    }
  })
  return lines.sort((a, b) => b.count - a.count)
}
