// One synchronisation of the past, in sentences.
import type { LogEntry } from '../../wire/types'
import { errorSentence, t, when } from '../../words'
import { outcomeWords } from './outcome'
import { peopleWords } from './people'

export interface LogWords {
  when: string
  tone: 'ok' | 'quiet' | 'warn'
  /** What happened, in one sentence. */
  first: string
  /** Who wrote what was received, what is to decide. */
  more: string[]
}

export function logWords(entry: LogEntry): LogWords {
  const { outcome, error } = entry
  const moved = outcome.sent > 0 || outcome.received > 0
  const more = peopleWords(outcome.received_by).map(({ who, what }) => t('office-log-from', { who, what }))
  if (moved && error) more.unshift(outcomeWords(outcome))
  if (moved && outcome.questions > 0) more.push(t('office-log-questions', { count: outcome.questions }))
  return { when: when(entry.at), tone: error ? 'warn' : moved ? 'ok' : 'quiet', first: first(entry, moved), more }
}

function first(entry: LogEntry, moved: boolean): string {
  const again = { times: entry.times, since: when(entry.since) }
  if (entry.error) {
    const error = entry.error.code === 'cancelled' ? t('office-log-cancelled') : errorSentence(entry.error)
    return entry.times > 1 ? t('office-log-failed-times', { error, ...again }) : error
  }
  if (moved || entry.outcome.skipped.length > 0) return outcomeWords(entry.outcome)
  return entry.times > 1 ? t('office-log-quiet-times', again) : t('office-log-quiet')
}
