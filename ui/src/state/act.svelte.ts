// Mutating calls: what went wrong stands in an error region, what can be undone is offered.
import { asError, type WireError } from '../host'

/** A form's or a button's own call: shows `busy` while it runs and `error` in place. */
export class Action {
  busy = $state(false)
  error = $state.raw<WireError | undefined>()

  /** The call's value, or undefined when it failed (then `error` says why) or when one is already running. */
  async run<T>(call: () => Promise<T>): Promise<T | undefined> {
    if (this.busy) return undefined
    this.busy = true
    this.error = undefined
    try {
      return await call()
    } catch (cause) {
      this.error = asError(cause)
      return undefined
    } finally {
      this.busy = false
    }
  }

  clear(): void {
    this.error = undefined
  }
}

/** What the shell shows at the top of the page, until the next act or the next screen. */
export const problem = $state<{ error: WireError | undefined }>({ error: undefined })

/** The only toast there is: it says what happened and offers to undo it. */
export const undoOffer = $state<{ sentence: string }>({ sentence: '' })

/** Runs a call whose error belongs to the whole page; `done` is said in the undo toast. */
export async function act<T>(call: () => Promise<T>, done?: string): Promise<T | undefined> {
  problem.error = undefined
  try {
    const value = await call()
    undoOffer.sentence = done ?? ''
    return value
  } catch (cause) {
    problem.error = asError(cause)
    return undefined
  }
}
