// Where an object shows, and where its history does; what it is called there.
import { hashOf } from '../../state/route.svelte'
import type { HistoryObject } from '../../wire/types'
import { capital, dateLong, t } from '../../words'
import { kindName } from '../../words/kinds'

const SLUGS: Record<string, string> = { library: 'bibliotheques', visit: 'visites', survey: 'enquetes', draft: 'grilles', questionnaire: 'questionnaires' }
/** The kinds whose history can be opened, and that one can go back in. */
export const KINDS = ['library', 'visit', 'survey', 'draft'] as const

const parts = (of: string): [kind: string, id: string] => {
  const [kind = '', id = ''] = of.split('/')
  return [kind, id]
}

/** The address of what `kind/uuid` names; undefined when no screen shows it. */
export function addressOf(of: string): string | undefined {
  const [kind, id] = parts(of)
  const slug = SLUGS[kind]
  return slug === undefined ? undefined : hashOf(slug, id)
}

export const historyOf = (of: string): string => hashOf('historique', ...parts(of))

/** Whether an object has a history of its own to open. */
export const hasHistory = (kind: string): boolean => (KINDS as readonly string[]).includes(kind)

/** « Médiathèque du Canal », « Médiathèque du Canal, visite du mardi 15 septembre 2026 »; the kind where there is no name. */
export function titleOf(object: HistoryObject): string {
  if (object.kind === 'visit' && object.date) {
    const date = dateLong(object.date)
    return object.title ? t('history-visit-title', { library: object.title, date }) : capital(date)
  }
  return object.title || kindName(object.kind)
}
