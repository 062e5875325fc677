// Backups: the card in the settings from empty to restored, and the lock's way out of a damaged database.
import assert from 'node:assert/strict'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'

import { axe, fitsSideways, PASSPHRASE, SCHEMES, SIZES, useApp } from './harness.mjs'

const app = useApp()
const SHOTS = process.env.RYTHME_SHOTS

async function shot(page, name) {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true })
}

const card = (page) => page.getByRole('region', { name: 'Sauvegardes' })
const library = (name) => app.call('library_save', { id: null, name, insee: '59350', address: '', opening_hours: '' })

test('an empty database says what will stand here', async () => {
  const page = await app.open('#/reglages')
  await card(page).getByText('Pas encore de sauvegarde').waitFor()
  await axe(page)
  await page.context().close()
})

test('a backup is made, verified with its date, and restored after a preview', async () => {
  await library('Canal')
  const page = await app.open('#/reglages')
  await card(page).getByRole('button', { name: 'Sauvegarder maintenant' }).click()
  await card(page).getByText('Pas encore vérifiée', { exact: true }).waitFor()
  await card(page).getByRole('button', { name: 'Vérifier maintenant' }).click()
  await card(page).getByText(/^Dernière vérification/).waitFor()
  await card(page).getByText(/^Vérifiée/).waitFor()

  await library('Après la sauvegarde')
  await card(page).getByRole('button', { name: /^Restaurer la sauvegarde/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Restaurer une sauvegarde' })
  await dialog.getByText(/Un changement a été fait depuis/).waitFor()
  assert.deepEqual(await dialog.getByRole('row', { name: /^Bibliothèques/ }).getByRole('cell').allTextContents(), ['1', '2'])
  await axe(page)
  await shot(page, 'restore-light')
  // Nothing has changed yet.
  await page.keyboard.press('Escape')
  assert.equal((await app.call('library_list')).length, 2)

  await card(page).getByRole('button', { name: /^Restaurer la sauvegarde/ }).click()
  await dialog.getByRole('button', { name: 'Restaurer cette sauvegarde' }).click()
  await dialog.getByText(/La base précédente est ici/).waitFor()
  assert.equal((await app.call('library_list')).length, 1)
  await dialog.getByRole('button', { name: 'Fermer' }).last().click()
  await card(page).getByText('Base mise de côté').waitFor()
  await page.context().close()
})

for (const scheme of SCHEMES) {
  test(`the card has no violation, ${scheme}`, async () => {
    const page = await app.open('#/reglages', { scheme })
    await card(page).getByText('Base mise de côté').waitFor()
    await axe(page)
    await shot(page, `card-${scheme}`)
    await page.context().close()
  })
}

test('the card fits the smallest window', async () => {
  const page = await app.open('#/reglages', { size: SIZES.small })
  await card(page).getByText('Base mise de côté').waitFor()
  await fitsSideways(page)
  await page.context().close()
})

test('a damaged backup is told and cannot be restored', async () => {
  const folder = join(app.host.folder, 'rythme.db.sauvegardes')
  const name = (await readdir(folder)).find((file) => file.includes('demandee'))
  await flip(join(folder, name), 5000)
  const page = await app.open('#/reglages')
  await card(page).getByRole('button', { name: /^Vérifier la sauvegarde/ }).last().click()
  await card(page).getByText('Des pages sont abîmées.', { exact: true }).waitFor()
  await card(page).getByRole('button', { name: /^Restaurer la sauvegarde/ }).last().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/Cette sauvegarde est abîmée/).waitFor()
  assert.equal(await dialog.getByRole('button', { name: 'Restaurer cette sauvegarde' }).count(), 0)
  await axe(page)
  await page.context().close()
})

for (const scheme of SCHEMES) {
  test(`the lock offers the last backup of a damaged database, ${scheme}`, async () => {
    await app.call('backup_start')
    for (let tries = 0; (await app.call('backup_state')).job.running; tries += 1) assert.ok(tries < 2000)
    await app.host.end()
    await flip(join(app.host.folder, 'rythme.db'), 1000)
    await app.host.restart()
    const page = await app.open('', { scheme })
    await page.getByLabel('Phrase secrète').fill(PASSPHRASE)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Reprendre le travail' }).waitFor()
    await axe(page)
    await shot(page, `lock-${scheme}`)
    await page.getByRole('button', { name: 'Mettre de côté et reprendre cette sauvegarde' }).click()
    await page.getByRole('heading', { level: 1, name: 'Bonjour Claire Martin' }).waitFor()
    assert.equal((await app.call('library_list')).length, 1)
    await page.context().close()
  })
}

async function flip(path, at) {
  const file = await open(path, 'r+')
  const byte = Buffer.alloc(1)
  await file.read(byte, 0, 1, at)
  byte[0] ^= 1
  await file.write(byte, 0, 1, at)
  await file.close()
}
