import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The rules of axe that colours decide on; the others find the same in light and in dark. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

/** What axe objects to on the page as it is: accessibility by WCAG 2.2 AA, and good practice. */
export const axeFaults = (page: Page) => faultsOf(page, { type: 'tag', values: standards })

/** The same in dark colours and in light ones, in which the page is left. */
export async function axeFaultsInDarkAndLight(page: Page) {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  const inDark = await faultsOf(page, { type: 'rule', values: rulesOfColour })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  return [...inDark.map((fault) => ({ ...fault, in: 'dark' })), ...(await axeFaults(page))]
}

async function faultsOf(page: Page, runOnly: { type: 'tag' | 'rule'; values: string[] }) {
  const { violations, passes } = await new AxeBuilder({ page })
    // One page, no frames of other origins: axe would open a second, blank page for each look.
    .setLegacyMode()
    // Without a description of each element that is in order. Both together take two thirds off axe's time.
    .options({ runOnly, resultTypes: ['violations'] })
    .analyze()
  expect(passes.length, 'rules that passed').toBeGreaterThan(runOnly.type === 'tag' ? 5 : 0)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })),
  )
}

/** What sticks out of the page to the right, where that makes it scroll sideways. */
export const widerThanPage = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const sticksOut = (element: Element) => element.getBoundingClientRect().right > clientWidth + 1
    const culprits = [...document.querySelectorAll('body *')].filter(sticksOut)
    return [`${scrollWidth} px`, ...culprits.map((element) => element.outerHTML.slice(0, 120))]
  })
