// Differences between texts: they give both texts back, and say no more than what changed.
import { expect, test } from 'vitest'
import { differences, type Part } from './diff'

const without = (parts: Part[], kind: Part['kind']): string =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join('')

function told(from: string, to: string): string {
  const marks = { same: '', added: '+', removed: '-' }
  const parts = differences(from, to)
  expect(without(parts, 'added')).toBe(from)
  expect(without(parts, 'removed')).toBe(to)
  return parts.map(({ kind, text }) => `${marks[kind]}[${text}]`).join('')
}

test('equal texts are one part, empty ones none', () => {
  expect(told('Le mercredi.', 'Le mercredi.')).toBe('[Le mercredi.]')
  expect(differences('', '')).toEqual([])
})

test('a word that changed is the word and no more', () => {
  expect(told('Le mercredi est saturé.', 'Le mercredi est calme.')).toBe('[Le mercredi est ]-[saturé]+[calme][.]')
  expect(told('l’équipe', 'l’équipe du matin')).toBe('[l’équipe]+[ du matin]')
})

test('everything new, everything gone', () => {
  expect(told('', 'Un.\n')).toBe('+[Un.\n]')
  expect(told('Un.\n', '')).toBe('-[Un.\n]')
})

test('what is repeated is not taken twice', () => {
  told('a b a b a', 'a b a')
  told('a a a', 'a a a a')
})

test('texts that are too long for words go by lines, and still give both back', () => {
  const line = (n: number): string => `ligne ${n} mot mot mot mot mot mot mot mot\n`
  const long = Array.from({ length: 300 }, (_, n) => line(n)).join('')
  const parts = told(long, `autre\n${long.replace('ligne 150 ', 'ligne cent cinquante ')}fin`)
  expect(parts.startsWith('+[autre\n]')).toBe(true)
})

test('random edits', () => {
  let seed = 7
  const next = (most: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % most
  const vocabulary = ['le', 'la', 'samedi', ' ', '\n', '. ', 'été', '😀']
  const text = (): string => Array.from({ length: next(30) }, () => vocabulary[next(8)]).join('')
  for (let round = 0; round < 200; round += 1) told(text(), text())
})
