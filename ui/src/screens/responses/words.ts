// Names of layouts, and the name that an export proposes.
import type { Layout } from '../../wire/types'
import { t } from '../../words'

export const LAYOUTS: readonly Layout[] = ['rythme', 'kobo', 'odk']

export function layoutName(layout: Layout): string {
  return { rythme: t('responses-layout-rythme'), kobo: t('responses-layout-kobo'), odk: t('responses-layout-odk') }[layout]
}

export function layoutText(layout: Layout): string {
  return {
    rythme: t('responses-layout-rythme-text'),
    kobo: t('responses-layout-kobo-text'),
    odk: t('responses-layout-odk-text'),
  }[layout]
}

/** `Sortie du mercredi 2026-09-15.xlsx`, without what file systems do not take. */
export function fileName(title: string, day: string, ending: 'csv' | 'xlsx'): string {
  const plain = title
    .replace(/[\\/:*?"<>|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return `${plain === '' ? t('responses-file') : plain} ${day}.${ending}`
}
