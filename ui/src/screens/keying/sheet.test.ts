// A sheet being keyed in: order, what goes on by itself, and what is not lost when a call fails.
import { expect, test } from 'vitest'

import type { KeyAnswer, KeySheet, SheetItem } from '../../wire/types'
import { sent, Sheet, textOf } from './sheet.svelte'

const item = (key: string, kind: string, names: string[] = []): SheetItem => ({
  key, kind, number: key, label: key, hint: '', condition: '', level: 0, digits: 3, lines: 1, scale: [], columns: [],
  choices: names.map((name, at) => ({ name, key: String(at + 1), label: name })),
})
const ITEMS = [item('1', 'select_one', ['oui', 'non']), item('2', 'select_multiple', ['a', 'b']), item('3', 'integer')]

function begin(fail = false) {
  const told: KeyAnswer[] = []
  let broken = fail
  const state = { id: 'i', number: 4, items: ITEMS, answers: {}, marks: {}, at: undefined } as unknown as KeySheet
  const sheet: Sheet = new Sheet(
    state,
    {
      answer: async (args: KeyAnswer): Promise<KeySheet> => {
        if (broken) throw { code: 'disk_full', args: {} }
        told.push(args)
        return { ...sheet.state, answers: { ...sheet.state.answers, [args.question]: args.value } } as KeySheet
      },
      finish: async () => ({ number: 4, flagged: 0, differences: 0, twice: false, seconds: 1 }) as never,
    },
    () => '2026-11-30',
  )
  return { sheet, told, mend: () => (broken = false) }
}

test('one choice goes on, several wait for Enter, and all of it arrives in order', async () => {
  const { sheet, told } = begin()
  expect(sheet.pick('9')).toBe(false)
  sheet.pick('2')
  expect(sheet.at).toBe(1)
  sheet.pick('1')
  sheet.pick('2')
  sheet.pick('1')
  expect(sheet.answers['2']).toEqual(['b'])
  sheet.next()
  sheet.type(ITEMS[2]!, ' 34 ')
  expect(sheet.question).toBeUndefined()
  await sheet.settled()
  expect(told.map(({ question, value, next }) => [question, value, next])).toEqual([
    ['1', 'non', '2'], ['2', ['a'], '2'], ['2', ['a', 'b'], '2'], ['2', ['b'], '2'], ['3', '34', ''],
  ])
})

test('a commit that fails stops the sheet, and is made good', async () => {
  const { sheet, told, mend } = begin(true)
  sheet.pick('1')
  sheet.illegible()
  expect(await sheet.finish()).toBeUndefined()
  expect(sheet.error?.code).toBe('disk_full')
  mend()
  await sheet.again()
  expect(told.map((each) => each.value)).toEqual(['oui', { illegible: true }])
  expect(await sheet.finish()).toBeDefined()
})

test('a blank is said, and back goes to the question before', async () => {
  const { sheet, told } = begin()
  sheet.next()
  sheet.back()
  expect(sheet.at).toBe(0)
  sheet.back()
  expect(sheet.at).toBe(0)
  await sheet.settled()
  expect(told).toEqual([{ id: 'i', question: '1', value: null, next: '2' }])
})

test('dates are read as people write them, and anything else goes as it stands', () => {
  const date = item('d', 'date')
  expect(sent(date, '14022026', '2026-11-30')).toBe('2026-02-14')
  expect(sent(date, '14/2/26', '2026-11-30')).toBe('2026-02-14')
  expect(sent(date, 'hier', '2026-11-30')).toBe('hier')
  expect(sent(ITEMS[2]!, '12-14', '')).toBe('12-14')
  expect(textOf({ unfit: '12-14' })).toBe('12-14')
  expect(textOf({ illegible: true })).toBe('')
})
