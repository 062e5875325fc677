// A note as the back end keeps it (markdown) and as the editor holds it (a ProseMirror document), both ways without loss.
// @tiptap/markdown was tried first: it drops tables, images and raw HTML, and turns « 1986. Une année » into a list.
import MarkdownIt, { type StateCore, type Token } from 'markdown-it'
import { MarkdownParser, MarkdownSerializer, type MarkdownSerializerState } from 'prosemirror-markdown'
import type { Node } from '@tiptap/pm/model'

import { noteSchema } from './schema'

/** Only the syntax that the editor can show: all the rest stays the text that it is. */
const RULES = ['heading', 'list', 'blockquote', 'hr', 'emphasis', 'strikethrough', 'escape', 'newline']

const tokenizer = new MarkdownIt('zero').enable(RULES)
// Before escaped characters become plain text again: `\[ ]` is no box.
tokenizer.core.ruler.after('inline', 'tasks', tasks)

const parser = new MarkdownParser(noteSchema, tokenizer, {
  paragraph: { block: 'paragraph' },
  heading: { block: 'heading', getAttrs: (token) => ({ level: token.tag === 'h1' || token.tag === 'h2' ? 2 : 3 }) },
  blockquote: { block: 'blockquote' },
  bullet_list: { block: 'bulletList' },
  ordered_list: { block: 'orderedList', getAttrs: (token) => ({ start: Number(token.attrGet('start') ?? 1) }) },
  list_item: { block: 'listItem' },
  task_list: { block: 'taskList' },
  task_item: { block: 'taskItem', getAttrs: (token) => ({ checked: token.attrGet('checked') === 'true' }) },
  hr: { node: 'horizontalRule' },
  // A line break that somebody typed is meant.
  softbreak: { node: 'hardBreak' },
  hardbreak: { node: 'hardBreak' },
  em: { mark: 'italic' },
  strong: { mark: 'bold' },
  s: { mark: 'strike' },
})

const serializer = new MarkdownSerializer(
  {
    paragraph: inline,
    heading(state, node) {
      state.write(`${'#'.repeat(Number(node.attrs['level']))} `)
      // A heading is one line.
      state.renderInline(node, false)
      state.closeBlock(node)
    },
    blockquote: (state, node) => state.wrapBlock('> ', null, node, () => state.renderContent(node)),
    bulletList: (state, node) => state.renderList(node, '  ', () => '- '),
    taskList: (state, node) => state.renderList(node, '  ', (index) => (node.child(index).attrs['checked'] ? '- [x] ' : '- [ ] ')),
    orderedList(state, node) {
      const start = Number(node.attrs['start'] ?? 1)
      const width = String(start + node.childCount - 1).length + 2
      state.renderList(node, ' '.repeat(width), (index) => `${start + index}. `)
    },
    listItem: (state, node) => state.renderContent(node),
    taskItem: (state, node) => state.renderContent(node),
    horizontalRule(state, node) {
      state.write('---')
      state.closeBlock(node)
    },
    hardBreak,
    text: (state, node) => state.write(escape(node.text ?? '', atStart(state))),
  },
  {
    bold: { open: '**', close: '**', mixable: true, expelEnclosingWhitespace: true },
    italic: { open: '*', close: '*', mixable: true, expelEnclosingWhitespace: true },
    strike: { open: '~~', close: '~~', mixable: true, expelEnclosingWhitespace: true },
  },
)

/** The text that is saved. Empty paragraphs have no markdown. */
export const toMarkdown = (doc: Node): string => serializer.serialize(doc, { tightLists: true }).trim()

export const fromMarkdown = (markdown: string): Node => parser.parse(markdown)

function inline(state: MarkdownSerializerState, node: Node): void {
  state.renderInline(node)
  state.closeBlock(node)
}

/** A break at the end of a block says nothing; two in a row would end the block, so they become one. */
function hardBreak(state: MarkdownSerializerState, _node: Node, parent: Node, index: number): void {
  const next = parent.maybeChild(index + 1)
  if (!next || next.type.name === 'hardBreak' || index === 0) return
  state.write(parent.type.name === 'heading' ? ' ' : '\n')
}

/** Whether what comes next begins a line, where some characters make a list or a heading. */
function atStart(state: MarkdownSerializerState): boolean {
  const { atBlockStart, out } = state as unknown as { atBlockStart: boolean; out: string }
  return atBlockStart || out === '' || out.endsWith('\n')
}

/** Backslashes before what markdown would take for its own; no more of them than needed, so that the text stays readable. */
function escape(text: string, atBlockStart: boolean): string {
  const within = text
    .replace(/[\n\t]+/g, ' ')
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
    .replace(/\*|~~|_/g, (mark, at: number, all: string) => (isPlain(mark, all[at - 1], all[at + mark.length]) ? mark : mark.replace(/./g, '\\$&')))
  return atBlockStart ? escapeStart(within) : within
}

/** A mark with a space on both sides, or an underscore within a word, opens and closes nothing. */
function isPlain(mark: string, before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined) return false
  if (/\s/.test(before) && /\s/.test(after)) return true
  return mark === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)
}

function escapeStart(text: string): string {
  return text
    .replace(/^(\s*)(#{1,6}(?=\s|$)|>|\[|[-+*](?=\s|$)|-(?=-|[ ]?-))/, '$1\\$2')
    .replace(/^(\s*)(\d{1,9})([.)])(?=\s|$)/, '$1$2\\$3')
}

/** Turns the items that begin with `[ ]` or `[x]` into tasks, and splits a list where tasks and plain items meet. */
function tasks(state: StateCore): void {
  const open: { token: Token; task: boolean | null; level: number }[] = []
  const result: Token[] = []
  state.tokens.forEach((token, at) => {
    const list = open.at(-1)
    if (token.type === 'bullet_list_open') open.push({ token, task: null, level: token.level })
    if (token.type === 'list_item_open' && list?.level === token.level - 1) {
      const checked = takeBox(state.tokens[at + 1], state.tokens[at + 2])
      const task = checked !== null
      if (list.task !== null && list.task !== task) result.push(closing(state, list.task), opening(state, task))
      if (list.task === null && task) rename(list.token, 'task_list_open')
      list.task = task
      if (task) rename(token, 'task_item_open').attrSet('checked', String(checked))
    }
    if (token.type === 'list_item_close' && list?.level === token.level - 1 && list.task) rename(token, 'task_item_close')
    if (token.type === 'bullet_list_close') {
      if (list?.task) rename(token, 'task_list_close')
      open.pop()
    }
    if (token.type === 'ordered_list_open') open.push({ token, task: null, level: -2 })
    if (token.type === 'ordered_list_close') open.pop()
    result.push(token)
  })
  state.tokens = result
}

function rename(token: Token, type: string): Token {
  token.type = type
  return token
}

const opening = (state: StateCore, task: boolean): Token => new state.Token(task ? 'task_list_open' : 'bullet_list_open', 'ul', 1)
const closing = (state: StateCore, task: boolean): Token => new state.Token(task ? 'task_list_close' : 'bullet_list_close', 'ul', -1)

/** Takes the box off the item's first words and tells whether it was ticked; null when there is none. */
function takeBox(paragraph: Token | undefined, words: Token | undefined): boolean | null {
  const first = words?.children?.[0]
  if (paragraph?.type !== 'paragraph_open' || first?.type !== 'text') return null
  const box = /^\[([ xX])\](?:[ ]|$)/.exec(first.content)
  if (!box) return null
  first.content = first.content.slice(box[0].length)
  return box[1] !== ' '
}
