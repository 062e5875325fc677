// A sheet being keyed in: what is typed, where the page is, and the answers on their way to the database, in order.
import { asError, type WireError } from '../../host'
import type { JsonValue, KeyAnswer, KeyFinished, KeySheet, SheetItem } from '../../wire/types'
import { parseDate } from '../../words/parse-date'
import { parseTime } from '../../words/parse-time'

export interface Calls {
  answer(args: KeyAnswer): Promise<KeySheet>
  finish(id: string): Promise<KeyFinished>
}

export type Value = JsonValue

const CHOICES = ['select_one', 'select_multiple', 'rank', 'acknowledge']

export const isChoice = (item: SheetItem): boolean => CHOICES.includes(item.kind) && item.choices.length > 0
export const isIllegible = (value: Value): boolean => typeof value === 'object' && value !== null && 'illegible' in value

/** What stands in a field, for a value as the back end keeps it. */
export function textOf(value: Value): string {
  if (value === null || value === undefined || isIllegible(value) || Array.isArray(value)) return ''
  if (typeof value === 'object') return String((value as { unfit?: unknown }).unfit ?? '')
  return String(value)
}

/** What a field sends: dates as people write them, eight digits included; the rest as it stands. */
export function sent(item: SheetItem, text: string, today: string): Value {
  const plain = text.trim()
  if (plain === '') return null
  if (item.kind === 'time') return clockOf(plain)
  if (item.kind !== 'date') return plain
  const digits = /^(\d{2})(\d{2})(\d{4})$/.exec(plain)
  return parseDate(digits ? `${digits[1]}/${digits[2]}/${digits[3]}` : plain, today) ?? plain
}

/** « 14 h 30 » as `14:30`; what is no time stays as it is written. */
function clockOf(text: string): string {
  const minutes = parseTime(text)
  return minutes === null ? text : `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

export class Sheet {
  state: KeySheet
  /** Question → what is answered here, ahead of the database. */
  answers = $state.raw<Record<string, Value>>({})
  /** The place among the questions; as many as there are: the end. */
  at = $state(0)
  /** Answers that are not committed yet. */
  waiting = $state(0)
  error = $state.raw<WireError | undefined>()
  #last: Promise<void> = Promise.resolve()

  constructor(
    state: KeySheet,
    private readonly calls: Calls,
    private readonly today: () => string,
  ) {
    this.state = $state.raw(state)
    this.answers = { ...state.answers }
    const answered = Object.keys(state.answers).length > 0
    const place = this.questions.findIndex((item) => item.key === state.at)
    this.at = place >= 0 ? place : answered ? this.questions.length : 0
  }

  get questions(): SheetItem[] {
    return this.state.items.filter((item) => item.number !== '')
  }

  get question(): SheetItem | undefined {
    return this.questions[this.at]
  }

  /** The key of a choice: one choice goes on at once, several stay until Enter. False when there is no such choice. */
  pick(key: string): boolean {
    const item = this.question
    const choice = item?.choices.find((each) => each.key === key)
    if (!item || !choice) return false
    this.pickName(item, choice.name)
    return true
  }

  pickName(item: SheetItem, name: string): void {
    if (item.kind === 'select_one' || item.kind === 'acknowledge') return this.set(item, name, true)
    const now = this.answers[item.key]
    const names = Array.isArray(now) ? (now as string[]) : []
    const chosen = names.includes(name) ? names.filter((each) => each !== name) : [...names, name]
    // Everything has its rank: nothing is left to press.
    this.set(item, chosen, item.kind === 'rank' && chosen.length === item.choices.length)
  }

  /** What a field's text means to the back end. */
  read(item: SheetItem, text: string): Value {
    return sent(item, text, this.today())
  }

  type(item: SheetItem, text: string): void {
    this.set(item, this.read(item, text), true)
  }

  blank(): void {
    if (this.question) this.set(this.question, null, true)
  }

  illegible(): void {
    if (this.question) this.set(this.question, { illegible: true }, true)
  }

  /** Goes on without a change; what was never looked at is a blank. */
  next(): void {
    const item = this.question
    if (!item) return
    if (item.key in this.answers) this.at += 1
    else this.set(item, null, true)
  }

  back(): void {
    if (this.at > 0) this.at -= 1
  }

  go(item: SheetItem): void {
    const place = this.questions.indexOf(item)
    if (place >= 0) this.at = place
  }

  /** Shown at once, committed in order; a question that was left is not asked again after a crash. */
  set(item: SheetItem, value: Value, goOn: boolean): void {
    this.answers = { ...this.answers, [item.key]: value }
    const place = this.questions.indexOf(item)
    if (goOn) this.at = place + 1
    const next = this.questions[goOn ? place + 1 : place]?.key ?? ''
    this.#send(async () => {
      this.state = await this.calls.answer({ id: this.state.id, question: item.key, value, next })
    })
  }

  #send(call: () => Promise<void>): void {
    this.waiting += 1
    this.#last = this.#last.then(async () => {
      try {
        // What failed once is not hidden by what comes after it.
        if (!this.error) await call()
      } catch (cause) {
        this.error = asError(cause)
      } finally {
        this.waiting -= 1
      }
    })
  }

  /** Everything that was keyed in is in the database, or `error` says why not. */
  async settled(): Promise<boolean> {
    await this.#last
    return this.error === undefined
  }

  async finish(): Promise<KeyFinished | undefined> {
    if (!(await this.settled())) return undefined
    try {
      return await this.calls.finish(this.state.id)
    } catch (cause) {
      this.error = asError(cause)
      return undefined
    }
  }

  /** Sends once more what is on the page and did not reach the database. */
  async again(): Promise<void> {
    this.error = undefined
    for (const item of this.questions) {
      if (item.key in this.answers && JSON.stringify(this.answers[item.key]) !== JSON.stringify(this.state.answers[item.key])) this.set(item, this.answers[item.key] ?? null, false)
    }
    await this.settled()
  }
}
