// Notes survive the way to markdown and back: named cases, then many random documents.
import { describe, expect, it } from 'vitest'

import { fromMarkdown, toMarkdown } from './markdown'
import { noteSchema } from './schema'

const paragraph = (text: string) => noteSchema.node('doc', null, [noteSchema.node('paragraph', null, text ? [noteSchema.text(text)] : [])])

describe('markdown', () => {
  it.each([
    'Bonjour',
    '## Titre\n\nUn **gras**, un *italique*, un ~~barré~~.',
    '- a\n- b\n  - c\n  - d\n\n1. un\n2. deux',
    '- [ ] à faire\n- [x] fait\n  - [ ] dessous',
    '> cité\n> encore\n\n---\n\nfin',
    'Première ligne\nseconde ligne',
    '7. sept\n8. huit\n9. neuf\n10. dix',
    '',
  ])('keeps %j', (markdown) => {
    expect(toMarkdown(fromMarkdown(markdown))).toBe(markdown)
  })

  it.each([
    '* étoile', '# dièse', '1. un', '1986. Une année', '2) deux', '- tiret', '+ plus', '> cité', '---', '- - -', '***', '* * *', '___', '===', '[ ] case', '[x] case',
    'a*b*c et _x_', '**gras**', '~~x~~', '5 * 3 * 2', 'snake_case_name', '[x](y)', '![img](x.png)', '<b>x</b> & &amp;', '`code`', '```', '| a | b |',
    'https://exemple.fr/a_b_c', 'fin \\', '\\* pas échappé', 'a < b > c', '« deux : oui ? »', '14 h 30', '#mot', '-5 °C', '*', '-', '#', '1.', '_', '\\',
  ])('keeps the typed text %j as text', (text) => {
    const doc = fromMarkdown(toMarkdown(paragraph(text)))
    expect(doc.toJSON()).toEqual(paragraph(text).toJSON())
  })

  it('reads tables, images and HTML that came from elsewhere as their text', () => {
    const doc = fromMarkdown('| a | b |\n|---|---|\n| 1 | 2 |\n\n<script>x</script> ![i](u)')
    expect(doc.textContent).toContain('| a | b |')
    expect(doc.textContent).toContain('<script>x</script> ![i](u)')
  })

  it('splits a list where tasks and plain items meet', () => {
    const doc = fromMarkdown('- a\n- [x] b\n- c')
    expect(doc.content.content.map((node) => node.type.name)).toEqual(['bulletList', 'taskList', 'bulletList'])
    expect(doc.child(1).child(0).attrs['checked']).toBe(true)
  })

  it('keeps a break and what begins the line after it', () => {
    const json = noteSchema.node('doc', null, [
      noteSchema.node('paragraph', null, [noteSchema.text('vu :'), noteSchema.node('hardBreak'), noteSchema.text('- rien')]),
    ])
    expect(fromMarkdown(toMarkdown(json)).toJSON()).toEqual(json.toJSON())
  })
})

/** A small linear congruential generator: the seed is in the failing test's name. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * below)
  }
}

const WORDS = ['mardi', '14 h', '*', '**', '_a_', '- b', '# c', '1. d', '[ ] e', '> f', '\\', '~~', 'été', '|', '<i>', '&amp;', '`', '(note)', '+', '9)']

function randomDoc(seed: number) {
  const next = random(seed)
  const text = () => Array.from({ length: 1 + next(4) }, () => WORDS[next(WORDS.length)]).join(' ')
  const para = () => noteSchema.node('paragraph', null, [noteSchema.text(text())])
  const list = (depth: number): ReturnType<typeof para> => {
    const kind = ['bulletList', 'orderedList', 'taskList'][next(3)] ?? 'bulletList'
    const items = Array.from({ length: 1 + next(3) }, () => {
      const inner = depth > 0 && next(3) === 0 ? [para(), list(depth - 1)] : [para()]
      return noteSchema.node(kind === 'taskList' ? 'taskItem' : 'listItem', kind === 'taskList' ? { checked: next(2) === 0 } : null, inner)
    })
    return noteSchema.node(kind, null, items)
  }
  const block = () => {
    const kind = next(6)
    if (kind === 0) return noteSchema.node('heading', { level: 2 + next(2) }, [noteSchema.text(text())])
    if (kind === 1) return noteSchema.node('blockquote', null, [para()])
    return kind === 2 ? list(2) : para()
  }
  // A paragraph between two blocks keeps neighbouring lists apart, which markdown joins.
  return noteSchema.node('doc', null, Array.from({ length: 1 + next(4) }, () => [block(), para()]).flat())
}

describe('random notes', () => {
  it.each(Array.from({ length: 400 }, (_, seed) => seed + 1))('seed %d', (seed) => {
    const doc = randomDoc(seed)
    expect(fromMarkdown(toMarkdown(doc)).toJSON()).toEqual(doc.toJSON())
  })
})
