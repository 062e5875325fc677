// What is dropped, pasted and picked: by its bytes or by its path, and refused before it is read when it is too large.
import { beforeEach, expect, test } from 'vitest'
import { setHost } from '../../../host'
import { MAX_LENGTH, offersFiles, pasted, take } from './intake'

const calls: [string, unknown][] = []
const nothing = { pickFile: async () => null, pickFiles: async () => [], pickSave: async () => null, pickFolder: async () => null }

beforeEach(() => {
  calls.length = 0
  const call = async (name: string, args: unknown) => (calls.push([name, args]), { id: 'x', name: 'x', position: 'none' })
  setHost({ kind: 'http', call, onEvent: () => () => undefined, ...nothing })
})

test('a file goes by its bytes', async () => {
  await take(new File(['abc'], 'note.txt'), { visit: 'v', keepPosition: true })
  expect(calls).toEqual([['photo_add_bytes', { visit: 'v', caption: '', keep_position: true, name: 'note.txt', bytes: 'YWJj' }]])
})

test('a picked file goes by its path', async () => {
  await take('/media/usb/a.jpg', { visit: 'v', keepPosition: false })
  expect(calls).toEqual([['photo_add', { visit: 'v', caption: '', keep_position: false, path: '/media/usb/a.jpg' }]])
})

test('a file over 50 MB is refused without being read', async () => {
  const film = new File([], 'film.mp4')
  Object.defineProperty(film, 'size', { value: MAX_LENGTH + 1 })
  await expect(take(film, { visit: 'v', keepPosition: false })).rejects.toEqual({ code: 'photo_too_large', args: { name: 'film.mp4', size: '51' } })
  expect(calls).toEqual([])
})

test('text that is also offered as a picture stays text', () => {
  const data = (types: string[], files: File[]) => ({ types, files }) as unknown as DataTransfer
  const shot = new File(['x'], 'image.png')
  expect(pasted(data(['Files'], [shot]))).toEqual([shot])
  expect(pasted(data(['text/plain', 'text/html', 'Files'], [shot]))).toEqual([])
  expect(pasted(null)).toEqual([])
  expect(offersFiles(data(['Files'], []))).toBe(true)
  expect(offersFiles(data(['text/uri-list'], []))).toBe(false)
})
