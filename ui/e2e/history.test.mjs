// Historique: by object and by person, a moment found again, a version named, and the way back, by the keyboard.
import assert from 'node:assert/strict'
import { test } from 'node:test'

import { axe, fitsSideways, focused, SCHEMES, SIZES, tabTo, useApp, windowStays } from './harness.mjs'

const app = useApp()
const HOURS = 'Tu 14:00-18:00; We 10:00-12:00,14:00-18:00'

const newLibrary = (name) => app.call('library_save', { name, insee: '59646', address: '', opening_hours: HOURS })

/** A draft with a history: started from the hours, a slot added, moved, another removed. */
async function newDraft(title) {
  const library = await newLibrary(`Médiathèque ${title}`)
  const draft = await app.call('draft_add', { library, title, from_current: true })
  const slot = await app.call('slot_add', { draft, day: 'fri', start: 840, end: 1080 })
  await app.call('slot_move', { slot, day: 'fri', start: 840, end: 1170 })
  return draft
}

async function newVisit() {
  const library = await newLibrary('Médiathèque des notes')
  const visit = await app.call('visit_save', { library, date: '2026-09-15', people: 'Nadia' })
  let version = ''
  for (const markdown of ['Le mercredi est saturé.', 'Le mercredi est saturé. Le vendredi est calme.', 'Le vendredi est calme.']) {
    ;({ version } = await app.call('note_save', { visit, markdown, version }))
  }
  return visit
}

const fridays = async (id) => (await app.call('draft_get', id)).slots.filter(({ day }) => day === 'fri').map(({ start, end }) => [start, end])

async function until(check, what) {
  for (let left = 100; left > 0; left -= 1) {
    if (await check()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.fail(what)
}

test('nothing yet: the whole history says what would stand there', async () => {
  const page = await app.open('#/historique')
  await page.getByText('Rien dans l’historique').waitFor()
  await axe(page)
  await page.context().close()
})

test('by the keyboard: from the draft to its history, back to a moment, undone', async () => {
  const draft = await newDraft('Clavier')
  const page = await app.open(`#/grilles/${draft}`)
  await page.getByRole('grid').waitFor()
  await tabTo(page, /^a "Historique"/)
  // The rail has one too: the one of this draft is in the page.
  await page.locator('main').getByRole('link', { name: 'Historique', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /Clavier — historique/ }).waitFor()
  await page.getByRole('heading', { name: 'À ce moment-là' }).waitFor()
  assert.equal(await page.locator('li.current').innerText().then((text) => /Déplacer vendredi 14\sh/.test(text)), true)
  await tabTo(page, /^button "Déplacer vendredi/)
  await page.keyboard.press('ArrowDown')
  assert.match(await focused(page), /^button "Ouvrir vendredi/)
  await page.keyboard.press('Enter')
  await page.getByText(/^En plus\s: 14\sh – 18\sh$/).waitFor()
  await page.getByText(/État .*Ouvrir vendredi/).waitFor({ state: 'attached' })
  await axe(page)

  await tabTo(page, /^button "Revenir à cette version"/)
  await page.keyboard.press('Enter')
  await until(async () => (await fridays(draft))[0]?.[1] === 1080, 'the slot never went back')
  await page.getByText('C’est l’état d’aujourd’hui.').waitFor()
  await until(async () => /^button "Revenir à l’état de/.test(await focused(page)), 'the focus did not go to the new act')
  await page.keyboard.press('Control+z')
  await until(async () => (await fridays(draft))[0]?.[1] === 1170, 'the return was not undone')
  await page.context().close()
})

test('the slider goes through the changes', async () => {
  const draft = await newDraft('Curseur')
  const page = await app.open(`#/historique/draft/${draft}`)
  const slider = page.getByRole('slider')
  await slider.waitFor()
  assert.equal(await slider.getAttribute('aria-valuetext'), '3 sur 3')
  await slider.focus()
  await page.keyboard.press('Home')
  await page.locator('li.current').getByText(/Créer le brouillon/).waitFor()
  assert.equal(await slider.getAttribute('aria-valuetext'), '1 sur 3')
  await page.keyboard.press('ArrowRight')
  await page.locator('li.current').getByText(/Ouvrir vendredi/).waitFor()
  await page.context().close()
})

test('a version is named, found, renamed, gone back to, removed', async () => {
  const draft = await newDraft('Versions')
  const page = await app.open(`#/historique/draft/${draft}`)
  await page.getByRole('button', { name: 'Nommer cette version' }).click()
  const field = page.getByLabel('Nom de la version')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'Donnez un nom' }).waitFor()
  await field.fill('Avant la concertation')
  await axe(page)
  await page.keyboard.press('Enter')
  await page.locator('.chip', { hasText: 'Avant la concertation' }).waitFor()
  const { slots } = await app.call('draft_get', draft)
  await app.call('slot_remove', slots.find(({ day }) => day === 'fri').id)
  await page.getByText(/Fermer vendredi/).first().waitFor()

  await page.getByRole('button', { name: /^Avant la concertation/ }).click()
  await page.getByRole('button', { name: 'Revenir à cette version' }).click()
  await until(async () => (await fridays(draft)).length === 1, 'the version did not come back')
  await page.getByText(/Revenir à la version « Avant la concertation »/).first().waitFor()

  await page.getByRole('button', { name: 'Renommer la version Avant la concertation' }).click()
  await field.fill('Envoyée à la mairie')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Envoyée à la mairie/ }).waitFor()
  await page.getByRole('button', { name: 'Retirer la version Envoyée à la mairie' }).click()
  await page.getByRole('heading', { name: 'Versions nommées' }).waitFor({ state: 'detached' })
  await page.context().close()
})

test('a note as it was: what was added and what was removed are marked in words', async () => {
  const visit = await newVisit()
  const page = await app.open(`#/visites/${visit}`)
  await page.locator('main').getByRole('link', { name: 'Historique' }).click()
  await page.locator('del', { hasText: 'mercredi est saturé.' }).waitFor()
  await page.getByRole('button', { name: /^Écrire la note/ }).nth(1).click()
  await page.locator('ins', { hasText: 'Le vendredi est calme.' }).waitFor()
  await page.getByText('aujourd’hui', { exact: true }).click()
  await page.locator('ins', { hasText: 'mercredi est saturé.' }).waitFor()
  await page.getByRole('button', { name: 'Revenir à cette version' }).click()
  await until(async () => (await app.call('visit_get', visit)).note.markdown === 'Le mercredi est saturé. Le vendredi est calme.', 'the note did not come back')
  await page.context().close()
})

test('everybody: filters by person and kind, pages, and the way to an object and to its history', async () => {
  const library = await newLibrary('Médiathèque aux cent actes')
  for (let n = 0; n < 60; n += 1) await app.call('library_save', { id: library, name: `Nom ${n}`, insee: '59646', address: '', opening_hours: HOURS })
  const page = await app.open('#/bureau')
  await page.locator('main').getByRole('link', { name: 'Historique' }).click()
  await page.locator('.act', { hasText: 'Nom 59' }).first().waitFor()
  const acts = page.locator('.act')
  assert.equal(await acts.count(), 50)
  await page.getByRole('button', { name: 'Afficher la suite' }).click()
  await page.getByText(/ actes de plus\./).waitFor({ state: 'attached' })
  assert.ok((await acts.count()) > 60)
  await page.getByLabel('Type').selectOption({ label: 'Visite' })
  await until(async () => (await acts.count()) > 0 && !/bibliothèque/.test(await page.locator('ol').first().innerText()), 'the filter by kind')
  await page.getByLabel('Type').selectOption({ label: 'Photo' })
  await page.getByText('Aucun acte ne correspond').waitFor()
  await page.getByLabel('Type').selectOption({ label: 'Bibliothèque' })
  await page.getByLabel('Personne').selectOption({ label: 'Claire Martin' })
  await page.getByRole('link', { name: /^son historique de Nom 59/ }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Nom 59 — historique' }).waitFor()
  await page.getByRole('link', { name: 'Voir l’objet' }).click()
  await page.getByRole('heading', { level: 1, name: 'Nom 59' }).waitFor()
  await page.context().close()
})

test('Ctrl+K finds the page', async () => {
  const page = await app.open('#/aujourdhui')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('histor')
  await page.getByRole('option', { name: /Historique/ }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Historique' }).waitFor()
  await page.context().close()
})

for (const scheme of SCHEMES) {
  test(`every face of it, ${scheme}`, async () => {
    const [draft, visit] = [await newDraft(`Regard ${scheme}`), await newVisit()]
    for (const hash of [`#/historique/draft/${draft}`, `#/historique/visit/${visit}`, '#/historique']) {
      const page = await app.open(hash, { scheme })
      await page.locator('.act').first().waitFor()
      if (hash !== '#/historique') await page.getByRole('heading', { name: 'À ce moment-là' }).waitFor()
      await axe(page)
      await windowStays(page)
      for (const size of [SIZES.small, SIZES.zoomed]) {
        await page.setViewportSize(size)
        await fitsSideways(page)
      }
      await page.context().close()
    }
  })
}
