// The host inside the desktop window.
import { invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'
import { open, save } from '@tauri-apps/plugin-dialog'

import type { Event } from '../wire/types'
import { asError } from './error'
import type { Host } from './host'

const EVENT = 'rythme'

export function tauriHost(): Host {
  return {
    kind: 'tauri',
    async call(name, args) {
      try {
        return await invoke('call', { name, args })
      } catch (cause) {
        throw asError(cause)
      }
    },
    onEvent(listener) {
      const stop = listen<Event>(EVENT, (message) => listener(message.payload))
      return () => void stop.then((unlisten) => unlisten())
    },
    pickFile: (title, extensions) =>
      open({ title, multiple: false, directory: false, filters: [{ name: title, extensions }] }),
    pickFiles: async (title) => (await open({ title, multiple: true, directory: false })) ?? [],
    pickSave: (title, name) => save({ title, defaultPath: name }),
    pickFolder: (title) => open({ title, multiple: false, directory: true }),
  }
}
