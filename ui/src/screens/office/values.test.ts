// Disputed values read as an officer would write them.
import { describe, expect, it } from 'vitest'

import type { JsonValue, SyncOutcome } from '../../wire/types'
import { outcomeWords, previewWords } from './outcome'
import { changeWords, fieldName, valueWords } from './values'

const NAMES = { library: (id: string) => (id === 'l1' ? 'Médiathèque' : ''), commune: (insee: string) => (insee === '59350' ? 'Lille' : '') }

describe('valueWords', () => {
  it.each<[string, JsonValue, string]>([
    ['slot', { day: 'tue', start: 840, end: 1110 }, 'mardi de 14\u00A0h à 18\u00A0h\u00A030'],
    ['slot', null, 'retiré'],
    ['deleted', true, 'supprimer'],
    ['deleted', false, 'garder'],
    ['date', '2026-09-15', 'mardi 15 septembre 2026'],
    ['library', 'l1', 'Médiathèque'],
    ['library', 'l2', 'l2'],
    ['insee', '59350', 'Lille'],
    ['audience', 'non_users', 'Non-usagers'],
    ['people', '', 'vide'],
    ['name', 'Médiathèque du Centre', 'Médiathèque du Centre'],
    ['form', { sheets: [] }, 'une autre version'],
    ['a_newer_field', 12, '12'],
  ])('%s %j', (field, value, words) => {
    expect(valueWords(field, value, NAMES)).toBe(words)
  })
})

it('keeps the name of a field that a newer version knows', () => {
  expect(fieldName('opening_hours')).toBe('Horaires actuels')
  expect(fieldName('a_newer_field')).toBe('a_newer_field')
})

it('says by how much a slot grew since everybody saw it', () => {
  const slot = (end: number): JsonValue => ({ day: 'tue', start: 840, end })
  expect(changeWords(slot(1080), slot(1110))).toBe('+30\u00A0min')
  expect(changeWords(slot(1080), slot(1080))).toBe('')
  expect(changeWords(slot(1080), null)).toBe('')
  expect(changeWords(undefined, slot(1080))).toBe('')
  expect(changeWords('a', 'b')).toBe('')
})

describe('what a synchronisation does', () => {
  const outcome = (more: Partial<SyncOutcome>): SyncOutcome => ({ sent: 0, received: 0, pending: 0, questions: 0, skipped: [], sent_by: [], received_by: [], ...more })

  it('is told before', () => {
    expect(previewWords(outcome({ sent: 217, received: 58, questions: 4 }))).toBe('217 à envoyer, 58 à recevoir, 4 à décider')
    expect(previewWords(outcome({ received: 2 }))).toBe('Rien à envoyer, 2 à recevoir')
    expect(previewWords(outcome({}))).toBe('Tout est déjà partagé.')
  })

  it('is told after, with what is left', () => {
    expect(outcomeWords(outcome({ sent: 1, received: 0 }))).toBe('1 changement envoyé, aucun reçu.')
    expect(outcomeWords(outcome({ sent: 2, received: 3, pending: 5, skipped: [{ file: 'x', reason: 'empty' }] }))).toBe(
      '2 changements envoyés, 3 reçus. 5 attendent encore. 1 fichier laissé de côté.',
    )
  })
})
