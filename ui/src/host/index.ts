// Picks the host: Tauri when its bridge is there, HTTP otherwise. The only folder that may import @tauri-apps.
import type { Host } from './host'
import { httpHost } from './http'
import { tauriHost } from './tauri'

export { asError, isWireError, type WireError } from './error'
export type { Host } from './host'

let current: Host | undefined

export function host(): Host {
  current ??= '__TAURI_INTERNALS__' in window ? tauriHost() : httpHost()
  return current
}

/** Unit tests put a host in memory here. */
export function setHost(other: Host): void {
  current = other
}
