// The gallery of a visit: files dropped, pasted and picked; thumbnails, captions, large views, removal; by keyboard too.
import assert from 'node:assert/strict'
import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

import { axe, fitsSideways, SCHEMES, SIZES, useApp } from './harness.mjs'

const SAMPLE = join(dirname(fileURLToPath(import.meta.url)), '../../tests/data/photos/facade.jpg')
const NBSP = '\u00A0'

const app = useApp({ demo: true })

/** A visit of its own for each test. */
async function visit() {
  const [library] = await app.call('library_list')
  return app.call('visit_save', { library: library.id, date: '2026-09-15', people: '' })
}

async function open(id, options) {
  const page = await app.open(`#/visites/${id}`, options)
  await page.getByRole('heading', { level: 2, name: 'Photos et pièces jointes' }).waitFor()
  return page
}

const add = (id, more = {}) => app.call('photo_add', { visit: id, path: SAMPLE, ...more })

/** Drops or pastes files that are made in the page. */
async function hand(page, how, files) {
  await page.evaluate(
    ([how, files]) => {
      const data = new DataTransfer()
      for (const { name, base64, size } of files) {
        const bytes = base64 === undefined ? new Uint8Array(size) : Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
        data.items.add(new File([bytes], name))
      }
      const target = document.querySelector('.gallery')
      const event = how === 'paste' ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }) : new DragEvent(how, { dataTransfer: data, bubbles: true, cancelable: true })
      target.dispatchEvent(event)
    },
    [how, files],
  )
}

const sample = async (name = 'IMG_0001.jpg') => ({ name, base64: (await readFile(SAMPLE)).toString('base64') })

for (const scheme of SCHEMES) {
  test(`the empty gallery, the full one and a large photo, ${scheme}`, async () => {
    const id = await visit()
    const page = await open(id, { scheme })
    await page.getByText('Aucune photo pour l’instant').waitFor()
    await axe(page)
    await add(id, { caption: 'L’entrée côté quai' })
    await add(id, { keep_position: true })
    await page.getByRole('button', { name: 'Ouvrir facade.jpg' }).waitFor()
    await page.getByText('Lieu gardé').waitFor()
    await axe(page)
    await page.getByRole('button', { name: 'Ouvrir L’entrée côté quai' }).click()
    await page.getByRole('dialog').getByRole('img', { name: 'L’entrée côté quai' }).waitFor()
    await page.getByText('320 × 480 pixels').waitFor()
    await axe(page)
    await page.context().close()
  })
}

test('nothing sticks out at 640 × 480 and at 200 %', async () => {
  const id = await visit()
  await add(id, { caption: 'Une légende assez longue pour que la place lui manque sur un petit écran' })
  for (const size of [SIZES.small, SIZES.zoomed]) {
    const page = await open(id, { size })
    await page.getByRole('button', { name: /^Ouvrir Une légende/ }).click()
    await page.getByRole('dialog').waitFor()
    await fitsSideways(page)
    await page.context().close()
  }
})

test('a photo that is dropped shows at once, without its position', async () => {
  const id = await visit()
  const page = await open(id)
  await hand(page, 'dragover', [{ name: 'x', size: 1 }])
  await page.getByText('Déposez pour ajouter à la visite').waitFor()
  await hand(page, 'drop', [await sample(), { name: 'Compte rendu.pdf', size: 3_400_000 }])
  await page.getByRole('button', { name: 'Ouvrir IMG_0001.jpg' }).waitFor()
  await page.getByRole('button', { name: 'Ouvrir Compte rendu.pdf' }).waitFor()
  await page.getByText(`3,4${NBSP}Mo`).waitFor()
  assert.equal(await page.getByText('Déposez pour ajouter').count(), 0)
  const loaded = await page.locator('.tiles img').evaluate((img) => img.decode().then(() => img.naturalWidth))
  assert.ok(loaded > 0, 'the thumbnail is drawn under the content policy')
  const [row] = await app.call('photo_list', id)
  assert.deepEqual([row.position_kept, row.state, row.width, row.height], [false, 'to_share', 320, 480])
  assert.equal(await page.locator('.tiles').getByText('À partager').count(), 2)
  await page.context().close()
})

test('a picture that is pasted is added, text that is pasted is not', async () => {
  const id = await visit()
  const page = await open(id)
  await page.getByLabel('Garder le lieu de la prise de vue').check()
  await page.getByText('Les prochaines photos garderont leur lieu').waitFor()
  await hand(page, 'paste', [await sample('image.png')])
  await page.getByRole('button', { name: 'Ouvrir image.png' }).waitFor()
  await page.getByText('Lieu gardé').waitFor()
  await page.context().close()
})

test('a picked file is added, and one that cannot be is refused in a sentence', async () => {
  const id = await visit()
  const page = await open(id)
  page.once('dialog', (dialog) => dialog.accept(SAMPLE))
  await page.getByRole('button', { name: 'Ajouter des fichiers' }).click()
  await page.getByRole('button', { name: 'Ouvrir facade.jpg' }).waitFor()
  const cut = (await sample()).base64.slice(0, 4_000)
  await hand(page, 'drop', [
    { name: 'film.mp4', size: 50_000_001 },
    { name: 'coupée.jpg', base64: cut },
  ])
  await page.getByText(`«${NBSP}film.mp4${NBSP}» pèse 51${NBSP}Mo`).waitFor()
  await page.getByText(`L’image «${NBSP}coupée.jpg${NBSP}» est abîmée`).waitFor()
  await axe(page)
  assert.equal((await app.call('photo_list', id)).length, 1)
  const note = page.getByRole('alert').filter({ hasText: 'film.mp4' })
  await note.getByRole('button', { name: 'Fermer' }).click()
  await note.waitFor({ state: 'detached' })
  await page.context().close()
})

test('with the keyboard: opened, gone through, captioned, saved, removed and brought back', async () => {
  const id = await visit()
  await add(id, { caption: 'Première' })
  await add(id, { caption: 'Seconde' })
  const page = await open(id)
  const first = page.getByRole('button', { name: 'Ouvrir Première' })
  await first.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('img', { name: 'Première' }).waitFor()
  await page.keyboard.press('ArrowRight')
  await dialog.getByRole('img', { name: 'Seconde' }).waitFor()
  await dialog.getByText('2 sur 2').waitFor()
  const caption = dialog.getByLabel('Ce que montre l’image')
  await caption.fill('La boîte de retour')
  await page.keyboard.press('Tab')
  await dialog.getByRole('img', { name: 'La boîte de retour' }).waitFor()

  const copy = join(app.host.folder, 'copie.jpg')
  page.once('dialog', (prompt) => prompt.accept(copy))
  await dialog.getByRole('button', { name: 'Enregistrer une copie' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Copie enregistrée').waitFor({ state: 'attached' })
  assert.equal((await stat(copy)).size, (await app.call('photo_list', id))[1].length)

  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Ouvrir La boîte de retour' }).press('Enter')
  await dialog.getByRole('button', { name: 'Retirer de la visite' }).press('Enter')
  await page.getByText(`Retiré de la visite${NBSP}: facade.jpg.`).first().waitFor()
  assert.equal(await page.getByRole('button', { name: 'Ouvrir La boîte de retour' }).count(), 0)
  await page.keyboard.press('Control+z')
  await page.getByRole('button', { name: 'Ouvrir La boîte de retour' }).waitFor()
  await page.context().close()
})
