// One interview on the screen: what page it is at, what is being answered, one call at a time.
import { asError, type WireError } from '../../host'
import type { InterviewAnswer, InterviewState, QuestionView, ResponseAdded } from '../../wire/types'
import { t } from '../../words'
import { given, pick, sent, type Given } from './answer'

export interface Calls {
  accept(id: string): Promise<InterviewState>
  answer(args: InterviewAnswer): Promise<InterviewState>
  back(id: string): Promise<InterviewState>
  language(args: { interview: string; language: string }): Promise<InterviewState>
  submit(id: string): Promise<ResponseAdded>
  /** The respondent does not know. */
  unknown?(args: { interview: string; question: string }): Promise<InterviewState>
}

export interface Dates {
  today(): string
  write(iso: string): string
}

/** Two questions have choices of ours: whether there is another row, and a box to tick. */
function withChoices(question: QuestionView): QuestionView {
  if (question.kind === 'repeat') {
    return {
      ...question,
      choices: [
        { name: 'yes', label: t('interview-row-another-yes') },
        { name: 'no', label: t('interview-row-another-no') },
      ],
    }
  }
  return question.kind === 'acknowledge' ? { ...question, choices: [{ name: 'OK', label: t('interview-acknowledge') }] } : question
}

const NOTHING: Given = { text: '', picked: [] }

export class Interview {
  state: InterviewState
  now: Given
  /** Key of the sentence that says why the answer cannot be sent. */
  problem = $state('')
  error = $state.raw<WireError | undefined>()
  busy = $state(false)
  /** What came of it, once it is submitted. */
  done = $state.raw<ResponseAdded | undefined>()
  /** Counts the pages shown, so that the screen moves the focus. */
  shown = $state(0)

  /** Answers begun and not sent, by question: going back and forth loses none of them. */
  readonly #begun = new Map<string, Given>()

  constructor(
    state: InterviewState,
    private readonly calls: Calls,
    private readonly dates: Dates,
  ) {
    this.state = $state.raw(state)
    this.now = $state.raw(this.#begin())
  }

  get question(): QuestionView | undefined {
    return this.state.page.page === 'question' ? withChoices(this.state.page.question) : undefined
  }

  get page(): 'privacy' | 'question' | 'end' | 'done' {
    return this.done?.valid ? 'done' : this.state.page.page
  }

  pick(name: string): void {
    if (!this.question) return
    this.now = pick(this.question, this.now, name)
    this.problem = ''
  }

  type(text: string): void {
    this.now = { ...this.now, text }
    this.problem = ''
  }

  /** Enter: accepts the notice, saves the answer, or submits. */
  async next(): Promise<void> {
    const { page } = this
    if (page === 'privacy') await this.#run(() => this.calls.accept(this.state.id))
    else if (page === 'question') await this.#answer(false)
    else if (page === 'end') await this.#submit()
  }

  async refuse(): Promise<void> {
    if (this.question) await this.#answer(true)
  }

  async unknown(): Promise<void> {
    const { question, calls } = this
    if (question) await this.#run(() => calls.unknown?.({ interview: this.state.id, question: question.name }) ?? Promise.resolve(this.state))
  }

  /** What was kept beside the answer, such as a note: the page stays, and so does what is being answered. */
  adopt(state: InterviewState): void {
    if (state.position === this.state.position) this.state = state
  }

  async back(): Promise<void> {
    if (this.page === 'privacy' || this.page === 'done') return
    this.#keep()
    await this.#run(() => this.calls.back(this.state.id))
  }

  async speak(language: string): Promise<void> {
    this.#keep()
    await this.#run(() => this.calls.language({ interview: this.state.id, language }))
  }

  /** Leaving: an answer that was given but not sent is saved if it can be; nothing holds the officer back. */
  async leave(): Promise<void> {
    const { question } = this
    if (!question) return
    const answer = sent(question, this.now, this.dates.today())
    if ('problem' in answer || answer.value === null || JSON.stringify(answer.value) === JSON.stringify(question.value)) return
    await this.#answer(false)
  }

  async #answer(refused: boolean): Promise<void> {
    const { question } = this
    if (!question) return
    const answer = refused ? { value: null } : sent(question, this.now, this.dates.today())
    if ('problem' in answer) {
      this.problem = answer.problem
      return
    }
    // What is not known stands likewise.
    if (!refused && question.unknown && answer.value === null) return this.unknown()
    // A refusal stands until something else is answered.
    const still = !refused && question.refused && answer.value === null
    await this.#run(() =>
      this.calls.answer({ interview: this.state.id, question: question.name, value: answer.value, refused: refused || still }),
    )
  }

  async #submit(): Promise<void> {
    await this.#once(async () => {
      const done = await this.calls.submit(this.state.id)
      this.done = done
      if (done.valid) this.shown += 1
    })
  }

  async #run(call: () => Promise<InterviewState>): Promise<void> {
    await this.#once(async () => this.#take(await call()))
  }

  /** A key that comes while the answer before it is being written must not answer twice. */
  async #once(work: () => Promise<void>): Promise<void> {
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

  #keep(): void {
    if (this.question) this.#begun.set(this.question.name, this.now)
  }

  #take(state: InterviewState): void {
    const before = this.question?.name
    const refusedByForm = state.findings.length > 0
    if (before !== undefined && !refusedByForm) this.#forgetIfMoved(before, state)
    this.state = state
    this.problem = ''
    if (refusedByForm && this.question?.name === before) return
    this.now = this.#begin()
    this.shown += 1
  }

  /** What the page starts from: what was begun on it, or the answer that it has. */
  #begin(): Given {
    const { question } = this
    return question ? (this.#begun.get(question.name) ?? given(question, this.dates.write)) : NOTHING
  }

  /** Once a later page shows, what was begun on the former one is saved. */
  #forgetIfMoved(before: string, state: InterviewState): void {
    if (state.position > this.state.position || state.page.page === 'end') this.#begun.delete(before)
  }
}
