import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, createServer, preview } from 'vite'

/** @typedef {import('./world-growth').WorldTimes} WorldTimes */
/** @typedef {import('./rows.mjs').Row} Row */

/** A small world, and one that is to be as quick. */
export const worldSizes = /** @type {const} */ ([100, 100_000])
/** How much slower the large one may be, and what else is promised. */
const limits = { growth: 1.2, seedingMs: 30_000, changeMs: 10 }

/** @param {number} value */
const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`

/**
 * Times a small and a large mock world, in Chromium with its IndexedDB and in Node with memory.
 * @param {import('playwright').Browser} browser
 * @returns {Promise<Record<string, Row[]>>}
 */
export async function measureWorlds(browser) {
  return { Chromium: rowsOf(await inChromium(browser)), Node: rowsOf(await inNode()) }
}

/** @param {import('playwright').Browser} browser */
async function inChromium(browser) {
  const outDir = mkdtempSync(join(tmpdir(), 'certdesk-bench-world-'))
  try {
    await build({
      logLevel: 'error',
      mode: 'demo',
      configFile: false,
      root: '.',
      build: {
        outDir,
        emptyOutDir: true,
        target: 'es2023',
        rolldownOptions: { input: 'tests/bench/world-page.html' },
      },
    })
    const server = await preview({
      logLevel: 'error',
      configFile: false,
      build: { outDir },
      preview: { port: 0, host: '127.0.0.1' },
    })
    try {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto(`${server.resolvedUrls?.local[0]}tests/bench/world-page.html`)
      await page.waitForFunction('globalThis.timesOf')
      /** @type {WorldTimes[]} */
      const found = await page.evaluate((sizes) => /** @type {any} */ (window).timesOf(sizes), worldSizes)
      await context.close()
      return found
    } finally {
      await server.close()
    }
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

async function inNode() {
  const server = await createServer({
    logLevel: 'error',
    configFile: false,
    server: { middlewareMode: true, ws: false },
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
  })
  try {
    const { timesOf } = await server.ssrLoadModule('/tests/bench/world-growth.ts')
    const { memoryStore } = await server.ssrLoadModule('/mocks/memory/memory-store.ts')
    /** @type {WorldTimes[]} */
    const found = await timesOf(worldSizes.map((orders) => ({ orders, saved: memoryStore() })))
    return found
  } finally {
    await server.close()
  }
}

/** @param {WorldTimes[]} times @returns {Row[]} */
function rowsOf([small, large]) {
  if (!small || !large) throw new Error('a world was not timed')
  const asked = /** @type {const} */ ([
    ['GET /orders/{n}', 'order'],
    ['GET /account', 'account'],
    ['POST /orders for 1', 'placing'],
    ['GET /pickup, a link opened', 'link'],
  ])
  return [
    ...asked.map(([what, name]) => ({
      what,
      value: `${ms(small[name])} → ${ms(large[name])}`,
      budget: `at most ${limits.growth}× (${(large[name] / small[name]).toFixed(2)}×)`,
      met: large[name] <= limits.growth * small[name],
    })),
    {
      what: 'one change of the large world, beyond its commit',
      value: ms(large.changeBeyondCommit),
      budget: `at most ${limits.changeMs} ms (commit ${ms(large.commit)})`,
      met: large.changeBeyondCommit <= limits.changeMs,
    },
    {
      what: '100,000 orders added',
      value: `${(large.seeding / 1000).toFixed(1)} s`,
      budget: `at most ${limits.seedingMs / 1000} s`,
      met: large.seeding <= limits.seedingMs,
    },
  ]
}
