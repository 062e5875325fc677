// Starts the real window under WebKitWebDriver, with a database and a home of its own, and ends it: gently or not.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Builder, Capabilities } from 'selenium-webdriver'
import { display } from './display.mjs'

const folder = process.env.RYTHME_BIN ?? join(import.meta.dirname, '../../target/debug')
const BINARY = join(folder, 'rythme-desktop')
const START = 60_000

/** Ended even when a test run breaks off; a driver takes its window along. */
const ourChildren = new Set()
process.on('exit', () => ourChildren.forEach((child) => child.kill('SIGKILL')))

/** Opens a window on a database. Windows of one test stay apart: each has its driver, its port and its home. */
export async function start(database, home) {
  if (!existsSync(BINARY)) throw new Error(`${BINARY} is missing: cargo build -p rythme-desktop`)
  const port = await freePort()
  const server = await driverServer(port, home)
  try {
    const driver = await within(START, session(port, database), 'no window answered the driver')
    return { driver, stop: () => stop(server, driver, database), kill: () => kill(server, database) }
  } catch (cause) {
    server.kill('SIGKILL')
    throw new Error(`The window did not start: ${cause.message}\n${server.said()}`, { cause })
  }
}

/** WebKitWebDriver waits for ever for a window that ended before it spoke. */
function within(milliseconds, work, sentence) {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(sentence)), milliseconds)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

function session(port, database) {
  const capabilities = new Capabilities().setBrowserName('wry')
  capabilities.set('webkitgtk:browserOptions', { binary: BINARY, args: ['--db', database] })
  return new Builder().withCapabilities(capabilities).usingServer(`http://127.0.0.1:${port}/`).build()
}

async function driverServer(port, home) {
  const env = { ...process.env, ...(await surroundings(home)) }
  const server = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  ourChildren.add(server.once('exit', () => ourChildren.delete(server)))
  const heard = []
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (bytes) => heard.push(bytes.toString()))
  server.said = () => heard.join('').slice(-4000)
  const failed = new Promise((_, reject) => server.once('error', reject))
  await Promise.race([answers(port), failed])
  return server
}

/** Neither the officer's settings nor another test's are seen, and no keyring is asked. */
async function surroundings(home) {
  const under = (name) => {
    const path = join(home, name)
    mkdirSync(path, { recursive: true })
    return path
  }
  return {
    DISPLAY: await display(),
    GDK_BACKEND: 'x11',
    LANG: 'C.UTF-8',
    NO_AT_BRIDGE: '1',
    RYTHME_NO_KEYRING: '1',
    TAURI_WEBVIEW_AUTOMATION: 'true',
    XDG_CACHE_HOME: under('cache'),
    XDG_CONFIG_HOME: under('config'),
    XDG_DATA_HOME: under('data'),
  }
}

async function answers(port) {
  const until = Date.now() + START
  while (Date.now() < until) {
    const ready = await fetch(`http://127.0.0.1:${port}/status`).then((answer) => answer.ok).catch(() => false)
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('WebKitWebDriver does not answer')
}

async function stop(server, driver, database) {
  const window = processOf(database)
  await driver.quit().catch(() => undefined)
  await ended(server, 'SIGTERM')
  // The driver does not always take the window along.
  if (window !== undefined) await killed(window)
}

/** SIGKILL for the window: nothing of ours may run any more, as when a battery comes loose. */
async function kill(server, database) {
  const window = processOf(database)
  if (window === undefined) throw new Error('The window is not running')
  await killed(window)
  await ended(server, 'SIGKILL')
}

function ended(server, signal) {
  if (server.exitCode !== null || server.signalCode !== null) return undefined
  return new Promise((resolve) => {
    server.once('exit', resolve)
    server.kill(signal)
  })
}

/** The window's process, by the database that it was given. */
function processOf(database) {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const found = processes.find((id) => {
    const [program, ...args] = commandLine(id)
    return program === BINARY && args.includes(database)
  })
  return found && Number(found)
}

function commandLine(id) {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}

async function killed(id) {
  try {
    process.kill(id, 'SIGKILL')
  } catch {
    return // It is gone already.
  }
  // A process that ended and whose parent has not asked yet has an empty command line.
  while (commandLine(id).join('') !== '') await new Promise((resolve) => setTimeout(resolve, 10))
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
