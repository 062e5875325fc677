// An interview with the keyboard alone: digits and Enter, back, refusal, what is refused, leaving and taking up again.
import assert from 'node:assert/strict'
import { test } from 'node:test'

import { axe, fitsSideways, focused, SCHEMES, SIZES, tabTo, useApp } from './harness.mjs'

const app = useApp({ demo: true })

const survey = async (audience) => (await app.call('survey_list')).find((each) => each.audience === audience)
const heading = (page) => page.locator('.desk h1')

/** The next page: another heading than the one that shows. */
async function moved(page, from) {
  await page.waitForFunction((text) => document.querySelector('.desk h1')?.innerText !== text, from)
  return heading(page).innerText()
}

async function open(page, name) {
  await tabTo(page, new RegExp(`^button "${name}`))
  await page.keyboard.press('Enter')
  await page.locator('.desk').waitFor()
}

/** Answers whatever shows, as a hand on the digits would. */
async function answer(page) {
  const kind = await page.evaluate(() => document.querySelector('[data-field]')?.tagName ?? document.querySelector('.choices input')?.type ?? 'none')
  if (kind === 'radio') await page.keyboard.press('Digit1')
  else if (kind === 'checkbox') await page.keyboard.press('Digit2')
  else if (kind === 'TEXTAREA') await page.keyboard.type('Le soir')
  else if (kind === 'INPUT') await page.keyboard.type('7')
}

for (const scheme of SCHEMES) {
  test(`the notice, each kind of question and the end, ${scheme}`, async () => {
    const { id } = await survey('users')
    const { id: interview } = await app.call('interview_start', { survey: id, language: '' })
    const page = await app.open(`#/entretien/${interview}`, { scheme })
    await axe(page)
    const seen = new Set()
    for (let asked = 0; asked < 40; asked += 1) {
      const before = await heading(page).innerText()
      if (before === 'Fin du questionnaire') break
      await answer(page)
      await page.keyboard.press('Enter')
      await moved(page, before)
      const kind = await page.evaluate(() => document.querySelector('[data-field]')?.tagName ?? document.querySelector('.choices input')?.type ?? 'none')
      if (!seen.has(kind)) await axe(page)
      seen.add(kind)
    }
    assert.equal(await heading(page).innerText(), 'Fin du questionnaire')
    assert.ok(seen.has('radio') && seen.has('checkbox') && seen.has('TEXTAREA'))
    await page.keyboard.press('Enter')
    await moved(page, 'Fin du questionnaire')
    await axe(page)
    await page.context().close()
  })
}

test('from the survey to the next interview without a mouse', async () => {
  const { id, responses } = await survey('non_users')
  const page = await app.open(`#/enquetes/${id}`)
  await page.locator('main h1').waitFor()
  await open(page, 'Commencer un entretien')
  assert.equal(await heading(page).innerText(), 'Avant de commencer')
  await page.getByText('article 6.1.e du RGPD').waitFor()
  await page.keyboard.press('Enter')
  let words = await moved(page, 'Avant de commencer')
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')

  // Required: told in place, said at once, and the question stays.
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'Une réponse est nécessaire' }).waitFor()
  await axe(page)
  assert.equal(await heading(page).innerText(), words)

  await page.keyboard.press('Digit2')
  assert.ok(await page.getByRole('radio').nth(1).isChecked())
  await page.keyboard.press('Enter')
  words = await moved(page, words)
  // Back, and the answer is still there.
  await page.keyboard.press('Backspace')
  await moved(page, words)
  assert.ok(await page.getByRole('radio').nth(1).isChecked())
  // Read before the key: the page may move faster than the question about it.
  const before = await heading(page).innerText()
  await page.keyboard.press('Enter')
  words = await moved(page, before)
  // A refusal is an answer.
  await page.keyboard.press('r')
  words = await moved(page, words)

  for (let asked = 0; asked < 40 && words !== 'Fin du questionnaire'; asked += 1) {
    await answer(page)
    await page.keyboard.press('Enter')
    words = await moved(page, words)
  }
  await page.getByText(/1 refus/).waitFor()
  await page.keyboard.press('Enter')
  assert.equal(await moved(page, words), 'Réponse enregistrée')
  assert.equal((await survey('non_users')).responses, responses + 1)
  await page.keyboard.press('Enter')
  assert.equal(await moved(page, 'Réponse enregistrée'), 'Avant de commencer')
  await page.keyboard.press('Escape')
  await page.waitForURL(/#\/enquetes\//)
  await page.context().close()
})

test('the number pad, choices that toggle, and keys typed ahead', async () => {
  const { id } = await survey('non_users')
  const { id: interview } = await app.call('interview_start', { survey: id, language: '' })
  const page = await app.open(`#/entretien/${interview}`)
  await page.keyboard.press('Enter')
  let words = await moved(page, 'Avant de commencer')
  await page.keyboard.press('Shift+Numpad2')
  await page.keyboard.press('NumpadEnter')
  // The screen may still be writing: these keys are for the questions to come.
  for (const key of ['Digit3', 'Enter', 'Digit1', 'Enter']) await page.keyboard.press(key)
  await page.getByText('Question 4 sur').waitFor()
  for (const key of ['Digit1', 'Digit2', 'Digit1']) await page.keyboard.press(key)
  assert.deepEqual(await page.getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => box.checked).slice(0, 3)), [false, true, false])
  words = await heading(page).innerText()
  await page.keyboard.press('Enter')
  await moved(page, words)
  const state = await app.call('interview_get', interview)
  assert.equal(state.position, 5)
  await page.context().close()
})

test('a number that the form refuses is told, and typed over', async () => {
  const { id } = await survey('users')
  const { id: interview } = await app.call('interview_start', { survey: id, language: '' })
  const page = await app.open(`#/entretien/${interview}`)
  for (let asked = 0; asked < 20 && (await page.locator('input.integer').count()) === 0; asked += 1) {
    const before = await heading(page).innerText()
    await answer(page)
    await page.keyboard.press('Enter')
    await moved(page, before)
  }
  const words = await heading(page).innerText()
  for (const [text, told] of [['beaucoup', 'Écrivez un nombre entier'], ['34', 'La note va de 0 à 10.']]) {
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
    await page.getByRole('alert').filter({ hasText: told }).waitFor()
    await page.waitForFunction(() => getSelection()?.toString() !== '')
    await axe(page)
  }
  await page.keyboard.type('8')
  await page.keyboard.press('Enter')
  await moved(page, words)
  await page.context().close()
})

test('leaving keeps what was picked, and the interview is taken up again', async () => {
  const { id } = await survey('users')
  const { id: interview } = await app.call('interview_start', { survey: id, language: '' })
  const page = await app.open(`#/entretien/${interview}`)
  await page.keyboard.press('Enter')
  const first = await moved(page, 'Avant de commencer')
  await page.keyboard.press('Digit1')
  await page.waitForFunction(() => document.querySelector('.choices input')?.checked)
  await page.keyboard.press('Escape')
  await page.waitForURL(/#\/enquetes\//)
  await page.getByRole('heading', { name: 'Entretiens à reprendre' }).waitFor()
  await axe(page)
  await page.locator(`a[href$="${interview}"]`).click()
  await page.locator('.desk h1').waitFor()
  assert.notEqual(await heading(page).innerText(), first)
  const before = await heading(page).innerText()
  await page.keyboard.press('Backspace')
  assert.equal(await moved(page, before), first)
  assert.ok(await page.getByRole('radio').first().isChecked())
  await page.context().close()
})

test('the notice and the questions change language, the buttons do not', async () => {
  const { id } = await survey('users')
  const { id: interview } = await app.call('interview_start', { survey: id, language: '' })
  const page = await app.open(`#/entretien/${interview}`)
  await page.getByRole('button', { name: 'English' }).click()
  assert.equal(await moved(page, 'Avant de commencer'), 'Before we begin')
  assert.equal(await page.locator('.notice').getAttribute('lang'), 'en')
  await page.getByRole('button', { name: /^Notice lue, commencer/ }).click()
  await moved(page, 'Before we begin')
  assert.equal(await page.locator('.words').getAttribute('lang'), 'en')
  await page.getByRole('button', { name: /^Continuer/ }).waitFor()
  await axe(page)
  await page.context().close()
})

test('nothing sticks out at 640 × 480 and at 200 %', async () => {
  const { id } = await survey('users')
  const { id: interview } = await app.call('interview_start', { survey: id, language: '' })
  for (const size of [SIZES.small, SIZES.zoomed]) {
    const page = await app.open(`#/entretien/${interview}`, { size })
    await fitsSideways(page)
    await page.keyboard.press('Enter')
    await page.locator('.choices, [data-field]').waitFor()
    await fitsSideways(page)
    assert.ok(await focused(page))
    await page.context().close()
    await app.call('interview_back', interview)
  }
})
