// What a screen reads from the back end: loaded at once, and again when one of its topics changed.
import { asError, type WireError } from '../host'
import { onTopics, type Topic } from './topics'

export class Query<T> {
  /** The last answer; kept while a newer one is on its way, so that nothing flickers. */
  data = $state.raw<T | undefined>()
  error = $state.raw<WireError | undefined>()
  /** True until the first answer or error. */
  loading = $state(true)

  readonly #load: () => Promise<T>
  #latest = 0

  constructor(load: () => Promise<T>) {
    this.#load = load
  }

  /** Asks again; only the answer to the latest request counts. */
  reload = (): Promise<void> => this.#settle(this.#load(), ++this.#latest)

  async #settle(answer: Promise<T>, request: number): Promise<void> {
    try {
      const data = await answer
      if (request === this.#latest) this.accept(data)
    } catch (cause) {
      if (request !== this.#latest) return
      this.error = asError(cause)
      this.loading = false
    }
  }

  /** Takes a fresh value that another call brought back. */
  accept(data: T): void {
    this.data = data
    this.error = undefined
    this.loading = false
  }

  /** Forgets the answer: the question has changed. */
  clear(): void {
    this.data = undefined
    this.error = undefined
    this.loading = true
  }
}

/**
 * Call it while a component is set up. `load` runs again when a topic changes, and when a reactive value that it reads
 * before its first `await` changes (the answer to the old question is then forgotten).
 */
export function query<T>(topics: readonly Topic[], load: () => Promise<T>): Query<T> {
  const result = new Query(load)
  let first = true
  $effect(() => {
    if (!first) result.clear()
    first = false
    void result.reload()
  })
  $effect(() => onTopics(topics, () => void result.reload()))
  return result
}
