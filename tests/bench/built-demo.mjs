import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, preview, runnerImport } from 'vite'

/** @typedef {{ milliseconds: number, heading: string }} Task */

/**
 * Builds a mode into a folder of its own and serves it while `work` runs.
 * @template T
 * @param {'demo' | 'production'} mode
 * @param {(url: string, folder: string) => Promise<T>} work
 */
async function withBuilt(mode, work) {
  const folder = mkdtempSync(join(tmpdir(), `certdesk-${mode}-`))
  const base = { configFile: 'vite.config.ts', mode, logLevel: /** @type {const} */ ('error') }
  try {
    await build({ ...base, build: { outDir: folder, emptyOutDir: true } })
    const server = await preview({ ...base, build: { outDir: folder }, preview: { port: 4194 } })
    try {
      return await work(server.resolvedUrls?.local[0] ?? '', folder)
    } finally {
      await server.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs in the page: notes every long task, and every time the event loop came later than it was asked to. */
function watchMainThread() {
  const heading = () => document.querySelector('h1')?.textContent ?? '(loading)'
  /** @type {Task[]} */
  const longTasks = []
  /** @type {Task} */
  let gap = { milliseconds: 0, heading: '' }
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      longTasks.push({ milliseconds: duration, heading: heading() })
  }).observe({ type: 'longtask', buffered: true })
  let last = performance.now()
  setInterval(() => {
    const late = performance.now() - last - 5
    if (late > gap.milliseconds) gap = { milliseconds: late, heading: heading() }
    last = performance.now()
  }, 5)
  Object.assign(globalThis, { mainThread: () => ({ longTasks, gap }) })
}

/**
 * The longest task of the page's main thread while a person goes the whole way, mock authority included, and the longest
 * the event loop was held up. The browser counts tasks from 50 ms on.
 * @param {import('playwright').Browser} browser
 * @param {number[]} slowdowns of the CPU, one for each time the way is gone: 1 is this machine as it is
 */
export function measureMainThread(browser, slowdowns) {
  return withBuilt('demo', async (url) => {
    const { module } = /** @type {{ module: typeof import('../journeys/recipient') }} */ (
      await runnerImport('./tests/journeys/recipient.ts')
    )
    const { alice, openGenerateLink, recipientOn } = module
    /** @type {{ slowdown: number, longest: Task, gap: Task, longTasks: Task[] }[]} */
    const outcomes = []
    for (const slowdown of slowdowns) {
      const context = await browser.newContext({ baseURL: url, locale: 'en-GB' })
      await context.addInitScript(watchMainThread)
      const page = await context.newPage()
      const devtools = await context.newCDPSession(page)
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
      const recipient = recipientOn(page)
      await openGenerateLink(page, alice)
      await recipient.confirmIdentity()
      await recipient.takePassphrase()
      await recipient.acceptAgreement()
      await recipient.create()
      await recipient.done()
      await recipient.save()
      /** @type {{ longTasks: Task[], gap: Task }} */
      const { longTasks, gap } = await page.evaluate(() => /** @type {any} */ (globalThis).mainThread())
      const longest = [...longTasks].sort((a, b) => b.milliseconds - a.milliseconds)[0]
      outcomes.push({ slowdown, longTasks, longest: longest ?? { milliseconds: 0, heading: '' }, gap })
      await context.close()
    }
    return outcomes
  })
}

const pickup = {
  status: 'ready',
  orderNumber: '1',
  productName: 'Secure Email',
  commonName: 'Alice Whitcombe',
  organizationName: null,
  emails: ['alice@brightwater.example'],
  validityDays: 365,
  usages: ['sign_email'],
  keyProfiles: ['rsa_2048'],
  expiresAt: '2099-01-01T00:00:00Z',
  issuedAt: null,
}

/**
 * What a recipient's first page loads from the production build, in bytes after gzip, by kind. It is what the browser
 * asked for, in that order, not what a bundler says: `later` are scripts asked for after the worker, while the person reads.
 * @param {import('playwright').Browser} browser
 */
export function measureSizes(browser) {
  return withBuilt('production', async (url, folder) => {
    const page = await browser.newPage({ locale: 'en-GB' })
    /** @type {Set<string>} */
    const files = new Set()
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (pathname.startsWith('/assets/')) files.add(pathname)
    })
    await page.route('**/api/v1/pickup', (route) => route.fulfill({ json: pickup }))
    await page.goto(`${url}generate#token-for-the-bench`)
    await page.getByText(pickup.emails[0] ?? '').waitFor()
    while (page.workers().length === 0) await page.waitForEvent('worker')
    await page.waitForLoadState('networkidle')
    await page.close()
    const sizes = { script: 0, worker: 0, style: 0, later: 0 }
    for (const path of files) {
      const script = sizes.worker === 0 ? 'script' : 'later'
      const kind = /worker-[^/]*\.js$/.test(path) ? 'worker' : path.endsWith('.css') ? 'style' : script
      sizes[kind] += gzipSync(readFileSync(join(folder, path)), { level: 9 }).length
    }
    return sizes
  })
}
