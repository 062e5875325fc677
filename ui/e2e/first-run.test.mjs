// The first run in three doors, on a laptop without a database, with the keyboard alone; then the lock.
import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'

import { axe, fitsSideways, focused, PASSPHRASE, SCHEMES, SIZES, tabTo, useApp } from './harness.mjs'

const app = useApp({ fresh: true })

for (const scheme of SCHEMES) {
  test(`three doors and their forms, ${scheme}`, async () => {
    const page = await app.open('', { scheme })
    await axe(page)
    for (const door of ['Découvrir', 'Rejoindre un dossier partagé', 'Commencer']) {
      await page.getByRole('button', { name: door }).click()
      await page.getByRole('heading', { level: 1, name: door }).waitFor()
      await axe(page)
      await page.getByRole('button', { name: /^Créer la base/ }).click()
      await page.getByText('Écrivez votre nom.').waitFor()
      await axe(page)
      await page.getByRole('button', { name: 'Choisir une autre porte' }).click()
    }
    await page.context().close()
  })
}

test('the page speaks English when asked, and says so to readers', async () => {
  const page = await app.open()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: 'Welcome to Rythme' }).waitFor()
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en')
  await page.context().close()
})

test('nothing sticks out at 640 × 480 and at 200 %', async () => {
  for (const size of [SIZES.small, SIZES.zoomed]) {
    const page = await app.open('', { size })
    await fitsSideways(page)
    await page.getByRole('button', { name: 'Rejoindre un dossier partagé' }).click()
    await page.getByLabel('Votre nom').waitFor()
    await fitsSideways(page)
    await page.context().close()
  }
})

test('a folder that holds no space is refused in place, and nothing is made', async () => {
  const folder = join(app.host.folder, 'holidays')
  await mkdir(folder)
  await writeFile(join(folder, 'photo.txt'), 'no space of Rythme')
  const page = await app.open()
  page.on('dialog', (dialog) => void dialog.accept(folder))
  await page.getByRole('button', { name: 'Rejoindre un dossier partagé' }).click()
  await page.getByLabel('Votre nom').fill('Claire Martin')
  await page.getByLabel('Nom de ce portable').fill('Portable de Claire')
  await page.getByRole('button', { name: 'Choisir…' }).click()
  assert.equal(await page.getByLabel('Dossier', { exact: true }).inputValue(), folder)
  await page.getByLabel('Phrase secrète du dossier').fill('peu importe laquelle')
  await page.getByLabel('Phrase secrète', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('La même phrase, encore une fois').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Créer la base et rejoindre' }).click()
  await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor()
  await axe(page)
  assert.equal((await app.call('session_state')).stage, 'new')
  await page.context().close()
})

test('with the keyboard alone: discover, today, search, settings, fictive data gone', async () => {
  const page = await app.open()
  const keys = page.keyboard
  await tabTo(page, /Découvrir/)
  await keys.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Découvrir' }).waitFor()
  assert.match(await focused(page), /^h1 /)
  await tabTo(page, /Votre nom/)
  await keys.type('Claire Martin')
  await keys.press('Tab')
  await keys.type('Portable de Claire')
  await keys.press('Tab')
  await keys.type(PASSPHRASE)
  await keys.press('Tab')
  await keys.type(PASSPHRASE)
  await keys.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Bonjour Claire Martin' }).waitFor()
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  await page.getByRole('complementary', { name: 'Données fictives.' }).waitFor()

  await keys.press('Control+k')
  await keys.type('regl')
  await keys.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Réglages et aide' }).waitFor()
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')

  await tabTo(page, /Comme le système/)
  await keys.press('ArrowDown')
  await keys.press('ArrowDown')
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark')
  await axe(page)
  await tabTo(page, /Français/, { key: 'Shift+Tab' })
  await keys.press('ArrowDown')
  await page.getByRole('heading', { level: 1, name: 'Settings and help' }).waitFor()
  await axe(page)
  await keys.press('ArrowUp')
  await page.getByRole('heading', { level: 1, name: 'Réglages et aide' }).waitFor()

  await tabTo(page, /Retirer les données fictives/, { key: 'Shift+Tab' })
  await keys.press('Enter')
  await page.getByRole('complementary', { name: 'Données fictives.' }).waitFor({ state: 'detached' })
  assert.equal((await app.call('session_state')).demo, false)
  await page.context().close()
})
