// A test in the window: a temporary folder, windows by name, and a diagnosis of each when the test fails.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { stopDisplay } from './display.mjs'
import { start } from './driver.mjs'
import { Page } from './page.mjs'

after(stopDisplay)

/** `tell` gets the story: `folder`, `open(name)` (opens or opens again), and closes everything after. */
export function story(title, tell) {
  test(title, { timeout: 300_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rythme-story-'))
    const windows = new Map()
    try {
      await tell({ folder, open: (name) => open(windows, folder, name) })
    } catch (cause) {
      const said = await Promise.all([...windows].map(([name, window]) => window.page.diagnose(name)))
      throw new Error([cause.message, ...said].join('\n'), { cause })
    } finally {
      await Promise.all([...windows.values()].map((window) => window.stop()))
      await remove(folder)
    }
  })
}

/** WebKit's own processes end a moment after the window and may still write to their cache: again until it is quiet. */
async function remove(folder, tries = 50) {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch (cause) {
    if (tries === 0) throw cause
    await new Promise((resolve) => setTimeout(resolve, 100))
    await remove(folder, tries - 1)
  }
}

async function open(windows, folder, name) {
  const { driver, stop, kill } = await start(join(folder, `${name}.db`), join(folder, `home-${name}`))
  const window = {
    page: new Page(driver),
    stop,
    async kill() {
      windows.delete(name)
      await kill()
    },
  }
  windows.set(name, window)
  return window
}
