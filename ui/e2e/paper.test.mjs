// Paper without a mouse: a batch is printed and followed, sheets are keyed in, one is checked; a power cut loses nothing.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'

import { axe, fitsSideways, PASSPHRASE, SCHEMES, SIZES, tabTo, useApp } from './harness.mjs'

const app = useApp({ demo: true })

const survey = async () => (await app.call('survey_list')).find((row) => row.audience === 'users')
const board = async () => app.call('paper_board', (await survey()).id)
const marked = (page) => page.locator('[data-marked] .number').innerText()

async function print(count, first) {
  const { id } = await survey()
  return app.call('paper_print', { survey: id, language: '', large: false, first, count, place: 'Accueil', to: join(app.host.folder, `${first}.pdf`) })
}

/** Opens the page where sheets are keyed in, and begins one. */
async function begin(page, number) {
  await page.getByLabel('Numéro de la feuille').fill(String(number))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: new RegExp(`^Feuille ${number}`) }).waitFor()
}

/** One sheet by keys alone: the first choice everywhere, 8 for numbers, nothing in texts. */
async function keyIn(page, wait = true) {
  const questions = await page.locator('.question').evaluateAll((all) => all.map((each) => each.querySelector('input, textarea')?.type + ' ' + (each.querySelector('.integer') ? 'integer' : '')))
  for (const kind of questions) {
    if (kind.startsWith('radio')) await page.keyboard.press('Digit1')
    else if (kind.startsWith('checkbox')) {
      await page.keyboard.press('Digit1')
      await page.keyboard.press('Digit2')
      await page.keyboard.press('Enter')
    } else {
      if (kind.includes('integer')) await page.keyboard.type('8')
      await page.keyboard.press('Enter')
    }
  }
  if (wait) await page.waitForFunction(() => document.activeElement?.matches('[data-finish]'))
}

test('a batch is printed, followed and destroyed from the keyboard', async () => {
  const { id } = await survey()
  const page = await app.open(`#/papier/${id}`)
  await page.getByText('Aucune feuille imprimée').waitFor()
  await axe(page)
  await page.context().close()
  const done = await print(3, 401)
  assert.equal(done.last, 403)
  assert.match((await readFile(join(app.host.folder, '401.pdf'))).subarray(0, 5).toString(), /%PDF-/)
  for (const scheme of SCHEMES) {
    const seen = await app.open(`#/papier/${id}`, { scheme })
    await seen.getByRole('heading', { name: 'Feuilles 401 à 403' }).waitFor()
    await axe(seen)
    await seen.context().close()
  }
  const other = await app.open(`#/papier/${id}`)
  await other.getByLabel('Rendues').focus()
  await other.keyboard.press('Control+A')
  await other.keyboard.type('2')
  await other.keyboard.press('Tab')
  await other.getByText('Saisies : 0 sur 2 rendues').waitFor()
  await tabTo(other, /Noter la destruction/)
  await other.keyboard.press('Enter')
  await other.getByText('Feuilles détruites le').waitFor()
  await other.keyboard.press('Control+z')
  await other.getByRole('button', { name: /Noter la destruction/ }).waitFor()
  assert.deepEqual((await board()).batches[0].destroyed_on, null)
  await other.context().close()
})

test('sheets are keyed in one after the other, and the seconds are measured', async (t) => {
  const { id } = await survey()
  const page = await app.open(`#/saisie/${id}`)
  await axe(page)
  await begin(page, 401)
  await axe(page)
  const seconds = []
  for (const number of [401, 402, 403]) {
    if (number > 401) {
      // The next number is there already: Enter goes on.
      await page.waitForFunction((next) => document.activeElement?.value === next, String(number))
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: `Feuille ${number}` }).waitFor()
    }
    const started = performance.now()
    await keyIn(page)
    await page.keyboard.press('Enter')
    await page.getByText(`Feuille ${number} enregistrée.`, { exact: true }).waitFor()
    seconds.push((performance.now() - started) / 1000)
  }
  t.diagnostic(`seconds a sheet, scripted: ${seconds.map((each) => each.toFixed(1)).join(', ')}`)
  assert.ok(Math.max(...seconds) <= 20, String(seconds))
  assert.equal((await board()).keyed, 3)
  await page.context().close()
})

test('a number that is keyed in is caught at once', async () => {
  const { id } = await survey()
  const page = await app.open(`#/saisie/${id}`)
  await page.getByLabel('Numéro de la feuille').fill(`${id} 402`)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'La feuille 402 est déjà saisie' }).waitFor()
  await axe(page)
  await page.getByRole('button', { name: 'Un autre numéro' }).press('Enter')
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT')
  assert.equal((await board()).keyed, 3)
  await page.context().close()
})

test('blank, illegible, out of range and back', async () => {
  const { id } = await survey()
  const page = await app.open(`#/saisie/${id}`)
  await begin(page, 500)
  await page.getByText('Aucun lot ne contient ce numéro').waitFor()
  await page.keyboard.press('Digit1')
  await page.waitForFunction(() => document.querySelector('[data-marked] .number')?.textContent === '2')
  await page.keyboard.press('?')
  assert.equal(await marked(page), '3')
  await page.keyboard.press('Backspace')
  assert.equal(await marked(page), '2')
  await page.locator('.question.flagged').getByText('illisible').waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('/')
  assert.equal(await marked(page), '4')
  const place = await page.locator('.question').evaluateAll((all) => all.findIndex((each) => each.querySelector('.integer')))
  for (let at = 3; at < place; at += 1) await page.keyboard.press('/')
  await page.keyboard.type('34')
  await page.keyboard.press('Enter')
  await page.locator('.question.flagged').getByText('hors des limites').waitFor()
  await axe(page)
  assert.equal(Number(await marked(page)), place + 2)
  for (const size of [SIZES.small, SIZES.zoomed]) {
    await page.setViewportSize(size)
    await fitsSideways(page)
  }
  await page.keyboard.press('Escape')
  await page.getByText('Feuilles commencées sur ce portable').waitFor()
  await page.context().close()
  const open = (await board()).open
  await app.call('key_discard', open[0].id)
})

test('a power cut in the middle of a sheet loses no answer', async () => {
  const { id } = await survey()
  let page = await app.open(`#/saisie/${id}`)
  await begin(page, 501)
  for (let press = 0; press < 2; press += 1) await page.keyboard.press('Digit1')
  await page.getByText('Tout est enregistré').waitFor()
  const before = await app.call('key_get', (await board()).open[0].id)
  await page.context().close()
  await app.host.restart('SIGKILL')
  await app.call('session_unlock', { passphrase: PASSPHRASE, remember: false })
  page = await app.open(`#/saisie/${id}`)
  await begin(page, 501)
  const after = await app.call('key_get', before.id)
  assert.deepEqual([after.answers, after.at], [before.answers, before.at])
  assert.ok(Object.keys(after.answers).length >= 2)
  assert.equal(await marked(page), '3')
  await page.context().close()
  await app.call('key_discard', before.id)
})

test('a drawn sheet is keyed in a second time, and the difference decided', async () => {
  const { id } = await survey()
  const page = await app.open(`#/papier/${id}/controle`)
  await axe(page)
  await page.getByLabel('Au moins').fill('1')
  await page.getByRole('button', { name: 'Tirer au sort' }).press('Enter')
  const link = page.getByRole('link', { name: /^Feuille \d+$/ })
  await link.waitFor()
  const number = Number((await link.innerText()).replace(/\D/g, ''))
  await link.press('Enter')
  await begin(page, number)
  await page.keyboard.press('Digit2')
  for (const _ of await page.locator('.question').all()) await page.keyboard.press('Enter')
  await page.getByText(`Feuille ${number} enregistrée.`, { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Retour aux lots' }).press('Enter')
  await page.getByRole('link', { name: 'Contrôle de la saisie' }).press('Enter')
  await page.getByRole('button', { name: 'Question 1 : la première saisie est la bonne' }).press('Enter')
  await page.waitForFunction(() => document.querySelector('[aria-pressed="true"]'))
  await axe(page)
  const checks = await app.call('paper_checks', id)
  assert.equal(checks.checks[0].differences[0].keep, 'first')
  assert.ok(checks.whole.differences > checks.whole.open)
  await fitsSideways(page)
  await page.context().close()
})
