// What the card "Sauvegardes" says of drills and sizes.
import { expect, test } from 'vitest'

import type { BackupRow, DrillDone } from '../../wire/types'
import { drillWords, findingWords, lastDrill, reasonWord, sizeWords } from './backups'

const row = (drill: DrillDone | null): BackupRow => ({
  file: 'x',
  name: 'x',
  at: 1,
  reason: 'daily',
  bytes: 1,
  counts: null,
  drill,
})
const drilled = (at: number, ok = true): DrillDone => ({ at, ok, findings: ok ? [] : ['damaged'] })

test('the last drill counts, whichever backup it was of', () => {
  expect(lastDrill([])).toBeUndefined()
  expect(lastDrill([row(null), row(drilled(5)), row(drilled(9, false)), row(drilled(7))])).toEqual(drilled(9, false))
})

test('every code has its sentence', () => {
  for (const code of ['not_opened', 'damaged', 'counts_differ', 'digest_differs']) {
    expect(findingWords([code])).not.toContain('backups-')
  }
  for (const reason of ['daily', 'import', 'sync', 'asked', 'replaced'] as const) {
    expect(reasonWord(reason)).not.toContain('backups-')
  }
  expect(drillWords(null)).toBe('Pas encore vérifiée')
  expect(drillWords(drilled(1, false))).toBe('Des pages sont abîmées.')
})

test('a size is never nothing', () => {
  expect(sizeWords(3_240_000)).toBe('3,2\u00A0Mo')
  expect(sizeWords(10)).toBe('0,1\u00A0Mo')
})
