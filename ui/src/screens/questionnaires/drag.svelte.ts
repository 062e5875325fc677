// Dragging a row by its handle, with mouse, pen or finger: where it would be put, and that it is put there.
export interface Drop {
  /** The row that it goes before or after, or the group that it goes into. */
  over: string
  where: 'before' | 'after' | 'into'
}

export class Drag {
  /** The row that is being dragged. */
  row = $state<string>()
  drop = $state.raw<Drop>()

  readonly #drop: (row: string, drop: Drop) => void

  constructor(drop: (row: string, drop: Drop) => void) {
    this.#drop = drop
  }

  start(event: PointerEvent & { currentTarget: HTMLElement }, row: string): void {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    this.row = row
    this.drop = undefined
  }

  move(event: PointerEvent): void {
    if (this.row === undefined) return
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-row]')
    const over = under?.dataset['row']
    if (!under || over === undefined || over === this.row) {
      this.drop = undefined
      return
    }
    const { top, height } = under.getBoundingClientRect()
    this.drop = { over, where: whereIn((event.clientY - top) / height, under.dataset['group'] === 'true') }
  }

  end(): void {
    const { row, drop } = this
    this.cancel()
    if (row !== undefined && drop !== undefined) this.#drop(row, drop)
  }

  cancel(): void {
    this.row = undefined
    this.drop = undefined
  }
}

/** A row has two halves; a group's middle is the group itself. */
export function whereIn(share: number, group: boolean): Drop['where'] {
  if (group) return share < 0.3 ? 'before' : share > 0.7 ? 'after' : 'into'
  return share < 0.5 ? 'before' : 'after'
}
