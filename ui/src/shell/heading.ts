// Moves the focus to the screen's heading; a screen that still waits for its data gets it when the heading appears.

const PATIENCE = 3000

export function focusHeading(main: HTMLElement): void {
  if (focusNow(main)) return
  const observer = new MutationObserver(() => {
    if (focusNow(main)) observer.disconnect()
  })
  observer.observe(main, { childList: true, subtree: true })
  setTimeout(() => observer.disconnect(), PATIENCE)
}

function focusNow(main: HTMLElement): boolean {
  const heading = main.querySelector('h1')
  if (!heading) return false
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  main.parentElement?.scrollTo(0, 0)
  return true
}
