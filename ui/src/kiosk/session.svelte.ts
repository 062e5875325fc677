// The kiosk on the screen: where it stands, who is in front of it, and what is forgotten when they go.
import { asError, type WireError } from '../host'
import { Interview } from '../screens/interview/interview.svelte'
import { kioskAccept, kioskAnswer, kioskBack, kioskBegin, kioskLanguage, kioskReset, kioskShow, kioskSubmit } from '../wire/calls'
import type { InterviewState, KioskView } from '../wire/types'

const two = (value: number): string => String(value).padStart(2, '0')

export function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** A date as every language here types it: 15/09/2026. */
export const writeDate = (iso: string): string => iso.split('-').reverse().join('/')

/** Digits of Arabic keyboards count as digits. */
export const westernDigits = (text: string): string => text.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660)).replace('\u066B', ',')

export class Session {
  view = $state.raw<KioskView | undefined>()
  /** The respondent's questionnaire; gone with them. */
  interview = $state.raw<Interview | undefined>()
  /** Thanks are shown. */
  thanked = $state(false)
  /** The language that was picked on the first page, before anybody began. */
  picked = $state('')
  error = $state.raw<WireError | undefined>()
  busy = $state(false)

  get language(): string {
    return this.interview?.state.language || this.picked || this.view?.language || ''
  }

  /** True when somebody was in the middle of it: the page was reloaded, or the laptop came back from a crash. */
  async load(): Promise<boolean> {
    await this.#run(async () => this.#take(await kioskShow()))
    return this.interview !== undefined
  }

  async begin(): Promise<void> {
    await this.#run(async () => this.#take(await kioskBegin(this.picked || this.view?.language || '')))
  }

  async speak(language: string): Promise<void> {
    this.picked = language
    await this.interview?.speak(language)
  }

  /** The next person finds the first page, whatever became of this one. */
  async forget(): Promise<void> {
    this.interview = undefined
    this.thanked = false
    this.picked = ''
    await this.#run(async () => this.#take(await kioskReset()))
  }

  thank(): void {
    this.interview = undefined
    this.thanked = true
  }

  #take(view: KioskView): void {
    this.view = view
    this.interview = view.interview ? this.#open(view.interview) : undefined
  }

  #open(state: InterviewState): Interview {
    const shown = async (call: Promise<KioskView>): Promise<InterviewState> => {
      const view = await call
      if (view.interview) return view.interview
      this.#take(view)
      throw { code: 'kiosk_nobody', args: {} } satisfies WireError
    }
    return new Interview(
      state,
      {
        accept: () => shown(kioskAccept()),
        answer: ({ question, value }) => shown(kioskAnswer({ question, value })),
        back: () => shown(kioskBack()),
        language: ({ language }) => shown(kioskLanguage(language)),
        submit: async () => {
          const { done, view } = await kioskSubmit()
          return { id: null, valid: done, findings: view.interview?.findings ?? [] }
        },
      },
      { today, write: writeDate },
    )
  }

  async #run(work: () => Promise<void>): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.error = undefined
    try {
      await work()
    } catch (cause) {
      this.error = asError(cause)
    } finally {
      this.busy = false
    }
  }
}
