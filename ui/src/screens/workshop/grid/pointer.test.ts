// Drags as numbers: what lies under the pointer, what a drag draws, and what letting go does.
import { describe, expect, it } from 'vitest'
import type { Placed, Point, Step } from './model'
import { begin, drag, finish, hit, REACH, scrollBy } from './pointer'
import { after, names, text, week } from './testing'

/** One pixel a minute, a hundred a day, from 8 h to 20 h. */
const box = { left: 0, top: 0, width: 700, height: 720, hours: { from: 480, to: 1200 } }
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const point = (where: string): Point => {
  const [day = '', hour = ''] = where.split(' ')
  const [hours = '0', minutes = '0'] = hour.split(':')
  return { x: DAYS.indexOf(day) * 100 + 50, y: Number(hours) * 60 + Number(minutes) - 480 }
}

/** Presses at the first place, passes by the others, lets go at the last. */
function pull(slots: Placed[], places: string[], step: Step = 30) {
  const [from = '', ...rest] = places
  const start = point(from)
  let gesture = begin(hit(slots, box, start, step, REACH.mouse), box, start, step)
  for (const place of rest) gesture = drag(gesture, slots, box, point(place), step)
  return { gesture, slots: after(slots, finish(gesture, slots, names())) }
}

describe('what lies under the pointer', () => {
  const slots = week('tue 14-18')
  const part = (where: string, reach: number = REACH.mouse) => {
    const found = hit(slots, box, point(where), 30, reach)
    return found.on === 'slot' ? found.part : found.cell
  }

  it('is an edge, the body, or the cell', () => {
    expect([part('tue 14:03'), part('tue 14:20'), part('tue 17:56')]).toEqual(['start', 'body', 'end'])
    expect(part('tue 13:40')).toEqual({ day: 'tue', minute: 13 * 60 + 30 })
    expect(part('wed 14:20')).toEqual({ day: 'wed', minute: 14 * 60 })
  })

  it('reaches further for fingers, but leaves a short slot its body', () => {
    expect(part('tue 14:12', REACH.touch)).toBe('start')
    const short = hit(week('tue 14-14:15'), box, point('tue 14:07'), 15, REACH.touch)
    expect(short).toMatchObject({ part: 'body' })
  })

  it('is the slot of the lane where two overlap', () => {
    const two = week('tue 14-18', 'tue 15-17')
    const left = hit(two, box, { x: 110, y: 16 * 60 - 480 }, 30, 6)
    const right = hit(two, box, { x: 190, y: 16 * 60 - 480 }, 30, 6)
    expect([left, right].map((found) => (found.on === 'slot' ? found.slot.id : ''))).toEqual(['a', 'b'])
  })
})

describe('creating', () => {
  it('draws down and up from the cell where it began', () => {
    expect(pull([], ['tue 14:10', 'tue 16:10']).slots).toEqual(['tue 14-16:30'])
    expect(pull([], ['tue 14:10', 'tue 12:50']).slots).toEqual(['tue 12:30-14:30'])
    expect(pull([], ['tue 14:10']).slots).toEqual(['tue 14-14:30'])
    expect(pull([], ['tue 14:10', 'tue 16:10', 'tue 14:20']).slots).toEqual(['tue 14-14:30'])
  })

  it('stays in its day and stops at its neighbours', () => {
    expect(pull([], ['tue 14:10', 'fri 15:10']).slots).toEqual(['tue 14-15:30'])
    expect(pull(week('tue 16-18'), ['tue 14:10', 'tue 19']).slots).toEqual(['tue 16-18', 'tue 14-16'])
    expect(pull(week('tue 9-12'), ['tue 14:10', 'tue 8:10']).slots).toEqual(['tue 9-12', 'tue 12-14:30'])
  })

  it('opens only what is closed of a cell that is partly open', () => {
    expect(pull(week('tue 14:10-16'), ['tue 14:05']).slots).toEqual(['tue 14:10-16', 'tue 14-14:10'])
  })

  it('obeys the step', () => {
    expect(pull([], ['tue 14:10', 'tue 15:10'], 15).slots).toEqual(['tue 14-15:15'])
    expect(pull([], ['tue 14:10', 'tue 15:10'], 60).slots).toEqual(['tue 14-16'])
  })
})

describe('moving', () => {
  it('keeps the length and where it was gripped, and snaps the start', () => {
    expect(pull(week('tue 14-16:10'), ['tue 15', 'thu 16:10']).slots).toEqual(['thu 15-17:10'])
  })

  it('stops at Monday, Sunday and the hours that show', () => {
    expect(pull(week('tue 14-16'), ['tue 15', 'mon 8']).gesture.slot).toMatchObject({ day: 'mon', start: 420 })
    expect(pull(week('sat 14-16'), ['sat 15', 'sun 20']).slots).toEqual(['sun 19-21'])
  })

  it('is no act when it comes back to where it began', () => {
    const slots = week('tue 14-16')
    const { gesture } = pull(slots, ['tue 15', 'wed 17', 'tue 15'])
    expect(finish(gesture, slots, names())).toEqual([])
  })
})

describe('resizing', () => {
  it('puts an edge on a line of the grid', () => {
    expect(pull(week('tue 14-18'), ['tue 17:58', 'tue 19:20']).slots).toEqual(['tue 14-19:30'])
    expect(pull(week('tue 14-18'), ['tue 14:02', 'tue 12:50']).slots).toEqual(['tue 13-18'])
  })

  it('keeps one step at least and stops at a neighbour', () => {
    expect(pull(week('tue 14-18'), ['tue 17:58', 'tue 9']).slots).toEqual(['tue 14-14:30'])
    expect(pull(week('tue 14-18', 'tue 18:30-19'), ['tue 17:58', 'tue 20']).slots[0]).toBe('tue 14-18:30')
    expect(pull(week('tue 14-14:10'), ['tue 14:08', 'tue 9']).slots).toEqual(['tue 14-14:10'])
  })
})

it('gives the same object back while nothing that shows has changed', () => {
  const slots = week('tue 14-16')
  const start = point('tue 15')
  const gesture = begin(hit(slots, box, start, 30, 6), box, start, 30)
  expect(drag(gesture, slots, box, point('tue 15:05'), 30)).toBe(gesture)
  const next = drag(gesture, slots, box, point('tue 15:20'), 30)
  expect(text(next.slot)).toBe('tue 14:30-16:30')
  expect(drag(next, slots, box, point('tue 15:25'), 30)).toBe(next)
})

it('scrolls faster, the nearer the pointer is to an edge, and not in between', () => {
  expect([scrollBy(300, 0, 600), scrollBy(41, 0, 600), scrollBy(559, 0, 600)]).toEqual([0, 0, 0])
  expect(scrollBy(20, 0, 600)).toBe(-7)
  expect(scrollBy(0, 0, 600)).toBe(-14)
  expect(scrollBy(700, 0, 600)).toBe(14)
})
