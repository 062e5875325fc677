// Undo and redo of the whole application, named by the act.
import { announce } from '../parts/announce.svelte'
import { undo as callUndo, redo as callRedo, undoState } from '../wire/calls'
import type { UndoState } from '../wire/types'
import { opSentence, t } from '../words'
import { act } from './act.svelte'
import { Query } from './query.svelte'
import { onTopics } from './topics'

export const undoing = new Query<UndoState>(undoState)

export function followUndo(): () => void {
  void undoing.reload()
  return onTopics(['undo'], () => void undoing.reload())
}

/** Keys may come faster than answers: each turn waits for the one before, then asks what there is to turn. */
let turning: Promise<void> = Promise.resolve()

function turn(which: 'undo' | 'redo'): Promise<void> {
  turning = turning.then(() => turnOnce(which))
  return turning
}

async function turnOnce(which: 'undo' | 'redo'): Promise<void> {
  const op = (await act(undoState))?.[which]
  if (!op) return
  const next = await act(which === 'undo' ? callUndo : callRedo)
  if (!next) return
  undoing.accept(next)
  const words = { op: opSentence(op) }
  announce(which === 'undo' ? t('shell-undone', words) : t('shell-redone', words))
}

export const undo = (): Promise<void> => turn('undo')
export const redo = (): Promise<void> => turn('redo')

/** Typing has its own undo: the text fields and the note editor keep their keys. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLInputElement) return !NOT_TYPED.has(target.type)
  return target instanceof HTMLTextAreaElement
}

const NOT_TYPED = new Set(['button', 'checkbox', 'radio', 'submit', 'reset', 'range', 'color', 'file'])

/** Ctrl+Z, Ctrl+Y, Ctrl+Maj+Z. True when the key was taken. */
export function undoKey(event: KeyboardEvent): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return false
  const key = event.key.toLowerCase()
  if (key === 'z') void (event.shiftKey ? redo() : undo())
  else if (key === 'y' && !event.shiftKey) void redo()
  else return false
  return true
}
