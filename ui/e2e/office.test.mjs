// Back at the office with two laptops and a real folder: dry run, synchronisation, a disputed name, its decision undone.
import assert from 'node:assert/strict'
import { mkdir, rename as move, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'

import { axe, fitsSideways, PASSPHRASE, SCHEMES, SIZES, startHost, tabTo, useApp, windowStays } from './harness.mjs'

const app = useApp({ demo: true })
/** A laptop that knows no folder yet. */
const newcomer = useApp()
/** A laptop whose syncs start by themselves. */
const watched = useApp({ fresh: true, watch: 200 })
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
  assert.equal(await sides.count(), 3)
  assert.match(await sides.filter({ hasText: 'Point de départ' }).innerText(), /Médiathèque|Bibliothèque/)
  assert.match(await sides.filter({ hasText: 'Vous (Claire Martin)' }).innerText(), /Acte\s: modifier la bibliothèque/)
  const validate = page.getByRole('button', { name: /^Tout valider/ })
  assert.ok(await validate.isDisabled(), 'nothing is chosen yet')
  assert.match(await sides.filter({ hasText: 'Lucie Bernard' }).innerText(), /Nom de Lucie/)
  await page.locator('main').getByText('Portable de Lucie', { exact: true }).waitFor()
  await axe(page)

  await tabTo(page, /^button "Prendre celui-ci, Nom de Lucie"/)
  await page.keyboard.press('Enter')
  // Chosen, not applied: the focus is on what applies.
  await page.getByRole('button', { name: 'Tout valider (1 sur 1)' }).and(page.locator(':focus')).waitFor()
  assert.equal((await app.call('question_list')).length, 1)
  await axe(page)
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

test('a slot becomes two scenarios, another question waits, and all of it is one act', async () => {
  const [draft] = await app.call('draft_list')
  await share(app.host)
  await share(other)
  const [slot] = (await app.call('draft_get', draft.id)).slots
  const stretch = (host, end) => host.call('slot_move', { slot: slot.id, day: slot.day, start: slot.start, end })
  const rest = (host, people) => host.call('visit_list').then(([visit]) => host.call('visit_save', { ...visit, people }))
  await stretch(other, slot.end + 60)
  await rest(other, 'Lucie et la directrice')
  await stretch(app.host, slot.end + 30)
  await rest(app.host, 'Claire et l’adjoint')
  await share(other)
  const drafts = (await app.call('draft_list')).length

  const page = await app.open('#/bureau')
  await synchronise(page)
  await page.getByRole('heading', { name: /^À décider \(\d\)$/ }).waitFor()
  const open = (await app.call('question_list')).length
  const all = page.getByRole('button', { name: /^Tout valider/ })
  await page.getByRole('button', { name: /^Plage/ }).click()
  await page.locator('.side').filter({ hasText: 'Lucie Bernard' }).getByText('(+1\u00A0h)').waitFor()
  await page.locator('.side').filter({ hasText: 'Vous' }).getByText(/^Semaine ainsi/).waitFor()
  await axe(page)
  await tabTo(page, /^button "Faire deux scénarios"/)
  await page.keyboard.press('Enter')
  await page.locator('main').getByText('Deux scénarios.').waitFor()
  for (let left = open - 1; left > 0; left -= 1) {
    assert.ok(await all.isDisabled(), 'one question is still without a choice')
    await tabTo(page, /^button "Décider plus tard"/)
    await page.keyboard.press('Enter')
  }
  await all.and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: `À décider (${open - 1})` }).waitFor()
  const after = await app.call('draft_list')
  assert.equal(after.length, drafts + 1)
  const copy = after.find(({ title }) => title === `${draft.title} (version de Lucie Bernard)`)
  const ends = async (id) => (await app.call('draft_get', id)).slots.map(({ end }) => end)
  assert.ok((await ends(copy.id)).includes(slot.end + 60))
  assert.ok((await ends(draft.id)).includes(slot.end + 30))
  await page.keyboard.press('Control+z')
  await page.waitForFunction(async (count) => {
    const answer = await fetch('/call/draft_list', { method: 'POST', headers: { 'content-type': 'application/json' }, body: 'null' })
    return (await answer.json()).length === count
  }, drafts)
  await page.context().close()
})

test('a laptop is taken out after a word of warning, and undo brings it back; the log tells the syncs', async () => {
  const page = await app.open('#/bureau')
  const laptops = page.locator('main').getByRole('region', { name: 'Portables de l’espace' })
  await laptops.getByText('Lucie Bernard').waitFor()
  await tabTo(page, /^button "Retirer Portable de Lucie de l’espace"/)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: /Portable de Lucie/ })
  await dialog.getByText(/changez aussi la clé/).waitFor()
  await axe(page)
  await tabTo(page, /^button "Retirer ce portable"/)
  await page.keyboard.press('Enter')
  await laptops.getByText('retiré', { exact: true }).waitFor()
  await laptops.getByRole('button', { name: 'Reprendre Portable de Lucie dans l’espace' }).waitFor()
  await axe(page)
  await page.keyboard.press('Control+z')
  await laptops.getByRole('button', { name: /^Retirer/ }).waitFor()

  await page.getByRole('button', { name: 'Journal' }).click()
  const log = page.getByRole('dialog', { name: 'Journal des synchronisations' })
  await log.getByText(/^De Lucie Bernard\s: /).first().waitFor()
  await axe(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Journal' }).and(page.locator(':focus')).waitFor()
  await page.context().close()
})

/** Answers some calls as the application would in states that a test cannot make here: a full disk, a sync that takes long. */
async function answer(page, name, make) {
  await page.route(`**/call/${name}`, async (route) => route.fulfill(await make(route)))
}

const refusal = (code) => ({ status: 422, contentType: 'application/json', body: JSON.stringify({ code, args: {} }) })

for (const [code, title] of [['folder_full', 'Dossier plein'], ['folder_read_only', 'Dossier en lecture seule'], ['newer_space_format', 'Format plus récent']]) {
  test(`a folder that cannot be used says what to do: ${code}`, async () => {
    const page = await app.open('')
    let refused = true
    await page.route('**/call/sync_preview', async (route) => (refused ? route.fulfill(refusal(code)) : route.continue()))
    await page.evaluate(() => (location.hash = '#/bureau'))
    const note = page.getByRole('alert').filter({ hasText: title })
    await note.waitFor()
    await axe(page)
    if (code !== 'newer_space_format') {
      refused = false
      await note.getByRole('button', { name: 'Réessayer' }).click()
      await page.getByRole('button', { name: 'Synchroniser' }).waitFor()
      assert.equal(await note.count(), 0)
    }
    await page.context().close()
  })
}

test('a folder that goes away and comes back needs nobody', async () => {
  const page = await app.open('#/bureau')
  await page.getByRole('button', { name: 'Synchroniser' }).waitFor()
  await move(folder, `${folder}-ailleurs`)
  const away = page.getByRole('alert').filter({ hasText: 'Dossier hors d’atteinte' })
  // An answer is good for some seconds; whatever is asked afterwards makes somebody look, and the screen hears of it.
  const asking = setInterval(() => void app.call('sync_state'), 500)
  await away.waitFor()
  await axe(page)
  await move(`${folder}-ailleurs`, folder)
  await page.getByRole('button', { name: 'Synchroniser' }).waitFor()
  clearInterval(asking)
  await page.context().close()
})

test('a long synchronisation is paused, resumed and cancelled from the screen', async () => {
  const page = await app.open('')
  const job = { id: 99, phase: 'applying', done: 3, total: 8, outcome: null, error: null, auto: false, paused: false }
  const asked = []
  const state = async (route) => {
    const real = await route.fetch({ url: `${app.host.url}/call/sync_state`, postData: 'null' })
    return { json: { ...(await real.json()), job: { ...job } } }
  }
  await answer(page, 'sync_state', state)
  for (const [name, paused] of [['sync_pause', true], ['sync_resume', false], ['sync_cancel', false]]) {
    await answer(page, name, async (route) => {
      asked.push(name)
      job.paused = paused
      if (name === 'sync_cancel') job.phase = 'cancelled'
      return state(route)
    })
  }
  // What the job tells while it runs comes as an event; here any act makes the screen ask.
  const news = () => app.call('settings_save', { theme: 'system' })
  await page.evaluate(() => (location.hash = '#/bureau'))
  await news()
  await page.locator('[aria-current="step"]').getByText('Réception').waitFor()
  await axe(page)
  await tabTo(page, /^button "Suspendre"/)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Suspension/ }).waitFor()
  await news()
  await page.locator('main').getByText('En pause').waitFor()
  await axe(page)
  await tabTo(page, /^button "Reprendre"/)
  await page.keyboard.press('Enter')
  await news()
  await page.getByRole('button', { name: 'Suspendre' }).waitFor()
  await page.getByRole('button', { name: 'Annuler', exact: true }).last().click()
  await news()
  await page.locator('main').getByText(/^Synchronisation arrêtée/).waitFor()
  assert.deepEqual(asked, ['sync_pause', 'sync_resume', 'sync_cancel'])
  await page.context().close()
})

test('what arrives by itself is said once, out of the way, and can be switched off', async () => {
  await watched.call('session_join', {
    person: 'Nadia', device: 'Portable de Nadia', passphrase: PASSPHRASE, remember: false, folder, folder_passphrase: PASSPHRASE,
  })
  const page = await watched.open('#/aujourdhui')
  const until = async (fits) => {
    for (let left = 300; left > 0; left -= 1) {
      if (fits(await watched.call('sync_state'))) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('it never synchronised by itself')
  }
  await until(({ last_sync }) => last_sync !== null)
  await rename(other, 'Nom venu tout seul')
  await share(other)
  await page.getByRole('region', { name: 'Nouvelles du dossier partagé' }).getByText(/^Synchronisé pendant votre travail\s: \d+ changements? reçus?/).waitFor()
  await axe(page)
  await tabTo(page, /^a "Voir"/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Retour au bureau' }).waitFor()
  await page.getByRole('checkbox', { name: /^Synchroniser de soi-même/ }).uncheck()
  await until(({ auto, job }) => !auto && job?.phase === 'done')
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
    await page.locator('main').getByText(/Laissé de côté pour la première fois/).first().waitFor()
    await axe(page)
    await windowStays(page)
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
