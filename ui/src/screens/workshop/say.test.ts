// Small words of the workshop.
import { describe, expect, it } from 'vitest'
import { actSaid, cellLabel, initials } from './say'
import { slot } from './grid/testing'
import { nextLetter } from './letters'

const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ')
const signed = (id: string, text: string) => ({ ...slot(id, text), by: 'Claire', at: 0, question: false })

describe('what the live region says', () => {
  it('tells the slot, its length, the week and the difference in words', () => {
    const said = actSaid([{ kind: 'move', ...slot('a', 'tue 14-19:30') }], [], 1890, 1140)
    expect(plain(said)).toBe('Mardi 14 h à 19 h 30, 5 h 30 ; semaine 31 h 30, plus 12 h 30')
  })

  it('tells what was removed', () => {
    const said = actSaid([{ kind: 'remove', id: 'a' }], [signed('a', 'wed 9-12')], 1110, 1140)
    expect(plain(said)).toBe('Mercredi 9 h à 12 h, fermé ; semaine 18 h 30, moins 30 min')
  })

  it('tells that nothing differs from today', () => {
    expect(plain(actSaid([{ kind: 'add', ...slot('a', 'wed 9-12') }], [], 1140, 1140))).toContain('comme aujourd’hui')
  })
})

describe('what a cell says', () => {
  const words = { day: 'Mardi', time: '14 h', range: 'de 14 h à 18 h', question: false }

  it('is its time, its state, and the hours of its slot', () => {
    expect(cellLabel('closed', words)).toBe('Mardi 14 h, fermé')
    expect(cellLabel('kept', words)).toBe('Mardi 14 h, ouvert de 14 h à 18 h')
    expect(cellLabel('added', words)).toBe('Mardi 14 h, ouverture ajoutée, de 14 h à 18 h')
    expect(cellLabel('removed', words)).toBe('Mardi 14 h, ouverture retirée')
  })

  it('adds that somebody must decide', () => {
    expect(cellLabel('kept', { ...words, question: true })).toMatch(/, à décider$/)
  })
})

describe('initials', () => {
  it('take the first and the last name', () => {
    expect(['Claire Martin', 'claire', 'Anne-Laure de Bry', ''].map(initials)).toEqual(['CM', 'C', 'AB', ''])
  })
})

describe('the next scenario', () => {
  it('takes the first free letter', () => {
    expect(nextLetter([])).toBe('A')
    expect(nextLetter(['A : soirées', 'b', 'Dimanche'])).toBe('C')
    expect(nextLetter(['B'])).toBe('A')
  })
})
