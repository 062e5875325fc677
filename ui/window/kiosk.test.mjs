// The kiosk in the real window: its own window with its few rights, the officer's out of reach, killed and out again, left with the PIN.
import assert from 'node:assert/strict'
import { By } from 'selenium-webdriver'
import * as steps from './steps.mjs'
import { CLAIRE } from './steps.mjs'
import { story } from './story.mjs'
import { t } from './words.mjs'

const PIN = '204711'

story('the kiosk: its own window, a kill, and out again with what was saved', async ({ open }) => {
  const first = await open('claire')
  await steps.begin(first.page, CLAIRE)
  await steps.addLibrary(first.page)
  await steps.addSurvey(first.page, 'Usagers')
  await first.page.press(t('kiosk-open'))
  await first.page.fill(t('kiosk-start-pin'), PIN)
  await first.page.fill(t('kiosk-start-again'), PIN)
  await first.page.press(t('kiosk-start-go'))

  const officer = await toKiosk(first.page)
  await hasFewRights(first.page.driver)
  await first.page.press(t('kiosk-begin'))
  await first.page.heading(t('notice-title'))
  await first.page.press(t('kiosk-accept'))
  for (let answered = 0; answered < 2; answered += 1) await answer(first.page)
  const next = await question(first.page)
  // The officer's window is there, and says nothing else than that.
  await first.page.driver.switchTo().window(officer)
  await first.page.heading(t('kiosk-out-title'))
  assert.match(await asks(first.page.driver, 'call', { name: 'survey_list', args: null }), /kiosk_out/)
  await first.kill()

  const second = await open('claire')
  await steps.typePassphrase(second.page, CLAIRE)
  await toKiosk(second.page)
  // Whoever is there now may not be who was there before: it asks, and shows nothing.
  await second.page.heading(t('kiosk-idle'))
  await second.page.press(t('kiosk-stay'))
  await second.page.heading(next)
  await answer(second.page)

  await second.page.press(t('kiosk-staff'))
  await second.page.fill(t('kiosk-pin'), '000000')
  await second.page.press(t('kiosk-pin-leave'))
  await second.page.reads(t('kiosk-pin-wrong', { left: 2 }))
  await second.page.fill(t('kiosk-pin'), PIN)
  await second.page.press(t('kiosk-pin-leave'))
  await second.page.wait(async () => (await second.page.driver.getAllWindowHandles()).length === 1, 'the kiosk’s window to go')
  const [left] = await second.page.driver.getAllWindowHandles()
  await second.page.driver.switchTo().window(left)
  await second.page.press(t('shell-nav-surveys'))
  await second.page.press('Usagers')
  // Three answers were confirmed, two of them before the kill: they are a response that says it is not whole.
  await second.page.reads(t('surveys-at-the-kiosk'))
  await second.page.reads(t('surveys-invalid'))
  const kept = await asks(second.page.driver, 'call', { name: 'survey_list', args: null })
  const [survey] = JSON.parse(kept.replace('answered ', ''))
  const all = JSON.parse((await asks(second.page.driver, 'call', { name: 'response_list', args: survey.id })).replace('answered ', ''))
  assert.equal(all.length, 1)
  assert.ok(Object.keys(all[0].answers).length >= 3)
})

/** Waits for the kiosk's window and turns to it; gives the other one's handle. */
async function toKiosk(page) {
  const { driver } = page
  let kiosk
  let officer
  await page.wait(async () => {
    for (const handle of await driver.getAllWindowHandles()) {
      await driver.switchTo().window(handle)
      if ((await driver.getCurrentUrl()).endsWith('/kiosk.html')) kiosk = handle
      else officer = handle
    }
    return kiosk !== undefined && officer !== undefined
  }, 'the kiosk’s window')
  await driver.switchTo().window(kiosk)
  await page.see(By.css('button.press'), 'the kiosk’s page')
  return officer
}

async function hasFewRights(driver) {
  assert.match(await asks(driver, 'call', { name: 'kiosk_show', args: null }), /^answered .*"available":true/)
  for (const name of ['survey_list', 'session_state', 'response_list', 'kiosk_start', 'undo'])
    assert.match(await asks(driver, 'call', { name, args: null }), /call_refused/, name)
  for (const command of ['plugin:event|listen', 'plugin:dialog|open', 'plugin:window|close', 'plugin:window|destroy', 'plugin:webview|create_webview_window'])
    assert.match(await asks(driver, command), /not allowed/, command)
  await driver.executeScript("location.href = '/index.html'")
  await driver.executeScript("location.href = 'https://example.org/'")
  assert.match(await driver.getCurrentUrl(), /kiosk\.html$/)
}

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

const question = (page) => page.driver.executeScript("return document.querySelector('main h1')?.textContent ?? ''")

/** Confirms an answer to the question that shows. */
async function answer(page) {
  const asked = await question(page)
  await page.driver.executeScript("document.querySelector('.choices input')?.click()")
  await page.press(t('kiosk-next'))
  await page.wait(async () => (await question(page)) !== asked, `the question after « ${asked} »`)
}
