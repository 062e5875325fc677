// Files that were dropped, pasted or picked, on their way into the gallery.
import type { WireError } from '../../../host'
import { photoAdd, photoAddBytes } from '../../../wire/calls'
import type { PhotoAdded } from '../../../wire/types'

/** As `documents::MAX_LENGTH`: a larger file is refused before it is read. */
export const MAX_LENGTH = 50_000_000

/** A file with its bytes, or a path of this laptop. */
export type Incoming = File | string

export interface Intake {
  visit: string
  keepPosition: boolean
}

export async function take(incoming: Incoming, { visit, keepPosition }: Intake): Promise<PhotoAdded> {
  const ask = { visit, caption: '', keep_position: keepPosition }
  if (typeof incoming === 'string') return photoAdd({ ...ask, path: incoming })
  if (incoming.size > MAX_LENGTH) throw tooLarge(incoming)
  return photoAddBytes({ ...ask, name: incoming.name, bytes: await base64(incoming) })
}

function tooLarge(file: File): WireError {
  return { code: 'photo_too_large', args: { name: file.name, size: String(Math.ceil(file.size / 1_000_000)) } }
}

/** What follows the comma of a data: address. An empty file has no comma in some browsers. */
function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',', 2)[1] ?? '')
    reader.onerror = () => reject({ code: 'file_unreadable', args: { path: file.name, detail: reader.error?.message ?? '' } } satisfies WireError)
    reader.readAsDataURL(file)
  })
}

/** The files of a paste. Text that a word processor also offers as a picture is text. */
export function pasted(data: DataTransfer | null): File[] {
  if (!data || data.types.includes('text/plain')) return []
  return [...data.files]
}

/** What a drop offers while it is still in the air. */
export const offersFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false
