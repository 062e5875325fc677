// A commune is found however its name is typed.
import { expect, it } from 'vitest'

import type { CommuneRow, LibraryRow } from '../../wire/types'
import { find, isInsee } from './filter'

const commune = (insee: string, name: string, postal_codes: string[] = []): CommuneRow => ({ insee, name, population: 0, postal_codes, libraries: 0 })
const library = (insee: string, name: string): LibraryRow => ({ id: name, name, insee, commune: '', address: '', opening_hours: '', weekly_minutes: null, demo: false })

const COMMUNES = [commune('59009', 'Villeneuve-d’Ascq', ['59491']), commune('59011', 'Annœullin'), commune('59350', 'Lille'), commune('59646', 'Wasquehal')]
const LIBRARIES = [library('59350', 'Médiathèque Jean-Lévy'), library('59350', 'Bibliothèque des Bois-Blancs')]

it.each([
  ['', ['Villeneuve-d’Ascq', 'Annœullin', 'Lille', 'Wasquehal']],
  ['villeneuve d ascq', ['Villeneuve-d’Ascq']],
  ["VILLENEUVE D'A", ['Villeneuve-d’Ascq']],
  ['annoeu', ['Annœullin']],
  ['59491', ['Villeneuve-d’Ascq']],
  ['59646', ['Wasquehal']],
  ['mediatheque levy', ['Lille']],
  ['lille bois', ['Lille']],
  ['ille', []],
  ['zzz', []],
])('%j finds %j', (typed, names) => {
  expect(find(COMMUNES, LIBRARIES, typed).map((found) => found.commune.name)).toEqual(names)
})

it('keeps only the libraries that match, unless the commune itself does', () => {
  expect(find(COMMUNES, LIBRARIES, 'bois')[0]?.libraries.map(({ name }) => name)).toEqual(['Bibliothèque des Bois-Blancs'])
  expect(find(COMMUNES, LIBRARIES, 'lille')[0]?.libraries).toHaveLength(2)
})

it('tells a commune from a library in an address', () => {
  expect(isInsee('59350')).toBe(true)
  expect(isInsee('2A004')).toBe(true)
  expect(isInsee('0199a5c2-0000-7000-8000-000000000000')).toBe(false)
})
