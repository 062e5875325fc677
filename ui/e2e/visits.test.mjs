// Visits and notes: a date as one writes it, a note by keyboard that is saved at a pause and survives a reload.
import assert from 'node:assert/strict'
import { test } from 'node:test'

import { axe, fitsSideways, focused, SCHEMES, SIZES, tabTo, useApp } from './harness.mjs'

const app = useApp({ demo: true })

const visit = async () => (await app.call('visit_list'))[0]
const saved = (page) => page.getByText(/^Enregistré à \d+\u00A0h\u00A0\d+$/).waitFor()

for (const scheme of SCHEMES) {
  test(`every page of the visits, ${scheme}`, async () => {
    const { id } = await visit()
    for (const path of ['', '/nouvelle', `/${id}`]) {
      const page = await app.open(`#/visites${path}`, { scheme })
      await page.locator('main h1').waitFor()
      if (path === `/${id}`) await page.getByRole('textbox', { name: 'Note de visite' }).waitFor()
      await axe(page)
      await page.context().close()
    }
  })
}

test('nothing sticks out at 640 × 480 and at 200 %', async () => {
  const { id } = await visit()
  for (const size of [SIZES.small, SIZES.zoomed]) {
    for (const path of ['', '/nouvelle', `/${id}`]) {
      const page = await app.open(`#/visites${path}`, { size })
      await page.locator('main h1').waitFor()
      await fitsSideways(page)
      await page.context().close()
    }
  }
})

test('a visit is made with the keyboard, its date written as one writes', async () => {
  const [library] = await app.call('library_list')
  const page = await app.open(`#/visites/nouvelle/${library.id}`)
  const date = page.getByLabel('Date')
  await date.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('31 février 2026')
  await page.keyboard.press('Tab')
  await page.getByText('Écrivez une date comme').waitFor()
  await axe(page)
  await date.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('15/09/2026')
  await page.keyboard.press('Tab')
  assert.equal(await date.inputValue(), 'mardi 15 septembre 2026')
  await page.keyboard.type('la directrice')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /visite du mardi 15 septembre 2026$/ }).waitFor()
  const made = (await app.call('visit_list')).find((each) => each.date === '2026-09-15')
  assert.equal(made.people, 'la directrice')
  await page.context().close()
})

test('a note written with the keyboard is saved at a pause and survives a reload', async () => {
  const { id } = await visit()
  const page = await app.open(`#/visites/${id}`)
  const note = page.getByRole('textbox', { name: 'Note de visite' })
  await note.waitFor()
  await tabTo(page, /toolbar|^button "(Gras|Titre)"/)
  await page.keyboard.press('End')
  assert.match(await focused(page), /Citation/)
  await page.keyboard.press('ArrowRight')
  assert.match(await focused(page), /Gras/)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('1986. Une année, ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('le samedi')
  await page.keyboard.press('Control+b')
  await page.keyboard.type(' surtout.')
  await saved(page)
  const { note: kept } = await app.call('visit_get', id)
  assert.match(kept.markdown, /1986\\?\. Une année, \*\*le samedi\*\* surtout\./)
  await page.reload()
  await note.getByText('le samedi').waitFor()
  assert.equal(await note.locator('strong').last().innerText(), 'le samedi')
  await axe(page)
  await page.context().close()
})

test('leaving the screen at once loses no word', async () => {
  const { id } = await visit()
  const page = await app.open(`#/visites/${id}`)
  const note = page.getByRole('textbox', { name: 'Note de visite' })
  await note.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Parti aussitôt')
  await page.getByRole('link', { name: 'Enquêtes' }).click()
  await page.getByRole('heading', { level: 1, name: 'Enquêtes' }).waitFor()
  for (let left = 50; left > 0; left -= 1) {
    if (/Parti aussitôt/.test((await app.call('visit_get', id)).note.markdown)) break
    await page.waitForTimeout(100)
  }
  assert.match((await app.call('visit_get', id)).note.markdown, /Parti aussitôt/)
  await page.context().close()
})

test('what another window writes arrives beside what is typed here', async () => {
  const { id } = await visit()
  const page = await app.open(`#/visites/${id}`)
  const note = page.getByRole('textbox', { name: 'Note de visite' })
  await note.click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('Ici. ')
  await saved(page)
  const { note: known } = await app.call('visit_get', id)
  await app.call('note_save', { visit: id, version: known.version, markdown: `${known.markdown}\n\nDe l’autre fenêtre` })
  await note.getByText('De l’autre fenêtre').waitFor()
  await page.keyboard.type('Encore. ')
  await note.getByText('Ici. Encore.').waitFor()
  for (let left = 50; left > 0; left -= 1) {
    if (/Encore/.test((await app.call('visit_get', id)).note.markdown)) break
    await page.waitForTimeout(100)
  }
  const { note: end } = await app.call('visit_get', id)
  assert.match(end.markdown, /Ici\. Encore\./)
  assert.match(end.markdown, /De l’autre fenêtre/)
  await page.context().close()
})

test('a visit that is deleted comes back with one key', async () => {
  const { id, library_name: name } = await visit()
  const page = await app.open(`#/visites/${id}`)
  await page.getByRole('button', { name: 'Supprimer la visite' }).click()
  await page.getByText(`Visite supprimée\u00A0: ${name}`).first().waitFor()
  await page.getByRole('heading', { level: 1, name: 'Visites et notes' }).waitFor()
  await page.keyboard.press('Control+z')
  await page.locator(`a[href$="${id}"]`).first().waitFor()
  await page.context().close()
})
