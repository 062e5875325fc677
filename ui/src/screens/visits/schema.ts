// What a note can hold: paragraphs, headings, lists, tasks, quotes, bold, italic, strike. Everything in it has its markdown.
import { getSchema, type Extensions } from '@tiptap/core'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import StarterKit from '@tiptap/starter-kit'

import { t } from '../../words'

/** The page has the only h1; a note begins one level below. */
export const LEVELS = [2, 3] as const

export const noteExtensions: Extensions = [
  StarterKit.configure({
    heading: { levels: [...LEVELS] },
    // Markdown has no underline; links and code are no use in the field and would make a note harder to read back.
    underline: false,
    link: false,
    code: false,
    codeBlock: false,
  }),
  TaskList,
  TaskItem.configure({
    nested: true,
    a11y: { checkboxLabel: (node) => t('visits-note-task-done', { text: node.firstChild?.textContent ?? '' }) },
  }),
]

export const noteSchema = getSchema(noteExtensions)
