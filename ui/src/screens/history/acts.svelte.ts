// The acts that are listed so far: a page, then the next ones, and all of them again when something was committed.
import { asError, type WireError } from '../../host'
import { historyList } from '../../wire/calls'
import type { HistoryAct, HistoryAsk, HistoryObject, HistoryPage } from '../../wire/types'

const PAGE = 50

export class Acts {
  list = $state.raw<HistoryAct[]>([])
  object = $state.raw<HistoryObject | null>(null)
  next = $state.raw<string | null>(null)
  error = $state.raw<WireError | undefined>()
  /** True until the first answer or error. */
  loading = $state(true)

  #ask: HistoryAsk = {}
  #latest = 0

  /** Asks from the start for something else. */
  ask(ask: HistoryAsk): Promise<void> {
    this.#ask = ask
    this.list = []
    this.next = null
    this.loading = true
    return this.#load({ limit: PAGE }, () => [])
  }

  /** As many again: what was committed since comes first. */
  reload = (): Promise<void> => this.#load({ limit: Math.max(PAGE, this.list.length) }, () => [])

  /** The next page; resolves to how many acts came. */
  async more(): Promise<number> {
    const before = this.next
    if (before === null) return 0
    const known = this.list.length
    await this.#load({ limit: PAGE, before }, () => this.list)
    return this.list.length - known
  }

  async #load(page: HistoryAsk, kept: () => HistoryAct[]): Promise<void> {
    const request = ++this.#latest
    try {
      const answer = await historyList({ ...this.#ask, ...page })
      if (request === this.#latest) this.#accept(answer, kept())
    } catch (cause) {
      if (request !== this.#latest) return
      this.error = asError(cause)
      this.loading = false
    }
  }

  #accept(answer: HistoryPage, kept: HistoryAct[]): void {
    this.list = [...kept, ...answer.acts]
    this.object = answer.object
    this.next = answer.next
    this.error = undefined
    this.loading = false
  }
}
