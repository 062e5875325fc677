// Words about backups: reasons, sizes, what a drill found.
import type { BackupRow, BackupState, BackupWork, DrillDone, Reason } from '../../wire/types'
import { number, t, when } from '../../words'

export const reasonWord = (reason: Reason): string => t(`backups-reason-${reason}`)

/** What goes on in the background. */
export function workWord(work: BackupWork): string {
  const words: Record<BackupWork, string> = { backup: t('backups-making'), drill: t('backups-drilling'), erase: t('backups-erasing') }
  return words[work]
}

/** « 3,2 Mo »; never 0. */
export const sizeWords = (bytes: number): string => t('backups-size', { size: number(Math.max(0.1, Math.round(bytes / 100_000) / 10)) })

export const findingWords = (findings: readonly string[]): string =>
  findings.map((code) => t(`backups-finding-${code.replaceAll('_', '-')}`)).join(' ')

export function drillWords(drill: DrillDone | null): string {
  if (!drill) return t('backups-not-verified')
  return drill.ok ? t('backups-verified', { when: when(drill.at) }) : findingWords(drill.findings)
}

/** The last drill of any backup: what "vérifiée le …" says. */
export function lastDrill(rows: readonly BackupRow[]): DrillDone | undefined {
  return rows
    .flatMap((row) => (row.drill ? [row.drill] : []))
    .reduce<DrillDone | undefined>((last, drill) => (last && last.at >= drill.at ? last : drill), undefined)
}

export const isRunning = (state: BackupState | undefined): boolean => state?.job?.running ?? false

/** The counts that an officer knows, in the order of the screens. */
export const COUNTS = ['libraries', 'visits', 'surveys', 'responses', 'drafts', 'interviews', 'changes'] as const
