// What a browser offers and a respondent must not get: menus, tools, the clipboard, files, other pages. The window refuses most of it
// too; here it holds in any browser.

/** Keys that scroll, move or edit within the page. */
const ZOOM = new Set(['+', '-', '0', '='])

/** Whether the key is the browser's own, and not the page's. */
export function isForeign(press: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  if (/^F\d{1,2}$/.test(press.key)) return true
  if (press.key === 'ContextMenu' || press.key.startsWith('Browser') || press.key.startsWith('Launch')) return true
  // AltGr is Ctrl and Alt at once on some systems: @ and € are written with it.
  const written = press.ctrlKey && press.altKey && press.key.length === 1
  if (written) return false
  if (press.ctrlKey || press.metaKey) return !ZOOM.has(press.key)
  return press.altKey && (press.key.length > 1 || press.key === ' ')
}

const NEVER = ['contextmenu', 'dragstart', 'dragover', 'dragenter', 'drop', 'copy', 'cut', 'paste', 'auxclick'] as const

export function guard(page: Document): void {
  const refuse = (event: Event): void => {
    event.preventDefault()
    event.stopPropagation()
  }
  for (const name of NEVER) page.addEventListener(name, refuse, { capture: true })
  page.addEventListener('keydown', (event) => isForeign(event) && refuse(event), { capture: true })
  // Undo would bring back what somebody typed; it also comes from menus.
  page.addEventListener('beforeinput', (event) => event.inputType.startsWith('history') && refuse(event), { capture: true })
}
