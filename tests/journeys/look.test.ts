import type { Page } from '@playwright/test'
import { axeFaults, axeFaultsInDarkAndLight, widerThanPage } from './page-faults'
import { statesOf, walks } from './states'
import { untranslatedIn } from './untranslated'
import { expect, test } from './watched-test'
import { type Language, languages } from './words'

// The walks lead to links that are over and to faults, which the browser notes as errors of its own.
test.use({ expectedConsole: /status of (401|403|404|409|410|429|500)/, durable: false })

declare global {
  var wasUsed: boolean | undefined
}
const noteUse = () => {
  for (const event of ['pointerdown', 'keydown']) {
    addEventListener(event, () => (globalThis.wasUsed = true), { capture: true })
  }
}
/**
 * Whether somebody who uses the keyboard was left nowhere: what had the focus is gone, and nothing took it.
 */
const focusIsLost = (page: Page) =>
  page.evaluate(() => globalThis.wasUsed === true && document.activeElement === document.body)

const untranslated = Object.fromEntries(
  languages.map((language) => [language, untranslatedIn(language)]),
) as Record<Language, ReturnType<typeof untranslatedIn>>

/** A person who has set all text twice as large: the page's own size is 106.25 % of the browser's. */
const twiceAsLarge = `${2 * 106.25}%`

/**
 * The narrowest page of WCAG 1.4.10, which is also a small phone; a window of 1280 px at 200 %; a phone with
 * text twice as large.
 */
const windows = [
  { width: 320, height: 740, fontSize: '' },
  { width: 640, height: 740, fontSize: '' },
  { width: 390, height: 844, fontSize: twiceAsLarge },
] as const

/**
 * The parts of the page, in the language that it is in, that would make any of the windows scroll sideways.
 */
async function tooWide(there: Page): Promise<string[]> {
  const found: string[] = []
  for (const { width, height, fontSize } of windows) {
    await there.setViewportSize({ width, height })
    const faults = await widerThanPage(there, fontSize)
    found.push(...faults.map((fault) => `at ${width} px${fontSize && ', text twice as large'}: ${fault}`))
  }
  await there.setViewportSize({ width: 1280, height: 720 })
  return found
}

/** Another language by the switch in the banner: what the page shows then must be the same page. */
async function switchTo(there: Page, language: Language): Promise<void> {
  await there.getByRole('banner').getByRole('combobox').selectOption(language)
  await expect(there.locator('html')).toHaveAttribute('lang', language)
}

for (const [name, walk] of Object.entries(walks)) {
  test(`${name}: axe finds no fault, light and dark; nothing is too wide or untranslated in any language, nor with text twice as large`, async ({
    page,
    context,
  }) => {
    await context.addInitScript(noteUse)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    const seen: string[] = []
    const look = async (there: Page, state: string) => {
      seen.push(state)
      // The heading takes it a frame after the page is there.
      await expect.soft.poll(() => focusIsLost(there), { message: `${state}: focus` }).toBe(false)
      expect.soft(await axeFaultsInDarkAndLight(there), state).toEqual([])
      const heading = await there.getByRole('heading', { level: 1 }).textContent()
      // English last: the walk goes on in it.
      for (const language of languages.toReversed()) {
        await switchTo(there, language)
        expect.soft(await untranslated[language](there), `${state}: texts in ${language}`).toEqual([])
        expect.soft(await tooWide(there), `${state}, ${language}`).toEqual([])
      }
      await expect
        .soft(there.getByRole('heading', { level: 1 }), `${state}: still there`)
        .toHaveText(heading ?? '')
    }
    await walk({ page, context, language: 'en', look })
    expect(seen).toHaveLength(statesOf[name as keyof typeof walks])
  })
}

test('the checks see a fault that is put on a page', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate(() => {
    const button = document.createElement('button')
    button.style.width = '500px'
    const pale = document.createElement('p')
    pale.textContent = 'pale'
    Object.assign(pale.style, { color: '#bbb', background: '#fff' })
    document.querySelector('main')?.append(button, pale)
  })
  expect((await axeFaults(page)).map(({ id }) => id)).toEqual(
    expect.arrayContaining(['button-name', 'color-contrast']),
  )
  await page.locator('p', { hasText: 'pale' }).evaluate((pale) => {
    Object.assign(pale.style, { color: 'light-dark(#222, #333)', background: 'light-dark(#fff, #111)' })
  })
  expect((await axeFaultsInDarkAndLight(page)).filter(({ id }) => id === 'color-contrast')).toEqual([
    expect.objectContaining({ in: 'dark' }),
  ])
  expect(await widerThanPage(page)).not.toEqual([])
})

test('a text that is too wide only where text is twice as large is seen', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate(() => {
    const wide = document.createElement('p')
    Object.assign(wide.style, { minWidth: '17rem', height: '1px' })
    document.querySelector('main')?.append(wide)
  })
  const found = await tooWide(page)
  expect(found).not.toEqual([])
  for (const fault of found) expect(fault).toContain('at 390 px, text twice as large')
})
