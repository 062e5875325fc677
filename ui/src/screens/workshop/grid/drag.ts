// The listeners of a drag on the grid: capture, one frame at a time, scrolling at the edges, Échap, long press for fingers.
// What a drag means is in pointer.ts.
import type { Act, Name } from './acts'
import type { Box, Cell, Hours, Placed, Point, Step } from './model'
import { begin, drag, finish, type Gesture, hit, type Hit, REACH, scrollBy, SLACK } from './pointer'

export interface DragHost {
  slots: () => readonly Placed[]
  step: () => Step
  hours: () => Hours
  name: Name
  /** Something was pressed: it becomes the current cell or slot. */
  pressed: (at: Hit) => void
  /** What the drag draws now, or nothing when it is over. Called only when that changed. */
  drew: (gesture: Gesture | undefined) => void
  acted: (acts: Act[], gesture: Gesture) => void
  /** A double click on a closed cell. */
  opened: (cell: Cell) => void
}

/** How long a finger rests on a closed cell before it draws; before that it scrolls. */
const REST_MS = 350

/** Listens on `node` for presses in `area`, the box of the seven days; returns the function that stops. */
export function listen(node: HTMLElement, area: HTMLElement, host: DragHost): () => void {
  const press = new Press(node, area, host)
  const stop = new AbortController()
  const { signal } = stop
  node.addEventListener('pointerdown', press.down, { signal })
  node.addEventListener('pointermove', press.move, { signal })
  node.addEventListener('pointerup', press.up, { signal })
  node.addEventListener('pointercancel', press.cancel, { signal })
  node.addEventListener('dblclick', press.double, { signal })
  // A finger that draws must not scroll; only a listener that is not passive can say so once the press has begun.
  node.addEventListener('touchmove', (event) => press.drawing && event.preventDefault(), { signal, passive: false })
  node.addEventListener('contextmenu', (event) => press.drawing && event.preventDefault(), { signal })
  window.addEventListener('keydown', press.key, { signal, capture: true })
  return () => {
    press.cancel()
    stop.abort()
  }
}

class Press {
  readonly #node: HTMLElement
  readonly #area: HTMLElement
  readonly #host: DragHost
  #at: { hit: Hit; start: Point; pointer: number } | undefined
  #point: Point = { x: 0, y: 0 }
  #box: Box | undefined
  #gesture: Gesture | undefined
  #frame = 0
  #rest: ReturnType<typeof setTimeout> | undefined
  #scroller: HTMLElement | undefined

  constructor(node: HTMLElement, area: HTMLElement, host: DragHost) {
    this.#node = node
    this.#area = area
    this.#host = host
  }

  get drawing(): boolean {
    return this.#gesture !== undefined
  }

  down = (event: PointerEvent): void => {
    if (!event.isPrimary || event.button !== 0) return
    this.cancel()
    const { left } = this.#measure()
    if (event.clientX < left) return
    const found = this.#hit(event)
    this.#at = { hit: found, start: point(event), pointer: event.pointerId }
    this.#host.pressed(found)
    if (event.pointerType === 'touch' && found.on === 'empty') {
      this.#rest = setTimeout(() => this.#begin(), REST_MS)
    }
  }

  move = (event: PointerEvent): void => {
    if (!this.#at) return this.#hover(event)
    if (event.pointerId !== this.#at.pointer) return
    this.#point = point(event)
    if (!this.#gesture && !this.#far()) return
    // A finger that leaves before its rest is over wants to scroll.
    if (!this.#gesture && this.#rest !== undefined) return this.cancel()
    if (!this.#gesture) this.#begin()
    this.#frame ||= requestAnimationFrame(this.#tick)
  }

  up = (event: PointerEvent): void => {
    if (!this.#at || event.pointerId !== this.#at.pointer) return
    const gesture = this.#gesture
    if (gesture) {
      this.#point = point(event)
      this.#redraw()
      const done = this.#gesture ?? gesture
      const acts = finish(done, this.#host.slots(), this.#host.name)
      this.cancel()
      this.#host.acted(acts, done)
    } else this.cancel()
  }

  cancel = (): void => {
    clearTimeout(this.#rest)
    this.#rest = undefined
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    if (this.#at && this.#node.hasPointerCapture(this.#at.pointer)) this.#node.releasePointerCapture(this.#at.pointer)
    this.#at = undefined
    if (this.#gesture) this.#host.drew(undefined)
    this.#gesture = undefined
    delete this.#node.dataset['dragging']
  }

  key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#gesture) return
    event.preventDefault()
    event.stopPropagation()
    this.cancel()
  }

  double = (event: MouseEvent): void => {
    const found = this.#hit(event)
    if (found.on === 'empty') this.#host.opened(found.cell)
  }

  /** The box is measured when a press begins and after a scroll, never while the pointer only moves. */
  #measure(): Box {
    const { left, top, width, height } = this.#area.getBoundingClientRect()
    this.#box = { left, top, width, height, hours: this.#host.hours() }
    return this.#box
  }

  #hit(event: MouseEvent): Hit {
    const kind = event instanceof PointerEvent && event.pointerType in REACH ? event.pointerType : 'mouse'
    return hit(this.#host.slots(), this.#measure(), point(event), this.#host.step(), REACH[kind as keyof typeof REACH])
  }

  #hover(event: PointerEvent): void {
    if (event.pointerType !== 'mouse') return
    const found = this.#hit(event)
    const over = found.on === 'empty' ? 'empty' : found.part === 'body' ? 'body' : 'edge'
    if (this.#node.dataset['over'] !== over) this.#node.dataset['over'] = over
  }

  #far(): boolean {
    const { x, y } = this.#at!.start
    return Math.hypot(this.#point.x - x, this.#point.y - y) >= SLACK
  }

  #begin(): void {
    if (!this.#at) return
    this.#rest = undefined
    const { hit: found, start, pointer } = this.#at
    this.#gesture = begin(found, this.#box ?? this.#measure(), start, this.#host.step())
    this.#node.setPointerCapture(pointer)
    this.#node.dataset['dragging'] = this.#gesture.kind
    this.#scroller = scrollerOf(this.#node)
    this.#host.drew(this.#gesture)
  }

  #tick = (): void => {
    this.#frame = 0
    if (!this.#gesture) return
    const scrolled = this.#scroll()
    this.#redraw()
    // While the pointer rests at an edge, the grid goes on scrolling under it.
    if (scrolled) this.#frame = requestAnimationFrame(this.#tick)
  }

  #scroll(): boolean {
    const scroller = this.#scroller
    if (!scroller) return false
    const root = scroller === document.scrollingElement
    const { top, bottom } = root ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect()
    const by = scrollBy(this.#point.y, Math.max(0, top), Math.min(innerHeight, bottom))
    const before = scroller.scrollTop
    if (by !== 0) scroller.scrollTop += by
    if (scroller.scrollTop === before) return false
    this.#measure()
    return true
  }

  #redraw(): void {
    if (!this.#gesture || !this.#box) return
    const next = drag(this.#gesture, this.#host.slots(), this.#box, this.#point, this.#host.step())
    if (next === this.#gesture) return
    this.#gesture = next
    this.#host.drew(next)
  }
}

const point = (event: MouseEvent): Point => ({ x: event.clientX, y: event.clientY })

/** The nearest ancestor that can scroll up and down now, or the page. */
function scrollerOf(node: HTMLElement): HTMLElement | undefined {
  for (let each = node.parentElement; each; each = each.parentElement) {
    const { overflowY } = getComputedStyle(each)
    if (/auto|scroll/.test(overflowY) && each.scrollHeight > each.clientHeight) return each
  }
  return (document.scrollingElement as HTMLElement | null) ?? undefined
}
