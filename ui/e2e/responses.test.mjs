// Responses in files: out in a layout, anonymous with small cells shown, and in again with a look before anything is written.
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'

import { axe, fitsSideways, SCHEMES, SIZES, tabTo, useApp } from './harness.mjs'

const app = useApp({ demo: true })

/** The survey with most responses. */
/** Every response, also those that are not whole. */
const count = async (id) => (await app.call('response_list', id)).length
const survey = async () => (await app.call('survey_list')).sort((a, b) => b.responses - a.responses)[0]

for (const scheme of SCHEMES) {
  test(`both pages, ${scheme}`, async () => {
    const { id } = await survey()
    for (const path of ['export', 'import']) {
      const page = await app.open(`#/enquetes/${id}/${path}`, { scheme })
      await page.locator('main h1').waitFor()
      if (path === 'export') await page.getByLabel('Export anonyme').check()
      await axe(page)
      await page.context().close()
    }
  })
}

test('nothing sticks out at 640 × 480 and at 200 %', async () => {
  const { id } = await survey()
  for (const size of [SIZES.small, SIZES.zoomed]) {
    for (const path of ['export', 'import']) {
      const page = await app.open(`#/enquetes/${id}/${path}`, { size })
      await page.locator('main h1').waitFor()
      if (path === 'export') await page.getByLabel('Export anonyme').check()
      await fitsSideways(page)
      await page.context().close()
    }
  }
})

test('an export is written with the keyboard, and says what its layout cannot', async () => {
  const { id, responses, title } = await survey()
  const file = join(app.host.folder, 'kobo.csv')
  const page = await app.open(`#/enquetes/${id}`)
  page.on('dialog', (dialog) => {
    assert.match(dialog.defaultValue(), /\d{4}-\d{2}-\d{2}\.csv$/)
    void dialog.accept(file)
  })
  await page.getByRole('link', { name: 'Exporter…' }).click()
  await page.getByRole('heading', { level: 1, name: 'Exporter les réponses' }).waitFor()
  await page.getByText(title).first().waitFor()
  await page.getByRole('radio', { name: /^KoboToolbox/ }).check()
  await page.getByRole('radio', { name: 'CSV', exact: true }).check()
  await tabTo(page, /^button "Exporter…"/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: `${responses} réponses exportées` }).waitFor()
  await page.getByText('Cette mise en forme ne distingue pas').waitFor()
  await axe(page)
  const text = await readFile(file, 'utf8')
  assert.ok(text.startsWith('\ufeff') && text.includes('_uuid'))
  assert.equal(text.trimEnd().split('\r\n').length, responses + 1)
  await page.context().close()
})

test('small cells are shown before an anonymous export, and hidden in it', async () => {
  const { id, responses } = await survey()
  const file = join(app.host.folder, 'anonyme.csv')
  const page = await app.open(`#/enquetes/${id}/export`)
  page.on('dialog', (dialog) => void dialog.accept(file))
  await page.getByLabel('Export anonyme').check()
  const identifying = page.getByRole('checkbox', { name: /^Fait reconnaître/ })
  await identifying.first().waitFor()
  const count = await identifying.count()
  for (let at = 0; at < count; at += 1) await identifying.nth(at).check()
  await page.getByRole('button', { name: 'Chercher les petits effectifs' }).click()
  await page.getByText(/combinaisons sur \d+ ont moins de 5 réponses/).waitFor()
  await axe(page)
  await page.getByRole('radio', { name: 'CSV', exact: true }).check()
  await page.locator('main').getByRole('button', { name: 'Exporter…' }).click()
  await page.getByRole('heading', { name: /réponses? exportées?/ }).waitFor()
  const text = await readFile(file, 'utf8')
  assert.ok(!text.includes('_rythme_id') && !text.includes('Claire'))
  assert.ok(text.trimEnd().split('\r\n').length <= responses + 1)
  await page.context().close()
})

test('an import is looked at, added, undone, and adds nothing twice', async () => {
  const { id, responses } = await survey()
  const own = join(app.host.folder, 'propre.csv')
  const job = async () => {
    for (;;) {
      const now = await app.call('response_job')
      if (!now.running) return now
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  await app.call('response_export', { survey: id, layout: 'rythme', path: own })
  assert.equal((await job()).error, null)
  // Three more people: two of them readable.
  const text = await readFile(own, 'utf8')
  const [header, first] = text.split('\r\n')
  const columns = header.replace('\ufeff', '').split(';')
  const row = (more) => columns.map((name) => more[name] ?? '').join(';')
  const known = Object.fromEntries(columns.map((name, at) => [name, first.split(';')[at]]))
  const question = columns.find((name) => !name.startsWith('_') && /^[a-z_0-9]+$/.test(known[name] ?? ''))
  const added = [
    row({ _rythme_id: 'aaaaaaaa-0000-7000-8000-000000000001', [question]: known[question] }),
    row({ _rythme_id: 'aaaaaaaa-0000-7000-8000-000000000002', [question]: known[question] }),
    row({ _rythme_id: 'aaaaaaaa-0000-7000-8000-000000000003', [question]: 'pas-un-choix' }),
  ]
  const file = join(app.host.folder, 'plus.csv')
  await writeFile(file, `${text}${added.join('\r\n')}\r\n`)

  const page = await app.open(`#/enquetes/${id}/import`)
  page.on('dialog', (dialog) => void dialog.accept(file))
  await page.getByRole('button', { name: 'Choisir un fichier…' }).click()
  await page.getByText('Ce que l’import ajouterait').waitFor()
  assert.equal((await count(id)), responses)
  const figure = (name) => page.locator('dl .figure').filter({ hasText: name }).locator('dd').textContent()
  assert.deepEqual([await figure('nouvelles'), await figure('déjà là'), await figure('illisibles')], ['2', String(responses), '1'])
  await page.getByText('« pas-un-choix »').waitFor()
  await page.getByText(/colonnes sur \d+ répondent à une question/).click()
  await tabTo(page, /^button "Ajouter 2 réponses"/)
  await axe(page)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '2 réponses ajoutées' }).waitFor()
  await axe(page)
  assert.equal((await count(id)), responses + 2)

  await page.getByRole('button', { name: 'Choisir un autre fichier…' }).click()
  await page.getByText('Ce que l’import ajouterait').waitFor()
  assert.deepEqual([await figure('nouvelles'), await figure('déjà là')], ['0', String(responses + 2)])
  await page.locator('main h1').click()
  await page.keyboard.press('Control+z')
  for (let tries = 0; (await count(id)) !== responses && tries < 100; tries += 1) await page.waitForTimeout(50)
  assert.equal((await count(id)), responses)
  await page.context().close()
})
