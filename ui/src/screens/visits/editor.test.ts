// The editor itself: what comes back from a save is merged into its document, not put in its place.
import { afterEach, describe, expect, it } from 'vitest'

import { noteEditor, type NoteEditor } from './editor'

let made: NoteEditor | undefined
let edits = 0

function open(markdown: string): NoteEditor {
  edits = 0
  made = noteEditor({
    element: document.createElement('div'),
    markdown,
    label: 'Note',
    describedBy: 'x',
    onedit: () => (edits += 1),
    onmove: () => undefined,
  })
  return made
}

afterEach(() => made?.editor.destroy())

describe('the note editor', () => {
  it('shows the markdown and gives it back', () => {
    const { editor, port } = open('## Titre\n\n- [x] clé\n\nfin')
    expect(editor.getText()).toContain('clé')
    expect(port.text()).toBe('## Titre\n\n- [x] clé\n\nfin')
    expect(edits).toBe(0)
  })

  it('merges what came back beside what was typed meanwhile, and does not call that an edit', () => {
    const { editor, port } = open('## Titre\n\nmatin\n\nsoir')
    const mark = port.mark()
    editor.commands.insertContentAt(editor.state.doc.content.size - 1, ' calme')
    expect(edits).toBe(1)
    port.merge(mark, '## Titre\n\ngrand matin\n\nsoir\n\nnuit')
    expect(port.text()).toBe('## Titre\n\ngrand matin\n\nsoir calme\n\nnuit')
    expect(edits).toBe(1)
  })

  it('takes a first text into an empty note', () => {
    const { port } = open('')
    port.merge(port.mark(), 'premier mot')
    expect(port.text()).toBe('premier mot')
  })

  it('injects no style of its own', () => {
    open('x')
    expect(document.querySelector('style[data-tiptap-style]')).toBeNull()
  })
})
