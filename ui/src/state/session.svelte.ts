// Who works here, in which language and theme, and whether the database is open.
import { setLanguage } from '../words'
import type { Language, SessionState } from '../wire/types'
import { sessionState } from '../wire/calls'
import { Query } from './query.svelte'
import { onTopics } from './topics'

export const session = new Query<SessionState>(sessionState)

/** Loads the session once, at the start, and follows it. */
export function followSession(): void {
  void session.reload()
  onTopics(['session'], () => void session.reload())
}

const dark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined
let systemDark = $state(dark?.matches ?? false)
dark?.addEventListener('change', (event) => (systemDark = event.matches))

/** Before there is a database the settings have no place to live: the first run keeps the choice here. */
export const chosen = $state<{ language: Language | undefined }>({ language: undefined })

/** Puts language and theme on the page; call it once while the application is set up. */
export function applyPreferences(): void {
  $effect.pre(() => {
    const language = chosen.language ?? session.data?.language ?? 'fr'
    setLanguage(language)
    document.documentElement.lang = language
  })
  $effect.pre(() => {
    const theme = session.data?.theme ?? 'system'
    document.documentElement.dataset['theme'] = theme === 'system' ? (systemDark ? 'dark' : 'light') : theme
  })
}
