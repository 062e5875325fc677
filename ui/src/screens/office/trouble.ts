// What keeps the shared folder from being used, by what the officer can do about it.
import { t } from '../../words'

export type Trouble = 'gone' | 'readOnly' | 'full' | 'newer' | 'other'

const KINDS: Record<string, Trouble> = {
  folder_gone: 'gone',
  folder_file_missing: 'gone',
  folder_read_only: 'readOnly',
  folder_denied: 'readOnly',
  folder_full: 'full',
  newer_space_format: 'newer',
}

export const troubleOf = (code: string): Trouble => KINDS[code] ?? 'other'

export function troubleWords(trouble: Trouble): { title: string; next: string } {
  const words: Record<Trouble, { title: string; next: string }> = {
    gone: { title: t('office-trouble-gone'), next: t('office-trouble-gone-next') },
    readOnly: { title: t('office-trouble-read-only'), next: t('office-trouble-read-only-next') },
    full: { title: t('office-trouble-full'), next: t('office-trouble-full-next') },
    newer: { title: t('office-trouble-newer'), next: t('office-trouble-newer-next') },
    other: { title: t('office-trouble-other'), next: t('office-trouble-other-next') },
  }
  return words[trouble]
}
