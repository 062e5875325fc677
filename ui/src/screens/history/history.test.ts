// Acts by day, fields in words, and the addresses of objects and of their histories.
import { expect, test } from 'vitest'
import type { FieldChange, HistoryAct, HistoryObject } from '../../wire/types'
import { byDay, dayHeading } from './days'
import { addressOf, historyOf, titleOf } from './places'
import { actSentence } from './sentence'
import { sentence } from './values'

const NOON = new Date(2026, 8, 15, 12).getTime()
const HOUR = 3_600_000
const act = (at: number): HistoryAct => ({
  id: String(at), at, by: 'Claire', device: 'd', op: null, erased: false, objects: [], count: 1, fields: [], versions: [],
})
const names = { library: (id: string) => (id === 'l' ? 'Médiathèque' : ''), commune: () => '' }
const change = (field: string, from: FieldChange['from'], to: FieldChange['to']): string => sentence({ field, slot: null, from, to }, names)

test('a heading wherever the day changes, and the order stays', () => {
  const days = byDay([NOON + HOUR, NOON, NOON - 24 * HOUR, NOON - 25 * HOUR].map(act))
  expect(days.map(({ day, acts }) => [day, acts.length])).toEqual([['2026-09-15', 2], ['2026-09-14', 2]])
  expect(byDay([])).toEqual([])
})

test('today and yesterday have their names', () => {
  expect(dayHeading('2026-09-15', NOON)).toBe('Aujourd’hui')
  expect(dayHeading('2026-09-14', NOON)).toBe('Hier')
  expect(dayHeading('2026-09-01', NOON)).toBe('Mardi 1er septembre 2026')
})

test('a change in words: new, gone, from one to the other', () => {
  expect(change('name', 'Avant', 'Après')).toBe('Nom\u00A0: Avant → Après')
  expect(change('address', '', '3 quai')).toBe('Adresse\u00A0: 3 quai')
  expect(change('library', null, 'l')).toBe('Bibliothèque\u00A0: Médiathèque')
  const slot = { day: 'tue', start: 840, end: 1110 }
  expect(change('slot', slot, null)).toBe('Plage\u00A0: mardi de 14\u00A0h à 18\u00A0h\u00A030, retiré')
  expect(change('deleted', null, true)).toBe('Supprimé')
  expect(change('deleted', true, null)).toBe('De nouveau en vue')
  expect(change('note', 'a', 'b')).toBe('Note\u00A0: «\u202Fa\u202F» → «\u202Fb\u202F»')
})

test('what was erased or is of a later version says so', () => {
  expect(actSentence({ op: null, erased: true })).toBe('Contenu effacé')
  expect(actSentence({ op: null, erased: false })).toBe('Acte d’une version plus récente de Rythme')
  expect(actSentence({ op: { code: 'rename_draft', title: 'B' }, erased: false })).toMatch(/^Renommer le brouillon/)
})

test('where an object shows, and what it is called', () => {
  expect(addressOf('draft/1')).toBe('#/grilles/1')
  expect(addressOf('version/1')).toBeUndefined()
  expect(historyOf('draft/1')).toBe('#/historique/draft/1')
  const object: HistoryObject = { of: 'visit/1', kind: 'visit', id: '1', title: 'Canal', date: '2026-09-15', removed: false, home: 'visit/1' }
  expect(titleOf(object)).toBe('Canal, visite du mardi 15 septembre 2026')
  expect(titleOf({ ...object, kind: 'response', title: '', date: null })).toBe('Réponse')
})
