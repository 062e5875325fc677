// What the page may not do, tried from inside the real window: other commands, foreign scripts, foreign addresses.
import assert from 'node:assert/strict'
import { story } from './story.mjs'
import { t } from './words.mjs'

const FORBIDDEN = [
  'plugin:dialog|message',
  'plugin:event|emit',
  'plugin:path|resolve_directory',
  'plugin:webview|create_webview_window',
  'plugin:window|destroy',
  'plugin:window-state|restore_state',
]

story('the page has the calls, the news and the pickers, and nothing else', async ({ open }) => {
  const { page } = await open('claire')
  await page.heading(t('first-run-title'))
  const { driver } = page

  for (const command of FORBIDDEN) assert.match(await asks(driver, command), /not allowed/, command)
  assert.match(await asks(driver, 'call', { name: 'session_state', args: null }), /^answered .*"stage":"new"/)

  const foreign = await driver.executeAsyncScript(tryForeign)
  assert.deepEqual(foreign, { global: false, frozen: true, script: false, style: false, evaluated: 'EvalError', fetched: 'TypeError' })

  await driver.executeScript("location.href = 'https://example.org/'")
  await page.heading(t('first-run-title'))
  assert.match(await driver.getCurrentUrl(), /^(tauri:\/\/localhost|http:\/\/tauri\.localhost)/)
})

function asks(driver, command, args = {}) {
  return driver.executeAsyncScript(
    (command, args, done) =>
      window.__TAURI_INTERNALS__.invoke(command, args).then(
        (value) => done(`answered ${JSON.stringify(value)}`),
        (error) => done(`refused ${JSON.stringify(error)}`),
      ),
    command,
    args,
  )
}

/** Runs in the page. */
async function tryForeign(done) {
  const script = document.createElement('script')
  script.textContent = 'window.foreign = true'
  const style = document.createElement('style')
  style.textContent = 'body { outline: 3px solid red }'
  document.head.append(script, style)
  let evaluated = 'ran'
  try {
    ;(0, eval)('1')
  } catch (error) {
    evaluated = error.name
  }
  const fetched = await fetch('http://127.0.0.1:9/').then(
    () => 'answered',
    (error) => error.name,
  )
  done({
    global: '__TAURI__' in window,
    frozen: Object.isFrozen(Object.prototype),
    script: window.foreign === true,
    style: getComputedStyle(document.body).outlineWidth === '3px',
    evaluated,
    fetched,
  })
}
