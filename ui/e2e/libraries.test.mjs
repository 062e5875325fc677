// Communes and libraries: found without accents, written by keyboard with hours read while they are typed, imported after a look.
import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'

import { axe, fitsSideways, focused, SCHEMES, SIZES, tabTo, useApp } from './harness.mjs'

const app = useApp({ demo: true })

for (const scheme of SCHEMES) {
  test(`every page of the libraries, ${scheme}`, async () => {
    const [library] = await app.call('library_list')
    const pages = ['', '/59350', '/59646', `/${library.insee}`, `/${library.id}`, `/${library.id}/modifier`, '/nouvelle', '/importer']
    for (const path of pages) {
      const page = await app.open(`#/bibliotheques${path}`, { scheme })
      await page.locator('main h1').waitFor()
      await axe(page)
      await page.context().close()
    }
  })
}

test('nothing sticks out at 640 × 480 and at 200 %', async () => {
  const [library] = await app.call('library_list')
  for (const size of [SIZES.small, SIZES.zoomed]) {
    for (const path of ['', `/${library.id}`, `/${library.id}/modifier`]) {
      const page = await app.open(`#/bibliotheques${path}`, { size })
      await page.locator('main h1').waitFor()
      await fitsSideways(page)
      await page.context().close()
    }
  }
})

test('a commune is found however it is typed', async () => {
  const page = await app.open('#/bibliotheques')
  const filter = page.getByLabel('Chercher une commune ou une bibliothèque')
  await filter.fill('ANNOEULLIN')
  await page.getByRole('link', { name: 'Annœullin' }).waitFor()
  assert.equal(await page.locator('main tbody tr').count(), 1)
  await filter.fill('tilleuls')
  await page.getByRole('link', { name: /Tilleuls/ }).waitFor()
  await filter.fill('zzz')
  await page.getByText('Rien ne correspond à').waitFor()
  await axe(page)
  await page.context().close()
})

test('a library is written with the keyboard, its hours read as they are typed, and its removal undone', async () => {
  const page = await app.open('#/bibliotheques/nouvelle/59350')
  await page.getByRole('heading', { level: 1, name: 'Ajouter une bibliothèque' }).waitFor()
  await page.getByLabel('Nom', { exact: true }).focus()
  await page.keyboard.type('Médiathèque Jean-Lévy')
  assert.equal(await page.getByLabel('Commune').inputValue(), '59350')
  await tabTo(page, /Horaires actuels/)
  await page.keyboard.type('Tu 14:00-18:30')
  await page.getByText(/^Mardi de 14\u00A0h à 18\u00A0h\u00A030$/).waitFor()
  await page.getByRole('cell', { name: '4\u00A0h\u00A030', exact: true }).first().waitFor()
  await page.keyboard.type('; Sa 18:00-10:00')
  await page.getByRole('listitem').filter({ hasText: /fermeture/ }).waitFor()
  await axe(page)
  for (let key = 0; key < '; Sa 18:00-10:00'.length; key += 1) await page.keyboard.press('Backspace')
  await tabTo(page, /^button "Enregistrer"/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Médiathèque Jean-Lévy' }).waitFor()
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  const saved = (await app.call('library_list')).find(({ name }) => name === 'Médiathèque Jean-Lévy')
  assert.equal(saved.weekly_minutes, 270)

  await tabTo(page, /^button "Supprimer"/)
  await page.keyboard.press('Enter')
  await page.getByText('Bibliothèque supprimée').first().waitFor()
  await page.getByRole('heading', { level: 1, name: 'Lille' }).waitFor()
  await page.keyboard.press('Control+z')
  await page.getByRole('link', { name: 'Médiathèque Jean-Lévy' }).waitFor()
  await page.context().close()
})

test('a name that is missing is told in place and gets the focus', async () => {
  const page = await app.open('#/bibliotheques/nouvelle')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Écrivez le nom de la bibliothèque.').waitFor()
  assert.match(await focused(page), /Nom/)
  await axe(page)
  await page.context().close()
})

test('a table is shown with what is wrong in its rows, and nothing is written before it is said so', async () => {
  const file = join(app.host.folder, 'ministere.csv')
  await writeFile(
    file,
    'code_bib;nom_de_l_etablissement;adresse;code_insee_commune\n' +
      '100;Médiathèque Till l’Espiègle;1 rue des Livres;59009\n101;;2 rue du Vide;59009\n102;Bibliothèque Sans Lieu;3 rue Perdue;abc\n',
  )
  const before = (await app.call('library_list')).length
  const page = await app.open('#/bibliotheques/importer')
  page.on('dialog', (dialog) => void dialog.accept(file))
  await page.getByRole('button', { name: 'Choisir un fichier…' }).click()
  await page.getByText('1 bibliothèque nouvelle, aucune mise à jour, 2 lignes laissées de côté.').waitFor()
  assert.equal(await page.getByRole('row', { name: /^3 / }).getByRole('listitem').count(), 1)
  assert.equal((await app.call('library_list')).length, before)
  await axe(page)
  await page.getByRole('button', { name: 'Importer 1 bibliothèque' }).click()
  await page.getByRole('heading', { name: '1 bibliothèque importée' }).waitFor()
  await axe(page)
  const list = await app.call('library_list')
  assert.equal(list.length, before + 1)
  assert.match(list.find(({ name }) => name.startsWith('Médiathèque Till')).commune, /^Villeneuve-d.Ascq$/)
  await page.context().close()
})
