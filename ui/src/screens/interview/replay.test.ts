// A fast hand is followed; a hand that a refusal stops is not.
import { expect, it, vi } from 'vitest'

import type { Press } from './keys'
import { Replay } from './replay'

const press = (key: string): Press => ({ key, code: key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, repeat: false })

it('hands over, in order, what was pressed while the answer was being written', async () => {
  const replay = new Replay()
  const again = vi.fn(async (_: Press) => undefined)
  let end: () => void = () => undefined
  const done = replay.during(() => new Promise<void>((resolve) => (end = resolve)), () => true, again)
  expect(replay.running).toBe(true)
  replay.wait(press('1'))
  replay.wait(press('Enter'))
  end()
  await done
  expect(again.mock.calls.map(([{ key }]) => key)).toEqual(['1', 'Enter'])
})

it('forgets it when the same question still stands', async () => {
  const replay = new Replay()
  const again = vi.fn(async (_: Press) => undefined)
  await replay.during(async () => replay.wait(press('1')), () => false, again)
  await replay.during(async () => undefined, () => true, again)
  expect(again).not.toHaveBeenCalled()
})
