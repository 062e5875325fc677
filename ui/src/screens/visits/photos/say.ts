// What is said of a photo: where its bytes are, how large it is, what it shows.
import type { PhotoAdded, PhotoRow } from '../../../wire/types'
import { dateLong, fileSize, isoDate, t } from '../../../words'

export function stateWords(photo: PhotoRow): string {
  if (photo.state === 'here') return t('photos-state-here')
  if (photo.state === 'to_share') return t('photos-state-to-share')
  return t('photos-state-to-receive', { here: photo.here, parts: photo.parts })
}

/** What a reader hears instead of the picture. */
export const described = (photo: PhotoRow): string => photo.caption || photo.name

export const isPicture = (photo: PhotoRow): boolean => photo.thumbnail !== null

/** « 3,4 Mo · 4 000 × 3 000 · mardi 15 septembre 2026 ». */
export function facts(photo: PhotoRow): string {
  const parts = [fileSize(photo.length)]
  if (photo.width > 0) parts.push(t('photos-pixels', { width: photo.width, height: photo.height }))
  if (photo.taken_at !== null) parts.push(t('photos-taken', { date: dateLong(isoDate(photo.taken_at)) }))
  return parts.join(' · ')
}

export function addedWords({ name, position }: PhotoAdded): string {
  if (position === 'removed') return t('photos-added-removed', { name })
  if (position === 'kept') return t('photos-added-kept', { name })
  return t('photos-added', { name })
}
