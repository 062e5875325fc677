// The whole thread in the real window: a visit, an interview, a timetable, and a second laptop that joins the folder.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join as path } from 'node:path'
import { Key } from 'selenium-webdriver'
import * as steps from './steps.mjs'
import { CLAIRE, COMMUNE, LIBRARY, LUCIE } from './steps.mjs'
import { story } from './story.mjs'
import { t } from './words.mjs'

const NOTE = 'Le hall reste ouvert, la salle de lecture ferme à 18 heures'
const SURVEY = 'Usagers, samedi matin'

story('an officer visits, interviews and draws; a second laptop joins the folder and sees it all', async ({ folder, open }) => {
  const shared = path(folder, 'partage')
  mkdirSync(shared)
  const { page: claire } = await open('claire')

  await steps.begin(claire, CLAIRE)
  await steps.addLibrary(claire)
  await steps.addVisit(claire, NOTE)
  await steps.addSurvey(claire, SURVEY)
  const asked = await interview(claire)
  assert.ok(asked.length >= 6, `asked: ${asked}`)
  await steps.addDraft(claire)
  await steps.drawSlot(claire, 'mon', 14, 17)
  await steps.syncTo(claire, shared)

  const { page: lucie } = await open('lucie')
  await steps.join(lucie, LUCIE, shared, CLAIRE.passphrase)
  await shows(lucie)
})

/** From the notice to the last question, without the mouse. */
async function interview(page) {
  await steps.beginInterview(page)
  const asked = []
  while ((await steps.question(page)) !== t('interview-end')) asked.push(await steps.answer(page))
  await page.keys(Key.ENTER)
  await page.heading(t('interview-done'))
  await page.keys(Key.ESCAPE)
  await page.reads(t('surveys-responses', { count: 1 }))
  return asked
}

/** What the other laptop recorded is here, on each of its screens. */
async function shows(page) {
  await page.press(t('shell-nav-libraries'))
  await page.press(LIBRARY)
  await page.heading(LIBRARY)
  await page.reads(COMMUNE)
  await page.press(t('shell-nav-visits'))
  await page.reads(NOTE)
  await page.press(t('shell-nav-surveys'))
  await page.press(SURVEY)
  await page.reads(t('surveys-responses', { count: 1 }))
  await page.reads(CLAIRE.person)
  await page.press(t('shell-nav-workshop'))
  await page.press(t('drafts-scenario', { title: 'A' }))
  await steps.slotShown(page, 'mon', 14, 17)
}
