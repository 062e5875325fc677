// Brings into the editor what others wrote, without moving the caret and without touching what was typed meanwhile.
import type { Node, Slice } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { Mapping, StepMap } from '@tiptap/pm/transform'

/** Replace `from`–`to` of the old document by `slice`. */
interface Change {
  from: number
  to: number
  slice: Slice
}

interface Block {
  node: Node
  at: number
}

const blocks = (doc: Node): Block[] => {
  const list: Block[] = []
  doc.forEach((node, at) => list.push({ node, at }))
  return list
}

/** Lengths of the longest common subsequence of blocks, from every pair of starts. */
function common(old: Block[], fresh: Block[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0))
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const same = old[i]!.node.eq(fresh[j]!.node)
      table[i]![j] = same ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!)
    }
  }
  return table
}

/** What turns one document into another, block by block, from its end to its start so that positions hold. */
export function changes(old: Node, fresh: Node): Change[] {
  const [before, after] = [blocks(old), blocks(fresh)]
  const table = common(before, after)
  const list: Change[] = []
  let [i, j, fromI, fromJ] = [0, 0, 0, 0]
  const close = () => {
    if (i > fromI || j > fromJ) list.push(...run(old, fresh, before.slice(fromI, i), after.slice(fromJ, j), positionOf(before, fromI, old)))
  }
  while (i < before.length || j < after.length) {
    const here = before[i]
    const there = after[j]
    if (here && there && here.node.eq(there.node)) {
      close()
      i += 1
      j += 1
      fromI = i
      fromJ = j
    } else if (!there || (here && table[i + 1]![j]! >= table[i]![j + 1]!)) i += 1
    else j += 1
  }
  close()
  return list.reverse()
}

const positionOf = (list: Block[], index: number, doc: Node): number => list[index]?.at ?? doc.content.size

/** One run of blocks that differ: pair by pair when they are as many, as a whole otherwise. */
function run(old: Node, fresh: Node, gone: Block[], come: Block[], at: number): Change[] {
  if (gone.length === come.length) return gone.map((block, index) => within(block, come[index]!, fresh))
  // An empty paragraph has no markdown: it is not gone, somebody is about to write in it.
  const real = gone.filter((block) => block.node.content.size > 0 || block.node.type.name !== 'paragraph')
  const first = come[0]
  const last = come.at(-1)
  const slice = fresh.slice(first?.at ?? 0, last && first ? last.at + last.node.nodeSize : 0)
  if (real.length === 0) return first ? [{ from: at, to: at, slice }] : []
  const end = gone.at(-1)!
  return [{ from: gone[0]!.at, to: Math.min(end.at + end.node.nodeSize, old.content.size), slice }]
}

/** Only what differs inside a block, so that a caret elsewhere in it stays. */
function within(block: Block, other: Block, fresh: Node): Change {
  const start = block.node.content.findDiffStart(other.node.content)
  const end = block.node.content.findDiffEnd(other.node.content)
  const whole = { from: block.at, to: block.at + block.node.nodeSize, slice: fresh.slice(other.at, other.at + other.node.nodeSize) }
  if (start === null || end === null || !block.node.hasMarkup(other.node.type, other.node.attrs)) return whole
  // The two ends may overlap the start when a letter is repeated: « allée » and « alée ».
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const [from, to] = [block.at + 1 + start, block.at + 1 + end.a + overlap]
  return { from, to, slice: fresh.slice(other.at + 1 + start, other.at + 1 + end.b + overlap) }
}

/**
 * The transaction that adds to `state` what lies between `base` (the document when it was sent) and `fresh` (what came
 * back); `typed` are the steps since `base`. Where both touched the same words, both are kept.
 */
export function mergeInto(state: EditorState, base: Node, fresh: Node, typed: readonly StepMap[]): Transaction {
  const tr = state.tr.setMeta('addToHistory', false)
  const since = new Mapping([...typed])
  for (const change of changes(base, fresh)) {
    const from = since.map(change.from, -1)
    const to = since.map(change.to, 1)
    const untouched = to - from === change.to - change.from && !touched(typed, change)
    // Words that both touched are not replaced: the others' come after the officer's.
    tr.replace(untouched ? from : to, to, change.slice)
  }
  return tr
}

/** Whether any step since then changed something inside the range (its ends excepted). */
function touched(typed: readonly StepMap[], change: Change): boolean {
  let [from, to] = [change.from, change.to]
  for (const map of typed) {
    let hit = false
    map.forEach((start, end) => (hit ||= start < to && end > from))
    if (hit) return true
    from = map.map(from, 1)
    to = map.map(to, -1)
  }
  return false
}
