// An import's preview as the screen shows it: one line a row of the file, with its findings; what concerns no row apart.
import type { Finding, ImportPreview, ImportRow } from '../../wire/types'

export interface Line {
  row: number
  /** Absent when the row cannot be imported. */
  entry: ImportRow | undefined
  findings: Finding[]
}

export interface Lines {
  lines: Line[]
  general: Finding[]
  /** Rows that are left aside. */
  left: number
}

export function lines(preview: ImportPreview): Lines {
  const map = new Map<number, Line>(preview.rows.map((entry) => [entry.row, { row: entry.row, entry, findings: [] }]))
  const general: Finding[] = []
  for (const finding of preview.findings) {
    const { row } = finding.place
    // The first row is the header: a column that is missing concerns the whole file.
    if (row === undefined || (row === 1 && !map.has(1))) {
      general.push(finding)
      continue
    }
    const line = map.get(row) ?? { row, entry: undefined, findings: [] }
    line.findings.push(finding)
    map.set(row, line)
  }
  const list = [...map.values()].toSorted((a, b) => a.row - b.row)
  return { lines: list, general, left: list.filter(({ entry }) => !entry).length }
}
