// What every journey needs: the real use cases behind HTTP, one browser, axe, and complaints of the page as failures.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before } from 'node:test'
import { fileURLToPath } from 'node:url'

import { chromium } from 'playwright-core'

const HERE = dirname(fileURLToPath(import.meta.url))
const HOST = process.env.RYTHME_TESTHOST ?? join(HERE, '../../target/debug/rythme-testhost')
const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium'
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const PATIENCE = 15_000

/** The two faces that every screen is checked in. */
export const SCHEMES = ['light', 'dark']
export const SIZES = { laptop: { width: 1366, height: 900 }, small: { width: 640, height: 480 }, zoomed: { width: 320, height: 240 } }
export const PASSPHRASE = 'cerise moulin tram orage'

/** Starts `rythme-testhost` on a database of its own; `folder` is thrown away with it. `watch`: syncs start by themselves. */
export async function startHost({ watch } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'rythme-e2e-'))
  const host = {
    folder,
    options: watch === undefined ? [] : ['--watch', String(watch)],
    url: '',
    call: (name, args = null) => call(host.url, name, args),
    /** Ends the process, as a power cut would with `SIGKILL`, and starts another on the same database: it is locked. */
    async restart(signal, more = []) {
      await host.end(signal)
      await begin(host, more)
    },
    async stop() {
      await host.end()
      await rm(folder, { recursive: true, force: true })
    },
  }
  await begin(host)
  return host
}

async function begin(host, more = []) {
  const options = ['--db', join(host.folder, 'rythme.db'), '--port', '0', ...host.options, ...more]
  const child = spawn(HOST, options, { stdio: ['pipe', 'pipe', 'inherit'] })
  const gone = new Promise((resolve) => child.once('close', resolve))
  host.end = async (signal) => {
    child.kill(signal)
    await gone
  }
  host.url = await firstLine(child)
}

function firstLine(child) {
  return new Promise((resolve, reject) => {
    let text = ''
    child.once('error', reject)
    child.once('close', (code) => reject(new Error(`the test host ended with ${code} before it was ready`)))
    child.stdout.on('data', (chunk) => {
      text += chunk
      const end = text.indexOf('\n')
      if (end >= 0) resolve(text.slice(0, end).trim())
    })
  })
}

/** Calls a use case without the page; throws the wire's error. */
async function call(url, name, args) {
  const answer = await fetch(`${url}/call/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(args),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${name}: ${text}`)
  return text === '' ? null : JSON.parse(text)
}

/** Opens the database without the first run's form. */
export const create = (host, { demo = false } = {}) =>
  host.call('session_create', { person: 'Claire Martin', device: 'Portable de Claire', passphrase: PASSPHRASE, remember: false, demo })

/**
 * A host and a browser for the tests of one file. Call it once at its top:
 *
 *     const app = useApp({ demo: true })           // or { fresh: true } for a laptop without a database
 *     test('…', async () => { const page = await app.open('#/grilles', { scheme: 'dark', size: SIZES.small }) … })
 *
 * `prepare` is for what the tests find in the database (a second `before` would not wait for this one).
 * A page that logged an error, or broke the content security policy, fails at the end of the file.
 */
export function useApp({ demo = false, fresh = false, watch = undefined, prepare = async () => {} } = {}) {
  const app = { host: undefined, browser: undefined, complaints: [] }

  before(async () => {
    app.host = await startHost({ watch })
    if (!fresh) await create(app.host, { demo })
    await prepare(app)
    app.browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] })
  })

  after(async () => {
    await app.browser?.close()
    await app.host?.stop()
    assert.deepEqual(app.complaints, [], 'what the pages complained about')
  })

  app.call = (name, args) => app.host.call(name, args)
  app.open = (hash = '', options = {}) => openApp(app, hash, options)
  return app
}

async function openApp(app, hash, { scheme = 'light', size = SIZES.laptop, forced = false } = {}) {
  const context = await app.browser.newContext({
    viewport: size,
    colorScheme: scheme,
    forcedColors: forced ? 'active' : 'none',
    reducedMotion: 'reduce',
    locale: 'fr-FR',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE)
  // A refused call (422) is an answer that screens show, not a complaint.
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 422/.test(message.text())) app.complaints.push(message.text())
  })
  page.on('pageerror', (error) => app.complaints.push(String(error)))
  await page.goto(`${app.host.url}/${hash}`)
  await page.locator('h1:visible').first().waitFor()
  return page
}

/** No violation of WCAG 2.2 AA, nor of axe's best practices; what is wrong is listed in words. */
export async function axe(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await readFile(AXE, 'utf8'))
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), TAGS)
  const told = violations.flatMap((each) => each.nodes.map((node) => `${each.id}: ${each.help}: ${node.html.slice(0, 160)} ${node.failureSummary}`))
  assert.deepEqual(told, [])
}

/** What has the focus, as a reader would name it: `button "Fermer"`, `textbox "Votre nom"`. */
export function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement
    const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent
    return `${element.getAttribute('role') ?? element.tagName.toLowerCase()} ${JSON.stringify(label.replace(/\s+/g, ' ').trim())}`
  })
}

/** Presses Tab until the focus is on what `name` matches, as an officer without a mouse would. */
export async function tabTo(page, name, { key = 'Tab', most = 60 } = {}) {
  const seen = []
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press(key)
    seen.push(await focused(page))
    if (name.test(seen.at(-1))) return
  }
  assert.fail(`${key} never reaches ${name}; it went over\n${seen.join('\n')}`)
}

/** In a laptop's window only the page scrolls, never the window around it. */
export async function windowStays(page) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.clientHeight])
  assert.ok(content <= window, `the window scrolls: ${content} px of content in ${window} px`)
}

/** Nothing sticks out sideways: at 320 CSS pixels one scrolls in one direction only. */
export async function fitsSideways(page) {
  const [content, window, wide] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const beyond = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > clientWidth)
    return [scrollWidth, clientWidth, beyond.map((each) => `${each.tagName}.${each.className} ${each.textContent.slice(0, 20)}`).slice(-4)]
  })
  assert.ok(content <= window, `the page is ${content} px wide in a window of ${window} px: ${wide.join(' | ')}`)
}
