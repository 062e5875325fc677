// What differs between two texts, word by word: for reading, not for merging.
export interface Part {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** Beyond so many pairs of words the middle is compared line by line. */
const MOST = 4_000_000

const words = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}’'-]+|[^\s\p{L}\p{N}]/gu) ?? []
const lines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** The parts of both texts in order; joined without the added ones they are `from`, without the removed ones `to`. */
export function differences(from: string, to: string): Part[] {
  const [a, b] = [words(from), words(to)]
  if (a.length * b.length <= MOST) return joined(compare(a, b))
  const [c, d] = [lines(from), lines(to)]
  if (c.length * d.length <= MOST) return joined(compare(c, d))
  return joined([{ kind: 'removed', text: from }, { kind: 'added', text: to }])
}

function compare(a: string[], b: string[]): Part[] {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1
  const same = (tokens: string[]): Part[] => tokens.map((text) => ({ kind: 'same', text }))
  return [
    ...same(a.slice(0, head)),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...same(a.slice(a.length - tail)),
  ]
}

/** The longest common subsequence; removed before added where both stand at one place. */
function middle(a: string[], b: string[]): Part[] {
  const width = b.length + 1
  const table = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i * width + j] = a[i] === b[j] ? table[(i + 1) * width + j + 1]! + 1 : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!)
    }
  }
  const parts: Part[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ kind: 'same', text: a[i]! })
      i += 1
      j += 1
    } else if (i < a.length && (j === b.length || table[(i + 1) * width + j]! >= table[i * width + j + 1]!)) {
      parts.push({ kind: 'removed', text: a[i]! })
      i += 1
    } else {
      parts.push({ kind: 'added', text: b[j]! })
      j += 1
    }
  }
  return parts
}

function joined(parts: Part[]): Part[] {
  const result: Part[] = []
  for (const { kind, text } of parts) {
    if (text === '') continue
    const last = result.at(-1)
    if (last?.kind === kind) last.text += text
    else result.push({ kind, text })
  }
  return result
}
