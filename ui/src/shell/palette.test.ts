// What the search lists and where each line leads.
import { expect, test } from 'vitest'

import { hitChoices, plain, screenChoices } from './palette'

test('screens are found without accents or case', () => {
  expect(plain('Réglages')).toBe('reglages')
  expect(screenChoices('REGL').map((choice) => choice.href)).toEqual(['#/reglages'])
  expect(screenChoices('zzz')).toEqual([])
  expect(screenChoices('').some((choice) => choice.href.includes('entretien'))).toBe(false)
})

test('hits lead to their screens, a visit is told by its date, and an unknown kind is left out', () => {
  const hit = (kind: string, title: string) => ({ kind, id: '7', title, snippet: ['la ', 'porte', ' de derrière'] })
  const choices = hitChoices([hit('visit', '2026-09-15'), hit('draft', 'B'), hit('from_the_future', 'x')])
  expect(choices.map((choice) => [choice.href, choice.title])).toEqual([
    ['#/visites/7', ['Mardi 15 septembre 2026']],
    ['#/grilles/7', ['B']],
  ])
})

test('what was found in the title is marked there, once', () => {
  const [choice] = hitChoices([{ kind: 'library', id: '7', title: 'La Plaine', snippet: ['La ', 'Plaine', ''] }])
  expect([choice?.title, choice?.snippet]).toEqual([['La ', 'Plaine', ''], []])
})
