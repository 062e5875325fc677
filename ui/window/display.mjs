// A display for the window: the one that is there, or an X server of our own that ends with the tests.
import { spawn } from 'node:child_process'

let ours

/** The name of a display, such as `:99`. */
export async function display() {
  if (process.env.DISPLAY) return process.env.DISPLAY
  ours ??= start()
  return (await ours).name
}

async function start() {
  const options = ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp']
  const server = spawn('Xvfb', options, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  process.on('exit', () => server.kill('SIGKILL'))
  const number = await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)))
    server.stdio[3].once('data', (bytes) => resolve(bytes.toString().trim()))
  })
  return { server, name: `:${number}` }
}

/** Call once the windows are closed. */
export async function stopDisplay() {
  if (!ours) return
  const { server } = await ours
  ours = undefined
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill()
  server.stdio[3].destroy()
  await ended
}
