// The order of calls, provisional ids, joined moves, refusals.
import { describe, expect, it, vi } from 'vitest'
import type { Act } from './grid/acts'
import { slot } from './grid/testing'
import { Outbox } from './outbox'

const move = (id: string, text: string): Act => ({ kind: 'move', ...slot(id, text) })
const add = (id: string, text: string): Act => ({ kind: 'add', ...slot(id, text) })

/** An outbox whose calls are answered by hand, in order. */
function outbox() {
  const sent: Act[] = []
  const answers: { give: (id?: string) => void; refuse: (cause: unknown) => void }[] = []
  const failed = vi.fn()
  const drained = vi.fn()
  const box = new Outbox({
    send: (act) => {
      sent.push(act)
      return new Promise((give, refuse) => answers.push({ give, refuse }))
    },
    changed: () => undefined,
    drained,
    failed,
  })
  const answer = async (id?: string) => {
    answers.shift()!.give(id)
    await new Promise((done) => setTimeout(done))
  }
  const refuse = async (cause: unknown) => {
    answers.shift()!.refuse(cause)
    await new Promise((done) => setTimeout(done))
  }
  return { box, sent, answer, refuse, failed, drained }
}

describe('the outbox', () => {
  it('sends one call at a time, in order, and says when all are answered', async () => {
    const { box, sent, answer, drained } = outbox()
    box.push([move('a', 'tue 14-16'), { kind: 'remove', id: 'b' }])
    expect(sent).toHaveLength(1)
    await answer()
    expect(sent.map((act) => act.kind)).toEqual(['move', 'remove'])
    expect(drained).not.toHaveBeenCalled()
    await answer()
    expect(drained).toHaveBeenCalledOnce()
    expect(box.answered()).toHaveLength(2)
  })

  it('joins moves of one slot while they wait, so that a held key is one act', async () => {
    const { box, sent, answer } = outbox()
    box.push([move('a', 'tue 14-16')])
    for (const hours of ['15-17', '16-18', '17-19']) box.push([move('a', `tue ${hours}`)])
    await answer()
    await answer()
    expect(sent).toEqual([move('a', 'tue 14-16'), move('a', 'tue 17-19')])
  })

  it('gives the real id to the acts that were made with the provisional one', async () => {
    const { box, sent, answer } = outbox()
    const id = box.name()
    box.push([add(id, 'tue 14-15')])
    box.push([move(id, 'tue 14-16')])
    await answer('real')
    expect(sent[1]).toEqual(move('real', 'tue 14-16'))
    await answer()
    box.push([{ kind: 'remove', id }])
    expect(sent[2]).toEqual({ kind: 'remove', id: 'real' })
    expect([box.real(id), box.key('real')]).toEqual(['real', id])
  })

  it('gives up what waits behind a refused call, and keeps what was answered', async () => {
    const { box, sent, answer, refuse, failed } = outbox()
    box.push([move('a', 'tue 14-16'), move('b', 'wed 9-10'), move('c', 'thu 9-10')])
    await answer()
    await refuse({ code: 'disk_full', args: {} })
    expect(failed).toHaveBeenCalledWith({ code: 'disk_full', args: {} })
    expect(sent).toHaveLength(2)
    expect(box.entries.map((entry) => entry.act.id)).toEqual(['a'])
    box.push([move('d', 'fri 9-10')])
    expect(sent).toHaveLength(3)
  })

  it('forgets only what a read of the truth began after', async () => {
    const { box, answer } = outbox()
    box.push([move('a', 'tue 14-16')])
    const held = box.answered()
    await answer()
    box.forget(held)
    expect(box.entries).toHaveLength(1)
    box.forget(box.answered())
    expect(box.entries).toHaveLength(0)
  })
})
