import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { visitEveryPage } from './every-page'
import { expect, test } from './watched-test'
import { languages } from './words'

// The visit ends at a link that is unknown, which the browser notes as an error.
test.use({ expectedConsole: /status of 401/ })
test.setTimeout(180_000)

/** What axe objects to on the page as it is: accessibility by WCAG 2.2 AA, and good practice. */
async function axeFaults(page: Page) {
  const { violations, passes } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(passes.length).toBeGreaterThan(5)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })),
  )
}

/** What sticks out of the page to the right, where that makes it scroll sideways. */
const widerThanPage = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const sticksOut = (element: Element) => element.getBoundingClientRect().right > clientWidth + 1
    const culprits = [...document.querySelectorAll('body *')].filter(sticksOut)
    return [`${scrollWidth} px`, ...culprits.map((element) => element.outerHTML.slice(0, 120))]
  })

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds no fault on any page, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const seen: string[] = []
    await visitEveryPage(page, 'en', async (name) => {
      expect.soft(await axeFaults(page), name).toEqual([])
      seen.push(name)
    })
    expect(seen).toHaveLength(15)
  })
}

for (const language of languages) {
  test(`nothing is wider than a phone of 360 px, nor of 320 px, in ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await visitEveryPage(page, language, async (name) => {
      for (const width of [320, 360]) {
        await page.setViewportSize({ width, height: 740 })
        expect.soft(await widerThanPage(page), `${name} at ${width} px`).toEqual([])
      }
    })
  })
}

test('both checks see a fault that is put on a page', async ({ page }) => {
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
  expect(await widerThanPage(page)).not.toEqual([])
})
