// Acts on their way to the back end: sent one by one in order, laid over the truth until the truth holds them.
// That is what lets the grid answer at once. No framework; draft.svelte.ts makes it reactive.
import type { Act } from './grid/acts'

/** An act and how far it is: waiting, sent, or answered and not yet in the truth that the screen has. */
export interface Entry {
  act: Act
  state: 'waiting' | 'sent' | 'answered'
}

export interface OutboxHooks {
  /** One call; an `add` answers with the slot's real id. */
  send: (act: Act) => Promise<string | undefined>
  /** Something changed in what is on its way. */
  changed: () => void
  /** Everything is answered: time to read the truth. */
  drained: () => void
  /** A call was refused; what was waiting behind it is given up, because it was built on it. */
  failed: (cause: unknown) => void
}

export class Outbox {
  entries: Entry[] = []
  readonly #hooks: OutboxHooks
  readonly #real = new Map<string, string>()
  readonly #first = new Map<string, string>()
  #running = false
  #count = 0

  constructor(hooks: OutboxHooks) {
    this.#hooks = hooks
  }

  /** A provisional id. */
  name = (): string => `new-${++this.#count}`

  /** The id that the back end knows, once it has said it. */
  real = (id: string): string => this.#real.get(id) ?? id

  /** The id under which the screen first saw a slot: stays the same when the real one comes, so that focus is kept. */
  key = (id: string): string => this.#first.get(id) ?? id

  push(acts: readonly Act[]): void {
    for (const act of acts) this.#take({ ...act, id: this.real(act.id) })
    this.#hooks.changed()
    void this.#run()
  }

  /** Moves of one slot that nobody has sent yet become one: holding a key down is one act, not thirty. */
  #take(act: Act): void {
    const last = this.entries.at(-1)
    const joins = last?.state === 'waiting' && last.act.kind !== 'remove' && act.kind === 'move' && last.act.id === act.id
    if (joins) last.act = { ...act, kind: last.act.kind } as Act
    else this.entries.push({ act, state: 'waiting' })
  }

  async #run(): Promise<void> {
    if (this.#running) return
    this.#running = true
    for (let next = this.#next(); next; next = this.#next()) await this.#send(next)
    this.#running = false
    this.#hooks.drained()
  }

  #next = (): Entry | undefined => this.entries.find((entry) => entry.state === 'waiting')

  async #send(entry: Entry): Promise<void> {
    entry.state = 'sent'
    try {
      const id = await this.#hooks.send(entry.act)
      if (id !== undefined && entry.act.kind === 'add') this.#know(entry.act.id, id)
      entry.state = 'answered'
    } catch (cause) {
      this.entries = this.entries.filter((other) => other.state === 'answered')
      this.#hooks.failed(cause)
    }
    this.#hooks.changed()
  }

  #know(provisional: string, real: string): void {
    this.#real.set(provisional, real)
    this.#first.set(real, provisional)
    for (const entry of this.entries) {
      if (entry.act.id === provisional) entry.act = { ...entry.act, id: real }
    }
  }

  /** What a read of the truth that begins now will surely hold. */
  answered = (): Entry[] => this.entries.filter((entry) => entry.state === 'answered')

  /** The truth holds these now. */
  forget(held: readonly Entry[]): void {
    this.entries = this.entries.filter((entry) => !held.includes(entry))
    this.#hooks.changed()
  }
}
