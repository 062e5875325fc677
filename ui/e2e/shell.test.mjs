// The frame and its screens: aujourd'hui, réglages, the search, in both schemes, in small windows, without a mouse.
import assert from 'node:assert/strict'
import { test } from 'node:test'

import { axe, fitsSideways, focused, SCHEMES, SIZES, tabTo, useApp } from './harness.mjs'

const app = useApp({ demo: true })

for (const scheme of SCHEMES) {
  for (const [hash, heading] of [['#/aujourdhui', 'Bonjour Claire Martin'], ['#/reglages', 'Réglages et aide']]) {
    test(`${hash} has no violation, ${scheme}`, async () => {
      const page = await app.open(hash, { scheme })
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      await page.getByRole('contentinfo').getByText('à partager').waitFor()
      await axe(page)
      await page.context().close()
    })
  }

  test(`the search has no violation, ${scheme}`, async () => {
    const page = await app.open('', { scheme })
    await page.keyboard.press('Control+k')
    await axe(page)
    await page.keyboard.type('e')
    await page.getByRole('option').first().waitFor()
    await axe(page)
    await page.context().close()
  })
}

test('forced colours keep every violation away too', async () => {
  const page = await app.open('', { forced: true })
  await axe(page)
  await page.context().close()
})

test('nothing sticks out at 640 × 480 and at 200 %', async () => {
  for (const size of [SIZES.small, SIZES.zoomed]) {
    for (const hash of ['#/aujourdhui', '#/reglages']) {
      const page = await app.open(hash, { size })
      await page.getByRole('contentinfo').waitFor()
      await fitsSideways(page)
      await axe(page)
      await page.context().close()
    }
  }
})

test('the first Tab offers to skip to the content', async () => {
  const page = await app.open()
  await page.keyboard.press('Tab')
  assert.equal(await focused(page), 'a "Aller au contenu"')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  await page.context().close()
})

test('the rail leads to a screen and the focus to its heading', async () => {
  const page = await app.open()
  await tabTo(page, /Réglages et aide/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Réglages et aide' }).waitFor()
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  assert.equal(await page.title(), 'Réglages et aide — Rythme')
  await page.context().close()
})

test('in the smallest window the rail is a menu', async () => {
  const page = await app.open('', { size: SIZES.zoomed })
  const rail = page.getByRole('navigation', { name: 'Navigation principale' })
  assert.equal(await rail.isVisible(), false)
  await tabTo(page, /^button "Menu"$/)
  await page.keyboard.press('Enter')
  await tabTo(page, /Réglages et aide/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Réglages et aide' }).waitFor()
  assert.equal(await rail.isVisible(), false)
  await page.context().close()
})

test('the search is a combobox: arrows choose, Entrée opens, Échap gives the focus back', async () => {
  const page = await app.open()
  await tabTo(page, /^button "Rechercher Ctrl/)
  await page.keyboard.press('Enter')
  const box = page.getByRole('combobox', { name: 'Rechercher' })
  await page.keyboard.press('ArrowDown')
  const chosen = page.getByRole('option', { selected: true })
  assert.equal(await chosen.count(), 1)
  assert.equal(await box.getAttribute('aria-activedescendant'), await chosen.getAttribute('id'))
  await page.keyboard.press('Escape')
  await box.waitFor({ state: 'detached' })
  assert.match(await focused(page), /^button "Rechercher/)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('zzzz')
  await page.getByText(/Rien ne contient/).waitFor()
  await page.context().close()
})

test('the words of a library are found, accents ignored, and marked', async () => {
  const [library] = await app.call('library_list')
  const word = library.name.split(/[\s-]+/).sort((a, b) => b.length - a.length)[0]
  const page = await app.open()
  await page.keyboard.press('Control+k')
  await page.keyboard.type(word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())
  const option = page.getByRole('option').filter({ hasText: library.name }).first()
  await option.waitFor()
  assert.ok((await option.getByRole('mark').count()) + (await option.locator('mark').count()) > 0)
  await page.context().close()
})

test('F1 opens the help', async () => {
  const page = await app.open()
  await page.keyboard.press('F1')
  await page.getByRole('heading', { level: 1, name: 'Réglages et aide' }).waitFor()
  assert.equal(new URL(page.url()).hash, '#/reglages/aide')
  await page.context().close()
})

test('an act is named where it can be undone; Ctrl+Z and Ctrl+Y take it back and forth; text fields keep theirs', async () => {
  const page = await app.open('#/reglages')
  const names = async () => (await app.call('library_list')).map((each) => each.name)
  await app.call('library_save', { name: 'Annexe du Parc', insee: '59350', address: '', opening_hours: '' })
  const undo = page.getByRole('button', { name: /^Annuler\s: .*Annexe du Parc/ })
  await undo.waitFor()

  await page.getByLabel('Votre nom').focus()
  await page.keyboard.press('Control+z')
  await page.waitForTimeout(200)
  assert.ok((await names()).includes('Annexe du Parc'))

  await page.getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('Control+z')
  await page.getByRole('button', { name: /^Rétablir\s: .*Annexe du Parc/ }).waitFor()
  assert.ok(!(await names()).includes('Annexe du Parc'))
  await page.keyboard.press('Control+y')
  await undo.waitFor()
  assert.ok((await names()).includes('Annexe du Parc'))
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+Shift+z')
  await undo.waitFor()
  await page.context().close()
})

test('the footer tells both truths: saved here, and still to share', async () => {
  const page = await app.open()
  const { pending } = await app.call('sync_state')
  const footer = page.getByRole('contentinfo')
  await footer.getByText(/Enregistré à\s\d+\sh\s\d\d sur ce portable/).waitFor()
  const number = new Intl.NumberFormat('fr-FR').format(pending)
  await footer.getByText(`${number} changements à partager`).waitFor()
  await app.call('library_save', { name: 'Bibliothèque du Canal', insee: '59350', address: '', opening_hours: '' })
  const more = new Intl.NumberFormat('fr-FR').format((await app.call('sync_state')).pending)
  assert.notEqual(more, number)
  await footer.getByText(`${more} changements à partager`).waitFor()
  await page.context().close()
})
