// Erasure and retention: the act with its preview and its second thought, the register, the end of keeping, the purge.
import assert from 'node:assert/strict'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'

import { axe, fitsSideways, focused, PASSPHRASE, SCHEMES, SIZES, startHost, tabTo, useApp } from './harness.mjs'

/** One laptop with fictive data; another pair that shares a folder. */
const app = useApp({ demo: true })
const pair = useApp()
const SHOTS = process.env.RYTHME_SHOTS
const LONG_AGO = '2020-01-31'
let lucie
after(() => lucie?.stop())

async function shot(page, name) {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true })
}

async function until(check, what) {
  for (let left = 200; left > 0; left -= 1) {
    if (await check()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.fail(what)
}

const newLibrary = (name, on = app) => on.call('library_save', { name, insee: '59646', address: '', opening_hours: 'Tu 14:00-18:00' })

async function newVisit(name, on = app) {
  const library = await newLibrary(name, on)
  const visit = await on.call('visit_save', { library, date: '2026-09-15', people: 'Nadia' })
  await on.call('note_save', { visit, markdown: 'Canari, dit à voix basse.', version: '' })
  return { library, visit }
}

const dialog = (page) => page.getByRole('dialog', { name: /^Effacer définitivement/ })
const confirm = (page) => dialog(page).getByRole('button', { name: 'Effacer définitivement', exact: true })

/** Fills in what the dialog asks and erases. */
async function erase(page, reason) {
  await dialog(page).getByLabel('Raison').fill(reason)
  await dialog(page).getByRole('checkbox').check()
  await confirm(page).click()
}

const registered = (page) => page.getByRole('heading', { level: 1, name: 'Registre des effacements' }).waitFor()
const lines = (page) => page.getByRole('region', { name: 'Tableau des effacements' }).getByRole('row')

test('nothing erased, nothing due: what will stand there, from the settings and from Ctrl+K', async () => {
  const page = await app.open('#/reglages')
  await page.locator('main').getByRole('link', { name: 'Registre des effacements' }).click()
  await registered(page)
  await page.getByText('Rien n’a été effacé').waitFor()
  await page.getByText('Rien n’est à purger').waitFor()
  await page.getByText(/^La prochaine échéance est celle de «/).waitFor()
  assert.equal(await page.getByRole('button', { name: /Exporter/ }).count(), 0)
  await axe(page)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('effacements')
  await page.getByRole('option', { name: /Registre des effacements/ }).waitFor()
  await page.context().close()
})

test('a visit, by the keyboard: preview, what is missing, then gone for ever', async () => {
  const { visit } = await newVisit('Médiathèque du canari')
  const page = await app.open(`#/visites/${visit}`)
  await page.getByText('Canari, dit à voix basse.').waitFor()
  await tabTo(page, /^button "Effacer définitivement…"/)
  await page.keyboard.press('Enter')
  await dialog(page).getByText('1 visite, avec sa note').waitFor()
  await dialog(page).getByText('Ce portable efface tout de suite, sauvegardes comprises.').waitFor()
  await axe(page)

  // Neither the key nor the button erases before a reason and the box.
  await confirm(page).focus()
  await page.keyboard.press('Enter')
  assert.match(await focused(page), /^textarea "Raison/)
  await dialog(page).getByText('Cochez la case pour confirmer.').waitFor()
  await axe(page)
  await page.keyboard.type('demande reçue le 24 novembre')
  await confirm(page).focus()
  await page.keyboard.press('Enter')
  assert.match(await focused(page), /^input "J’ai lu ce qui disparaît/)
  assert.equal((await app.call('visit_get', visit)).row.id, visit)
  await page.keyboard.press('Escape')
  assert.match(await focused(page), /^button "Effacer définitivement…"/)
  await page.locator('dialog h2').filter({ hasText: 'Effacer définitivement' }).waitFor({ state: 'detached' })

  await page.keyboard.press('Enter')
  await dialog(page).getByText('1 visite, avec sa note').waitFor()
  assert.equal(await dialog(page).getByLabel('Raison').inputValue(), '')
  await tabTo(page, /^textarea "Raison/)
  await page.keyboard.type('demande reçue le 24 novembre')
  await tabTo(page, /^input "J’ai lu/)
  await page.keyboard.press('Space')
  await tabTo(page, /^button "Effacer définitivement"/)
  await page.keyboard.press('Enter')
  await registered(page)
  await page.locator('.told').getByText('Effacé pour toujours : 1 visite, avec sa note.').waitFor()
  assert.match(await page.locator('[aria-live="polite"]').allTextContents().then((all) => all.join(' ')), /Effacé pour toujours/)
  const line = lines(page).nth(1)
  for (const word of ['1 visite, avec sa note', 'demande reçue le 24 novembre', 'Claire Martin', 'Effacé sur ce portable']) await line.getByText(word).waitFor()
  await axe(page)
  await assert.rejects(app.call('visit_get', visit), /entity_unknown/)
  // What undo would have taken back is gone with it, and its name with that.
  assert.equal(await page.getByRole('button', { name: /^Annuler.*15 septembre/ }).count(), 0)
  assert.deepEqual((await app.call('search', 'canari')).filter(({ kind }) => kind === 'visit'), [])
  // Nothing brings it back.
  const undone = JSON.stringify(await app.call('undo_state'))
  await page.keyboard.press('Control+z')
  await until(async () => JSON.stringify(await app.call('undo_state')) !== undone, 'nothing was undone')
  await assert.rejects(app.call('visit_get', visit), /entity_unknown/)
  // The address of what is gone is not in the way back.
  await page.goBack()
  assert.doesNotMatch(page.url(), new RegExp(visit))
  await page.context().close()
})

test('one response of a survey: the others stay, and the focus goes to its neighbour', async () => {
  const { id, responses } = (await app.call('survey_list')).find((row) => row.audience === 'users')
  const page = await app.open(`#/enquetes/${id}`)
  await page.getByRole('table').waitFor()
  await tabTo(page, /^button "Effacer définitivement la réponse/, { most: 80 })
  const first = await focused(page)
  await page.keyboard.press('ArrowDown')
  const second = await focused(page)
  assert.notEqual(first, second)
  await page.keyboard.press('Enter')
  await dialog(page).getByText('1 réponse', { exact: true }).waitFor()
  await dialog(page).getByText('L’enquête et ses autres réponses.').waitFor()
  await axe(page)
  await erase(page, 'demande de la personne')
  await page.getByRole('heading', { name: `${responses - 1} réponses` }).waitFor()
  await until(async () => /^button "Effacer définitivement la réponse/.test(await focused(page)), 'the focus did not go to a neighbour')
  assert.equal((await app.call('response_list', id)).length, responses - 1)
  await page.context().close()
})

test('a photo, a draft, and a library with everything about it', async () => {
  const { library, visit } = await newVisit('Médiathèque à effacer')
  await app.call('photo_add_bytes', { visit, name: 'plan.txt', bytes: Buffer.from('des mots').toString('base64') })
  const draft = await app.call('draft_add', { library, title: 'À retirer', from_current: true })
  await app.call('draft_add', { library, title: 'Un autre', from_current: true })
  await app.call('version_add', { of: `draft/${draft}`, name: 'Envoyée' })

  const page = await app.open(`#/visites/${visit}`)
  await page.getByRole('button', { name: /plan\.txt/ }).first().click()
  await page.getByRole('dialog', { name: 'plan.txt' }).getByRole('button', { name: 'Effacer définitivement…' }).click()
  await dialog(page).getByText('1 photo ou pièce jointe').waitFor()
  await axe(page)
  await erase(page, 'personne reconnaissable')
  await until(async () => (await app.call('photo_list', visit)).length === 0, 'the photo stayed')
  await page.getByText('Effacé pour toujours : 1 photo ou pièce jointe.').waitFor({ state: 'attached' })
  await until(async () => (await page.locator('dialog[open]').count()) === 0, 'a dialog stayed')
  await until(async () => /^button "Ajouter/.test(await focused(page)), 'the focus is lost')

  await page.goto(`${app.host.url}/#/grilles/${draft}`)
  await page.getByRole('grid').waitFor()
  await page.locator('main').getByRole('button', { name: 'Effacer définitivement…' }).click()
  await dialog(page).getByText('1 brouillon de grille').waitFor()
  await dialog(page).getByText('1 version nommée').waitFor()
  await erase(page, 'saisi par erreur')
  await registered(page)

  await page.goto(`${app.host.url}/#/bibliotheques/${library}`)
  await page.getByRole('heading', { level: 1, name: 'Médiathèque à effacer' }).waitFor()
  await page.locator('main').getByRole('button', { name: 'Effacer définitivement…' }).click()
  for (const words of ['1 bibliothèque', '1 visite, avec sa note', '1 brouillon de grille']) await dialog(page).getByText(words, { exact: true }).waitFor()
  await erase(page, 'double')
  await registered(page)
  await page.locator('.told').getByText(/1 bibliothèque, 1 visite, avec sa note, 1 brouillon de grille/).waitFor()
  assert.equal((await app.call('library_list')).some(({ id }) => id === library), false)
  await page.context().close()
})

test('what was removed is erased from its history', async () => {
  const { visit } = await newVisit('Médiathèque des retraits')
  await app.call('visit_delete', visit)
  const page = await app.open(`#/historique/visit/${visit}`)
  await page.locator('main').getByRole('button', { name: 'Effacer définitivement…' }).click()
  await dialog(page).getByText('1 visite, avec sa note').waitFor()
  await erase(page, 'demande reçue')
  await registered(page)
  await page.goto(`${app.host.url}/#/historique/visit/${visit}`)
  await page.getByText('Le contenu de cet objet a été effacé').first().waitFor()
  assert.equal(await page.locator('main').getByRole('button', { name: 'Effacer définitivement…' }).count(), 0)
  await page.context().close()
})

test('the register is saved as a table in words', async () => {
  const page = await app.open('#/effacements')
  const path = join(app.host.folder, 'registre.csv')
  page.on('dialog', (asked) => {
    assert.equal(asked.defaultValue(), 'registre-des-effacements.csv')
    void asked.accept(path)
  })
  await tabTo(page, /^button "Exporter le registre…"/)
  await page.keyboard.press('Enter')
  await page.getByText(`Registre enregistré : ${path}`).waitFor({ state: 'attached' })
  const text = await readFile(path, 'utf8')
  assert.match(text, /^\uFEFFdate;par;raison;éléments effacés;/)
  assert.match(text, /Claire Martin;demande de la personne;Réponse 1;1;1;/)
  assert.doesNotMatch(text, /Nadia|Canari|Médiathèque/)
  await page.context().close()
})

test('the end of keeping: proposed with its source, moved, undone, told to respondents', async () => {
  const library = await newLibrary('Médiathèque des durées')
  const rule = await app.call('survey_keep_rule')
  const page = await app.open(`#/enquetes/nouvelle/${library}`)
  await page.getByRole('radio', { name: /usagers/i }).first().check()
  const keep = page.getByLabel('Conserver jusqu’au')
  await until(async () => (await keep.inputValue()).endsWith(rule.until.slice(0, 4)), 'no end was proposed')
  await page.getByText(/^Proposé\s: 24 mois\. Source\s:/).waitFor()
  await page.getByText(rule.source).waitFor()
  await axe(page)
  await keep.fill('31/01/2020')
  await page.getByRole('button', { name: 'Créer l’enquête' }).click()
  await page.getByText('Cette date est passée : les réponses').waitFor()
  await keep.fill('30/06/2031')
  await page.getByLabel('Titre').fill('Durées')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Durées' }).waitFor()
  const made = (await app.call('survey_list')).find(({ title }) => title === 'Durées')
  assert.equal(made.keep_until, '2031-06-30')

  await keep.fill('31/12/2029')
  await page.keyboard.press('Enter')
  await page.getByText('Réponses à conserver jusqu’au lundi 31 décembre 2029.').first().waitFor()
  await page.keyboard.press('Tab')
  await until(async () => (await app.call('survey_get', made.id)).row.keep_until === '2029-12-31', 'the end was not moved')
  await page.locator('main h1').focus()
  await page.keyboard.press('Control+z')
  await until(async () => (await keep.inputValue()) === 'lundi 30 juin 2031', 'the end was not moved back')
  // Emptied, it stays as it was.
  await keep.fill('')
  await keep.blur()
  await until(async () => (await keep.inputValue()) === 'lundi 30 juin 2031', 'an end was taken away')

  for (const language of (await app.call('survey_get', made.id)).row.languages) {
    const { id } = await app.call('interview_start', { survey: made.id, language })
    const notice = await app.open(`#/entretien/${id}`)
    // French, easy French, English, Arabic: each says the day in its own words.
    await notice.locator('.notice').getByText(/30 (juin|June|يونيو) 2031/).waitFor()
    await axe(notice)
    await notice.context().close()
  }
  await app.call('survey_keep', { id: made.id, until: LONG_AGO })
  const { id } = await app.call('interview_start', { survey: made.id, language: '' })
  const notice = await app.open(`#/entretien/${id}`)
  await notice.getByText('Les réponses sont gardées le temps de l’étude').waitFor()
  await notice.context().close()
  await page.context().close()
})

test('a survey that is due says so everywhere, and is purged with a report; the survey stays', async () => {
  const row = (await app.call('survey_list')).find(({ responses }) => responses > 20)
  await app.call('survey_keep', { id: row.id, until: LONG_AGO })
  const page = await app.open('#/enquetes')
  await page.getByText('Une enquête a passé sa durée de conservation.').waitFor()
  await page.getByRole('listitem').filter({ hasText: row.title }).getByText('À purger').waitFor()
  await axe(page)
  await page.getByRole('link', { name: row.title }).click()
  await page.getByText(/^Cette date est passée depuis .* jours/).waitFor()
  await axe(page)
  await page.locator('main').getByRole('link', { name: 'Voir ce qui est à purger' }).click()
  await registered(page)
  await page.getByText(/réponses, à conserver jusqu’au vendredi 31 janvier 2020, date passée depuis/).waitFor()
  await page.getByRole('group', { name: 'Enquêtes à purger' }).getByLabel(row.title).uncheck()
  assert.ok(await page.getByRole('button', { name: 'Purger…' }).isDisabled(), 'nothing is chosen')
  await page.getByRole('group', { name: 'Enquêtes à purger' }).getByLabel(row.title).check()
  await axe(page)
  await tabTo(page, /^button "Purger cette enquête…"/)
  await page.keyboard.press('Enter')
  const asked = page.getByRole('dialog', { name: 'Purger les réponses' })
  await asked.getByText(new RegExp(`^${row.responses} réponses disparaissent de 1 enquête`)).waitFor()
  assert.equal(await asked.getByLabel('Raison').inputValue(), 'fin de la durée de conservation')
  await axe(page)
  await tabTo(page, /^button "Effacer \d+ réponses"/)
  await page.keyboard.press('Enter')
  assert.match(await focused(page), /^input "J’ai lu/)
  assert.equal((await app.call('survey_get', row.id)).row.responses, row.responses)
  await page.keyboard.press('Space')
  await tabTo(page, /^button "Effacer \d+ réponses"/)
  await page.keyboard.press('Enter')
  await asked.getByText(`Purge faite : ${row.responses} réponses effacées, 1 enquête conservée.`).waitFor()
  await axe(page)
  await page.keyboard.press('Escape')
  await page.getByText('Rien n’est à purger').waitFor()
  await lines(page).nth(1).getByText(`${row.responses} réponses`).waitFor()
  assert.equal((await app.call('survey_get', row.id)).row.responses, 0)
  await page.context().close()
})

test('two laptops: the register says whom it waits for, until the other has erased', async () => {
  const folder = join(pair.host.folder, 'partage')
  await mkdir(folder)
  const { visit } = await newVisit('Médiathèque partagée', pair)
  const share = async (host, more = {}) => {
    await host.call('sync_start', more)
    await until(async () => ['done', 'failed'].includes((await host.call('sync_state')).job?.phase), 'the sync never ended')
    assert.equal((await host.call('sync_state')).job.phase, 'done')
  }
  await share(pair.host, { folder })
  lucie = await startHost()
  await lucie.call('session_join', {
    person: 'Lucie Bernard', device: 'Portable de Lucie', passphrase: PASSPHRASE, remember: false, folder, folder_passphrase: PASSPHRASE,
  })
  await share(lucie)
  await share(pair.host)

  const page = await pair.open(`#/visites/${visit}`)
  await page.locator('main').getByRole('button', { name: 'Effacer définitivement…' }).click()
  await dialog(page).getByText(/\s; l’autre portable de l’espace, à sa première synchronisation/).waitFor()
  await erase(page, 'demande reçue')
  await registered(page)
  await page.locator('.told').getByText('L’autre portable suivra, après votre prochaine synchronisation.').waitFor()
  await lines(page).nth(1).getByText('Effacé sur 1 portable sur 2. On attend : Portable de Lucie.').waitFor()
  await axe(page)
  await shot(page, 'two-light')
  await share(pair.host)
  await share(lucie)
  await assert.rejects(lucie.call('visit_get', visit), /entity_unknown/)
  await share(pair.host)
  await lines(page).nth(1).getByText('Effacé sur les 2 portables').waitFor()
  await page.context().close()
})

for (const scheme of SCHEMES) {
  test(`every face of it, ${scheme}`, async () => {
    const due = (await app.call('survey_list')).find(({ responses }) => responses > 0)
    await app.call('survey_keep', { id: due.id, until: LONG_AGO })
    for (const [name, hash] of [['register', '#/effacements'], ['survey', `#/enquetes/${due.id}`], ['list', '#/enquetes'], ['new', '#/enquetes/nouvelle'], ['settings', '#/reglages']]) {
      const page = await app.open(hash, { scheme })
      await page.locator('main h1').waitFor()
      if (name === 'register') await page.getByRole('table').waitFor()
      await axe(page)
      await shot(page, `${name}-${scheme}`)
      for (const size of [SIZES.small, SIZES.zoomed]) {
        await page.setViewportSize(size)
        await fitsSideways(page)
      }
      await shot(page, `${name}-${scheme}-zoomed`)
      await page.context().close()
    }
    const page = await app.open(`#/enquetes/${due.id}`, { scheme })
    await page.locator('main').getByRole('button', { name: 'Effacer définitivement…' }).first().click()
    await dialog(page).getByText('1 enquête', { exact: true }).waitFor()
    await confirm(page).click()
    await axe(page)
    await shot(page, `dialog-${scheme}`)
    for (const size of [SIZES.small, SIZES.zoomed]) {
      await page.setViewportSize(size)
      await fitsSideways(page)
    }
    await shot(page, `dialog-${scheme}-zoomed`)
    await page.context().close()
  })
}
