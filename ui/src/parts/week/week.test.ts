import { expect, test } from 'vitest'

import { cells, EMPTY, isPainted, paint, read, rowsOf, total, write } from './week'

test('what is painted reads back the same', () => {
  let week = paint(EMPTY, 1, { start: 840, end: 990 }, true)
  week = paint(week, 5, { start: 600, end: 720 }, true)
  expect(write(week)).toBe('Tu 14:00-16:30; Sa 10:00-12:00')
  expect(read(write(week))).toEqual(week)
  expect(total(week)).toBe(270)
})

test('stretches that touch become one, a hole makes two', () => {
  let week = paint(paint(EMPTY, 2, { start: 600, end: 660 }, true), 2, { start: 660, end: 720 }, true)
  expect(week[2]).toEqual([{ start: 600, end: 720 }])
  week = paint(week, 2, { start: 630, end: 660 }, false)
  expect(write(week)).toBe('We 10:00-10:30,11:00-12:00')
})

test('any order of strokes on any cells gives the cells that were left painted', () => {
  const rows = cells({ from: 480, to: 1260, step: 30 })
  let seed = 7
  const random = (below: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % below
  let week = EMPTY
  const told = new Map<string, boolean>()
  for (let stroke = 0; stroke < 400; stroke += 1) {
    const [day, row, on] = [random(7), random(rows.length), random(3) > 0]
    week = paint(week, day, rows[row]!, on)
    told.set(`${day}/${row}`, on)
  }
  for (let day = 0; day < 7; day += 1) rows.forEach((cell, row) => expect(isPainted(week, day, cell)).toBe(told.get(`${day}/${row}`) ?? false))
  expect(read(write(week))).toEqual(week)
})

test('days may be joined; what is no week is refused', () => {
  expect(write(read('Mo-We,Sa 10:00-12:00')!)).toBe('Mo 10:00-12:00; Tu 10:00-12:00; We 10:00-12:00; Sa 10:00-12:00')
  expect(read('')).toEqual(EMPTY)
  for (const text of ['le mardi', 'Tu', 'Tu 14:00', 'Tu 16:00-14:00', 'Tu 14:00-25:00', 'Su-Mo 10:00-12:00', 'Tu 14:00-16:00 off']) expect(read(text)).toBeNull()
})

test('a cell that is hardly touched is not painted', () => {
  const week = read('Mo 08:00-08:10,09:00-09:20')!
  expect(isPainted(week, 0, { start: 480, end: 510 })).toBe(false)
  expect(isPainted(week, 0, { start: 540, end: 570 })).toBe(true)
})

test('the rows that a question asks for', () => {
  expect(rowsOf({})).toEqual({ from: 480, to: 1260, step: 30 })
  expect(rowsOf({ start: '9', end: '20', step: '60' })).toEqual({ from: 540, to: 1200, step: 60 })
  expect(rowsOf({ start: '20', end: '9', step: '7' })).toEqual({ from: 480, to: 1260, step: 30 })
})
