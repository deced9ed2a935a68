import type { Page } from '@playwright/test'
import { widerThanPage } from './page-faults'
import { walks } from './states'
import { expect, test } from './watched-test'
import { languages } from './words'

// The walks lead to links that are over and to faults, which the browser notes as errors of its own.
test.use({ expectedConsole: /status of (401|403|404|409|410|429|500)/, durable: false })

/** A phone whose person has set all text twice as large: the page's own size is 106.25 % of the browser's. */
const width = 390
const rootFontSize = `${2 * 106.25}%`

for (const [name, walk] of Object.entries(walks)) {
  test(`${name}: a phone with text twice as large never scrolls sideways`, async ({ page, context }) => {
    const look = async (there: Page, state: string) => {
      await there.setViewportSize({ width, height: 844 })
      await there.evaluate((size) => {
        document.documentElement.style.fontSize = size
      }, rootFontSize)
      for (const language of languages.toReversed()) {
        await there.getByRole('banner').getByRole('combobox').selectOption(language)
        await expect(there.locator('html')).toHaveAttribute('lang', language)
        expect.soft(await widerThanPage(there), `${state}, ${language}`).toEqual([])
      }
      await there.evaluate(() => document.documentElement.style.removeProperty('font-size'))
      await there.setViewportSize({ width: 1280, height: 720 })
    }
    await walk({ page, context, language: 'en', look })
  })
}
