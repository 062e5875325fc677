// The one interface through which the UI reaches the outside: calls, events, file and folder pickers.
import type { Event } from '../wire/types'

export interface Host {
  kind: 'tauri' | 'http'
  /** Rejects with the wire type `Error` (`{code, args}`), whatever went wrong. */
  call(name: string, args: unknown): Promise<unknown>
  /** Returns the function that stops listening. */
  onEvent(listener: (event: Event) => void): () => void
  /** Null when the officer closes the dialog. Extensions without a dot. */
  pickFile(title: string, extensions: string[]): Promise<string | null>
  /** Several files of any kind; none when the officer closes the dialog. */
  pickFiles(title: string): Promise<string[]>
  /** Where to put a copy; who picks a file that is there was asked whether to replace it. */
  pickSave(title: string, name: string): Promise<string | null>
  pickFolder(title: string): Promise<string | null>
}
