// The steps of an officer's day, as the journeys need them: each begins on a screen and ends when its result shows.
import { By, Key } from 'selenium-webdriver'
import { t } from './words.mjs'

export const CLAIRE = { person: 'Claire Martin', device: 'Portable de Claire', passphrase: 'quatre mots bien longs ici' }
export const LUCIE = { person: 'Lucie Bernard', device: 'Portable de Lucie', passphrase: 'une tout autre phrase ici' }
export const LIBRARY = 'Médiathèque du Canal'
export const COMMUNE = 'Wasquehal'

export async function begin(page, who) {
  await page.press(t('first-run-start'))
  await identify(page, who)
  await page.press(t('first-run-go-start'))
  await page.offers(t('shell-nav-today'))
}

export async function join(page, who, folder, folderPassphrase) {
  await page.press(t('first-run-join'))
  await identify(page, who)
  await page.fill(t('first-run-folder'), folder)
  await page.fill(t('first-run-folder-passphrase'), folderPassphrase)
  await page.press(t('first-run-go-join'))
  await page.offers(t('shell-nav-today'))
}

async function identify(page, { person, device, passphrase }) {
  await page.fill(t('first-run-person'), person)
  await page.fill(t('first-run-device'), device)
  await page.fill(t('first-run-passphrase'), passphrase)
  await page.fill(t('first-run-passphrase-again'), passphrase)
}

export async function typePassphrase(page, { passphrase }) {
  await page.fill(t('first-run-passphrase'), passphrase)
  await page.keys(Key.ENTER)
}

export async function unlock(page, claire) {
  await typePassphrase(page, claire)
  await page.offers(t('shell-nav-today'))
}

export async function addLibrary(page) {
  await page.press(t('shell-nav-libraries'))
  await page.press(t('libraries-new'))
  await page.fill(t('libraries-name'), LIBRARY)
  await page.choose(t('libraries-commune'), COMMUNE)
  await page.fill(t('libraries-hours-now'), 'Tu-Fr 14:00-18:00; Sa 10:00-12:00')
  await page.press(t('libraries-save'))
  await page.heading(LIBRARY)
}

export async function addVisit(page, note) {
  await page.press(t('shell-nav-visits'))
  await page.press(t('visits-new'))
  await page.choose(t('libraries-library'), LIBRARY)
  await page.press(t('visits-create'))
  await page.fill(t('visits-note'), note)
  await noteSaved(page)
}

/** The pause's save is acknowledged: the note says at what time. */
export async function noteSaved(page) {
  const [before] = t('visits-note-saved', { time: '|' }).split('|')
  await page.reads(before)
}

export async function addSurvey(page, title) {
  await page.press(t('shell-nav-surveys'))
  await page.press(t('surveys-new'))
  await page.choose(t('libraries-library'), LIBRARY)
  await (await page.see(By.css('input[type=radio][value=usagers]'), 'the bundled form')).click()
  await page.fill(t('surveys-name'), title)
  await page.press(t('surveys-create'))
  await page.heading(title)
}

/** Begins an interview and reads the notice: the first question shows. */
export async function beginInterview(page) {
  await page.press(t('surveys-begin'))
  await page.heading(t('notice-title'))
  await page.keys(Key.ENTER)
  await page.see(By.css('[role=radiogroup], [data-field]'), 'the first question')
}

/** Answers the question that shows, by keyboard alone, and returns what was asked. */
export async function answer(page) {
  const asked = await question(page)
  if (await page.has(By.css('[data-field]'))) await page.keys('1')
  else if (await page.has(By.css('input[type=radio], input[type=checkbox]'))) await page.keys('1')
  await page.keys(Key.ENTER)
  await page.wait(async () => (await question(page)) !== asked, `the question after « ${asked} »`)
  return asked
}

export function question(page) {
  return page.driver.executeScript("return document.querySelector('main h1')?.textContent ?? ''")
}

export async function addDraft(page) {
  await page.press(t('shell-nav-workshop'))
  await page.press(t('drafts-new'))
  await page.choose(t('drafts-library'), LIBRARY)
  await page.press(t('drafts-create'))
  await cell(page, 'mon', 14)
}

/** Draws with the pointer, from the first hour into the last half-hour. */
export async function drawSlot(page, day, from, to) {
  const first = await cell(page, day, from)
  const last = await cell(page, day, to - 0.5)
  const actions = page.driver.actions({ async: true })
  await actions.move({ origin: first }).press().move({ origin: last }).release().perform()
  await slotShown(page, day, from, to)
}

/** The cells of the slot say that the draft opens them. */
export async function slotShown(page, day, from, to) {
  for (const hour of [from, to - 0.5]) {
    const css = `[data-cell="${day}-${hour * 60}"].open`
    await page.wait(() => page.has(By.css(css)), `${day} ${hour} h to be open`)
  }
}

async function cell(page, day, hour) {
  return page.see(By.css(`[data-cell="${day}-${hour * 60}"]`), `the cell ${day} ${hour} h`)
}

/** Makes the folder the space of this laptop and shares everything. */
export async function syncTo(page, folder) {
  await page.press(t('shell-nav-office'))
  await page.answerPicker(folder)
  await page.press(t('office-choose'))
  await page.press(t('office-sync'))
  await page.reads(t('shell-to-share', { count: 0 }))
}
