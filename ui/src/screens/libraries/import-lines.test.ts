// Every finding of an import stands beside its row, and rows that cannot be read are counted.
import { expect, it } from 'vitest'

import type { Finding, ImportRow } from '../../wire/types'
import { lines } from './import-lines'

const row = (row: number): ImportRow => ({ row, name: `B${row}`, insee: '59350', commune: 'Lille', opening_hours: '', known: false })
const finding = (code: string, row?: number): Finding => ({ code, severity: 'warning', place: row === undefined ? {} : { row } })

it('puts findings beside their rows, in the order of the file', () => {
  const result = lines({ rows: [row(2), row(4)], findings: [finding('a', 4), finding('b', 3), finding('c', 4)] })
  expect(result.lines.map((line) => [line.row, line.entry?.name, line.findings.map(({ code }) => code)])).toEqual([
    [2, 'B2', []],
    [3, undefined, ['b']],
    [4, 'B4', ['a', 'c']],
  ])
  expect(result.left).toBe(1)
})

it('keeps apart what concerns the whole file', () => {
  const result = lines({ rows: [], findings: [finding('column_missing', 1), finding('file_empty')] })
  expect(result.general.map(({ code }) => code)).toEqual(['column_missing', 'file_empty'])
  expect(result.lines).toEqual([])
})
