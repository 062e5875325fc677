// Where the officer is: one hash, `#/grilles/<id>`. No history of its own, the web view keeps it.
export interface Route {
  /** First segment, such as `grilles`; empty at the start. */
  slug: string
  /** What follows, decoded: what the screen receives as `path`. */
  path: string[]
}

/** A mangled address is an unknown address, not a crash. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

export function parseHash(hash: string): Route {
  const [slug = '', ...path] = hash
    .replace(/^#\/?/, '')
    .split('/')
    .map(decoded)
    .filter((segment) => segment !== '')
  return { slug, path }
}

export function hashOf(slug: string, ...path: string[]): string {
  return `#/${[slug, ...path].map(encodeURIComponent).join('/')}`
}

export const route = $state<Route>(parseHash(window.location.hash))

window.addEventListener('hashchange', () => Object.assign(route, parseHash(window.location.hash)))

/** Goes to a screen: `go('grilles', id)`. */
export function go(slug: string, ...path: string[]): void {
  window.location.hash = hashOf(slug, ...path)
}

/** Goes there without leaving a step behind for "back". */
export function replace(slug: string, ...path: string[]): void {
  window.location.replace(hashOf(slug, ...path))
}
