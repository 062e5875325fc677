// What others wrote arrives beside what is being typed, and the caret stays where it was.
import { EditorState, TextSelection } from '@tiptap/pm/state'
import type { StepMap } from '@tiptap/pm/transform'
import { describe, expect, it } from 'vitest'

import { fromMarkdown, toMarkdown } from './markdown'
import { mergeInto } from './merge'
import { noteSchema } from './schema'

const state = (markdown: string) => EditorState.create({ doc: fromMarkdown(markdown), schema: noteSchema })

/** The position just before these words. */
function before(editor: EditorState, words: string): number {
  let found = -1
  editor.doc.descendants((node, at) => {
    const index = node.text?.indexOf(words) ?? -1
    if (index >= 0) found = at + index
  })
  return found
}

function merge(base: string, remote: string, type?: { before: string; text: string }) {
  const start = state(base)
  let now = start
  const typed: StepMap[] = []
  if (type) {
    const tr = now.tr.insertText(type.text, before(now, type.before))
    typed.push(...tr.mapping.maps)
    now = now.apply(tr)
  }
  return now.apply(mergeInto(now, start.doc, fromMarkdown(remote), typed))
}

describe('mergeInto', () => {
  it.each([
    ['un\n\ndeux', 'un\n\ndeux\n\ntrois'],
    ['un\n\ndeux', 'deux'],
    ['une allée', 'une alée'],
    ['une alée', 'une allée'],
    ['## T\n\na', 'a\n\n## T'],
    ['- a\n- b', '- a\n- c\n- b'],
    ['- a\n- b', 'tout autre chose'],
    ['', 'premier mot'],
    ['tout', ''],
    ['- [ ] clé', '- [x] clé'],
    ['un **deux** trois', 'un deux *trois*'],
    ['a\n\nb\n\nc', 'x\n\nb\n\ny\n\nz'],
  ])('turns %j into %j when nothing was typed', (base, remote) => {
    expect(toMarkdown(merge(base, remote).doc)).toBe(remote)
  })

  it('keeps what was typed meanwhile in another paragraph', () => {
    const merged = merge('matin\n\nsoir', 'matin calme\n\nsoir', { before: 'soir', text: 'le ' })
    expect(toMarkdown(merged.doc)).toBe('matin calme\n\nle soir')
  })

  it('keeps both when the same words were rewritten', () => {
    const merged = merge('ouvert le mardi', 'ouvert le jeudi', { before: 'rdi', text: 'X' })
    expect(toMarkdown(merged.doc)).toBe('ouvert le maXrjeudi')
  })

  it('leaves the caret between the same letters', () => {
    let now = state('matin\n\nsoir')
    now = now.apply(now.tr.setSelection(TextSelection.create(now.doc, before(now, 'ir'))))
    now = now.apply(mergeInto(now, now.doc, fromMarkdown('grand matin\n\nsoir et nuit'), []))
    expect(toMarkdown(now.doc)).toBe('grand matin\n\nsoir et nuit')
    expect(now.doc.textBetween(0, now.selection.from, '\n')).toBe('grand matin\nso')
  })

  it('does not take away the empty paragraph that somebody has just begun', () => {
    const start = state('un')
    const doc = noteSchema.node('doc', null, [start.doc.child(0), noteSchema.node('paragraph')])
    let now = EditorState.create({ doc })
    now = now.apply(now.tr.setSelection(TextSelection.create(doc, doc.content.size - 1)))
    now = now.apply(mergeInto(now, doc, fromMarkdown('zéro\n\nun'), []))
    expect(now.doc.childCount).toBe(3)
    expect(now.selection.$from.parent.content.size).toBe(0)
  })
})
