// What the officer has chosen and not yet applied: kept while the program runs, whatever screen is shown.
import type { Question, QuestionResolve } from '../../wire/types'

/** A candidate's key, both values, or not now. */
export type Choice = { keep: string } | 'both' | 'later'

export const choices = $state<{ made: Record<string, Choice> }>({ made: {} })

export function choose(id: string, choice: Choice): void {
  choices.made = { ...choices.made, [id]: choice }
}

/** A choice counts only while its question is open and what it keeps is still to be had: a sync may have changed either. */
export function standing(questions: readonly Question[], made: Record<string, Choice>): Record<string, Choice> {
  const still = questions.flatMap((question): [string, Choice][] => {
    const choice = made[question.id]
    if (choice === undefined) return []
    if (typeof choice === 'object' && !question.candidates.some(({ key }) => key === choice.keep)) return []
    if (choice === 'both' && !question.can_fork) return []
    return [[question.id, choice]]
  })
  return Object.fromEntries(still)
}

export interface Progress {
  done: number
  total: number
  /** Every question has a choice or « plus tard », and there is something to apply. */
  ready: boolean
}

export function progress(questions: readonly Question[], made: Record<string, Choice>): Progress {
  const counted = Object.values(standing(questions, made))
  const complete = questions.length > 0 && counted.length === questions.length
  return { done: counted.length, total: questions.length, ready: complete && counted.some((choice) => choice !== 'later') }
}

/** What to send: everything that is decided. */
export function decisions(questions: readonly Question[], made: Record<string, Choice>): QuestionResolve[] {
  return Object.entries(standing(questions, made)).flatMap(([id, choice]) => {
    if (choice === 'later') return []
    return [{ id, keep: choice === 'both' ? 'both' : choice.keep }]
  })
}

/** The next question without a choice after this one, around the end; undefined when each has one. */
export function nextOpen(questions: readonly Question[], made: Record<string, Choice>, after: string): Question | undefined {
  const at = questions.findIndex(({ id }) => id === after)
  const round = [...questions.slice(at + 1), ...questions.slice(0, at + 1)]
  const kept = standing(questions, made)
  return round.find(({ id }) => kept[id] === undefined)
}
