// A note is saved at every pause, one save at a time, and what comes back never costs a typed word.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { Note } from '../../wire/types'
import { NoteKeeper, PAUSE, type NotePort, type NoteState } from './keeper'

/** An editor of plain text whose merge puts the other text first. */
class Pad implements NotePort<string> {
  value: string
  merges: string[] = []

  constructor(value: string) {
    this.value = value
  }
  text = () => this.value
  mark = () => this.value
  merge(mark: string, markdown: string) {
    this.merges.push(markdown)
    this.value = this.value.startsWith(mark) ? markdown + this.value.slice(mark.length) : `${markdown} ${this.value}`
  }
}

function setup(save: (markdown: string, version: string) => Promise<Note>) {
  const pad = new Pad('a')
  const states: NoteState['state'][] = []
  const keeper = new NoteKeeper({ markdown: 'a', version: 'v0' }, pad, save, (state) => states.push(state.state), () => 5)
  const type = (text: string) => {
    pad.value += text
    keeper.edited()
  }
  return { pad, keeper, states, type }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('NoteKeeper', () => {
  it('saves once at the pause, not at each key', async () => {
    const save = vi.fn(async (markdown: string) => ({ markdown, version: 'v1' }))
    const { type, states } = setup(save)
    type('b')
    await vi.advanceTimersByTimeAsync(PAUSE - 1)
    type('c')
    await vi.advanceTimersByTimeAsync(PAUSE - 1)
    expect(save).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(save.mock.calls).toEqual([['abc', 'v0']])
    expect(states.at(-1)).toBe('saved')
  })

  it('saves what is left when the screen is left, and nothing when nothing changed', async () => {
    const save = vi.fn(async (markdown: string) => ({ markdown, version: 'v1' }))
    const { type, keeper } = setup(save)
    await keeper.flush()
    expect(save).not.toHaveBeenCalled()
    type('b')
    await keeper.flush()
    expect(save).toHaveBeenCalledOnce()
    await vi.advanceTimersByTimeAsync(PAUSE * 2)
    expect(save).toHaveBeenCalledOnce()
  })

  it('goes on from the new version, one save at a time', async () => {
    const waiting: ((note: Note) => void)[] = []
    const save = vi.fn(() => new Promise<Note>((resolve) => waiting.push(resolve)))
    const { type, keeper } = setup(save)
    type('b')
    const first = keeper.flush()
    type('c')
    const second = keeper.flush()
    await vi.advanceTimersByTimeAsync(0)
    expect(save).toHaveBeenCalledOnce()
    waiting[0]?.({ markdown: 'ab', version: 'v1' })
    await first
    await vi.advanceTimersByTimeAsync(0)
    expect(save.mock.calls[1]).toEqual(['abc', 'v1'])
    waiting[1]?.({ markdown: 'abc', version: 'v2' })
    await second
    expect(keeper.unsaved).toBe(false)
  })

  it('brings in what others wrote beside what was typed meanwhile, then saves that', async () => {
    let answer: (note: Note) => void = () => undefined
    const save = vi.fn((_: string, __: string) => new Promise<Note>((resolve) => (answer = resolve)))
    const { pad, type, keeper } = setup(save)
    type('b')
    void keeper.flush()
    type('c')
    answer({ markdown: 'X ab', version: 'v1' })
    await vi.advanceTimersByTimeAsync(0)
    expect(pad.value).toBe('X abc')
    await vi.advanceTimersByTimeAsync(PAUSE)
    expect(save.mock.calls[1]).toEqual(['X abc', 'v1'])
  })

  it('tells a failure and tries again', async () => {
    const save = vi.fn(async (markdown: string): Promise<Note> => ({ markdown, version: 'v1' }))
    save.mockRejectedValueOnce({ code: 'disk_full', args: {} })
    const { type, states, keeper } = setup(save)
    type('b')
    await vi.advanceTimersByTimeAsync(PAUSE)
    expect(states.at(-1)).toBe('failed')
    expect(keeper.unsaved).toBe(true)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(states.at(-1)).toBe('saved')
    expect(keeper.unsaved).toBe(false)
  })

  it('shows a remote change when nothing is unsaved, and leaves it to the next save otherwise', async () => {
    const save = vi.fn(async (markdown: string) => ({ markdown, version: 'v2' }))
    const { pad, keeper, type } = setup(save)
    await keeper.changed(async () => ({ markdown: 'a b', version: 'v1' }))
    expect(pad.value).toBe('a b')
    expect(keeper.unsaved).toBe(false)
    type('!')
    const load = vi.fn(async () => ({ markdown: 'z', version: 'v9' }))
    await keeper.changed(load)
    expect(load).not.toHaveBeenCalled()
  })

  it('drops a remote text that arrives after typing began', async () => {
    const save = vi.fn(async (markdown: string) => ({ markdown, version: 'v2' }))
    const { pad, keeper, type } = setup(save)
    let answer: (note: Note) => void = () => undefined
    const done = keeper.changed(() => new Promise<Note>((resolve) => (answer = resolve)))
    type('b')
    answer({ markdown: 'other', version: 'v1' })
    await done
    expect(pad.value).toBe('ab')
    await vi.advanceTimersByTimeAsync(PAUSE)
    expect(save.mock.calls).toEqual([['ab', 'v0']])
  })
})
