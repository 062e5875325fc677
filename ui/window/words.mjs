// The French catalogue, as the window shows it: journeys look for what is said, and a new wording breaks none of them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FluentBundle, FluentResource } from '@fluent/bundle'

const assets = join(import.meta.dirname, '../../assets')
const folder = join(assets, 'i18n/fr')
const bundle = new FluentBundle('fr', { useIsolating: false })
const files = readdirSync(folder).filter((name) => name.endsWith('.ftl'))
for (const file of [...files.map((name) => join(folder, name)), join(assets, 'kiosk/fr.ftl')]) {
  bundle.addResource(new FluentResource(readFileSync(file, 'utf8')))
}

/** What the screen says for a key; a key that is gone fails here, with its name. */
export function t(key, args = {}) {
  const message = bundle.getMessage(key)
  if (!message?.value) throw new Error(`The French catalogue has no ${key}`)
  return bundle.formatPattern(message.value, args)
}
