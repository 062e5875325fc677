// What goes and how far it has come, in words; which surveys are due.
import { afterEach, expect, test } from 'vitest'
import type { SurveyRow } from '../../wire/types'
import { dateIn, setLanguage } from '../../words'
import { keepWords } from '../surveys/keep-words'
import { moveDown } from '../surveys/rows'
import { countList, countSentence, daysOver, isDue, nextEnd, stateWords, staysWords } from './words'

afterEach(() => setLanguage('fr'))

test('what goes: from what carries the others to what goes with it, each kind in its number', () => {
  expect(countList({ response: 120, survey: 1, version: 2 })).toEqual(['1 enquête', '120 réponses', '2 versions nommées'])
  expect(countSentence({ visit: 1, library: 1, draft: 0 })).toBe('1 bibliothèque, 1 visite, avec sa note')
  // A kind of a later version is counted, and not named.
  expect(countList({ poster: 3, photo: 1 })).toEqual(['1 photo ou pièce jointe', '3 autres éléments'])
  expect(countList({})).toEqual([])
})

test('every kind that can be asked for says what stays', () => {
  for (const kind of ['response', 'photo', 'visit', 'survey', 'draft', 'library']) expect(staysWords(kind)).not.toBe('')
  expect(staysWords('version')).toBe('')
})

test('how far it has come, alone and with others', () => {
  expect(stateWords({ done: 1, laptops: 1, waiting: [] })).toBe('Effacé sur ce portable')
  expect(stateWords({ done: 4, laptops: 4, waiting: [] })).toBe('Effacé sur les 4 portables')
  expect(stateWords({ done: 3, laptops: 4, waiting: ['Portable de Claire'] })).toBe('Effacé sur 3 portables sur 4. On attend\u00A0: Portable de Claire.')
  expect(stateWords({ done: 1, laptops: 2, waiting: ['Portable de Claire'] })).toBe('Effacé sur 1 portable sur 2. On attend\u00A0: Portable de Claire.')
})

const row = (keep_until: string | null, responses = 1): SurveyRow => ({
  id: String(keep_until), library: 'l', library_name: '', title: '', audience: 'users', questions: 1, languages: [], responses, interviews: 0, keep_until, demo: false,
})

test('a survey is due the day after its end, when it has answers', () => {
  expect(daysOver('2026-11-24', '2026-11-24')).toBeUndefined()
  expect(daysOver('2026-11-24', '2026-11-25')).toBe(1)
  expect(daysOver('2026-02-28', '2027-02-28')).toBe(365)
  expect(daysOver(null, '2026-11-25')).toBeUndefined()
  expect(daysOver('', '2026-11-25')).toBeUndefined()
  expect(isDue(row('2026-11-24'), '2026-11-25')).toBe(true)
  expect(isDue(row('2026-11-24', 0), '2026-11-25')).toBe(false)
  expect(isDue(row(null), '2026-11-25')).toBe(false)
})

test('a line says until when, and that it is over once nothing is left', () => {
  expect(keepWords(row('2028-12-01'), '2026-11-24')).toBe('À conserver jusqu’au vendredi 1er décembre 2028')
  expect(keepWords(row('2020-01-31'), '2026-11-24')).toBe('À conserver jusqu’au vendredi 31 janvier 2020')
  expect(keepWords(row('2020-01-31', 0), '2026-11-24')).toBe('Conservation terminée le vendredi 31 janvier 2020')
  expect(keepWords(row(null), '2026-11-24')).toBe('Durée de conservation non dite')
})

test('the next end is the first that is to come, of surveys with answers', () => {
  const rows = [row('2029-01-01'), row('2028-01-01'), row('2027-01-01', 0), row('2020-01-01'), row(null)]
  expect(nextEnd(rows, '2026-11-24')?.keep_until).toBe('2028-01-01')
  expect(nextEnd([row(null)], '2026-11-24')).toBeUndefined()
})

test('a date in the language of who is asked, whatever the screen speaks', () => {
  for (const language of ['fr', 'en'] as const) {
    setLanguage(language)
    expect(dateIn('fr', '2028-12-01')).toBe('1er décembre 2028')
    expect(dateIn('en', '2028-12-01')).toBe('1 December 2028')
  }
  expect(dateIn('fr', 'bientôt')).toBe('bientôt')
})

test('arrows in the column of acts hold at its ends', () => {
  expect(['ArrowDown', 'ArrowUp', 'Home', 'End', 'a'].map((key) => moveDown(key, 1, 3))).toEqual([2, 0, 0, 2, null])
  expect([moveDown('ArrowDown', 2, 3), moveDown('ArrowUp', 0, 3)]).toEqual([2, 0])
})
