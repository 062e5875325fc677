// A draft as the workshop shows it: what the back end last said, with the acts on their way laid over it.
import { untrack } from 'svelte'
import { asError } from '../../host'
import { problem } from '../../state/act.svelte'
import { query } from '../../state/query.svelte'
import { session } from '../../state/session.svelte'
import { draftGet, slotAdd, slotMove, slotRemove } from '../../wire/calls'
import type { DraftDetail, DraftId, DraftSlot, Slot } from '../../wire/types'
import { type Act, apply } from './grid/acts'
import type { Placed } from './grid/model'
import { dayTotals, minus } from './grid/week'
import { type Entry, Outbox } from './outbox'

/** What was read, and the acts that were answered before the reading began: the truth holds those already. */
interface Reading {
  detail: DraftDetail
  held: readonly Entry[]
}

export class Draft {
  readonly #id: () => DraftId
  readonly #query
  readonly #outbox = new Outbox({
    send: (act) => this.#send(act),
    changed: () => (this.#pending = [...this.#outbox.entries]),
    drained: () => void this.#query.reload(),
    failed: (cause) => (problem.error = asError(cause)),
  })
  #pending = $state.raw<Entry[]>([])
  #preferred = $state('')

  /** The slots, as they are once every act is done. */
  readonly slots: DraftSlot[] = $derived.by(() =>
    this.#pending
      .filter((entry) => !this.#query.data?.held.includes(entry))
      .reduce<DraftSlot[]>((slots, { act }) => apply(slots, act, signed), this.detail?.slots ?? []),
  )
  readonly current: Slot[] = $derived(this.detail?.current ?? [])
  readonly added: Slot[] = $derived(minus(this.slots, this.current))
  readonly removed: Slot[] = $derived(minus(this.current, this.slots))
  /** What a drag under way would make of it: the totals answer while the pointer moves. */
  drawn: readonly Slot[] | undefined = $state.raw()
  readonly days: number[] = $derived(dayTotals(this.drawn ?? this.slots))
  readonly currentDays: number[] = $derived(dayTotals(this.current))
  readonly total: number = $derived(sum(this.days))
  readonly currentTotal: number = $derived(sum(this.currentDays))

  /** Call it while a component is set up. */
  constructor(id: () => DraftId) {
    this.#id = id
    this.#query = query(['drafts', 'libraries', 'questions', 'session'], () => this.#read(id()))
    // What the truth holds needs no overlay any more.
    $effect(() => {
      const held = this.#query.data?.held ?? []
      if (held.length > 0) untrack(() => this.#outbox.forget(held))
    })
  }

  get detail(): DraftDetail | undefined {
    return this.#query.data?.detail
  }

  get error() {
    return this.#query.error
  }

  get loading(): boolean {
    return this.#query.loading
  }

  /** The slot that was last touched: the one meant where several overlap. */
  get preferred(): string {
    return this.#outbox.real(this.#preferred)
  }

  set preferred(id: string) {
    this.#preferred = id
  }

  reload = (): void => void this.#query.reload()

  /** A provisional id for a slot that is about to be added. */
  name = (): string => this.#outbox.name()

  /** A key for lists that stays when the real id replaces the provisional one. */
  key = (id: string): string => this.#outbox.key(id)

  /** Does the acts: shows them at once, then sends each as one call, so that undo has a name for it. */
  do(acts: readonly Act[]): void {
    if (acts.length === 0) return
    problem.error = undefined
    this.#outbox.push(acts)
  }

  async #read(id: DraftId): Promise<Reading> {
    // Read without tracking: an answered act is no reason to ask again.
    const held = untrack(() => this.#outbox.answered())
    return { detail: await draftGet(id), held }
  }

  async #send(act: Act): Promise<string | undefined> {
    if (act.kind === 'add') {
      return await slotAdd({ draft: this.#id(), day: act.day, start: act.start, end: act.end })
    }
    if (act.kind === 'move') await slotMove({ slot: act.id, day: act.day, start: act.start, end: act.end })
    else await slotRemove(act.id)
    return undefined
  }
}

const sum = (minutes: readonly number[]): number => minutes.reduce((total, each) => total + each, 0)

/** An added slot is signed by whoever works here, until the back end says so itself. */
const signed = (slot: Placed): DraftSlot => ({ ...slot, by: session.data?.person ?? '', at: Date.now(), question: false })
