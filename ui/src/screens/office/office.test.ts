// Choices that stand, who wrote what, the log and the laptops in words.
import { describe, expect, it } from 'vitest'

import type { Candidate, LaptopState, LogEntry, Question, SyncOutcome } from '../../wire/types'
import { decisions, nextOpen, progress, standing, type Choice } from './choices.svelte'
import { laptopFacts, laptopName } from './laptops'
import { logWords } from './log'
import { peopleWords } from './people'
import { troubleOf } from './trouble'

const candidate = (key: string): Candidate => ({
  value: key, by: 'Lucie', at: 0, mine: false, shown: false, key, op: null, comment: null, weekly_minutes: null,
})
const question = (id: string, can_fork = false): Question => ({
  id, kind: 'draft', entity: id, title: '', field: 'slot', candidates: [candidate('a'), candidate('b')], start: null, can_fork,
})

describe('choices', () => {
  const three = [question('1', true), question('2'), question('3')]

  it('are all made before anything can be applied', () => {
    const made: Record<string, Choice> = { '1': 'both', '2': { keep: 'a' } }
    expect(progress(three, made)).toEqual({ done: 2, total: 3, ready: false })
    made['3'] = 'later'
    expect(progress(three, made)).toEqual({ done: 3, total: 3, ready: true })
    expect(decisions(three, made)).toEqual([{ id: '1', keep: 'both' }, { id: '2', keep: 'a' }])
  })

  it('that are all for later leave nothing to apply', () => {
    const made: Record<string, Choice> = { '1': 'later', '2': 'later', '3': 'later' }
    expect(progress(three, made)).toEqual({ done: 3, total: 3, ready: false })
    expect(progress([], made).ready).toBe(false)
  })

  it('fall when a sync took away what they were about', () => {
    const made: Record<string, Choice> = { '0': { keep: 'a' }, '1': { keep: 'gone' }, '2': 'both', '3': { keep: 'b' } }
    expect(standing(three, made)).toEqual({ '3': { keep: 'b' } })
  })

  it('lead on to the next question that has none, around the end', () => {
    expect(nextOpen(three, { '3': { keep: 'a' } }, '2')?.id).toBe('1')
    expect(nextOpen(three, {}, '1')?.id).toBe('2')
    expect(nextOpen(three, { '1': 'later', '2': 'later', '3': 'later' }, '1')).toBeUndefined()
  })
})

it('who wrote what is told by person, most first', () => {
  const words = peopleWords([
    { by: 'Lucie', kind: 'draft', count: 2 },
    { by: 'Lucie', kind: 'response', count: 1200 },
    { by: '', kind: 'from_the_future', count: 3 },
    { by: '', kind: 'also_new', count: 1 },
  ])
  expect(words).toEqual([
    { who: 'Lucie', what: 'réponses (1\u202F200), grilles horaires (2)', count: 1202 },
    { who: 'Sans nom', what: 'autres (4)', count: 4 },
  ])
})

describe('the log', () => {
  const outcome = (more: Partial<SyncOutcome>): SyncOutcome => ({
    sent: 0, received: 0, pending: 0, questions: 0, skipped: [], sent_by: [], received_by: [], ...more,
  })
  const entry = (more: Partial<LogEntry>): LogEntry => ({
    at: Date.now(), since: Date.now(), times: 1, ms: 40, auto: false, outcome: outcome({}), error: null, ...more,
  })

  it('tells what came, from whom, and what is to decide', () => {
    const words = logWords(entry({ outcome: outcome({ sent: 1, received: 2, questions: 1, received_by: [{ by: 'Lucie', kind: 'visit', count: 2 }] }) }))
    expect(words.tone).toBe('ok')
    expect(words.first).toBe('1 changement envoyé, 2 reçus.')
    expect(words.more).toEqual(['De Lucie\u00A0: visites et notes (2)', '1 question à décider.'])
  })

  it('puts quiet ones together', () => {
    expect(logWords(entry({})).first).toBe('Rien de nouveau.')
    const many = logWords(entry({ times: 12 }))
    expect([many.tone, many.first]).toEqual(['quiet', expect.stringMatching(/^Rien de nouveau, 12 fois\u202F; la première à\s\d+\sh\s\d\d\.$/)])
  })

  it('tells why one broke off, and what it had done', () => {
    const words = logWords(entry({ error: { code: 'folder_full', args: {} }, outcome: outcome({ received: 3 }) }))
    expect(words.tone).toBe('warn')
    expect(words.first).toMatch(/^Le dossier partagé est plein/)
    expect(words.more[0]).toBe('Aucun changement envoyé, 3 reçus.')
    expect(logWords(entry({ error: { code: 'cancelled', args: {} } })).first).toBe('Arrêtée à votre demande.')
  })
})

describe('a laptop', () => {
  const laptop = (more: Partial<LaptopState>): LaptopState => ({
    id: 'l', label: 'Portable de Lucie', person: 'Lucie', this: false, records: 3, seen_at: 1, same: null, behind: 0, ahead: 0,
    version: '0.1.0', clock_ahead: null, retired: false, returned: false, former: false, ...more,
  })
  const texts = (more: Partial<LaptopState>): string[] => laptopFacts(laptop(more)).map(({ text }) => text)

  it('is identical, nearly, behind or level', () => {
    expect(texts({ same: true })).toEqual(['Identique à ce portable'])
    expect(texts({ same: true, behind: 2 })).toEqual(['Identique, à 2 de vos changements près'])
    expect(texts({ behind: 5 })).toEqual(['N’a pas encore 5 de vos changements'])
    expect(texts({})).toEqual(['A reçu tous vos changements'])
    expect(texts({ seen_at: null })).toEqual([])
  })

  it('worries when it differs, when its clock is wrong, when it is back', () => {
    const facts = laptopFacts(laptop({ same: false, clock_ahead: 75, returned: true, retired: true }))
    expect(facts.map(({ tone }) => tone)).toEqual(['warn', 'warn', 'warn'])
    expect(facts[0]?.text).toBe('Son horloge avance de 1\u00A0h\u00A015 sur celle-ci')
  })

  it('has a name whatever it told', () => {
    expect(laptopName(laptop({ label: '' }))).toBe('Lucie')
    expect(laptopName(laptop({ label: '', person: '' }))).toBe('Portable sans nom')
  })
})

it('sorts errors by what can be done about them', () => {
  expect(['folder_gone', 'folder_denied', 'folder_full', 'newer_space_format', 'no_random'].map(troubleOf)).toEqual([
    'gone', 'readOnly', 'full', 'newer', 'other',
  ])
})
