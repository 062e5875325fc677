// Names for scenarios: A, B, C… the first letter that no title of the library begins with.

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** « B » after « A : soirées ». Empty when the alphabet is used up. */
export function nextLetter(titles: readonly string[]): string {
  const taken = new Set(titles.map((title) => /^\p{L}(?!\p{L})/u.exec(title.trim().toLocaleUpperCase())?.[0]))
  return LETTERS.find((letter) => !taken.has(letter)) ?? ''
}
