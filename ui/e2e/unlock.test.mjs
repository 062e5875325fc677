// The lock: a wrong passphrase is told in place, the right one opens, and nothing is seen before.
import assert from 'node:assert/strict'
import { test } from 'node:test'

import { axe, fitsSideways, focused, PASSPHRASE, SCHEMES, SIZES, useApp } from './harness.mjs'

const app = useApp({ prepare: ({ host }) => host.restart() })

for (const scheme of SCHEMES) {
  test(`the lock has no violation, ${scheme}`, async () => {
    const page = await app.open('#/reglages', { scheme })
    await page.getByRole('heading', { level: 1, name: 'Ouvrir Rythme' }).waitFor()
    await axe(page)
    await page.keyboard.press('Enter')
    await page.getByText('Écrivez la phrase secrète de cette base.').waitFor()
    await axe(page)
    await page.context().close()
  })
}

test('the lock fits at 200 % of the smallest window', async () => {
  const page = await app.open('', { size: SIZES.zoomed })
  await fitsSideways(page)
  await page.context().close()
})

test('a wrong passphrase is refused in place, the right one opens the screen of the address', async () => {
  const page = await app.open('#/reglages')
  assert.equal(await focused(page), 'input "Phrase secrète"')
  await page.keyboard.type('ce n’est pas elle')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor()
  assert.equal((await app.call('session_state')).stage, 'locked')
  await axe(page)
  await page.keyboard.type(PASSPHRASE)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Réglages et aide' }).waitFor()
  assert.equal(await page.getByLabel('Votre nom').inputValue(), 'Claire Martin')
  await page.context().close()
})
