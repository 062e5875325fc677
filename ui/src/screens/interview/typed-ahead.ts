// Keys are obeyed one after the other: those that come while an answer is being written are for the next question.
import type { Press } from './keys'

export class TypedAhead {
  #waiting: Press[] = []
  #running = false

  /** `obey` tells whether to go on; false when a question stands, so that what was typed for the next one is forgotten. */
  constructor(private readonly obey: (press: Press, waited: boolean) => Promise<boolean>) {}

  /** A key is being obeyed: the next one waits. */
  get running(): boolean {
    return this.#running
  }

  async push(press: Press): Promise<void> {
    this.#waiting.push(press)
    if (this.#running) return
    this.#running = true
    try {
      for (let waited = false, next = this.#waiting.shift(); next; waited = true, next = this.#waiting.shift()) {
        if (!(await this.obey(next, waited))) this.#waiting = []
      }
    } finally {
      this.#running = false
    }
  }
}
