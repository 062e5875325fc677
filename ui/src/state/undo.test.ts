// Which keys undo takes, and where it leaves them alone.
import { expect, test, vi } from 'vitest'

import { setHost } from '../host'
import { parseHash, hashOf } from './route.svelte'
import type { UndoState } from '../wire/types'
import { isTyping, redo, undo, undoing, undoKey } from './undo.svelte'

const call = vi.fn(async (_name: string): Promise<UndoState> => ({ undo: null, redo: null }))
setHost({ kind: 'http', call, onEvent: () => () => undefined, pickFile: async () => null, pickFiles: async () => [], pickSave: async () => null, pickFolder: async () => null })

function press(init: KeyboardEventInit, target: HTMLElement = document.body): boolean {
  const event = new KeyboardEvent('keydown', init)
  Object.defineProperty(event, 'target', { value: target })
  return undoKey(event)
}

test('Ctrl+Z, Ctrl+Y and Ctrl+Maj+Z are taken, AltGr and bare letters are not', () => {
  expect(press({ key: 'z', ctrlKey: true })).toBe(true)
  expect(press({ key: 'y', ctrlKey: true })).toBe(true)
  expect(press({ key: 'Z', ctrlKey: true, shiftKey: true })).toBe(true)
  expect(press({ key: 'z' })).toBe(false)
  expect(press({ key: 'z', ctrlKey: true, altKey: true })).toBe(false)
})

test('the call is made only when there is something to undo', async () => {
  call.mockClear()
  await undo()
  expect(call.mock.calls.map(([name]) => name)).toEqual(['undo_state'])
})

test('keys that come faster than answers are taken one after the other', async () => {
  const op = { code: 'remove_demo' } as const
  let undone = false
  call.mockClear()
  call.mockImplementation(async (name) => {
    if (name !== 'undo_state') undone = name === 'undo'
    return undone ? { undo: null, redo: op } : { undo: op, redo: null }
  })
  void undo()
  void redo()
  await undo()
  expect(call.mock.calls.map(([name]) => name).filter((name) => name !== 'undo_state')).toEqual(['undo', 'redo', 'undo'])
  expect(undoing.data).toEqual({ undo: null, redo: op })
})

test('typing keeps its own undo', () => {
  const input = document.createElement('input')
  const box = Object.assign(document.createElement('input'), { type: 'checkbox' })
  expect(isTyping(input)).toBe(true)
  expect(isTyping(document.createElement('textarea'))).toBe(true)
  expect(isTyping(box)).toBe(false)
  expect(isTyping(document.body)).toBe(false)
  expect(press({ key: 'z', ctrlKey: true }, input)).toBe(false)
})

test('an address is read back as it was written', () => {
  expect(parseHash(hashOf('grilles', 'a/b é'))).toEqual({ slug: 'grilles', path: ['a/b é'] })
  expect(parseHash('')).toEqual({ slug: '', path: [] })
  expect(parseHash('#/visites/%')).toEqual({ slug: 'visites', path: ['%'] })
})
