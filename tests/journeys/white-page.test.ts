import type { Page } from '@playwright/test'
import { type Loss, test } from './product'
import { recipientOn } from './recipient'
import { expect } from './watched-test'

// The browser notes each lost file as an error of its own.
test.use({ expectedConsole: /Failed to load|Failed to fetch|MIME type|preload|at start/ })

/** The note of index.html, in each language. */
async function seesNote(page: Page): Promise<void> {
  for (const language of ['en', 'fr', 'nl', 'zh-Hant']) {
    await expect(page.locator(`#not-yet p[lang=${language}]`)).toBeVisible()
  }
}

const parts: readonly (readonly [string, RegExp])[] = [
  ['the entry', /\/assets\/index-[\w-]+\.js/],
  ['React', /\/assets\/react-dom-[\w-]+\.js/],
  ['every script', /\/assets\/.*\.js/],
  ['the texts', /\/assets\/(en|fr|nl|zh-Hant)-[\w-]+\.js/],
]
for (const [name, path] of parts) {
  test(`${name} does not arrive: the page says so in four languages`, async ({ page, product }) => {
    for (const loss of ['404', 'cut', 'type', 'hang'] as const satisfies readonly Loss[]) {
      await test.step(loss, async () => {
        product.lose(path, loss)
        await page.goto(`${product.url}/`, { waitUntil: 'commit' })
        await seesNote(page)
        product.lose(null)
        await page.goto('about:blank')
      })
    }
    await page.goto(`${product.url}/`)
    await recipientOn(page).heading('home.title').waitFor()
    await expect(page.locator('#not-yet')).toHaveCount(0)
  })
}

test('scripts that something on the way rewrote or broke: the page says so', async ({ page, product }) => {
  const home = `${product.url}/`
  await page.route(home, async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replaceAll('type="module"', 'type="held-back-module"')
    await route.fulfill({ response, body })
  })
  await page.goto(home)
  await seesNote(page)
  await page.unroute(home)
  await page.route('**/assets/index-*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: "throw new Error('broken at start')" }),
  )
  await page.goto(home)
  await seesNote(page)
})

test('without the first style sheets the page is plain, and all there', async ({ page, product }) => {
  product.lose(/\.css/, '404')
  await page.goto(`${product.url}/`)
  await recipientOn(page).heading('home.title').waitFor()
  product.lose(null)
})

test('the note is not seen in its first three seconds', async ({ page, product }) => {
  product.lose(/react-dom/, 'hang')
  await page.goto(`${product.url}/`, { waitUntil: 'commit' })
  const first = await page.waitForFunction(() => {
    const note = document.querySelector('#not-yet')
    const [delay] = note?.getAnimations() ?? []
    const age = Number(delay?.currentTime)
    return delay ? { age, seen: note?.checkVisibility({ visibilityProperty: true }) } : null
  })
  const { age, seen } = (await first.jsonValue()) ?? { age: 0, seen: true }
  expect(seen).toBe(age >= 3_000) // on a busy machine that is when the test looks
  await seesNote(page)
  product.lose(null)
})
