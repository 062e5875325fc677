// What is read aloud of a page of an interview: its words in the order in which they stand.
import type { InterviewState } from '../../../wire/types'

/** A full stop between parts, so that a voice pauses. */
export const sentence = (text: string): string => (/[.!?:؟…]\s*$/.test(text) ? text.trim() : `${text.trim()}.`)

export function aloud({ page }: InterviewState): string {
  const parts: string[] = []
  if (page.page === 'privacy') for (const part of page.notice.parts) parts.push(part.head, part.text)
  else if (page.page === 'question') parts.push(page.question.label, page.question.hint, ...page.question.choices.map(({ label }) => label))
  return parts
    .filter((part) => part.trim() !== '')
    .map(sentence)
    .join(' ')
}
