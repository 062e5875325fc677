// Grilles horaires: the drafts, the grid by keys, by mouse and by finger, the list, undo, and what readers are told.
import assert from 'node:assert/strict'
import { test } from 'node:test'

import { axe, fitsSideways, focused, SCHEMES, SIZES, tabTo, useApp } from './harness.mjs'

const app = useApp()
const HOURS = 'Tu 14:00-18:00; We 10:00-12:00,14:00-18:00; Fr 14:00-18:00; Sa 10:00-12:00,14:00-17:00'

/** A draft of its own for each journey, so that none disturbs another. */
async function newDraft({ from_current = true, title = 'B : soirées' } = {}) {
  const library = await app.call('library_save', {
    name: `Médiathèque ${title}`,
    insee: '59646',
    address: '',
    opening_hours: HOURS,
  })
  return app.call('draft_add', { library, title, from_current })
}

async function openDraft(id, options) {
  const page = await app.open(`#/grilles/${id}`, options)
  await page.getByRole('grid').waitFor()
  return page
}

const clock = (minute) => `${Math.floor(minute / 60)}${minute % 60 ? `:${String(minute % 60).padStart(2, '0')}` : ''}`

/** The slots that the back end holds, in order: `tue 14-18`. */
async function slots(id) {
  const { slots: all } = await app.call('draft_get', id)
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
  return all
    .sort((a, b) => days.indexOf(a.day) - days.indexOf(b.day) || a.start - b.start)
    .map((slot) => `${slot.day} ${clock(slot.start)}-${clock(slot.end)}`)
}

/** Waits until the back end holds these slots. */
async function holds(id, expected) {
  const until = Date.now() + 5000
  let now = await slots(id)
  while (Date.now() < until && JSON.stringify(now) !== JSON.stringify(expected)) {
    await new Promise((done) => setTimeout(done, 50))
    now = await slots(id)
  }
  assert.deepEqual(now, expected)
}

const minutes = (text) => {
  const [hours, rest = '0'] = text.split(':')
  return Number(hours) * 60 + Number(rest)
}

const cell = (page, day, time) => page.locator(`[data-cell="${day}-${minutes(time)}"]`)

/** A point of the grid: the middle of a day, `by` pixels below a time. */
async function point(page, day, time, by = 0) {
  const at = minutes(time)
  const whole = Math.floor(at / 30) * 30
  const box = await page.locator(`[data-cell="${day}-${whole}"]`).boundingBox()
  return [box.x + box.width / 2, box.y + ((at - whole) / 30) * box.height + by]
}

/** Drags in small moves, as a hand does. */
async function drag(page, from, to) {
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(...to, { steps: 8 })
}

const said = (page) => page.locator('[role="status"][aria-live="polite"]').first()
const plain = (text) => text.replaceAll(/[\u00A0\u202F]/g, ' ')

async function says(page, expected) {
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('[role="status"]')].some((each) =>
        each.textContent.replaceAll(/[\u00A0\u202F]/g, ' ').trim().includes(wanted),
      ),
    expected,
    { timeout: 5000 },
  ).catch(async () => assert.equal(plain(await said(page).textContent()), expected))
}

const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key)
}

for (const scheme of SCHEMES) {
  test(`drafts, grid and list have no violation, ${scheme}`, async () => {
    const id = await newDraft()
    const page = await app.open('#/grilles', { scheme })
    await page.getByRole('link', { name: /B\s: soirées/ }).first().waitFor()
    await axe(page)
    await page.getByRole('button', { name: 'Nouveau brouillon' }).click()
    await page.getByRole('dialog').waitFor()
    await axe(page)
    await page.keyboard.press('Escape')

    await page.goto(`${app.host.url}/#/grilles/${id}`)
    await page.getByRole('grid').waitFor()
    await cell(page, 'tue', '15').click()
    await axe(page)
    await page.keyboard.press('Delete')
    await page.getByText('retiré', { exact: true }).nth(1).waitFor()
    await axe(page)
    await cell(page, 'wed', '15').click()
    await page.getByRole('button', { name: 'Copier vers…' }).click()
    await page.getByRole('dialog').waitFor()
    await axe(page)
    await page.keyboard.press('Escape')
    await page.getByText('Liste', { exact: true }).click()
    await page.getByRole('table', { name: 'Plages du brouillon' }).waitFor()
    await axe(page)
    await page.context().close()
  })
}

test('forced colours, 640 × 480 and 200 %: no violation, nothing sticks out', async () => {
  const id = await newDraft()
  for (const options of [{ forced: true }, { size: SIZES.small }, { size: SIZES.zoomed }]) {
    const page = await app.open(`#/grilles/${id}`, options)
    // The smallest window opens the list; the grid is still one choice away.
    await page.getByText('Grille', { exact: true }).click()
    await page.getByRole('grid').waitFor()
    await axe(page)
    await fitsSideways(page)
    await page.getByText('Liste', { exact: true }).click()
    await page.getByRole('table', { name: 'Plages du brouillon' }).waitFor()
    await axe(page)
    await fitsSideways(page)
    await page.context().close()
  }
})

test('without a mouse: start a draft, create, stretch, move, copy, cut, remove, undo', async () => {
  await newDraft({ title: 'A' })
  const page = await app.open('#/grilles')
  await tabTo(page, /Nouveau brouillon/)
  await press(page, 'Enter')
  await page.getByRole('dialog').waitFor()
  assert.match(await focused(page), /Bibliothèque/)
  await page.keyboard.type('M')
  await tabTo(page, /Nom du scénario/)
  await press(page, 'Control+a')
  await page.keyboard.type('C : clavier')
  await tabTo(page, /horaires d’aujourd’hui/)
  await press(page, 'ArrowDown', 'Enter')
  await page.getByRole('grid').waitFor()
  const id = decodeURIComponent(new URL(page.url()).hash.split('/').at(-1))
  await holds(id, [])

  await tabTo(page, /^gridcell/)
  assert.equal(plain(await focused(page)), 'gridcell "Lundi 9 h, fermé"')
  await press(page, 'ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter')
  assert.equal(plain(await focused(page)), 'gridcell "Mardi 10 h, ouverture ajoutée, de 10 h à 10 h 30"')
  await holds(id, ['tue 10-10:30'])

  await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown')
  await holds(id, ['tue 10-12'])
  await says(page, 'Mardi 10 h à 12 h, 2 h ; semaine 2 h, moins 17 h')

  await press(page, 'Alt+ArrowRight', 'Alt+ArrowDown')
  await holds(id, ['wed 10:30-12:30'])
  await press(page, '+', '-', '-')
  await holds(id, ['wed 10:30-12'])
  await press(page, 'Control+d')
  await holds(id, ['wed 10:30-12', 'thu 10:30-12'])

  await press(page, 'ArrowUp', 'Enter')
  assert.match(plain(await focused(page)), /Jeudi 11 h/)
  await holds(id, ['wed 10:30-12', 'thu 10:30-11', 'thu 11:30-12'])

  await press(page, 'ArrowUp', 'Delete')
  await holds(id, ['wed 10:30-12', 'thu 11:30-12'])
  await says(page, 'Jeudi 10 h 30 à 11 h, fermé ; semaine 2 h, moins 17 h')
  await press(page, 'Delete')
  await says(page, 'Aucune plage dans cette case.')

  await press(page, 'Control+z')
  await holds(id, ['wed 10:30-12', 'thu 10:30-11', 'thu 11:30-12'])
  await page.getByRole('gridcell', { name: /^Jeudi.10.h.30, ouverture ajoutée/ }).waitFor()
  await page.context().close()
})

test('F2 types the hours exactly, Entrée goes back to the grid, Échap takes nothing', async () => {
  const id = await newDraft()
  const page = await openDraft(id)
  await tabTo(page, /^gridcell/)
  assert.equal(plain(await focused(page)), 'gridcell "Mardi 14 h, ouvert de 14 h à 18 h"')
  await press(page, 'F2')
  assert.equal(await focused(page), 'input "Début"')
  await page.keyboard.type('13h10')
  await press(page, 'Enter')
  assert.match(await focused(page), /^gridcell "Mardi/)
  await holds(id, ['tue 13:10-18', 'wed 10-12', 'wed 14-18', 'fri 14-18', 'sat 10-12', 'sat 14-17'])
  await press(page, 'F2')
  await page.keyboard.type('9')
  await press(page, 'Escape')
  assert.match(await focused(page), /^gridcell "Mardi/)
  await page.waitForTimeout(200)
  assert.equal((await slots(id))[0], 'tue 13:10-18')
  await press(page, 'F2', 'Tab')
  await page.keyboard.type('12')
  await press(page, 'Enter')
  await page.getByText('La fin doit venir après le début.').waitFor()
  assert.equal((await slots(id))[0], 'tue 13:10-18')
  await page.context().close()
})

test('with the mouse: draw, move, resize both ends, Échap cancels, a double click opens', async () => {
  const id = await newDraft({ from_current: false })
  const page = await openDraft(id)
  await drag(page, await point(page, 'tue', '14', 5), await point(page, 'tue', '16', 5))
  const head = page.getByRole('columnheader', { name: /Mardi/ })
  await assertText(head, '2 h 30')
  await page.mouse.up()
  await holds(id, ['tue 14-16:30'])

  await drag(page, await point(page, 'tue', '15'), await point(page, 'thu', '17'))
  await page.mouse.up()
  await holds(id, ['thu 16-18:30'])

  await drag(page, await point(page, 'thu', '18:30', -2), await point(page, 'thu', '19:30', -2))
  await page.mouse.up()
  await holds(id, ['thu 16-19:30'])
  await drag(page, await point(page, 'thu', '16', 3), await point(page, 'thu', '15', 3))
  await page.mouse.up()
  await holds(id, ['thu 15-19:30'])
  await says(page, 'Jeudi 15 h à 19 h 30, 4 h 30 ; semaine 4 h 30, moins 14 h 30')

  await drag(page, await point(page, 'thu', '17'), await point(page, 'sat', '11'))
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await page.mouse.dblclick(...(await point(page, 'mon', '9', 5)))
  await holds(id, ['mon 9-9:30', 'thu 15-19:30'])
  await page.context().close()
})

/** Waits until the text is there, spaces of all kinds alike. */
async function assertText(locator, text) {
  const until = Date.now() + 3000
  while (Date.now() < until && !plain(await locator.textContent()).includes(text)) {
    await new Promise((done) => setTimeout(done, 30))
  }
  assert.ok(plain(await locator.textContent()).includes(text), `${await locator.textContent()} has no ${text}`)
}

test('a drag stops at its neighbour, and one past it overlaps in sight', async () => {
  const id = await newDraft()
  const page = await openDraft(id)
  await drag(page, await point(page, 'wed', '12', -2), await point(page, 'wed', '16'))
  await page.mouse.up()
  await holds(id, ['tue 14-18', 'wed 10-14', 'wed 14-18', 'fri 14-18', 'sat 10-12', 'sat 14-17'])
  await drag(page, await point(page, 'wed', '11'), await point(page, 'wed', '13'))
  await page.mouse.up()
  await holds(id, ['tue 14-18', 'wed 12-16', 'wed 14-18', 'fri 14-18', 'sat 10-12', 'sat 14-17'])
  // The finding of the back end stands beside the totals, and the focus followed the block.
  const finding = page.getByRole('region', { name: 'Ce que change ce brouillon' }).getByRole('listitem').first()
  await assertText(finding, 'mercredi de 14 h à 16 h')
  assert.match(plain(await focused(page)), /^gridcell "Mercredi 12 h, /)
  await page.context().close()
})

test('a finger draws after a rest, and scrolls without one', async () => {
  const id = await newDraft({ from_current: false })
  const page = await openDraft(id)
  const [x, y] = await point(page, 'fri', '10', 5)
  const [, below] = await point(page, 'fri', '11', 5)
  const touch = (type, at) =>
    page.evaluate(
      ([kind, left, top]) => {
        const target = document.elementFromPoint(left, top)
        const options = { bubbles: true, cancelable: true, clientX: left, clientY: top, pointerId: 1, pointerType: 'touch', isPrimary: true, button: 0 }
        target.dispatchEvent(new PointerEvent(kind, options))
      },
      [type, x, at],
    )
  await touch('pointerdown', y)
  await touch('pointermove', below)
  await touch('pointerup', below)
  await page.waitForTimeout(200)
  assert.deepEqual(await slots(id), [])
  await page.context().close()

  const tablet = await app.browser.newContext({ viewport: SIZES.laptop, hasTouch: true, locale: 'fr-FR' })
  const screen = await tablet.newPage()
  await screen.goto(`${app.host.url}/#/grilles/${id}`)
  await screen.getByRole('grid').waitFor()
  const session = await tablet.newCDPSession(screen)
  const finger = (type, top) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: top }] })
  await finger('touchStart', y)
  await screen.waitForTimeout(500)
  for (let step = 1; step <= 5; step += 1) await finger('touchMove', y + ((below - y) * step) / 5)
  await finger('touchEnd')
  await holds(id, ['fri 10-11:30'])
  await tablet.close()
})

test('the grid answers before the back end does, and a refusal takes the answer back', async () => {
  const id = await newDraft()
  const page = await openDraft(id)
  let free = () => undefined
  const held = new Promise((done) => (free = done))
  await page.route('**/call/slot_add', async (route) => {
    await held
    await route.continue()
  })
  await cell(page, 'sun', '10').click()
  await press(page, 'Enter', '+', '+')
  await page.getByRole('gridcell', { name: /^Dimanche.10.h, ouverture ajoutée, de.10.h.à.11.h.30/ }).waitFor()
  assert.equal((await slots(id)).length, 6)
  free()
  await holds(id, ['tue 14-18', 'wed 10-12', 'wed 14-18', 'fri 14-18', 'sat 10-12', 'sat 14-17', 'sun 10-11:30'])

  await page.route('**/call/slot_remove', (route) =>
    route.fulfill({ status: 422, contentType: 'application/json', body: '{"code":"database_busy","args":{}}' }),
  )
  await press(page, 'Delete')
  await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor()
  await page.getByRole('gridcell', { name: /^Dimanche.10.h, ouverture ajoutée/ }).waitFor()
  await page.context().close()
})

test('the card of a slot: steps, copies to several days, removal', async () => {
  const id = await newDraft()
  const page = await openDraft(id)
  await cell(page, 'tue', '15').click()
  await page.getByRole('button', { name: 'Début −30' }).click()
  await page.getByRole('button', { name: 'Fin +30' }).click()
  await holds(id, ['tue 13:30-18:30', 'wed 10-12', 'wed 14-18', 'fri 14-18', 'sat 10-12', 'sat 14-17'])
  await page.getByRole('button', { name: 'Copier vers…' }).click()
  await page.getByRole('checkbox', { name: 'Lundi' }).check()
  await page.getByRole('checkbox', { name: 'Jeudi' }).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Copier', exact: true }).click()
  await holds(id, ['mon 13:30-18:30', 'tue 13:30-18:30', 'wed 10-12', 'wed 14-18', 'thu 13:30-18:30', 'fri 14-18', 'sat 10-12', 'sat 14-17'])
  await cell(page, 'mon', '14').click()
  await page.getByRole('button', { name: 'Supprimer', exact: true }).click()
  await holds(id, ['tue 13:30-18:30', 'wed 10-12', 'wed 14-18', 'thu 13:30-18:30', 'fri 14-18', 'sat 10-12', 'sat 14-17'])
  await page.context().close()
})

test('the list: the same acts in a table', async () => {
  const id = await newDraft()
  const page = await openDraft(id)
  await page.getByText('Liste', { exact: true }).click()
  const end = page.getByLabel(/^Fin de Mardi/)
  await end.fill('19h30')
  await end.press('Enter')
  await holds(id, ['tue 14-19:30', 'wed 10-12', 'wed 14-18', 'fri 14-18', 'sat 10-12', 'sat 14-17'])
  await page.getByLabel(/^Jour de Vendredi/).selectOption('thu')
  await holds(id, ['tue 14-19:30', 'wed 10-12', 'wed 14-18', 'thu 14-18', 'sat 10-12', 'sat 14-17'])
  await page.getByRole('button', { name: /^Rouvrir Vendredi/ }).click()
  await page.getByRole('button', { name: /^Supprimer Mercredi.10/ }).click()
  assert.match(await focused(page), /^button "Supprimer/)
  await holds(id, ['tue 14-19:30', 'wed 14-18', 'thu 14-18', 'fri 14-18', 'sat 10-12', 'sat 14-17'])

  const form = page.getByRole('form', { name: 'Ajouter une plage' })
  await form.getByLabel('Jour').selectOption('sun')
  await form.getByLabel('Début').fill('14:30')
  await form.getByLabel('Fin').fill('14')
  await form.getByRole('button', { name: 'Ajouter une plage' }).click()
  await form.getByText('La fin doit venir après le début.').waitFor()
  await form.getByLabel('Fin').fill('1730')
  await form.getByLabel('Fin').press('Enter')
  await holds(id, ['tue 14-19:30', 'wed 14-18', 'thu 14-18', 'fri 14-18', 'sat 10-12', 'sat 14-17', 'sun 14:30-17:30'])
  await page.context().close()
})

test('a draft is renamed with F2, deleted and brought back', async () => {
  const id = await newDraft({ title: 'D' })
  const page = await openDraft(id)
  await page.getByRole('heading', { level: 1 }).focus()
  await press(page, 'F2')
  assert.match(await focused(page), /Nom du scénario/)
  await page.keyboard.type('D : dimanche')
  await press(page, 'Enter')
  await page.getByRole('heading', { level: 1, name: /D.: dimanche/ }).waitFor()
  await page.getByRole('link', { name: 'Tous les brouillons' }).click()
  const link = page.getByRole('link', { name: /D.: dimanche/ })
  await link.waitFor()
  await page.getByRole('button', { name: /Supprimer le scénario.*D.: dimanche/ }).click()
  await link.waitFor({ state: 'detached' })
  await page.getByRole('heading', { level: 1 }).focus()
  await press(page, 'Control+z')
  await link.waitFor()
  await page.context().close()
})

test('who did what stands in the history, named as undo names it', async () => {
  const id = await newDraft()
  const page = await openDraft(id)
  await cell(page, 'sun', '14').click()
  await press(page, 'Enter')
  const history = page.getByRole('region', { name: 'Qui a fait quoi' })
  await history.getByText(/dimanche/i).first().waitFor()
  await history.getByText(/par Claire Martin, à/).first().waitFor()
  await page.getByRole('button', { name: /^Annuler.:.*dimanche/ }).waitFor()
  await page.context().close()
})
