// The keys of what stands beside the question. Pure.

export type BesideAct = 'note' | 'unknown' | 'refusal' | 'passer_by'

type Press = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'repeat'>

const LETTERS: Readonly<Record<string, BesideAct>> = { n: 'note', s: 'unknown' }
const FUNCTION: Readonly<Record<string, BesideAct>> = { F7: 'passer_by', F8: 'refusal' }

/** `typing`: letters belong to a field; with Alt they are ours. */
export function besideOf(press: Press, typing: boolean): BesideAct | null {
  if (press.ctrlKey || press.metaKey || press.repeat) return null
  const counted = press.altKey ? undefined : FUNCTION[press.key]
  if (counted) return counted
  return typing && !press.altKey ? null : (LETTERS[press.key.toLowerCase()] ?? null)
}
