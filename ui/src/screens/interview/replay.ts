// Keys that come while an answer is being written are for the next question: they wait, and are lost if it does not come.
import type { Press } from './keys'

export class Replay {
  #waiting: Press[] = []
  #running = false

  get running(): boolean {
    return this.#running
  }

  /** Runs `work`; presses given to `wait` meanwhile are handed to `again` one by one if `moved` says that a page came. */
  async during(work: () => Promise<void>, moved: () => boolean, again: (press: Press) => Promise<void>): Promise<void> {
    this.#running = true
    try {
      await work()
    } finally {
      this.#running = false
    }
    const presses = this.#waiting
    this.#waiting = []
    if (!moved()) return
    for (const press of presses) await again(press)
  }

  wait(press: Press): void {
    this.#waiting.push(press)
  }
}
