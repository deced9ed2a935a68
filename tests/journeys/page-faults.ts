import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What axe objects to on the page as it is: accessibility by WCAG 2.2 AA, and good practice. */
export async function axeFaults(page: Page) {
  const { violations, passes } = await new AxeBuilder({ page })
    // One page, no frames of other origins: the second blank page that axe otherwise opens for each look costs a sixth of its time.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(passes.length).toBeGreaterThan(5)
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
