// Each key of the week grid, on boards small enough to read.
import { describe, expect, it } from 'vitest'
import { type Board, type Outcome, press } from './keyboard'
import type { Cell, Placed, Step } from './model'
import { after, names, week } from './testing'

const at = (text: string): Cell => {
  const [day, hour = '0'] = text.split(' ')
  const [hours = '0', minutes = '0'] = hour.split(':')
  return { day: day as Cell['day'], minute: Number(hours) * 60 + Number(minutes) }
}

const key = (text: string) => {
  const parts = text.split('+').filter((part) => part !== '')
  const name = text === '+' ? '+' : (parts.at(-1) ?? '')
  const held = (modifier: string) => text !== '+' && parts.slice(0, -1).includes(modifier)
  return { key: name, shiftKey: held('Shift'), altKey: held('Alt'), ctrlKey: held('Ctrl'), metaKey: false }
}

const board = (slots: Placed[], focus: string, step: Step = 30): Board => ({
  slots,
  focus: at(focus),
  step,
  hours: { from: 480, to: 1200 },
})

/** Presses keys one after the other, as the screen does: focus, preference and slots carry over. */
function type(slots: Placed[], focus: string, keys: string[], step: Step = 30) {
  const name = names()
  let now = board(slots, focus, step)
  let last: Outcome | undefined
  for (const each of keys) {
    last = press(now, key(each), name)
    const texts = after(now.slots, last?.acts ?? [])
    const slotsNow = (last?.acts ?? []).reduce<Placed[]>((done, act) => {
      if (act.kind === 'remove') return done.filter((slot) => slot.id !== act.id)
      const placed = { id: act.id, day: act.day, start: act.start, end: act.end }
      return done.some((slot) => slot.id === act.id)
        ? done.map((slot) => (slot.id === act.id ? placed : slot))
        : [...done, placed]
    }, [...now.slots])
    expect(texts).toHaveLength(slotsNow.length)
    now = { ...now, slots: slotsNow, focus: last?.focus ?? now.focus, preferred: last?.preferred ?? now.preferred }
  }
  return { slots: after(now.slots, []), focus: now.focus, last }
}

describe('moving about', () => {
  it('goes by days and steps, and stops at the edges of the week and of the day', () => {
    expect(type([], 'mon 9', ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowUp']).focus).toEqual(at('tue 9:30'))
    expect(type([], 'mon 0', ['ArrowLeft', 'ArrowUp']).focus).toEqual(at('mon 0'))
    expect(type([], 'sun 23:30', ['ArrowRight', 'ArrowDown']).focus).toEqual(at('sun 23:30'))
  })

  it('has Home, End, PageUp, PageDown and the corners', () => {
    expect(type([], 'wed 10', ['End']).focus).toEqual(at('sun 10'))
    expect(type([], 'wed 10', ['Home']).focus).toEqual(at('mon 10'))
    expect(type([], 'wed 10', ['PageDown']).focus).toEqual(at('wed 13'))
    expect(type([], 'wed 2', ['PageUp']).focus).toEqual(at('wed 0'))
    expect(type([], 'wed 10', ['Ctrl+End']).focus).toEqual(at('sun 19:30'))
    expect(type([], 'wed 10', ['Ctrl+Home']).focus).toEqual(at('mon 8'))
  })

  it('leaves alone what it has no use for', () => {
    for (const unused of ['a', 'Tab', 'Ctrl+z', 'Ctrl+ArrowDown', 'Alt+d', 'Shift+Enter', 'F1', 'Alt+Shift+ArrowDown']) {
      expect(press(board([], 'mon 9'), key(unused), names()), unused).toBeUndefined()
    }
  })
})

describe('Entrée', () => {
  it('opens a slot of one step, then grows it cell by cell', () => {
    expect(type([], 'tue 14', ['Enter', 'ArrowDown', 'Enter', 'ArrowDown', ' ']).slots).toEqual(['tue 14-15:30'])
  })

  it('grows the slot that begins just below', () => {
    expect(type(week('tue 14-15'), 'tue 13:30', ['Enter']).slots).toEqual(['tue 13:30-15'])
  })

  it('opens only to midnight', () => {
    expect(type([], 'tue 23', ['Enter'], 60).slots).toEqual(['tue 23-24'])
  })

  it('closes at the start, at the end, in the middle and whole', () => {
    const slots = week('tue 14-16')
    expect(type(slots, 'tue 14', ['Enter']).slots).toEqual(['tue 14:30-16'])
    expect(type(slots, 'tue 15:30', ['Enter']).slots).toEqual(['tue 14-15:30'])
    expect(type(slots, 'tue 15', ['Enter']).slots).toEqual(['tue 14-15', 'tue 15:30-16'])
    expect(type(week('tue 14-14:30'), 'tue 14', ['Enter']).slots).toEqual([])
  })

  it('closes every slot that opens the cell, and the part that lies in it', () => {
    expect(type(week('tue 14-16', 'tue 14:10-15'), 'tue 14', ['Enter']).slots).toEqual(['tue 14:30-16', 'tue 14:30-15'])
  })
})

describe('Maj+flèches', () => {
  it('moves the edge where the focus stands and takes the focus along', () => {
    const down = type(week('tue 14-16'), 'tue 15:30', ['Shift+ArrowDown', 'Shift+ArrowDown'])
    expect([down.slots, down.focus]).toEqual([['tue 14-17'], at('tue 16:30')])
    const back = type(week('tue 14-16'), 'tue 15:30', ['Shift+ArrowUp', 'Shift+ArrowUp'])
    expect([back.slots, back.focus]).toEqual([['tue 14-15'], at('tue 14:30')])
    const up = type(week('tue 14-16'), 'tue 14', ['Shift+ArrowUp'])
    expect([up.slots, up.focus]).toEqual([['tue 13:30-16'], at('tue 13:30')])
  })

  it('grows toward the arrow from the middle', () => {
    expect(type(week('tue 14-16'), 'tue 15', ['Shift+ArrowUp']).slots).toEqual(['tue 13:30-16'])
    expect(type(week('tue 14-16'), 'tue 15', ['Shift+ArrowDown']).slots).toEqual(['tue 14-16:30'])
  })

  it('stops at a neighbour, at midnight and at one step', () => {
    expect(type(week('tue 14-16', 'tue 16-17'), 'tue 15:30', ['Shift+ArrowDown']).last?.refused).toBe('edge')
    expect(type(week('tue 22-24'), 'tue 23:30', ['Shift+ArrowDown']).last?.refused).toBe('edge')
    expect(type(week('tue 14-15'), 'tue 14:30', ['Shift+ArrowUp', 'Shift+ArrowUp']).slots).toEqual(['tue 13:30-14:30'])
  })

  it('draws two cells where it is closed, and only what is closed', () => {
    expect(type([], 'tue 14', ['Shift+ArrowDown', 'Shift+ArrowDown']).slots).toEqual(['tue 14-15:30'])
    expect(type(week('tue 13-14'), 'tue 14', ['Shift+ArrowUp']).slots).toEqual(['tue 13-14', 'tue 14-14:30'])
  })

  it('copies aside with left and right', () => {
    expect(type(week('tue 14-16'), 'tue 15', ['Shift+ArrowLeft']).slots).toEqual(['tue 14-16', 'mon 14-16'])
  })
})

describe('Alt+flèches', () => {
  it('carries the block and the focus', () => {
    const { slots, focus } = type(week('tue 14-16'), 'tue 15', ['Alt+ArrowRight', 'Alt+ArrowDown', 'Alt+ArrowDown'])
    expect([slots, focus]).toEqual([['wed 15-17'], at('wed 16')])
  })

  it('carries whole blocks only: it stops at midnight and at Monday', () => {
    expect(type(week('mon 22:30-24'), 'mon 23', ['Alt+ArrowDown']).last?.refused).toBe('edge')
    expect(type(week('mon 22-24'), 'mon 23', ['Alt+ArrowLeft']).slots).toEqual(['mon 22-24'])
  })

  it('passes over another slot and still holds its own', () => {
    const { slots } = type(week('tue 14-15', 'tue 15-16'), 'tue 14', Array<string>(4).fill('Alt+ArrowDown'))
    expect(slots).toEqual(['tue 16-17', 'tue 15-16'])
  })
})

describe('the other keys', () => {
  it('Ctrl+D copies to the next day what is still closed there, day after day', () => {
    expect(type(week('tue 14-16'), 'tue 14', ['Ctrl+d', 'Ctrl+d']).slots).toEqual(['tue 14-16', 'wed 14-16', 'thu 14-16'])
    expect(type(week('tue 14-18', 'wed 15-16'), 'tue 14', ['Ctrl+d']).slots.slice(2)).toEqual(['wed 14-15', 'wed 16-18'])
    expect(type(week('tue 14-15', 'wed 9-18'), 'tue 14', ['Ctrl+d']).last?.refused).toBe('already-open')
    expect(type(week('sun 14-15'), 'sun 14', ['Ctrl+d']).last?.refused).toBe('edge')
  })

  it('Suppr removes the whole slot, and says so when there is none', () => {
    expect(type(week('tue 14-16', 'wed 9-10'), 'tue 15', ['Delete']).slots).toEqual(['wed 9-10'])
    expect(type([], 'tue 15', ['Delete']).last?.refused).toBe('no-slot')
  })

  it('+ and − move the end by exactly one step', () => {
    expect(type(week('tue 14-16:10'), 'tue 14', ['+', '+']).slots).toEqual(['tue 14-17:10'])
    expect(type(week('tue 14-15'), 'tue 14', ['-', '-']).slots).toEqual(['tue 14-14:30'])
    expect(type(week('tue 14-15'), 'tue 14', ['+'], 15).slots).toEqual(['tue 14-15:15'])
  })

  it('− takes the focus along when the end passes over it', () => {
    expect(type(week('tue 14-16'), 'tue 15:30', ['-']).focus).toEqual(at('tue 15'))
    expect(type(week('tue 14-16'), 'tue 14:30', ['-']).focus).toEqual(at('tue 14:30'))
  })

  it('F2 edits the slot at the focus, Échap cancels', () => {
    expect(type(week('tue 14-16'), 'tue 15', ['F2']).last).toMatchObject({ edit: true, preferred: 'a' })
    expect(type([], 'tue 15', ['Escape']).last).toMatchObject({ cancel: true, acts: [] })
  })
})
