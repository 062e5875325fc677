// What the search dialog lists: screens whose name matches, and what the database found.
import { exists, SCREENS } from '../screens'
import { hashOf } from '../state/route.svelte'
import type { SearchHit } from '../wire/types'
import { capital, dateLong, t } from '../words'
import { kindName } from '../words/kinds'

export interface Choice {
  id: string
  href: string
  /** Parts of the title; the odd ones matched. */
  title: string[]
  /** What kind of thing it is, in words. */
  kind: string
  /** Parts of the found text when it says more than the title; the odd ones matched. */
  snippet: string[]
}

/** Without accents or case, as the search of the database compares. */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export function screenChoices(text: string): Choice[] {
  const wanted = plain(text.trim())
  return SCREENS.filter((screen) => screen.place !== 'window' && exists(screen))
    .map((screen) => ({ slug: screen.slug, title: t(screen.name) }))
    .filter(({ title }) => plain(title).includes(wanted))
    .map(({ slug, title }) => ({ id: `screen-${slug}`, href: hashOf(slug), title: [title], kind: t('shell-search-page'), snippet: [] }))
}

/** The address of the screen that shows a hit; a kind that no screen shows is left out. */
const ADDRESS: Record<string, string> = {
  library: 'bibliotheques',
  visit: 'visites',
  survey: 'enquetes',
  questionnaire: 'questionnaires',
  draft: 'grilles',
}

export function hitChoices(hits: SearchHit[]): Choice[] {
  return hits.flatMap(({ kind, id, title, snippet }) => {
    const slug = ADDRESS[kind]
    if (!slug) return []
    // A visit has no title but its date.
    const name = kind === 'visit' ? capital(dateLong(title)) : title
    const same = snippet.join('') === name
    const words = same ? { title: snippet, snippet: [] } : { title: [name], snippet }
    return [{ id: `${kind}-${id}`, href: hashOf(slug, id), kind: kindName(kind), ...words }]
  })
}
