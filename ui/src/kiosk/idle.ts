// Nobody there: a warning after 60 s without a sign, and the end 30 s later. Time comes from outside, so that tests need not wait.

export const WARN_AFTER = 60_000
export const END_AFTER = 90_000

export interface Ticks {
  now(): number
  /** Calls `tick` every second until the returned function is called. */
  every(tick: () => void): () => void
}

export const clock: Ticks = {
  now: () => Date.now(),
  every(tick) {
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  },
}

export class Idle {
  #since: number
  #stop: (() => void) | undefined

  /** `changed` hears the seconds that are left once it warns, and undefined when somebody is there again. */
  constructor(
    private readonly ticks: Ticks,
    private readonly changed: (left: number | undefined) => void,
    private readonly ended: () => void,
  ) {
    this.#since = ticks.now()
  }

  start(): void {
    this.sign()
    this.#stop ??= this.ticks.every(() => this.#tick())
  }

  stop(): void {
    this.#stop?.()
    this.#stop = undefined
    this.changed(undefined)
  }

  /** The warning shows at once: whoever is there now may not be who was there before. */
  warn(): void {
    this.#since = this.ticks.now() - WARN_AFTER
    this.#stop ??= this.ticks.every(() => this.#tick())
    this.#tick()
  }

  get warning(): boolean {
    return this.ticks.now() - this.#since >= WARN_AFTER
  }

  /** Somebody is there. */
  sign(): void {
    this.#since = this.ticks.now()
    this.changed(undefined)
  }

  #tick(): void {
    const idle = this.ticks.now() - this.#since
    if (idle >= END_AFTER) {
      this.#since = this.ticks.now()
      this.changed(undefined)
      this.ended()
    } else if (idle >= WARN_AFTER) this.changed(Math.ceil((END_AFTER - idle) / 1000))
  }
}
