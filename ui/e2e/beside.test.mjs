// Beside the question of an interview: a note, what is not known, a voice, people counted with one key, targets that move.
import assert from 'node:assert/strict'
import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

import { axe, fitsSideways, SCHEMES, SIZES, useApp } from './harness.mjs'

// A voice that writes down what it is asked to say: the host finds it where programs are looked for.
const voice = await mkdtemp(join(tmpdir(), 'rythme-voice-'))
const heard = join(voice, 'heard')
await writeFile(join(voice, 'spd-say'), `#!/bin/sh\necho "$@" >> '${heard}'\n`)
await chmod(join(voice, 'spd-say'), 0o755)
process.env.PATH = `${voice}:${process.env.PATH}`

const app = useApp({ demo: true })
const heading = (page) => page.locator('.desk h1')

async function moved(page, from) {
  await page.waitForFunction((text) => document.querySelector('.desk h1')?.innerText !== text, from)
  return heading(page).innerText()
}

async function interview(options) {
  const { id: survey } = (await app.call('survey_list')).find((each) => each.audience === 'users')
  const { id } = await app.call('interview_start', { survey, language: '' })
  const page = await app.open(`#/entretien/${id}`, options)
  await page.keyboard.press('Enter')
  const first = await moved(page, 'Avant de commencer')
  return { survey, id, page, first }
}

for (const scheme of SCHEMES) {
  test(`a note and what is not known, by keyboard, ${scheme}`, async () => {
    const { id, page, first } = await interview({ scheme })
    await page.keyboard.press('n')
    await page.getByRole('dialog', { name: 'Note sur la réponse' }).waitFor()
    await axe(page)
    await page.keyboard.type('hésite, n 1 r s')
    await page.keyboard.press('Enter')
    await page.getByText('Note : hésite, n 1 r s').waitFor()
    assert.equal(await heading(page).innerText(), first, 'no letter of the note was a key')
    await axe(page)
    await page.keyboard.press('Digit1')
    await page.keyboard.press('Enter')
    const second = await moved(page, first)
    await page.keyboard.press('s')
    const third = await moved(page, second)
    await page.keyboard.press('Backspace')
    await moved(page, third)
    await page.locator('.chip', { hasText: 'Ne sait pas' }).waitFor()
    // It stands until something is answered.
    await page.keyboard.press('Enter')
    await moved(page, second)
    await page.keyboard.press('Backspace')
    await moved(page, third)
    const { page: shown } = await app.call('interview_get', id)
    assert.deepEqual([shown.question.unknown, shown.question.refused], [true, false])
    await page.context().close()
  })
}

test('people are counted with one key, also while a field has the focus, and targets move', async () => {
  const { survey, page } = await interview()
  await app.call('quota_save', { survey, criteria: {}, target: 1000 })
  const board = () => app.call('quota_board', survey)
  const before = await board()
  const sum = ({ half_hours }, of) => half_hours.reduce((total, half) => total + half[of], 0)
  await page.getByText(`Tout le monde : ${before.responses} sur`).waitFor()
  await page.keyboard.press('F8')
  await page.keyboard.press('F7')
  await page.keyboard.press('F7')
  await page.getByText(/1 refus, 2 passages/).waitFor()
  const now = await board()
  assert.deepEqual([sum(now, 'refusals') - sum(before, 'refusals'), sum(now, 'passers_by') - sum(before, 'passers_by')], [1, 2])
  await app.call('response_add', { survey, answers: { usage_12_mois: 'non' } })
  await page.getByText(`Tout le monde : ${before.responses + 1} sur`).waitFor()
  await axe(page)
  await page.context().close()
})

test('a question is read aloud in its language', async () => {
  const { page, first } = await interview()
  await page.getByRole('button', { name: 'Lire à voix haute' }).click()
  await page.getByRole('button', { name: 'Arrêter la voix' }).waitFor()
  // The voice is another process: it writes when it gets to it.
  let told = ''
  for (const until = Date.now() + 15_000; !told.endsWith('\n') && Date.now() < until; ) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    told = await readFile(heard, 'utf8').catch(() => '')
  }
  const plain = (text) => text.replace(/\s+/g, ' ')
  assert.ok(plain(told).startsWith(`--wait --language fr -- ${plain(first)}`), told)
  assert.match(told, /Oui\. Non\./)
  await page.context().close()
})

test('it fits 320 px', async () => {
  const { page } = await interview({ size: SIZES.zoomed })
  await fitsSideways(page)
  await page.context().close()
})
