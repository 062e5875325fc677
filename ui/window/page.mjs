// What an officer does in the window: presses what is named, fills what is labelled, waits for what is said.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { By } from 'selenium-webdriver'

/** The slowest step derives a key from a passphrase in an unoptimised build. */
const PATIENCE = 60_000

export class Page {
  constructor(driver) {
    this.driver = driver
  }

  /** Presses a button or a link by its name. */
  async press(name) {
    await (await this.offers(name)).click()
  }

  offers(name) {
    return this.see(pressable(name), `something to press named « ${name} »`)
  }

  /** Presses what begins with these words: a row that goes on with a date. */
  async pressStart(words) {
    const path = By.xpath(`//main//*[self::a or self::button][starts-with(normalize-space(.), ${quoted(words)})]`)
    await (await this.see(path, `something to press that begins with « ${words} »`)).click()
  }

  /** Types after what is there. */
  async type(label, text) {
    const element = await this.control(label)
    await element.sendKeys(text)
  }

  /** Types into the control with that label, instead of what it held. */
  async fill(label, text) {
    const element = await this.control(label)
    await element.clear()
    await element.sendKeys(text)
    return element
  }

  /** Picks an option of a list by what it says. */
  async choose(label, option) {
    const list = await this.control(label)
    const path = By.xpath(`.//option[contains(normalize-space(.), ${quoted(option)})]`)
    await this.wait(async () => (await list.findElements(path)).length > 0, `the option « ${option} » of « ${label} »`)
    await list.findElement(path).click()
  }

  control(label) {
    const said = `normalize-space(.)=${quoted(label)}`
    const labelled = `//*[@id=//label[${said}]/@for]`
    const wrapped = `//label[${said}]//*[self::input or self::select or self::textarea]`
    const named = `//*[@aria-label=${quoted(label)}][self::input or self::select or self::textarea or @contenteditable='true']`
    return this.see(By.xpath(`${labelled}|${wrapped}|${named}`), `the control labelled « ${label} »`)
  }

  /** The words of the page, as they are read. */
  text() {
    return this.driver.executeScript('return document.body.innerText')
  }

  reads(words) {
    const plain = spaces(words)
    return this.wait(async () => spaces(await this.text()).includes(plain), `the words « ${words} »`)
  }

  async has(locator) {
    return (await this.driver.findElements(locator)).length > 0
  }

  /**
   * What the next picker of files or folders gives back. The system's own dialog is out of a WebDriver's reach; all
   * else, from the button to the use case, is real.
   */
  answerPicker(path) {
    return this.driver.executeScript((path) => {
      const real = window.fetch
      window.fetch = (address, options) => {
        if (!decodeURIComponent(String(address)).endsWith('plugin:dialog|open')) return real(address, options)
        window.fetch = real
        const headers = { 'content-type': 'application/json', 'Tauri-Response': 'ok' }
        return Promise.resolve(new Response(JSON.stringify(path), { headers }))
      }
    }, path)
  }

  heading(words) {
    const path = By.xpath(`//h1[contains(normalize-space(.), ${quoted(words)})]`)
    return this.see(path, `the heading « ${words} »`)
  }

  /** Keys go where the focus is, as from a keyboard. */
  async keys(...keys) {
    await this.driver.actions().sendKeys(...keys).perform()
  }

  async see(locator, what) {
    let element
    await this.wait(async () => {
      const found = await this.driver.findElements(locator)
      for (const each of found) if (await each.isDisplayed().catch(() => false)) return (element = each)
      return false
    }, what)
    return element
  }

  async wait(condition, what) {
    await this.driver.wait(condition, PATIENCE, `waited in vain for ${what}`, 50)
  }

  /** A picture and the words of the page, for whoever reads the failure. */
  async diagnose(name) {
    const folder = mkdtempSync(join(tmpdir(), 'rythme-window-'))
    const picture = join(folder, `${name}.png`)
    const text = await this.text().catch((cause) => `(no text: ${cause.message})`)
    const address = await this.driver.getCurrentUrl().catch(() => '(no address)')
    const pixels = await this.driver.takeScreenshot().catch(() => undefined)
    if (pixels) writeFileSync(picture, pixels, 'base64')
    return `${name}: ${address}\n  picture: ${pixels ? picture : 'none'}\n  text:\n${text.replace(/^/gm, '    ')}`
  }
}

function pressable(name) {
  const said = quoted(name)
  const kinds = ['button', 'a', 'summary', "*[@role='button']", "*[@role='option']", "*[@role='radio']"]
  const named = `[normalize-space(.)=${said} or @aria-label=${said} or .//*[normalize-space(text())=${said}]]`
  return By.xpath(kinds.map((kind) => `//${kind}${named}`).join('|'))
}

/** An XPath literal. */
function quoted(text) {
  if (!text.includes("'")) return `'${text}'`
  return text.includes('"') ? `concat('${text.replaceAll("'", `', "'", '`)}')` : `"${text}"`
}

/** Narrow and fixed spaces as plain ones: the window may break lines anywhere. */
function spaces(text) {
  return text.replace(/\s+/g, ' ').trim()
}
