// Sentences for codes: acts, findings with their place, and codes that the catalogue does not know.
import { afterEach, expect, test, vi } from 'vitest'

import { errorSentence, findingSentence, placeText, setLanguage, t } from '.'

afterEach(() => setLanguage('fr'))

test('a sentence follows the language, plurals and arguments', () => {
  expect(t('shell-to-share', { count: 1 })).toBe('1 changement à partager')
  expect(t('shell-to-share', { count: 1217 })).toBe('1\u202F217 changements à partager')
  setLanguage('en')
  expect(t('shell-to-share', { count: 2 })).toBe('2 changes to share')
})

test('a key without a sentence shows itself and complains', () => {
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  expect(t('shell-no-such-key')).toBe('shell-no-such-key')
  expect(complaint).toHaveBeenCalledOnce()
  complaint.mockRestore()
})

test('an unknown code still says something, with its code', () => {
  expect(errorSentence({ code: 'from_the_future', args: {} })).toContain('from_the_future')
  expect(findingSentence({ code: 'from_the_future', severity: 'error', place: {} })).toContain('from_the_future')
})

test('a place is told from the sheet to the column', () => {
  expect(placeText({ sheet: 'survey', row: 3, column: 'type' })).toBe('feuille survey, ligne 3, colonne type')
  expect(placeText({ row: 1200 })).toBe('ligne 1200')
  expect(placeText({ offset: 0 })).toBe('caractère 1')
  expect(placeText({})).toBe('')
})
