import { walkPastLoss } from './arrival-walks'
import { test } from './product'
import { keepMadeFiles } from './profile'
import { expect } from './watched-test'

// The browser notes each lost file as an error of its own.
test.use({ expectedConsole: /MIME type|[Ll]oading|failed/ })

// Gecko keeps a module that failed: what is tried again must not have been asked for as one before.
for (const loss of ['cut', '404'] as const) {
  test(`Firefox: what does not arrive (${loss}) is tried again`, async ({ page, product }) => {
    await page.addInitScript(keepMadeFiles)
    const { goOn } = await walkPastLoss(page, product, loss)
    // From the next question on the way is the same after each of them.
    if (loss === 'cut') await goOn(false)
  })
}

test('Firefox: the note of a page that does not arrive is seen after a moment', async ({ page, product }) => {
  product.lose(/\/assets\/react-dom-[\w-]+\.js/, 'hang')
  await page.goto(`${product.url}/`, { waitUntil: 'commit' })
  for (const language of ['en', 'fr', 'nl', 'zh-Hant']) {
    const line = page.locator(`#not-yet p[lang=${language}]`)
    await expect
      .poll(() =>
        line.evaluate(
          (one) =>
            one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().height > 5,
        ),
      )
      .toBe(true)
  }
  product.lose(null)
})
