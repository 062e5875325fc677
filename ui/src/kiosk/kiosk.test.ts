// The kiosk: idle, keys that are refused, languages.
import { describe, expect, it } from 'vitest'
import { isForeign } from './guard'
import { END_AFTER, Idle, WARN_AFTER, type Ticks } from './idle'
import { westernDigits, writeDate } from './session.svelte'
import { direction, sayIn, spokenFor } from './words'

/** A clock that the test moves, a second at a time. */
function hands() {
  let at = 0
  const ticking = new Set<() => void>()
  const ticks: Ticks = {
    now: () => at,
    every: (tick) => (ticking.add(tick), () => void ticking.delete(tick)),
  }
  const pass = (ms: number): void => {
    for (const until = at + ms; at < until; ) {
      at += 1000
      ticking.forEach((tick) => tick())
    }
  }
  return { ticks, pass }
}

function idle() {
  const { ticks, pass } = hands()
  const told: (number | undefined)[] = []
  let ended = 0
  const it = new Idle(ticks, (left) => told.push(left), () => (ended += 1))
  return { it, pass, last: () => told.at(-1), ended: () => ended }
}

describe('nobody there', () => {
  it('warns after 60 s and ends after 90', () => {
    const { it, pass, last, ended } = idle()
    it.start()
    pass(WARN_AFTER - 1000)
    expect(last()).toBeUndefined()
    pass(1000)
    expect(last()).toBe(30)
    pass(END_AFTER - WARN_AFTER - 1000)
    expect([last(), ended()]).toEqual([1, 0])
    pass(1000)
    expect([last(), ended()]).toEqual([undefined, 1])
  })

  it('begins again with a sign', () => {
    const { it, pass, last, ended } = idle()
    it.start()
    pass(70_000)
    expect(it.warning).toBe(true)
    it.sign()
    expect(last()).toBeUndefined()
    pass(59_000)
    expect([last(), ended()]).toEqual([undefined, 0])
  })

  it('warns at once when somebody was in the middle of it', () => {
    const { it, pass, last, ended } = idle()
    it.warn()
    expect(last()).toBe(30)
    pass(30_000)
    expect(ended()).toBe(1)
  })

  it('is silent once it is stopped', () => {
    const { it, pass, ended } = idle()
    it.start()
    it.stop()
    pass(200_000)
    expect(ended()).toBe(0)
  })
})

describe('keys of the browser', () => {
  const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) =>
    isForeign({ key, ctrlKey: false, metaKey: false, altKey: false, ...held })

  it.each(['F1', 'F5', 'F7', 'F11', 'F12', 'ContextMenu', 'BrowserBack', 'LaunchMail'])('%s is refused', (key) => {
    expect(press(key)).toBe(true)
  })

  it('combinations are refused but zoom', () => {
    for (const key of ['k', 'z', 'y', 'r', 'p', 's', 'l', 'n', 't', 'w', 'c', 'v', 'x', 'u', 'I', 'Tab', 'ArrowLeft']) expect(press(key, { ctrlKey: true }), key).toBe(true)
    for (const key of ['+', '-', '0']) expect(press(key, { ctrlKey: true }), key).toBe(false)
    expect(press('r', { metaKey: true })).toBe(true)
    for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'F4', ' ']) expect(press(key, { altKey: true }), key).toBe(true)
  })

  it('writing, moving and AltGr are not', () => {
    for (const key of ['a', 'é', 'ع', '5', 'Tab', 'Enter', ' ', 'Backspace', 'ArrowDown', 'Escape', 'Home', 'F']) expect(press(key), key).toBe(false)
    expect(press('@', { ctrlKey: true, altKey: true })).toBe(false)
  })
})

describe('languages', () => {
  it('easy French is a language, and what the kiosk does not speak is said in the officer’s', () => {
    expect(['fr', 'fr-x-falc', 'fr-CA', 'en-GB', 'ar', 'ar-DZ', 'nl', ''].map((code) => spokenFor(code, 'en'))).toEqual(['fr', 'fr-x-falc', 'fr', 'en', 'ar', 'ar', 'en', 'en'])
  })

  it('Arabic runs from right to left', () => {
    expect(['ar', 'ar-DZ', 'fr', 'fr-x-falc'].map(direction)).toEqual(['rtl', 'rtl', 'ltr', 'ltr'])
  })

  it('every language says every sentence', () => {
    for (const code of ['fr', 'fr-x-falc', 'en', 'ar'] as const) {
      expect(sayIn(code)('kiosk-progress', { position: 3, total: 18 })).toMatch(/3.*18/)
      expect(sayIn(code)('kiosk-next')).not.toBe('kiosk-next')
    }
    expect(sayIn('ar')('kiosk-next')).not.toBe(sayIn('fr')('kiosk-next'))
  })

  it('digits and dates of other keyboards are read', () => {
    expect(westernDigits('٢٥٫٥')).toBe('25,5')
    expect(writeDate('2026-09-15')).toBe('15/09/2026')
  })
})
