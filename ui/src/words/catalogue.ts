// The Fluent catalogue that Rust and UI share: assets/i18n/{fr,en}/*.ftl, bundled whole.
import { FluentBundle, FluentResource } from '@fluent/bundle'

import type { Language } from '../wire/types'

const french = import.meta.glob<string>('../../../assets/i18n/fr/*.ftl', { query: '?raw', import: 'default', eager: true })
const english = import.meta.glob<string>('../../../assets/i18n/en/*.ftl', { query: '?raw', import: 'default', eager: true })

function bundle(locale: string, files: Record<string, string>): FluentBundle {
  // Without isolation marks: French and English both run left to right, and tests read plain text.
  const result = new FluentBundle(locale, { useIsolating: false })
  for (const [file, text] of Object.entries(files)) {
    for (const error of result.addResource(new FluentResource(text))) console.error(file, error)
  }
  return result
}

const bundles: Record<Language, FluentBundle> = { fr: bundle('fr-FR', french), en: bundle('en-GB', english) }

export type Args = Record<string, string | number>

export function has(language: Language, key: string): boolean {
  return bundles[language].hasMessage(key)
}

/** The sentence, or the key itself when the catalogue lacks it: visible, and the tests refuse it. */
export function say(language: Language, key: string, args?: Args): string {
  const pattern = bundles[language].getMessage(key)?.value
  if (!pattern) {
    console.error(`no sentence for ${key} in ${language}`)
    return key
  }
  const errors: Error[] = []
  const sentence = bundles[language].formatPattern(pattern, args, errors)
  for (const error of errors) console.error(key, error)
  return sentence
}
