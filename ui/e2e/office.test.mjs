// Back at the office with two laptops and a real folder: dry run, synchronisation, a disputed name, its decision undone.
import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'

import { axe, fitsSideways, PASSPHRASE, SCHEMES, SIZES, startHost, tabTo, useApp } from './harness.mjs'

const app = useApp({ demo: true })
/** A laptop that knows no folder yet. */
const newcomer = useApp()
let folder
let other

/** Hooks run in no order that is promised: the folder is made with the first test. */
async function sharedFolder() {
  folder = join(app.host.folder, 'partage')
  await mkdir(folder)
}
after(() => other?.stop())

/** Runs a whole synchronisation of the other laptop. */
async function share(host) {
  await host.call('sync_start', {})
  for (let left = 200; left > 0; left -= 1) {
    const { job } = await host.call('sync_state')
    if (!job || ['done', 'failed', 'cancelled'].includes(job.phase)) return job
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the other laptop never ended')
}

const rename = async (host, name) => {
  const [{ id, insee, address, opening_hours }] = await host.call('library_list')
  await host.call('library_save', { id, insee, address, opening_hours, name })
  return id
}

async function synchronise(page) {
  await page.getByRole('button', { name: 'Synchroniser' }).click()
  await page.locator('main').getByText(/^(Aucun|\d+) changements? envoyés?, /).waitFor()
}

test('without a folder, then with an empty one: a dry run in words, then everything is shared', async () => {
  await sharedFolder()
  const page = await app.open('#/bureau')
  await page.locator('main').getByText('Aucun dossier partagé').waitFor()
  await axe(page)
  page.on('dialog', (dialog) => void dialog.accept(folder))
  await tabTo(page, /^button "Choisir le dossier/)
  await page.keyboard.press('Enter')
  await page.locator('main').getByText(/^\d+ à envoyer, rien à recevoir$/).waitFor()
  const { pending } = await app.call('sync_state')
  assert.ok(pending > 100)
  await axe(page)
  await tabTo(page, /^button "Synchroniser"/)
  await page.keyboard.press('Enter')
  await page.locator('main').getByText(/^\d+ changements envoyés, aucun reçu\./).waitFor()
  await page.locator('main').getByText('Tout est déjà partagé.').waitFor()
  assert.equal((await app.call('sync_state')).pending, 0)
  await axe(page)
  await page.context().close()
})

test('a name that two laptops wrote is decided with the keyboard, and the decision taken back', async () => {
  other = await startHost()
  await other.call('session_join', {
    person: 'Lucie Bernard', device: 'Portable de Lucie', passphrase: PASSPHRASE, remember: false, folder, folder_passphrase: PASSPHRASE,
  })
  await share(other)
  const id = await rename(other, 'Nom de Lucie')
  await rename(app.host, 'Nom de Claire')
  await share(other)

  const page = await app.open('#/bureau')
  await page.locator('main').getByText(/^1 à envoyer, 1 à recevoir, 1 à décider$/).waitFor()
  await synchronise(page)
  await page.getByRole('heading', { name: 'À décider (1)' }).waitFor()
  await page.locator('main').getByText('Vous (Claire Martin)').waitFor()
  const sides = page.locator('.side')
  assert.equal(await sides.count(), 2)
  assert.match(await sides.filter({ hasText: 'Lucie Bernard' }).innerText(), /Nom de Lucie/)
  await page.locator('main').getByText('Portable de Lucie').waitFor()
  await axe(page)

  await tabTo(page, /^button "Prendre celui-ci, Nom de Lucie"/)
  await page.keyboard.press('Enter')
  await page.locator('main').getByText('Rien à décider.').waitFor()
  assert.equal((await app.call('library_get', id)).row.name, 'Nom de Lucie')
  await page.keyboard.press('Control+z')
  await page.waitForFunction(async (library) => {
    const answer = await fetch('/call/library_get', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(library) })
    return (await answer.json()).row.name !== 'Nom de Lucie'
  }, id)
  await page.context().close()
})

for (const scheme of SCHEMES) {
  test(`questions, skipped files and laptops, ${scheme}`, async () => {
    await rename(other, `Autre nom ${scheme}`)
    await rename(app.host, `Mon nom ${scheme}`)
    await share(other)
    await writeFile(join(folder, 'd', 'etranger.txt'), 'bonjour')
    const page = await app.open('#/bureau', { scheme })
    await synchronise(page)
    await page.getByRole('heading', { name: /À décider/ }).waitFor()
    await axe(page)
    for (const size of [SIZES.small, SIZES.zoomed]) {
      await page.setViewportSize(size)
      await fitsSideways(page)
    }
    await page.context().close()
  })
}

test('a folder that is somebody else’s is refused in place', async () => {
  const foreign = join(app.host.folder, 'autre')
  await mkdir(foreign)
  await writeFile(join(foreign, 'photo.jpg'), 'x')
  const page = await app.open('#/bureau')
  await page.getByRole('button', { name: 'Synchroniser' }).waitFor()
  page.on('dialog', (dialog) => void dialog.accept(foreign))
  await page.getByRole('button', { name: 'Changer de dossier…' }).click()
  await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor()
  await axe(page)
  await page.context().close()
})

test('a space made with another passphrase asks for it in place, then can be joined', async () => {
  const theirs = join(newcomer.host.folder, 'leur-espace')
  await mkdir(theirs)
  const founder = await startHost()
  const secret = 'une toute autre phrase'
  await founder.call('session_create', { person: 'Karim', device: 'Portable de Karim', passphrase: secret, remember: false, demo: true })
  await founder.call('sync_start', { folder: theirs, folder_passphrase: '' })
  for (let left = 200; left > 0 && (await founder.call('sync_state')).last_sync === null; left -= 1) await new Promise((resolve) => setTimeout(resolve, 50))
  await founder.stop()

  const page = await newcomer.open('#/bureau')
  page.on('dialog', (dialog) => void dialog.accept(theirs))
  await page.getByRole('button', { name: 'Choisir le dossier…' }).click()
  const field = page.getByLabel('Phrase secrète du dossier partagé')
  await field.fill('ce n’est pas la bonne')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor()
  await axe(page)
  await field.fill(secret)
  await page.keyboard.press('Enter')
  await page.locator('main').getByText(/ \d+ à recevoir$/).waitFor()
  await synchronise(page)
  assert.ok((await newcomer.call('library_list')).length > 0)
  await page.context().close()
})
