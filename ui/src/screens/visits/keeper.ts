// When a note is saved, and what happens to what comes back. Knows no editor and no call: both are given.
import { asError, type WireError } from '../../host'
import type { Note } from '../../wire/types'

/** The editor, seen from here. */
export interface NotePort<Mark> {
  /** The text as it would be saved now. */
  text(): string
  /** Remembers the document that is being sent, so that what is typed meanwhile can be told apart. */
  mark(): Mark
  /** Brings a fresher text in, beside what was typed since the mark. */
  merge(mark: Mark, markdown: string): void
}

export type NoteState =
  | { state: 'saved'; at: number | null }
  | { state: 'waiting' | 'saving' }
  | { state: 'failed'; error: WireError }

export const PAUSE = 600
const RETRY = 5000

export class NoteKeeper<Mark> {
  #version: string
  #saved: string
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | undefined

  constructor(
    note: Note,
    private readonly port: NotePort<Mark>,
    private readonly save: (markdown: string, version: string) => Promise<Note>,
    private readonly tell: (state: NoteState) => void,
    private readonly now: () => number = Date.now,
  ) {
    this.#version = note.version
    this.#saved = port.text()
  }

  get unsaved(): boolean {
    return this.port.text() !== this.#saved
  }

  /** The officer typed: save at the next pause. */
  edited(): void {
    this.tell({ state: 'waiting' })
    this.#later(PAUSE)
  }

  /** Saves now what is not saved; the promise ends when all of it is. */
  async flush(): Promise<void> {
    this.#cancel()
    while (this.#running) await this.#running
    if (!this.unsaved) return
    this.#running = this.#send().finally(() => (this.#running = undefined))
    await this.#running
  }

  /** Somebody else's change was applied on this laptop: show it, unless a save is under way, which will bring it anyway. */
  async changed(load: () => Promise<Note>): Promise<void> {
    if (this.#running || this.unsaved) return
    const mark = this.port.mark()
    const note = await load()
    if (this.#running || this.unsaved || note.version === this.#version) return
    this.#take(note, mark, this.#saved)
  }

  /** Nothing more is scheduled; call `flush` first. */
  stop(): void {
    this.#cancel()
  }

  async #send(): Promise<void> {
    const mark = this.port.mark()
    const sent = this.port.text()
    this.tell({ state: 'saving' })
    try {
      this.#take(await this.save(sent, this.#version), mark, sent)
      this.tell({ state: 'saved', at: this.now() })
      if (this.unsaved) this.edited()
    } catch (cause) {
      this.tell({ state: 'failed', error: asError(cause) })
      this.#later(RETRY)
    }
  }

  #take(note: Note, mark: Mark, sent: string): void {
    this.#version = note.version
    const typedMeanwhile = this.port.text() !== sent
    if (note.markdown !== sent) this.port.merge(mark, note.markdown)
    // Without typing in between, what the editor shows now is what is saved, however it spells it.
    this.#saved = typedMeanwhile ? note.markdown : this.port.text()
  }

  #later(delay: number): void {
    this.#cancel()
    this.#timer = setTimeout(() => void this.flush(), delay)
  }

  #cancel(): void {
    clearTimeout(this.#timer)
  }
}
