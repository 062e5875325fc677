// Where an arrow leads in a column of buttons that is one stop of Tab.

/** The next index, or null when the key is not for the column. Ends hold. */
export function moveDown(key: string, at: number, count: number): number | null {
  const last = count - 1
  if (key === 'ArrowDown') return Math.min(at + 1, last)
  if (key === 'ArrowUp') return Math.max(at - 1, 0)
  if (key === 'Home') return 0
  return key === 'End' ? last : null
}
