// What is known of a laptop, in sentences, each with how much it should worry.
import type { LaptopState } from '../../wire/types'
import { duration, t } from '../../words'

export interface Fact {
  tone: 'ok' | 'plain' | 'warn'
  text: string
}

/** « Portable de Lucie », or who uses it, or that nobody named it. */
export const laptopName = ({ label, person }: LaptopState): string => label || person || t('office-laptop-unnamed')

export function laptopFacts(laptop: LaptopState): Fact[] {
  const facts: Fact[] = []
  const say = (tone: Fact['tone'], text: string): void => void facts.push({ tone, text })
  if (laptop.clock_ahead !== null) say('warn', t('office-laptop-clock', { lead: duration(laptop.clock_ahead) }))
  // What this very laptop says of itself is what the rest of the screen shows.
  if (laptop.this) return facts
  if (laptop.same === false) say('warn', t('office-laptop-differs'))
  else if (laptop.same === true && laptop.behind === 0) say('ok', t('office-laptop-same'))
  else if (laptop.same === true) say('plain', t('office-laptop-same-but', { count: laptop.behind }))
  else if (laptop.seen_at !== null) {
    say('plain', laptop.behind > 0 ? t('office-laptop-behind', { count: laptop.behind }) : t('office-laptop-level'))
  }
  if (laptop.ahead > 0) say('plain', t('office-laptop-ahead', { count: laptop.ahead }))
  if (laptop.returned) say('warn', t('office-laptop-returned-text'))
  if (laptop.former && !laptop.retired) say('plain', t('office-laptop-former-text'))
  return facts
}
