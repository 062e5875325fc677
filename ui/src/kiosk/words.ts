// What the kiosk says, in the languages that it speaks: assets/kiosk/*.ftl, which Rust reads too for the notice.
import { FluentBundle, FluentResource } from '@fluent/bundle'

import ar from '../../../assets/kiosk/ar.ftl?raw'
import en from '../../../assets/kiosk/en.ftl?raw'
import falc from '../../../assets/kiosk/falc.ftl?raw'
import fr from '../../../assets/kiosk/fr.ftl?raw'

/** Codes as the `lang` attribute has them; easy French is a language of its own. */
export type Spoken = 'fr' | 'fr-x-falc' | 'en' | 'ar'

const SOURCES: Record<Spoken, string> = { fr, 'fr-x-falc': falc, en, ar }

const bundles = Object.fromEntries(
  Object.entries(SOURCES).map(([code, source]) => {
    const bundle = new FluentBundle(code === 'fr-x-falc' ? 'fr' : code, { useIsolating: false })
    bundle.addResource(new FluentResource(source))
    return [code, bundle]
  }),
) as Record<Spoken, FluentBundle>

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'ckb'])

/** The language in which the kiosk speaks to whoever reads a form in `code`. */
export function spokenFor(code: string, otherwise: Spoken): Spoken {
  if (code in SOURCES) return code as Spoken
  const main = code.split('-')[0] ?? ''
  return main in SOURCES ? (main as Spoken) : otherwise
}

export const direction = (code: string): 'rtl' | 'ltr' => (RIGHT_TO_LEFT.has(code.split('-')[0] ?? '') ? 'rtl' : 'ltr')

export type Say = (key: string, args?: Record<string, string | number>) => string

export function sayIn(spoken: Spoken): Say {
  return (key, args) => {
    const pattern = bundles[spoken].getMessage(key)?.value
    // Visible, and the tests refuse it.
    return pattern ? bundles[spoken].formatPattern(pattern, args) : key
  }
}
