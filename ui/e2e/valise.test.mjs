// Without a shared folder: a .valise is made, looked at before anything is written, received; a draft alone comes and goes.
import assert from 'node:assert/strict'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'

import { axe, fitsSideways, SCHEMES, SIZES, startHost, tabTo, useApp } from './harness.mjs'

const app = useApp({ demo: true })
/** Another laptop, with nothing on it yet. */
const other = useApp()
/** Somebody else's Rythme, under another passphrase. */
let stranger
after(() => stranger?.stop())

let stick
const address = (file) => `#/valise/${encodeURIComponent(file)}`
const main = (page) => page.locator('main')

async function usbStick() {
  stick ??= join(app.host.folder, 'cle')
  await mkdir(stick, { recursive: true })
  return stick
}

/** The one file that is on the stick and not in `known`. */
async function fresh(known) {
  const names = (await readdir(stick)).filter((name) => !known.includes(name))
  assert.equal(names.length, 1, names.join())
  return join(stick, names[0])
}

async function save(page, where) {
  page.once('dialog', (dialog) => void dialog.accept(where))
  await tabTo(page, /^button "Enregistrer la valise/)
  await page.keyboard.press('Enter')
  await page.getByText(/^Valise enregistrée, /).waitFor()
}

let everything

test('everything is saved on a stick with the keyboard, in a file that has a name', async () => {
  const folder = await usbStick()
  const page = await app.open('#/bureau')
  await page.getByRole('heading', { name: 'Sans dossier partagé : une valise' }).waitFor()
  await axe(page)
  await save(page, folder)
  everything = await fresh([])
  assert.match(everything, /Rythme \d{4}-\d\d-\d\d\.valise$/)
  await axe(page)
  await page.context().close()
})

for (const scheme of SCHEMES) {
  test(`the preview says who, when and what, and writes nothing, ${scheme}`, async () => {
    const page = await other.open(address(everything), { scheme })
    await page.getByRole('heading', { name: 'Une valise de Claire Martin' }).waitFor()
    await main(page).getByText(/changements qui ne sont pas encore ici$/).waitFor()
    await main(page).getByText(/^Claire Martin\s: \d+ changements$/).waitFor()
    await main(page).getByText(/^\d+ brouillons?$/).waitFor()
    await main(page).getByText('Ce portable ne partage encore rien : il rejoint l’espace de cette valise.').waitFor()
    await axe(page)
    for (const size of [SIZES.small, SIZES.zoomed]) {
      await page.setViewportSize(size)
      await fitsSideways(page)
    }
    assert.equal((await other.call('library_list')).length, 0)
    assert.equal((await other.call('valise_state')).space, false)
    await page.context().close()
  })
}

test('it is received with the keyboard, and the same again brings nothing', async () => {
  const page = await other.open(address(everything))
  await tabTo(page, /^button "Recevoir"/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Valise reçue' }).waitFor()
  await main(page).getByText(/^\d+ changements reçus\.$/).waitFor()
  await main(page).getByText('Ce portable fait maintenant partie de l’espace.').waitFor()
  await axe(page)
  assert.equal((await other.call('draft_list')).length, (await app.call('draft_list')).length)
  await page.reload()
  await main(page).getByText('Rien de nouveau : tout ce qu’elle contient est déjà sur ce portable.').waitFor()
  await page.context().close()
})

test('the answer goes to the laptop that is known by now, with what it lacks and nothing else', async () => {
  await other.call('library_save', { id: null, name: 'Gare', insee: '59350', address: '', opening_hours: '' })
  const before = await readdir(stick)
  const page = await other.open('#/bureau')
  const { receivers } = await other.call('valise_state')
  assert.deepEqual(receivers.map(({ label, lacks }) => [label, lacks]), [['Portable de Claire', 1]])
  await page.getByLabel('Que mettre dans la valise ?').selectOption({ label: 'Portable de Claire (1 changement)' })
  await save(page, stick)
  const file = await fresh(before)
  assert.match(file, /Portable de Claire/)
  await page.context().close()

  const mine = await app.open(address(file))
  await main(mine).getByText('1 changement qui n’est pas encore ici').waitFor()
  await main(mine).getByText('Tout se réunit sans question à trancher.').waitFor()
  await mine.getByRole('button', { name: 'Recevoir' }).click()
  await main(mine).getByText('1 changement reçu.').waitFor()
  await mine.context().close()
})

test('a draft leaves the workshop under a passphrase of its own and opens elsewhere with it alone', async () => {
  const before = await readdir(stick)
  const [{ id, title }] = await app.call('draft_list')
  const page = await app.open(`#/grilles/${id}`)
  await tabTo(page, /^button "Envoyer ce brouillon \(\.valise\)"/)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Phrase secrète de cette valise').fill('pour Zoé seulement')
  await axe(page)
  await save(page, stick)
  await axe(page)
  await page.keyboard.press('Escape')
  const file = await fresh(before)
  await page.context().close()

  stranger = await startHost()
  await stranger.call('session_create', { person: 'Zoé', device: 'Portable de Zoé', passphrase: 'une toute autre phrase', remember: false, demo: false })
  // The double click, while the laptop is locked: it waits for the unlock.
  await stranger.restart('SIGTERM', ['--open', file])
  const theirs = await app.browser.newContext({ locale: 'fr-FR', reducedMotion: 'reduce' }).then((context) => context.newPage())
  await theirs.goto(`${stranger.url}/`)
  await theirs.getByLabel(/^Phrase secrète/).fill('une toute autre phrase')
  await theirs.keyboard.press('Enter')
  await theirs.getByRole('heading', { name: 'Valise fermée' }).waitFor()
  await axe(theirs)
  const phrase = theirs.getByLabel('Phrase secrète', { exact: true })
  await phrase.fill('faux')
  await theirs.keyboard.press('Enter')
  await theirs.getByRole('alert').filter({ hasText: 'Cette phrase secrète n’ouvre pas la valise.' }).waitFor()
  await axe(theirs)
  await phrase.fill('pour Zoé seulement')
  await theirs.keyboard.press('Enter')
  await theirs.getByRole('heading', { name: `Brouillon « ${title} »` }).waitFor()
  await theirs.getByText('Ce brouillon vient d’une autre équipe', { exact: false }).waitFor()
  await theirs.getByRole('button', { name: 'Recevoir' }).click()
  await theirs.getByRole('link', { name: 'Voir le brouillon' }).click()
  await theirs.getByRole('heading', { level: 1 }).filter({ hasText: title }).waitFor()
  assert.equal((await stranger.call('draft_get', id)).slots.length, (await app.call('draft_get', id)).slots.length)
  await theirs.context().close()
})

test('what is no valise is refused in a sentence, and another can be chosen', async () => {
  const letter = join(await usbStick(), 'lettre.valise')
  await writeFile(letter, 'Madame,')
  const page = await app.open(address(letter))
  await page.getByRole('alert').filter({ hasText: 'Ce fichier n’est pas une valise de Rythme.' }).waitFor()
  await axe(page)
  page.once('dialog', (dialog) => void dialog.accept(everything))
  await page.getByRole('button', { name: 'Ouvrir une valise…' }).click()
  await main(page).getByText(/^Rien de nouveau/).waitFor()
  await page.context().close()
})
