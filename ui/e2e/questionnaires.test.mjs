// Questionnaires: written by mouse and by keyboard, checked while one types, translated, published, put to a survey.
import assert from 'node:assert/strict'
import { test } from 'node:test'

import { axe, fitsSideways, SCHEMES, SIZES, tabTo, useApp } from './harness.mjs'

const app = useApp({ demo: true })

const FRENCH = 'label::Français (fr)'
const made = async (args) => (await app.call('questionnaire_add', { title: '', audience: 'other', ...args })).id
const detail = (id) => app.call('questionnaire_get', id)

/** Waits until the back end has what the screen says is kept. */
async function until(check) {
  for (let turn = 0; turn < 200; turn += 1) {
    if (await check()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.fail(`never came true: ${check}`)
}

for (const scheme of SCHEMES) {
  test(`every page of the questionnaires, ${scheme}`, async () => {
    const id = await made({ template: 'usagers' })
    for (const path of ['', '/nouveau', `/${id}`, `/${id}/langues`, `/${id}/versions`]) {
      const page = await app.open(`#/questionnaires${path}`, { scheme })
      await page.locator('main h1').waitFor()
      await axe(page)
      await page.context().close()
    }
    await app.call('questionnaire_delete', id)
  })
}

test('nothing sticks out at 640 × 480 and at 200 %', async () => {
  const id = await made({ template: 'agents' })
  for (const size of [SIZES.small, SIZES.zoomed]) {
    for (const path of ['', '/nouveau', `/${id}`, `/${id}/langues`, `/${id}/versions`]) {
      const page = await app.open(`#/questionnaires${path}`, { size })
      await page.locator('main h1').waitFor()
      await fitsSideways(page)
      await page.context().close()
    }
  }
  await app.call('questionnaire_delete', id)
})

test('a questionnaire is written with the mouse, checked while one types, and published', async () => {
  const page = await app.open('#/questionnaires/nouveau')
  await page.getByLabel('Titre du questionnaire').fill('Sortie du mercredi')
  await page.locator('main').getByRole('button', { name: 'Créer le questionnaire' }).click()
  await page.getByRole('heading', { level: 1, name: 'Sortie du mercredi' }).waitFor()
  const [{ id }] = await app.call('questionnaire_list')

  await page.locator('main').getByRole('button', { name: 'Ajouter', exact: true }).first().click()
  await page.getByRole('heading', { name: 'Question 1' }).waitFor()
  await page.getByLabel('Texte', { exact: true }).fill('Venez-vous souvent ?')
  await page.getByLabel('Nouveaux choix, un par ligne').fill('Oui\nNon')
  await page.locator('main').getByRole('button', { name: 'Ajouter', exact: true }).nth(1).click()
  await until(async () => (await detail(id)).lists[0]?.choices.length === 4)
  await until(async () => (await detail(id)).rows[0]?.name === 'venez_vous_souvent')
  for (let left = 0; left < 2; left += 1) {
    await page.getByRole('button', { name: 'Retirer le choix 1' }).click()
    await until(async () => (await detail(id)).lists[0]?.choices.length === 3 - left)
  }

  // A faulty limit is told at its field, and gone when it is right.
  await page.getByText('Code, limites et réglages').click()
  const limit = page.getByLabel('Limite', { exact: true })
  await limit.fill('. >')
  await page.locator('li.error').first().waitFor()
  await page.getByText('1 erreur').waitFor()
  await axe(page)
  await limit.fill('')
  await page.getByText('prêt à être publié').waitFor()

  // Who asks for an e-mail address is warned.
  await page.getByLabel('Sorte').first().selectOption('text')
  await page.locator('main').getByRole('button', { name: 'Ajouter', exact: true }).first().click()
  await page.getByRole('heading', { name: 'Question 2' }).waitFor()
  await page.getByLabel('Texte', { exact: true }).fill('Votre adresse e-mail')
  await page.getByText(/demande une adresse électronique/).waitFor()

  // Its condition, without an expression.
  await page.getByRole('button', { name: 'Ajouter une condition' }).click()
  await until(async () => (await detail(id)).rows[1]?.cells.relevant === "${venez_vous_souvent} = 'oui'")

  await page.getByRole('link', { name: 'Versions' }).click()
  await page.getByRole('button', { name: 'Publier la version 1' }).click()
  await page.getByRole('heading', { name: 'Version 1' }).waitFor()
  await page.getByText('Rien n’a changé depuis la dernière version.').waitFor()
  await axe(page)

  // A survey is made of the version, whatever is written next.
  await page.getByRole('link', { name: 'Faire une enquête' }).click()
  const [library] = await app.call('library_list')
  await page.getByLabel('Bibliothèque').selectOption(library.id)
  await page.getByRole('radio', { name: /Sortie du mercredi/ }).click()
  await page.locator('main').getByRole('button', { name: 'Créer l’enquête' }).click()
  await page.getByRole('button', { name: 'Commencer un entretien' }).waitFor()
  const survey = (await app.call('survey_list')).find(({ title }) => title === 'Sortie du mercredi')
  assert.equal(survey.questions, 2)
  assert.equal((await detail(id)).published[0].surveys, 1)
  await page.context().close()
})

test('questions are chosen, moved, copied, removed and brought back with the keyboard', async () => {
  const id = await made({ title: 'Au clavier' })
  const add = async (label) => {
    const row = await app.call('form_row_add', { questionnaire: id, kind: 'text' })
    await app.call('form_row_set', { id: row, cells: { [FRENCH]: label } })
    return row
  }
  for (const label of ['Un', 'Deux', 'Trois']) await add(label)
  const labels = async () => (await detail(id)).rows.map(({ label }) => label).join(' ')
  const page = await app.open(`#/questionnaires/${id}`)
  await page.getByRole('button', { name: /Un/ }).first().waitFor()
  await tabTo(page, /^button "1Un/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Alt+ArrowUp')
  await until(async () => (await labels()) === 'Deux Un Trois')
  await page.getByText('Place 1 sur 3.').first().waitFor({ state: 'attached' })
  await page.keyboard.press('Control+d')
  await until(async () => (await labels()) === 'Deux Deux Un Trois')
  await page.keyboard.press('End')
  await page.keyboard.press('Delete')
  await until(async () => (await labels()) === 'Deux Deux Un')
  await page.keyboard.press('Control+z')
  await until(async () => (await labels()) === 'Deux Deux Un Trois')
  await page.keyboard.press('Home')
  await page.keyboard.press('Insert')
  await until(async () => (await detail(id)).rows.length === 5)
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await page.keyboard.type('Nouvelle question')
  await until(async () => (await labels()) === 'Deux Nouvelle question Deux Un Trois')
  assert.equal((await detail(id)).rows[1].name, 'nouvelle_question')
  await page.context().close()
})

test('a question is dragged by its handle, into a group too', async () => {
  const id = await made({ title: 'À la souris' })
  const first = await app.call('form_row_add', { questionnaire: id, kind: 'text' })
  const group = await app.call('form_row_add', { questionnaire: id, kind: 'group' })
  await app.call('form_row_add', { questionnaire: id, kind: 'text' })
  const page = await app.open(`#/questionnaires/${id}`)
  const drag = async (from, to, share) => {
    const handle = await page.locator(`[data-row="${from}"] .grip`).boundingBox()
    const target = await page.locator(`[data-row="${to}"]`).boundingBox()
    await page.mouse.move(handle.x + 8, handle.y + 8)
    await page.mouse.down()
    await page.mouse.move(target.x + 60, target.y + target.height * share, { steps: 4 })
    await page.mouse.up()
  }
  await page.locator(`[data-row="${first}"]`).waitFor()
  await drag(first, group, 0.5)
  await until(async () => (await detail(id)).rows.find((row) => row.id === first).parent === group)
  await page.locator(`[data-row="${group}"] + [data-row="${first}"]`).waitFor()
  await drag(first, group, 0.1)
  await until(async () => (await detail(id)).rows[0].id === first)
  await page.keyboard.press('Control+z')
  await until(async () => (await detail(id)).rows[0].id === group)
  await page.context().close()
})

test('languages stand side by side, what is missing is counted, easy to read is one of them', async () => {
  const id = await made({ title: 'Deux langues' })
  const row = await app.call('form_row_add', { questionnaire: id, kind: 'text' })
  await app.call('form_row_set', { id: row, cells: { [FRENCH]: 'Que pensez-vous de ces horaires ?' } })
  const page = await app.open(`#/questionnaires/${id}/langues`)
  await page.getByLabel('Ajouter une langue').selectOption('Facile à lire (fr-x-falc)')
  await page.getByRole('button', { name: 'Ajouter la langue' }).click()
  await page.getByText('1 texte manque').first().waitFor()
  await page.getByLabel('Facile à lire : à traduire').fill('Ces heures sont-elles bien ?')
  await page.getByText('1 texte manque').waitFor({ state: 'detached' })
  await page.getByLabel('Seulement ce qui manque').check()
  await page.getByText('Rien ne manque.').waitFor()
  await axe(page)
  await page.getByRole('link', { name: 'Questions', exact: true }).click()
  await page.getByLabel('Langue', { exact: true }).selectOption('Facile à lire (fr-x-falc)')
  await page.locator('.page').getByText('Ces heures sont-elles bien ?').waitFor()
  for (const mode of ['Borne', 'Papier']) {
    await page.getByRole('radio', { name: mode }).check()
    await page.getByText('Ces heures sont-elles bien ?').first().waitFor()
    await axe(page)
  }
  await page.context().close()
})

test('a question of the bank comes with its choices', async () => {
  const id = await made({ title: 'De la banque' })
  const page = await app.open(`#/questionnaires/${id}`)
  await page.getByRole('button', { name: 'Banque', exact: true }).click()
  await page.getByRole('dialog').waitFor()
  await axe(page)
  await page.getByRole('button', { name: /^Ajouter « Quel âge avez-vous/ }).click()
  await until(async () => (await detail(id)).lists[0]?.choices.length === 6)
  await page.getByRole('heading', { name: 'Question 1' }).waitFor()
  await page.context().close()
})
