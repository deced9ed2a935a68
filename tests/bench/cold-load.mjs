import { runnerImport } from 'vite'
import { openChromium } from './devtools.mjs'
import { median } from './rows.mjs'
import { serveBuild } from './served-build.mjs'
import { openSlowLink } from './slow-link.mjs'

/** How much slower the processor is made. */
export const coldSlowdown = 4
/** A browser that was just started is busy with itself; a person's was there before. */
const settlingMs = 2_000
const patienceMs = 60_000

/**
 * One opening of the page in a browser that has never seen it; times in milliseconds from the click on the
 * link.
 * @typedef {{ firstPaint: number, usable: number, requests: number, bytes: number }} Opening
 */

/** Runs in the page: notes when the question of the first page was painted and can be answered. */
function noteWhenUsable() {
  new MutationObserver((_changes, observer) => {
    if (!document.querySelector('main h1') || !document.querySelector('main button')) return
    observer.disconnect()
    requestAnimationFrame(() => setTimeout(() => performance.mark('usable')))
  }).observe(document, { childList: true, subtree: true })
}

/** Runs in the page. */
function seenInPage() {
  const usable = performance.getEntriesByName('usable')[0]?.startTime
  const firstPaint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime
  return usable && firstPaint ? { began: performance.timeOrigin, usable, firstPaint } : null
}

/** @param {string} url @returns {Promise<{ began: number, usable: number, firstPaint: number }>} */
async function openOnce(url) {
  const chromium = await openChromium(['--ignore-certificate-errors'])
  try {
    const session = await chromium.openPersonsPage()
    /** @param {string} method @param {object} [params] */
    const send = (method, params) => chromium.send(method, params, session)
    await send('Page.enable')
    await send('Page.addScriptToEvaluateOnNewDocument', { source: `(${noteWhenUsable})()` })
    await new Promise((resolve) => setTimeout(resolve, settlingMs))
    await send('Emulation.setCPUThrottlingRate', { rate: coldSlowdown })
    await send('Page.navigate', { url })
    for (const end = Date.now() + patienceMs; Date.now() < end; ) {
      await new Promise((resolve) => setTimeout(resolve, 500))
      const expression = `(${seenInPage})()`
      const { result } = await send('Runtime.evaluate', { expression, returnByValue: true })
      if (result.value) return result.value
    }
    throw new Error('the page was never usable')
  } finally {
    await chromium.close()
  }
}

/**
 * Opens a recipient's link as people have it: a build served with TLS and compression over a household's
 * line, a slow processor, nothing in the cache. Medians of so many openings.
 * @param {string} folder of a production build
 * @param {import('./served-build.mjs').Protocol} protocol
 * @param {number} times
 * @returns {Promise<Opening>}
 */
export async function openCold(folder, protocol, times) {
  const { module } = /** @type {{ module: typeof import('./world-backend') }} */ (
    await runnerImport('./tests/bench/world-backend.ts')
  )
  const world = module.createWorldBackend()
  const link = await world.generateLink('Alice Whitcombe')
  const served = await serveBuild(folder, protocol, world.answer)
  const line = await openSlowLink(served.port)
  /** @type {Opening[]} */
  const openings = []
  try {
    for (let time = 0; time < times; time++) {
      served.asked.length = 0
      const { began, usable, firstPaint } = await openOnce(`https://127.0.0.1:${line.port}${link}`)
      const before = served.asked.filter(({ at }) => at < began + usable)
      const bytes = before.reduce((sum, one) => sum + one.bytes, 0)
      openings.push({ firstPaint, usable, requests: before.length, bytes })
    }
  } finally {
    line.close()
    served.close()
  }
  /** @param {keyof Opening} what */
  const of = (what) => median(openings.map((opening) => opening[what]))
  return { firstPaint: of('firstPaint'), usable: of('usable'), requests: of('requests'), bytes: of('bytes') }
}
