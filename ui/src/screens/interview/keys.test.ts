// The keys of an interview, on an AZERTY keyboard too.
import { describe, expect, it } from 'vitest'

import { actOf, focusOf, keyOfChoice, type Press, type Where } from './keys'

const press = (key: string, code = key, more: Partial<Press> = {}): Press => ({
  key, code, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, repeat: false, ...more,
})
const at = (more: Partial<Where> = {}): Where => ({ page: 'question', choices: 12, focus: 'none', ...more })
const pick = (index: number) => ({ act: 'pick', index })

describe('digits', () => {
  it.each([
    ['&', 'Digit1', 0],
    ['1', 'Digit1', 0],
    ['ç', 'Digit9', 8],
    ['à', 'Digit0', 9],
    ['1', 'Numpad1', 0],
    ['0', 'Numpad0', 9],
    ['a', 'KeyQ', 10],
    ['b', 'KeyB', 11],
  ])('%s on %s picks %d', (key, code, index) => {
    expect(actOf(press(key, code), at())).toEqual(pick(index))
  })

  it('counts with shift too, as AZERTY types digits', () => {
    expect(actOf(press('2', 'Digit2', { shiftKey: true }), at())).toEqual(pick(1))
  })

  it('leaves the numeric pad alone while it moves', () => {
    expect(actOf(press('End', 'Numpad1'), at())).toBeNull()
  })

  it('does nothing beyond the last choice, in a field, with Ctrl, or held down', () => {
    expect(actOf(press('5', 'Digit5'), at({ choices: 4 }))).toBeNull()
    expect(actOf(press('5', 'Digit5'), at({ focus: 'line' }))).toBeNull()
    expect(actOf(press('1', 'Digit1', { ctrlKey: true }), at())).toBeNull()
    expect(actOf(press('1', 'Digit1', { repeat: true }), at())).toBeNull()
    expect(actOf(press('1', 'Digit1'), at({ page: 'privacy' }))).toBeNull()
  })

  it('prints before each choice the key that picks it', () => {
    for (let index = 0; index < 33; index += 1) {
      const key = keyOfChoice(index)
      const code = /\d/.test(key) ? `Digit${key}` : `Key${key}`
      expect(actOf(press(key.toLowerCase(), code), at({ choices: 40 }))).toEqual(pick(index))
    }
    expect(keyOfChoice(33)).toBe('')
  })
})

describe('moving', () => {
  it('goes on with Enter, except on a button and while it is held', () => {
    expect(actOf(press('Enter'), at())).toEqual({ act: 'next' })
    expect(actOf(press('Enter', 'NumpadEnter'), at({ focus: 'line' }))).toEqual({ act: 'next' })
    expect(actOf(press('Enter'), at({ focus: 'choice' }))).toEqual({ act: 'next' })
    expect(actOf(press('Enter'), at({ page: 'privacy' }))).toEqual({ act: 'next' })
    expect(actOf(press('Enter'), at({ focus: 'button' }))).toBeNull()
    expect(actOf(press('Enter', 'Enter', { repeat: true }), at())).toBeNull()
    expect(actOf(press('Enter', 'Enter', { shiftKey: true }), at({ focus: 'lines' }))).toBeNull()
  })

  it('goes back with Backspace and the arrow, but not out of a field or between choices', () => {
    expect(actOf(press('Backspace'), at())).toEqual({ act: 'back' })
    expect(actOf(press('ArrowLeft'), at())).toEqual({ act: 'back' })
    expect(actOf(press('Backspace'), at({ focus: 'line' }))).toBeNull()
    expect(actOf(press('ArrowLeft'), at({ focus: 'choice' }))).toBeNull()
    expect(actOf(press('ArrowLeft', 'ArrowLeft', { altKey: true }), at({ focus: 'line' }))).toEqual({ act: 'back' })
  })

  it('refuses with R, with Alt+R in a field, only on a question', () => {
    expect(actOf(press('r', 'KeyR'), at())).toEqual({ act: 'refuse' })
    expect(actOf(press('r', 'KeyR'), at({ focus: 'line' }))).toBeNull()
    expect(actOf(press('r', 'KeyR', { altKey: true }), at({ focus: 'line' }))).toEqual({ act: 'refuse' })
    expect(actOf(press('r', 'KeyR', { altKey: true }), at({ page: 'end' }))).toBeNull()
    expect(actOf(press('r', 'KeyR', { ctrlKey: true }), at())).toBeNull()
  })

  it('leaves with Escape from anywhere', () => {
    expect(actOf(press('Escape'), at({ focus: 'lines' }))).toEqual({ act: 'leave' })
  })
})

it('tells what has the focus', () => {
  const input = (type: string) => Object.assign(document.createElement('input'), { type })
  expect(focusOf(input('radio'))).toBe('choice')
  expect(focusOf(input('text'))).toBe('line')
  expect(focusOf(document.createElement('textarea'))).toBe('lines')
  expect(focusOf(document.createElement('button'))).toBe('button')
  expect(focusOf(document.createElement('h1'))).toBe('none')
  expect(focusOf(null)).toBe('none')
})
