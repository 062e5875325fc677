// The keys of the shared folder: the recovery key is shown until it is noted, the passphrase changes, another recovery key is made.
import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'

import { axe, fitsSideways, PASSPHRASE, SCHEMES, SIZES, startHost, useApp } from './harness.mjs'

const app = useApp({ demo: true })

/** Waits for the running synchronisation. */
async function synced(host, args) {
  await host.call('sync_start', args)
  for (let left = 600; left > 0; left -= 1) {
    const state = await host.call('sync_state')
    if (state.job && ['done', 'failed', 'cancelled'].includes(state.job.phase)) return state
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the synchronisation does not end')
}

test('the recovery key of a new space is shown, light and dark, until somebody has noted it', async () => {
  const folder = join(app.host.folder, 'partage')
  await mkdir(folder)
  assert.equal((await synced(app, { folder, folder_passphrase: '' })).recovery_waiting, true)
  let shown
  for (const scheme of SCHEMES) {
    const page = await app.open('#/bureau', { scheme })
    await page.getByRole('heading', { name: 'Notez la clé de secours' }).waitFor()
    shown = (await page.getByRole('group', { name: /^Clé de secours/ }).innerText()).replace(/\s+/g, '-')
    assert.match(shown, /^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/)
    await axe(page)
    for (const size of [SIZES.small, SIZES.zoomed]) {
      await page.setViewportSize(size)
      await fitsSideways(page)
    }
    await page.context().close()
  }
  const page = await app.open('#/bureau')
  await page.getByRole('button', { name: 'Je l’ai notée' }).click()
  await page.getByRole('heading', { name: 'Notez la clé de secours' }).waitFor({ state: 'detached' })
  assert.deepEqual(await app.call('recovery_show'), {})
  await page.context().close()

  // It opens the folder for a laptop whose passphrase is another.
  const other = await startHost()
  await other.call('session_join', {
    person: 'Lucie', device: 'Portable de Lucie', passphrase: `${PASSPHRASE} deux`, remember: false, folder, folder_passphrase: shown,
  })
  const joined = await synced(other, {})
  assert.equal(joined.job.phase, 'done')
  await other.stop()
})

test('the passphrase is changed and the recovery key replaced in the settings', async () => {
  const page = await app.open('#/reglages')
  await page.getByRole('heading', { name: 'Clés du dossier' }).waitFor()
  await page.getByRole('button', { name: 'Changer la phrase…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nouvelle phrase secrète').fill('une phrase toute neuve')
  await dialog.getByLabel('La même phrase, encore une fois').fill('une phrase toute autre')
  await dialog.getByRole('button', { name: 'Changer la phrase' }).click()
  await dialog.getByText('Les deux phrases ne sont pas les mêmes.').waitFor()
  await axe(page)
  await dialog.getByLabel('La même phrase, encore une fois').fill('une phrase toute neuve')
  await dialog.getByRole('button', { name: 'Changer la phrase' }).click()
  await dialog.waitFor({ state: 'hidden' })

  await page.getByRole('button', { name: 'Remplacer la clé de secours…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Créer une clé de secours' }).click()
  await page.getByRole('heading', { name: 'Notez la clé de secours' }).waitFor()
  assert.equal((await app.call('keys_state')).recovery_unnoted, true)
  await axe(page)
  await page.getByRole('button', { name: 'Je l’ai notée' }).click()
  await page.getByRole('heading', { name: 'Notez la clé de secours' }).waitFor({ state: 'detached' })
  assert.equal((await app.call('keys_state')).recovery_unnoted, false)
  await page.context().close()
})
