// Where an arrow leads inside a toolbar.

/** The next index, or null when the key is not for the toolbar. Ends join. */
export function moveWithin(key: string, at: number, count: number): number | null {
  if (key === 'ArrowRight') return (at + 1) % count
  if (key === 'ArrowLeft') return (at + count - 1) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}
