// A fast hand is followed, in order; a hand that a question stops is not.
import { expect, it } from 'vitest'

import type { Press } from './keys'
import { TypedAhead } from './typed-ahead'

const press = (key: string): Press => ({ key, code: key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, repeat: false })

/** Obeys each key a moment later. */
function hand(goOn: (key: string) => boolean) {
  const obeyed: string[] = []
  const ahead = new TypedAhead(async ({ key }, waited) => {
    await new Promise((resolve) => setTimeout(resolve, 2))
    obeyed.push(waited ? `(${key})` : key)
    return goOn(key)
  })
  return { ahead, obeyed }
}

it('obeys keys one after the other, also those that come while others wait', async () => {
  const { ahead, obeyed } = hand(() => true)
  const all = ahead.push(press('Enter'))
  void ahead.push(press('1'))
  await new Promise((resolve) => setTimeout(resolve, 3))
  void ahead.push(press('2'))
  expect(ahead.running).toBe(true)
  await all
  expect(obeyed).toEqual(['Enter', '(1)', '(2)'])
  expect(ahead.running).toBe(false)
})

it('forgets what was typed ahead when the question stands', async () => {
  const { ahead, obeyed } = hand((key) => key !== 'Enter')
  const all = ahead.push(press('Enter'))
  void ahead.push(press('1'))
  await all
  await ahead.push(press('2'))
  expect(obeyed).toEqual(['Enter', '2'])
})

it('goes on after a key that failed', async () => {
  const ahead = new TypedAhead(async ({ key }) => (key === 'x' ? Promise.reject(new Error('x')) : true))
  await expect(ahead.push(press('x'))).rejects.toThrow()
  await ahead.push(press('1'))
  expect(ahead.running).toBe(false)
})
