// Surveys: from a questionnaire that ships, or from a file whose faults are shown by sheet, row and column first.
import assert from 'node:assert/strict'
import { copyFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

import { axe, fitsSideways, SCHEMES, SIZES, tabTo, useApp } from './harness.mjs'

const app = useApp({ demo: true })
const FORMS = join(dirname(fileURLToPath(import.meta.url)), '../../assets/forms')

for (const scheme of SCHEMES) {
  test(`every page of the surveys, ${scheme}`, async () => {
    const [{ id }] = await app.call('survey_list')
    for (const path of ['', '/nouvelle', `/${id}`]) {
      const page = await app.open(`#/enquetes${path}`, { scheme })
      await page.locator('main h1').waitFor()
      if (path === `/${id}`) await page.getByRole('table').waitFor()
      await axe(page)
      await page.context().close()
    }
  })
}

test('nothing sticks out at 640 × 480 and at 200 %', async () => {
  const [{ id }] = await app.call('survey_list')
  for (const size of [SIZES.small, SIZES.zoomed]) {
    for (const path of ['', '/nouvelle', `/${id}`]) {
      const page = await app.open(`#/enquetes${path}`, { size })
      await page.locator('main h1').waitFor()
      await fitsSideways(page)
      await page.context().close()
    }
  }
})

test('a survey is made from a questionnaire that ships, with the keyboard', async () => {
  const [library] = await app.call('library_list')
  const page = await app.open(`#/enquetes/nouvelle/${library.id}`)
  await page.getByRole('radio').first().waitFor()
  await tabTo(page, /usagers/)
  await page.keyboard.press('Space')
  await tabTo(page, /^input "Titre"/)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('À la sortie du mercredi')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'À la sortie du mercredi' }).waitFor()
  await page.getByRole('heading', { name: 'Aucune réponse' }).waitFor()
  const made = (await app.call('survey_list')).find(({ title }) => title === 'À la sortie du mercredi')
  assert.equal(made.audience, 'users')
  assert.ok(made.questions > 10)
  await page.context().close()
})

test('a file is looked at before anything is written', async () => {
  const [library] = await app.call('library_list')
  const before = (await app.call('survey_list')).length
  const good = join(app.host.folder, 'questionnaire.xlsx')
  const bad = join(app.host.folder, 'casse.xlsx')
  await copyFile(join(FORMS, 'usagers.xlsx'), good)
  await writeFile(bad, 'pas un classeur')
  const page = await app.open(`#/enquetes/nouvelle/${library.id}`)
  let path = bad
  page.on('dialog', (dialog) => void dialog.accept(path))
  await page.getByRole('radio', { name: /Un fichier XLSForm/ }).click()
  await page.getByText('Ce questionnaire ne peut pas servir.').or(page.getByRole('alert').filter({ hasText: /\S/ })).first().waitFor()
  await page.locator('main').getByRole('button', { name: 'Créer l’enquête' }).click()
  await page.getByText('Choisissez un questionnaire qui convient.').waitFor()
  await axe(page)
  path = good
  await page.getByRole('button', { name: 'Choisir un fichier…' }).click()
  await page.getByRole('status').filter({ hasText: /\d+ questions/ }).waitFor()
  assert.equal((await app.call('survey_list')).length, before)
  await axe(page)
  await page.locator('main').getByRole('button', { name: 'Créer l’enquête' }).click()
  await page.getByRole('button', { name: 'Commencer un entretien' }).waitFor()
  assert.equal((await app.call('survey_list')).length, before + 1)
  await page.context().close()
})

test('an interview is dropped only when it was asked twice, and a survey comes back with one key', async () => {
  const [{ id, title }] = await app.call('survey_list')
  await app.call('interview_start', { survey: id, language: '' })
  const page = await app.open(`#/enquetes/${id}`)
  await page.getByRole('button', { name: 'Abandonner' }).click()
  assert.equal((await app.call('survey_get', id)).interviews.length, 1)
  await page.getByRole('button', { name: 'Abandonner pour de bon' }).click()
  await page.getByText('Entretiens à reprendre').waitFor({ state: 'detached' })
  assert.equal((await app.call('survey_get', id)).interviews.length, 0)

  await page.getByRole('button', { name: 'Supprimer l’enquête' }).click()
  await page.getByText('Enquête supprimée').first().waitFor()
  await page.keyboard.press('Control+z')
  await page.getByRole('link', { name: title }).waitFor()
  await page.context().close()
})

test('a target is set with the keyboard; refusals and passers-by are counted with one key, and undone', async () => {
  const { id } = (await app.call('survey_list')).sort((a, b) => b.responses - a.responses)[0]
  const page = await app.open(`#/enquetes/${id}`)
  const board = await app.call('quota_board', id)
  const question = board.questions[0]
  await tabTo(page, /^button "Fixer un objectif"/)
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: /^Question/ }).selectOption(question.name)
  await page.getByRole('combobox', { name: /^Réponse/ }).selectOption(question.choices[0].name)
  await page.getByRole('button', { name: 'Fixer', exact: true }).click()
  await page.getByText('Donnez un nombre de réponses, au moins une.').waitFor()
  await page.getByLabel('Réponses visées').fill('12')
  await page.keyboard.press('Enter')
  await page.getByText(/^\d+ sur 12/).waitFor()
  await axe(page)

  await tabTo(page, /^button "Refus/)
  await page.keyboard.press('r')
  await page.keyboard.press('p')
  await page.keyboard.press('p')
  await page.getByText('1 refus, 2 passages').waitFor()
  await page.keyboard.press('Control+z')
  await page.getByText('1 refus, 1 passage', { exact: true }).waitFor()
  await axe(page)
  for (const size of [SIZES.small, SIZES.zoomed]) {
    await page.setViewportSize(size)
    await fitsSideways(page)
  }
  await page.context().close()
})
