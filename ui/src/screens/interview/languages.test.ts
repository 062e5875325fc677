// The spellings of a language in XLSForms.
import { expect, it } from 'vitest'

import { formLanguage } from './languages'

it.each([
  ['Français (fr)', 'Français', 'fr'],
  ['English (en)', 'English', 'en'],
  ['fr', 'Français', 'fr'],
  ['nl', 'Nederlands', 'nl'],
  ['Facile à lire (fr-x-falc)', 'Facile à lire', 'fr-x-falc'],
  ['Facile à lire', 'Facile à lire', ''],
])('%s is called %s', (key, name, code) => {
  expect(formLanguage(key)).toEqual({ key, name, code })
})
