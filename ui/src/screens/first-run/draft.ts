// What the first run asks for, and what is still missing in it.
import { t } from '../../words'
import type { Door } from './Doors.svelte'
import { SHORTEST } from './strength'

export interface Draft {
  person: string
  device: string
  passphrase: string
  again: string
  remember: boolean
  folder: string
  folderPassphrase: string
}

export const emptyDraft = (): Draft => ({
  person: '',
  device: '',
  passphrase: '',
  again: '',
  remember: false,
  folder: '',
  folderPassphrase: '',
})

export type Missing = Partial<Record<keyof Draft, string>>

/** A sentence for each field that is not ready yet. */
export function missing(draft: Draft, door: Door): Missing {
  const found: Missing = {}
  if (draft.person.trim() === '') found.person = t('first-run-need-person')
  if (draft.device.trim() === '') found.device = t('first-run-need-device')
  if (door === 'join') {
    if (draft.folder === '') found.folder = t('first-run-need-folder')
    if (draft.folderPassphrase === '') found.folderPassphrase = t('first-run-need-folder-passphrase')
  }
  const length = [...draft.passphrase].length
  if (length === 0) found.passphrase = t('first-run-need-passphrase')
  else if (length < SHORTEST) found.passphrase = t('first-run-need-longer', { missing: SHORTEST - length })
  else if (draft.again !== draft.passphrase) found.again = t('first-run-need-same')
  return found
}
