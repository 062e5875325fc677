// The host in a plain browser: the same calls over HTTP, for tests.
import type { Event } from '../wire/types'
import { asError } from './error'
import type { Host } from './host'

/** The kiosk's page has a door of its own, as its window has. */
const door = (): string => (location.pathname === '/kiosk.html' ? '/kiosk/call' : '/call')

async function post(name: string, args: unknown): Promise<unknown> {
  const answer = await fetch(`${door()}/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(args ?? null),
  })
  const text = await answer.text()
  const value: unknown = text === '' ? null : JSON.parse(text)
  if (!answer.ok) throw value
  return value
}

export function httpHost(): Host {
  return {
    kind: 'http',
    async call(name, args) {
      try {
        return await post(name, args)
      } catch (cause) {
        throw asError(cause)
      }
    },
    onEvent(listener) {
      const source = new EventSource('/events')
      source.onmessage = (message) => listener(JSON.parse(message.data as string) as Event)
      return () => source.close()
    },
    // A browser never tells a path: it is typed, and a test answers the prompt.
    pickFile: async (title) => window.prompt(title) || null,
    pickFiles: async (title) => [window.prompt(title)].flatMap((path) => path || []),
    pickSave: async (title, name) => window.prompt(title, name) || null,
    pickFolder: async (title) => window.prompt(title) || null,
  }
}
