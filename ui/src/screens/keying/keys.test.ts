// The keys of the key-in page.
import { expect, test } from 'vitest'

import { actOf, type Where } from './keys'

const CHOICES: Where = { at: 'choices', empty: true, button: false }
const press = (key: string, code = key, more = {}) => ({ key, code, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, repeat: false, ...more })

test('digits are places on the keyboard, letters go on after them', () => {
  expect(actOf(press('&', 'Digit1'), CHOICES)).toEqual({ act: 'pick', key: '1' })
  expect(actOf(press('à', 'Digit0'), CHOICES)).toEqual({ act: 'pick', key: '0' })
  expect(actOf(press('3', 'Numpad3'), CHOICES)).toEqual({ act: 'pick', key: '3' })
  expect(actOf(press('Home', 'Numpad7'), CHOICES)).toBeNull()
  expect(actOf(press('b', 'KeyB'), CHOICES)).toEqual({ act: 'pick', key: 'B' })
})

test('blank, illegible and back belong to an empty field only', () => {
  for (const [key, act] of [['/', 'blank'], ['?', 'illegible'], ['Backspace', 'back']] as const) {
    expect(actOf(press(key), CHOICES)).toEqual({ act })
    expect(actOf(press(key), { at: 'field', empty: true, button: false })).toEqual({ act })
    expect(actOf(press(key), { at: 'field', empty: false, button: false })).toBeNull()
  }
  expect(actOf(press('4', 'Digit4'), { at: 'field', empty: true, button: false })).toBeNull()
})

test('Enter goes on but on a button, Escape leaves, and what the system holds down says nothing', () => {
  expect(actOf(press('Enter'), CHOICES)).toEqual({ act: 'next' })
  expect(actOf(press('Enter'), { ...CHOICES, button: true })).toBeNull()
  expect(actOf(press('Escape'), CHOICES)).toEqual({ act: 'leave' })
  expect(actOf(press('1', 'Digit1', { repeat: true }), CHOICES)).toBeNull()
  expect(actOf(press('z', 'KeyZ', { ctrlKey: true }), CHOICES)).toBeNull()
  expect(actOf(press('/'), { at: 'end', empty: true, button: false })).toBeNull()
})
