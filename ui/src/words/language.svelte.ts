// The language of the screen, as reactive state: a sentence read in a template changes with it.
import type { Language } from '../wire/types'

const state = $state<{ language: Language }>({ language: 'fr' })

export const language = (): Language => state.language

export function setLanguage(language: Language): void {
  state.language = language
}
