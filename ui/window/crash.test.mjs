// A battery that comes loose: the window is killed at work, and whatever it had acknowledged is there again.
import assert from 'node:assert/strict'
import { By, Key } from 'selenium-webdriver'
import * as steps from './steps.mjs'
import { CLAIRE } from './steps.mjs'
import { story } from './story.mjs'
import { t } from './words.mjs'

const SAVED = 'Ce qui est enregistré reste'

story('kill -9 in the middle of an interview and of a note: nothing acknowledged is missing', async ({ open }) => {
  const first = await open('claire')
  await steps.begin(first.page, CLAIRE)
  await steps.addLibrary(first.page)
  await steps.addVisit(first.page, SAVED)
  await steps.addSurvey(first.page, 'Usagers')
  await steps.beginInterview(first.page)
  for (let answered = 0; answered < 3; answered += 1) await steps.answer(first.page)
  const next = await steps.question(first.page)
  // Picked, yet not confirmed: nothing of it was promised.
  await first.page.keys('1')
  await first.kill()

  const second = await open('claire')
  await steps.unlock(second.page, CLAIRE)
  await second.page.press(t('shell-nav-surveys'))
  await second.page.press('Usagers')
  await second.page.pressStart(t('surveys-resume'))
  await second.page.heading(next)
  await second.page.reads(t('interview-progress', { position: 4, total: 18 }).split('18')[0])

  await second.page.keys(Key.ESCAPE)
  await openNote(second.page)
  await second.page.reads(SAVED)
  // Typed, and killed before the pause is over: the save may or may not have come through, what was there must stay.
  await second.page.type(t('visits-note'), ', et la suite')
  await second.kill()

  const third = await open('claire')
  await steps.unlock(third.page, CLAIRE)
  await openNote(third.page)
  await third.page.reads(SAVED)
  const note = await third.page.text()
  assert.equal(note.split(SAVED).length, 2, 'the note is there once')
})

async function openNote(page) {
  await page.press(t('shell-nav-visits'))
  await (await page.see(By.css('main li a[href^="#/visites/"]'), 'the visit')).click()
  await page.control(t('visits-note'))
}
