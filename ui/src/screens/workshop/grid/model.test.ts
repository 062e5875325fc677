// The grid's arithmetic: sets of minutes, cells, hours that show, lanes, pixels.
import { describe, expect, it } from 'vitest'
import {
  cellState,
  dayAt,
  firstCell,
  hoursOf,
  lanesOf,
  minuteAt,
  overlapping,
  percent,
  rowsOf,
  segmentsOf,
  slotAt,
  snap,
  widened,
} from './model'
import { slot, texts, week } from './testing'
import { common, dayTotals, merged, minus, weekTotal } from './week'

describe('sets of minutes', () => {
  it('merges what touches or overlaps, and only within a day', () => {
    expect(texts(merged(week('tue 16-18', 'tue 14-16', 'wed 14-16', 'tue 17-19')))).toEqual(['tue 14-19', 'wed 14-16'])
  })

  it('cuts out of the middle, at the ends and whole', () => {
    const open = week('tue 10-18', 'wed 10-12')
    expect(texts(minus(open, week('tue 12-14')))).toEqual(['tue 10-12', 'tue 14-18', 'wed 10-12'])
    expect(texts(minus(open, week('tue 9-11', 'tue 17-20', 'wed 9-13')))).toEqual(['tue 11-17'])
  })

  it('splits every slot into a common part and a rest', () => {
    const a = week('tue 10-18', 'thu 9-12')
    const b = week('tue 14-20', 'fri 9-12')
    expect(texts(common(a, b))).toEqual(['tue 14-18'])
    expect(weekTotal(common(a, b)) + weekTotal(minus(a, b))).toBe(weekTotal(a))
  })

  it('counts a minute that two slots open only once', () => {
    expect(dayTotals(week('mon 9-12', 'mon 11-13', 'sun 14-15'))).toEqual([240, 0, 0, 0, 0, 0, 60])
  })
})

describe('cells', () => {
  const current = week('tue 14-18')
  const draft = week('tue 16-19:30')
  const change = { added: minus(draft, current), removed: minus(current, draft) }

  it('says kept, added, removed or closed', () => {
    const at = (minute: number) => cellState({ day: 'tue', minute }, 30, draft, change)
    expect([at(13 * 60), at(14 * 60), at(16 * 60), at(18 * 60), at(19 * 60 + 30)]).toEqual([
      'closed',
      'removed',
      'kept',
      'added',
      'closed',
    ])
  })

  it('counts a cell that is partly open as open', () => {
    expect(slotAt(week('tue 14:10-15'), { day: 'tue', minute: 14 * 60 }, 30)?.id).toBe('a')
    expect(slotAt(week('tue 14:10-15'), { day: 'tue', minute: 13 * 60 + 30 }, 30)).toBeUndefined()
  })

  it('means the preferred slot where two overlap', () => {
    const two = week('tue 14-16', 'tue 15-18')
    const cell = { day: 'tue', minute: 15 * 60 } as const
    expect([slotAt(two, cell, 30)?.id, slotAt(two, cell, 30, 'b')?.id, slotAt(two, cell, 30, 'z')?.id]).toEqual(['a', 'b', 'a'])
  })

  it('parts a slot into what is open today and what is new', () => {
    const parts = segmentsOf(slot('a', 'tue 13-19:30'), current)
    expect(parts.map((part) => [texts([part])[0], part.added])).toEqual([
      ['tue 13-14', true],
      ['tue 14-18', false],
      ['tue 18-19:30', true],
    ])
  })

  it('starts at the first opening, on the line of the step', () => {
    expect(firstCell(week('thu 9-12', 'tue 14:10-18'), 30)).toEqual({ day: 'tue', minute: 14 * 60 })
    expect(firstCell([], 30)).toEqual({ day: 'mon', minute: 9 * 60 })
  })
})

describe('the hours that show', () => {
  it('are 8 to 20 for usual openings, wider for early and late ones', () => {
    expect(hoursOf(week('tue 10-18'))).toEqual({ from: 480, to: 1200 })
    expect(hoursOf(week('tue 8:30-21:30'))).toEqual({ from: 420, to: 1380 })
    expect(hoursOf(week('tue 0-24'))).toEqual({ from: 0, to: 1440 })
  })

  it('widen to hold a minute, and are the same object when they hold it already', () => {
    const hours = { from: 480, to: 1200 }
    expect(widened(hours, 600)).toBe(hours)
    expect(widened(hours, 1215)).toEqual({ from: 480, to: 1260 })
    expect(widened(hours, 419)).toEqual({ from: 360, to: 1200 })
  })

  it('give one row a step', () => {
    expect(rowsOf({ from: 480, to: 600 }, 30)).toEqual([480, 510, 540, 570])
    expect(rowsOf({ from: 480, to: 600 }, 60)).toEqual([480, 540])
  })
})

describe('pixels', () => {
  const box = { left: 100, top: 50, width: 700, height: 720, hours: { from: 480, to: 1200 } }

  it('find day and minute, and never leave the grid', () => {
    expect([dayAt(box, 100), dayAt(box, 299), dayAt(box, 799), dayAt(box, 2000), dayAt(box, -5)]).toEqual([
      'mon',
      'tue',
      'sun',
      'sun',
      'mon',
    ])
    expect([minuteAt(box, 50), minuteAt(box, 410), minuteAt(box, 9000)]).toEqual([480, 840, 1200])
  })

  it('snap to the nearest line and stay in the day', () => {
    expect([snap(854, 30), snap(856, 30), snap(-9, 15), snap(1439, 60)]).toEqual([840, 870, 0, 1440])
  })

  it('place a minute in percent of the height', () => {
    expect(percent(box.hours, 840)).toBe(50)
  })
})

describe('overlaps', () => {
  it('stand side by side, and a third one takes the lane that is free again', () => {
    const lanes = lanesOf(week('tue 9-12', 'tue 11-14', 'tue 12-13', 'tue 15-16'))
    expect(Object.fromEntries(lanes)).toEqual({
      a: { lane: 0, lanes: 2 },
      b: { lane: 1, lanes: 2 },
      c: { lane: 0, lanes: 2 },
      d: { lane: 0, lanes: 1 },
    })
  })

  it('are only those that share a minute of a day', () => {
    expect([...overlapping(week('tue 9-12', 'tue 12-14', 'wed 9-12', 'tue 13-15'))]).toEqual(['b', 'd'])
  })
})
