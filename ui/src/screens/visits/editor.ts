// The rich-text editor of a note: Tiptap without a framework and without its injected styles.
import { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { StepMap } from '@tiptap/pm/transform'

import type { NotePort } from './keeper'
import { fromMarkdown, toMarkdown } from './markdown'
import { mergeInto } from './merge'
import { noteExtensions } from './schema'

/** The document that was sent, and what has been typed since. */
export interface Mark {
  doc: Node
  typed: StepMap[]
}

export interface NoteEditor {
  editor: Editor
  port: NotePort<Mark>
}

interface Options {
  element: HTMLElement
  markdown: string
  label: string
  describedBy: string
  /** The officer changed the text (not a merge). */
  onedit: () => void
  /** The caret or the marks moved: the toolbar shows where it is. */
  onmove: () => void
}

export function noteEditor({ element, markdown, label, describedBy, onedit, onmove }: Options): NoteEditor {
  let mark: Mark | undefined
  let merging = false
  const editor = new Editor({
    element,
    // The content security policy refuses injected styles; ours are in Note.svelte.
    injectCSS: false,
    extensions: noteExtensions,
    content: fromMarkdown(markdown).toJSON(),
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, 'aria-describedby': describedBy },
    },
    onTransaction: ({ transaction }) => {
      if (!merging && transaction.docChanged) mark?.typed.push(...transaction.mapping.maps)
      onmove()
    },
    onUpdate: () => {
      if (!merging) onedit()
    },
  })
  const port: NotePort<Mark> = {
    text: () => toMarkdown(editor.state.doc),
    mark: () => (mark = { doc: editor.state.doc, typed: [] }),
    merge(sent, fresh) {
      // The screen was left while the last save was under way: nobody looks any more.
      if (editor.isDestroyed) return
      merging = true
      // The editor made a schema of its own, and nodes of another one do not fit into its document.
      const doc = editor.schema.nodeFromJSON(fromMarkdown(fresh).toJSON())
      editor.view.dispatch(mergeInto(editor.state, sent.doc, doc, sent.typed))
      merging = false
    },
  }
  return { editor, port }
}
