import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The rules of axe that colours decide on; the others find the same in light and in dark. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

/** The objections of axe to the page as it is: accessibility by WCAG 2.2 AA, and good practice. */
export const axeFaults = (page: Page) => faultsOf(page, { type: 'tag', values: standards })

/** The same in dark colours and in light ones, in which the page is left. */
export async function axeFaultsInDarkAndLight(page: Page) {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  const inDark = await faultsOf(page, { type: 'rule', values: rulesOfColour })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  return [...inDark.map((fault) => ({ ...fault, in: 'dark' })), ...(await axeFaults(page))]
}

/** The script of axe: run in the page once, where its builder for Playwright would run it for each look. */
const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

declare global {
  var axe: { run(context: Document, options: RunOptions): Promise<AxeResults> } | undefined
}

async function faultsOf(page: Page, runOnly: { type: 'tag' | 'rule'; values: string[] }) {
  if (!(await page.evaluate(() => Boolean(globalThis.axe)))) await page.evaluate(axeScript)
  const { violations, passes } = await page.evaluate(
    async (options) => {
      if (!globalThis.axe) throw new Error('axe is not in the page')
      const results = await globalThis.axe.run(document, options)
      return {
        violations: results.violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })),
        ),
        passes: results.passes.length,
      }
      // Without a description of each element that is in order, which would be most of the time.
    },
    { runOnly, resultTypes: ['violations'] } satisfies RunOptions,
  )
  expect(passes, 'rules that passed').toBeGreaterThan(runOnly.type === 'tag' ? 5 : 0)
  return violations
}

/** The parts that stick out of the page to the right, where that makes it scroll sideways; in a text size. */
export const widerThanPage = (page: Page, fontSize = '') =>
  page.evaluate((size) => {
    const { style } = document.documentElement
    style.fontSize = size
    try {
      const { scrollWidth, clientWidth } = document.documentElement
      if (scrollWidth <= clientWidth) return []
      const sticksOut = (element: Element) => element.getBoundingClientRect().right > clientWidth + 1
      const culprits = [...document.querySelectorAll('body *')].filter(sticksOut)
      return [`${scrollWidth} px`, ...culprits.map((element) => element.outerHTML.slice(0, 120))]
    } finally {
      style.fontSize = ''
    }
  }, fontSize)
