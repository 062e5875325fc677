// What the toolbar of a note offers: the same things that markdown can hold.
import type { Editor } from '@tiptap/core'
import Bold from '@lucide/svelte/icons/bold'
import Heading2 from '@lucide/svelte/icons/heading-2'
import Heading3 from '@lucide/svelte/icons/heading-3'
import Italic from '@lucide/svelte/icons/italic'
import List from '@lucide/svelte/icons/list'
import ListOrdered from '@lucide/svelte/icons/list-ordered'
import ListTodo from '@lucide/svelte/icons/list-todo'
import Strikethrough from '@lucide/svelte/icons/strikethrough'
import TextQuote from '@lucide/svelte/icons/text-quote'

interface Tool {
  /** Key of its name in the catalogue. */
  name: string
  icon: typeof Bold
  /** As printed on the keys. */
  keys?: string
  /** A little room before it: a new group begins. */
  gap?: true
  active: (editor: Editor) => boolean
  run: (editor: Editor) => void
}

export const TOOLS: readonly Tool[] = [
  {
    name: 'visits-tool-bold',
    icon: Bold,
    keys: 'Ctrl+B',
    active: (editor) => editor.isActive('bold'),
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: 'visits-tool-italic',
    icon: Italic,
    keys: 'Ctrl+I',
    active: (editor) => editor.isActive('italic'),
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: 'visits-tool-strike',
    icon: Strikethrough,
    active: (editor) => editor.isActive('strike'),
    run: (editor) => editor.chain().focus().toggleStrike().run(),
  },
  {
    name: 'visits-tool-heading',
    icon: Heading2,
    gap: true,
    active: (editor) => editor.isActive('heading', { level: 2 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    name: 'visits-tool-subheading',
    icon: Heading3,
    active: (editor) => editor.isActive('heading', { level: 3 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    name: 'visits-tool-bullets',
    icon: List,
    gap: true,
    active: (editor) => editor.isActive('bulletList'),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'visits-tool-numbers',
    icon: ListOrdered,
    active: (editor) => editor.isActive('orderedList'),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'visits-tool-tasks',
    icon: ListTodo,
    active: (editor) => editor.isActive('taskList'),
    run: (editor) => editor.chain().focus().toggleTaskList().run(),
  },
  {
    name: 'visits-tool-quote',
    icon: TextQuote,
    active: (editor) => editor.isActive('blockquote'),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
]
