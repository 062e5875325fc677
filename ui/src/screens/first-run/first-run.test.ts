// The first run: what is still missing, and how strong a passphrase is.
import { expect, test } from 'vitest'

import { emptyDraft, missing } from './draft'
import { strength } from './strength'

const ready = { person: 'Claire', device: 'Portable', passphrase: 'cerise moulin tram', again: 'cerise moulin tram' }

test('an empty form lacks everything, a joining one the folder too', () => {
  expect(Object.keys(missing(emptyDraft(), 'start'))).toEqual(['person', 'device', 'passphrase'])
  expect(Object.keys(missing({ ...emptyDraft(), ...ready }, 'join'))).toEqual(['folder', 'folderPassphrase'])
  expect(missing({ ...emptyDraft(), ...ready }, 'discover')).toEqual({})
})

test('the second passphrase must be the first', () => {
  const draft = { ...emptyDraft(), ...ready, again: 'cerise moulin train' }
  expect(Object.keys(missing(draft, 'start'))).toEqual(['again'])
})

test('a short passphrase says how much is missing', () => {
  const draft = { ...emptyDraft(), ...ready, passphrase: 'cerise' }
  expect(missing(draft, 'start').passphrase).toContain('2')
})

test.each([
  ['cerise', 'short'],
  ['aaaaaaaaaaaaaaaa', 'weak'],
  ['motdepasse', 'weak'],
  ['tram tram tram tram', 'weak'],
  ['cerise moulin tram', 'weak'],
  ['cerise moulin tram orage', 'fair'],
  ['cerise moulin tram orage lundi', 'strong'],
  ['Kx9!vBq2#mZr7&', 'strong'],
])('%s is %s', (passphrase, level) => expect(strength(passphrase)).toBe(level))
