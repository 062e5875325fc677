// Finding a commune or a library by what is typed: accents, case, hyphens and apostrophes are ignored.
import type { CommuneRow, LibraryRow } from '../../wire/types'

export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** A commune's code has five characters (the fictive one of the demo has a letter too); an id of ours is much longer. */
export const isInsee = (text: string): boolean => /^[0-9A-Z]{5}$/.test(text)

export interface Found {
  commune: CommuneRow
  libraries: LibraryRow[]
}

/** The libraries that match every word typed. */
export const matching = (libraries: LibraryRow[], typed: string): LibraryRow[] =>
  libraries.filter((library) => matches(wordsOf(typed), [library.commune, library.insee, library.name, library.address]))

const wordsOf = (typed: string): string[] => plain(typed).split(' ').filter((word) => word !== '')

/** The communes with their libraries that match every word typed; a library that matches brings its commune. */
export function find(communes: CommuneRow[], libraries: LibraryRow[], typed: string): Found[] {
  const words = wordsOf(typed)
  const byCommune = group(libraries)
  return communes.flatMap((commune) => {
    const here = byCommune.get(commune.insee) ?? []
    if (matches(words, [commune.name, commune.insee, ...commune.postal_codes])) return [{ commune, libraries: here }]
    const some = here.filter((library) => matches(words, [commune.name, library.name, library.address]))
    return some.length > 0 ? [{ commune, libraries: some }] : []
  })
}

function matches(words: string[], texts: string[]): boolean {
  const text = ` ${plain(texts.join(' '))}`
  return words.every((word) => text.includes(` ${word}`))
}

function group(libraries: LibraryRow[]): Map<string, LibraryRow[]> {
  const map = new Map<string, LibraryRow[]>()
  for (const library of libraries) map.set(library.insee, [...(map.get(library.insee) ?? []), library])
  return map
}
