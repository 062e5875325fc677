// How strong a passphrase is, in four steps, by the number of guesses it could cost. An estimate, said in plain words.

export type Strength = 'short' | 'weak' | 'fair' | 'strong'

/** Shorter than this is refused, by the back end too. */
export const SHORTEST = 8

const BITS_PER_WORD = 12
const BITS_PER_CHARACTER = 2.5
const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}\s]/u]

/**
 * Words count as words of a list of some 5 000, characters as characters of a language's text; repeated ones count
 * once. The smaller of the two estimates holds, and a mixture of kinds adds a little.
 */
export function strength(passphrase: string): Strength {
  const length = [...passphrase].length
  if (length < SHORTEST) return 'short'
  const words = new Set(passphrase.toLowerCase().split(/\s+/).filter((word) => word.length > 1))
  const distinct = new Set(passphrase.toLowerCase()).size
  const kinds = CLASSES.filter((kind) => kind.test(passphrase)).length
  const byCharacters = Math.min(length, distinct * 2) * (BITS_PER_CHARACTER + (kinds - 1) * 0.5)
  const bits = words.size > 1 ? Math.min(words.size * BITS_PER_WORD + kinds, byCharacters) : byCharacters
  if (bits < 38) return 'weak'
  return bits < 50 ? 'fair' : 'strong'
}
