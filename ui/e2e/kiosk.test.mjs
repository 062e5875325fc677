// The kiosk in a browser: three languages, idle, PIN, nothing of the respondent before, keyboard alone, small and enlarged screens.
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'

import { axe, fitsSideways, PASSPHRASE, SCHEMES, SIZES, tabTo, useApp } from './harness.mjs'

const PIN = '204711'
const SECRET = 'Rue des Fossés'
const app = useApp({ demo: false, prepare: makeSurvey })
let survey

async function makeSurvey(app) {
  const library = await app.call('library_save', { name: 'Médiathèque du Canal', insee: '59350', address: '', opening_hours: '' })
  const added = await app.call('survey_add', { library, title: 'Horaires', audience: 'users', bundled: 'usagers' })
  survey = added.id
}

const kioskCall = async (name, args = null) => {
  const answer = await fetch(`${app.host.url}/kiosk/call/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(args) })
  return { ok: answer.ok, value: await answer.json() }
}

const putOut = (keep = true, language = '') => app.call('kiosk_start', { survey, pin: PIN, keep, language })
const takeIn = async () => assert.ok((await kioskCall('kiosk_leave', PIN)).ok)
/** A test that failed leaves its kiosk out. `stays`: the next one goes on with it. */
let stays = false
beforeEach(async () => {
  if (!stays) await kioskCall('kiosk_leave', PIN)
  stays = false
})
const responses = () => app.call('response_list', survey)
const heading = (page) => page.locator('main h1')

/** A page of the kiosk on a clock that the test moves. */
async function open(options = {}) {
  const page = await app.open('kiosk.html', options)
  await page.locator('button.press:visible').first().waitFor()
  return page
}

async function press(page, name) {
  await page.getByRole('button', { name, exact: true }).click()
}

async function moved(page, from) {
  await page.waitForFunction((text) => document.querySelector('main h1')?.innerText !== text, from)
  return heading(page).innerText()
}

const kindOf = (page) =>
  page.evaluate(() => document.querySelector('.choices input')?.type ?? document.querySelector('.typed')?.tagName ?? 'none')

/** Answers what shows, without going on. */
async function answer(page) {
  const kind = await kindOf(page)
  if (kind === 'radio' || kind === 'checkbox') await page.locator('.choices label').first().click()
  else if (kind === 'TEXTAREA') await page.locator('.typed').fill(SECRET)
  else if (kind === 'INPUT') await page.locator('.typed').fill('7')
  return kind
}

/** From the first page to the first question. */
async function begin(page, { language, start, accept }) {
  if (language) await press(page, language)
  // Read before the press: the page may move faster than the question about it.
  const welcome = await heading(page).innerText()
  await press(page, start)
  const notice = await moved(page, welcome)
  await press(page, accept)
  return moved(page, notice)
}

const FRENCH = { language: 'Français', start: 'Commencer', accept: 'J’ai lu, je commence', next: 'Continuer', end: 'C’est fini', submit: 'Envoyer mes réponses', lang: 'fr', dir: 'ltr' }
const EASY = { ...FRENCH, language: 'Facile à lire', next: 'Suite', submit: 'Envoyer', lang: 'fr-x-falc' }
const ARABIC = { language: 'العربية', start: 'ابدأ', accept: 'قرأتُ وأريد أن أبدأ', next: 'متابعة', end: 'انتهت الأسئلة', submit: 'أرسل إجاباتي', lang: 'ar', dir: 'rtl' }

/** Targets for a thumb: 64 px at least, whatever the size of the text. */
async function targets(page) {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, .choices label, .typed')]
      .filter((each) => each.checkVisibility())
      .map((each) => ({ name: each.textContent.trim() || each.getAttribute('aria-label'), ...each.getBoundingClientRect().toJSON() }))
      .filter(({ width, height }) => width < 63.5 || height < 63.5)
      .map(({ name, width, height }) => `${name} ${width}×${height}`),
  )
  assert.deepEqual(small, [])
}

for (const [name, words] of Object.entries({ French: FRENCH, 'easy French': EASY, Arabic: ARABIC })) {
  for (const scheme of SCHEMES) {
    test(`a whole questionnaire in ${name}, ${scheme}`, async () => {
      const before = (await responses()).length
      await putOut()
      const page = await open({ scheme })
      await axe(page)
      await targets(page)
      let shown = await begin(page, words)
      assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), [words.lang, words.dir])
      const seen = new Set()
      for (let asked = 0; asked < 40 && shown !== words.end; asked += 1) {
        const kind = await answer(page)
        if (!seen.has(kind)) {
          await axe(page)
          await targets(page)
        }
        seen.add(kind)
        await press(page, words.next)
        shown = await moved(page, shown)
      }
      assert.equal(shown, words.end)
      assert.ok(seen.has('radio') && seen.has('checkbox') && seen.has('TEXTAREA'))
      await axe(page)
      await press(page, words.submit)
      await moved(page, shown)
      await axe(page)
      await page.context().close()
      await takeIn()
      const all = await responses()
      assert.equal(all.length, before + 1)
      assert.deepEqual([all[0].mode, all[0].valid], ['kiosk', true])
      assert.match(all[0].consent.notice, /^[0-9a-f]{64}$/)
      assert.equal(all[0].consent.text_language, words.lang)
    })
  }
}

test('the language changes in the middle, and the answer stays', async () => {
  await putOut()
  const page = await open()
  const french = await begin(page, FRENCH)
  await page.locator('.choices label').nth(1).click()
  await press(page, 'العربية')
  await moved(page, french)
  assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl')
  assert.ok(await page.getByRole('radio').nth(1).isChecked())
  await page.context().close()
  await takeIn()
})

test('by keyboard alone: Tab reaches every button, arrows walk through the choices, Enter leaves nothing', async () => {
  await putOut()
  const page = await open()
  await tabTo(page, /^button "Commencer"/)
  await page.keyboard.press('Enter')
  await moved(page, 'Donnez votre avis')
  await tabTo(page, /^button "J’ai lu/)
  await page.keyboard.press('Enter')
  const first = await moved(page, 'Avant de commencer')
  await tabTo(page, /^input/)
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  assert.equal(await heading(page).innerText(), first, 'no step by itself')
  assert.ok(await page.getByRole('radio').nth(1).isChecked())
  await page.keyboard.press('ArrowUp')
  assert.ok(await page.getByRole('radio').nth(0).isChecked())
  await page.keyboard.press('Enter')
  assert.equal(await heading(page).innerText(), first)
  await tabTo(page, /^button "Continuer"/)
  await page.keyboard.press('Enter')
  const second = await moved(page, first)
  await tabTo(page, /^button "Retour"/)
  await page.keyboard.press('Enter')
  assert.equal(await moved(page, second), first)
  await page.context().close()
  await takeIn()
})

test('a required answer is asked for in place', async () => {
  await putOut()
  const page = await open()
  const first = await begin(page, EASY)
  await press(page, 'Suite')
  await page.getByRole('alert').filter({ hasText: 'Choisissez une réponse pour continuer.' }).waitFor()
  assert.equal(await heading(page).innerText(), first)
  await axe(page)
  await page.context().close()
  await takeIn()
})

for (const keep of [true, false]) {
  test(`idle: a warning after 60 s, the end after 90, partial answers ${keep ? 'kept' : 'deleted'}`, async () => {
    const before = (await responses()).length
    await putOut(keep)
    const page = await open()
    await page.clock.install()
    await page.reload()
    const first = await begin(page, FRENCH)
    await answer(page)
    await press(page, 'Continuer')
    await moved(page, first)
    await page.clock.runFor(59_000)
    assert.equal(await page.getByRole('alertdialog').count(), 0)
    await page.clock.runFor(2_000)
    await page.getByRole('alertdialog', { name: 'Êtes-vous encore là' }).waitFor()
    // Nothing that was answered shows behind it.
    assert.ok(await page.locator('main').isHidden())
    await axe(page)
    await press(page, 'Je continue')
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    await page.clock.runFor(61_000)
    await page.getByRole('alertdialog').waitFor()
    await page.clock.runFor(30_000)
    await page.getByRole('heading', { name: 'Donnez votre avis' }).waitFor()
    await page.context().close()
    await takeIn()
    const all = await responses()
    assert.equal(all.length, before + Number(keep))
    if (keep) assert.deepEqual([all[0].mode, all[0].valid, all[0].answers.usage_12_mois], ['kiosk', false, 'oui'])
  })
}

test('nothing of the respondent before can be reached', async () => {
  await putOut()
  const page = await open()
  let shown = await begin(page, FRENCH)
  while ((await answer(page)) !== 'TEXTAREA') {
    await press(page, 'Continuer')
    shown = await moved(page, shown)
  }
  await press(page, 'Continuer')
  await moved(page, shown)
  await press(page, 'Arrêter')
  await page.getByRole('dialog').waitFor()
  await axe(page)
  await press(page, 'Oui, arrêter')
  await page.getByRole('heading', { name: 'Donnez votre avis' }).waitFor()

  const clean = async (how) => {
    await page.locator('main h1').waitFor()
    assert.equal(await heading(page).innerText(), 'Donnez votre avis', how)
    assert.ok(!(await page.content()).includes(SECRET), how)
  }
  for (const keys of ['Control+k', 'Control+z', 'Control+Shift+z', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'Backspace', 'F1', 'F5', 'F12', 'Control+Shift+i', 'Control+u', 'Control+p', 'Control+r', 'Escape']) {
    await page.keyboard.press(keys)
    await clean(keys)
  }
  // Each page of the questionnaire is the same page of the browser: there is nothing to go back to.
  assert.ok((await page.evaluate(() => history.length)) <= 2)
  await page.reload()
  await clean('reload')
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, ''])
  // The next one finds an empty field where the one before wrote.
  shown = await begin(page, FRENCH)
  while ((await kindOf(page)) !== 'TEXTAREA') {
    await answer(page)
    await press(page, 'Continuer')
    shown = await moved(page, shown)
  }
  const field = page.locator('.typed')
  assert.equal(await field.inputValue(), '')
  assert.equal(await field.getAttribute('autocomplete'), 'off')
  await field.focus()
  await page.keyboard.press('Control+z')
  assert.equal(await field.inputValue(), '')
  // Neither menu, nor drag, nor clipboard, nor files.
  const refused = await page.evaluate(() =>
    ['contextmenu', 'dragstart', 'dragover', 'drop', 'copy', 'cut', 'paste'].filter(
      (name) => document.querySelector('.typed').dispatchEvent(new Event(name, { bubbles: true, cancelable: true })),
    ),
  )
  assert.deepEqual(refused, [])
  await page.context().close()
  await takeIn()
})

test('the kiosk’s door lets its few calls through, and the officer’s is shut meanwhile', async () => {
  await putOut()
  for (const name of ['survey_list', 'response_list', 'search', 'session_unlock', 'settings_save', 'interview_get', 'kiosk_start', 'undo']) {
    const { ok, value } = await kioskCall(name, survey)
    assert.deepEqual([ok, value.code], [false, 'call_refused'], name)
  }
  await assert.rejects(app.call('survey_list'), /kiosk_out/)
  const officer = await app.open('#/enquetes')
  await officer.getByRole('heading', { name: 'La borne est ouverte' }).waitFor()
  await axe(officer)
  await officer.keyboard.press('Control+k')
  assert.equal(await officer.getByRole('dialog').count(), 0)
  // The way out here too, should the kiosk's window not open: a wrong code first.
  await officer.getByLabel('Code pour quitter').fill('000000')
  await officer.keyboard.press('Enter')
  await officer.getByText('Ce n’est pas le bon code.').waitFor()
  await axe(officer)
  await officer.getByLabel('Code pour quitter').fill(PIN)
  await officer.keyboard.press('Enter')
  await officer.getByRole('heading', { name: 'La borne est ouverte' }).waitFor({ state: 'detached' })
  await officer.context().close()
  assert.equal((await kioskCall('kiosk_show')).value.code, 'kiosk_off')
})

test('the officer opens it, a wrong code waits, the right one leaves', async () => {
  const page = await app.open(`#/enquetes/${survey}`)
  await page.getByRole('button', { name: 'Ouvrir la borne' }).click()
  await page.getByRole('dialog').waitFor()
  await axe(page)
  await page.getByLabel('Code pour quitter (six chiffres)').fill('12')
  await page.getByRole('button', { name: 'Ouvrir la borne maintenant' }).click()
  await page.getByText('Six chiffres.', { exact: true }).waitFor()
  await page.getByLabel('Code pour quitter (six chiffres)').fill(PIN)
  await page.getByLabel('Le même code, encore une fois').fill(PIN)
  await page.keyboard.press('Enter')
  await page.waitForURL(/kiosk\.html/)
  await page.getByRole('heading', { name: 'Donnez votre avis' }).waitFor()
  await press(page, 'Réservé au personnel')
  await page.getByRole('dialog', { name: 'Quitter la borne' }).waitFor()
  await axe(page)
  await targets(page)
  for (const told of ['Encore 2', 'Encore 1', 'Attendez 30']) {
    for (const digit of '000000') await press(page, digit)
    await press(page, 'Quitter')
    await page.getByRole('alert').filter({ hasText: told }).waitFor()
  }
  // The passphrase would do, but not before the wait is over: nor after a restart.
  await page.getByLabel('Code à six chiffres').fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'Attendez' }).waitFor()
  await page.context().close()
  stays = true
})

test('killed in the middle: locked, then out again, and what was saved is there', async () => {
  // Out since the test before, and waiting: the passphrase of the database does not leave it.
  await app.host.restart('SIGKILL')
  const officer = await app.open('')
  await officer.getByLabel('Phrase secrète').fill(PASSPHRASE)
  await officer.keyboard.press('Enter')
  await officer.getByRole('heading', { name: 'La borne est ouverte' }).waitFor()
  await officer.context().close()
  const page = await open()
  const first = await begin(page, FRENCH)
  await answer(page)
  await press(page, 'Continuer')
  const second = await moved(page, first)
  await app.host.restart('SIGKILL')
  await app.call('session_unlock', { passphrase: PASSPHRASE, remember: false })
  const again = await open()
  await again.getByRole('alertdialog').waitFor()
  await press(again, 'Je continue')
  assert.equal(await heading(again).innerText(), second)
  await press(again, 'Retour')
  await moved(again, second)
  assert.ok(await again.getByRole('radio').first().isChecked())
  await again.context().close()
  await page.context().close()
  stays = true
})

for (const [name, size] of Object.entries({ '320 px': { width: 320, height: 640 }, '200 %': SIZES.small })) {
  test(`fits ${name}, also with large text`, async () => {
    const page = await open({ size })
    const dialog = page.getByRole('alertdialog')
    if (await dialog.count()) await press(page, 'Arrêter')
    await page.getByRole('heading', { name: 'Donnez votre avis' }).waitFor()
    let shown = await begin(page, FRENCH)
    for (const step of [0, 1, 2, 3]) {
      await fitsSideways(page)
      await targets(page)
      if (step < 3) await press(page, 'Texte plus grand')
    }
    await axe(page)
    await answer(page)
    await press(page, 'Continuer')
    shown = await moved(page, shown)
    await fitsSideways(page)
    await press(page, 'Arrêter')
    await press(page, 'Oui, arrêter')
    await page.getByRole('heading', { name: 'Donnez votre avis' }).waitFor()
    await page.context().close()
    stays = true
  })
}
