import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, preview, runnerImport } from 'vite'
import { openCold } from './cold-load.mjs'
import { changeToScriptlessPage, walkTheWay } from './main-thread.mjs'
import { walkTheOrder } from './orders.mjs'

/**
 * Builds a mode into a folder of its own and serves it while `work` runs.
 * @template T
 * @param {'demo' | 'production'} mode
 * @param {(url: string, folder: string) => Promise<T>} work
 * @param {import('vite').Plugin[]} plugins of the server
 */
export async function withBuilt(mode, work, plugins = []) {
  const folder = mkdtempSync(join(tmpdir(), `certdesk-${mode}-`))
  try {
    await build({ ...configOf(mode), build: { outDir: folder, emptyOutDir: true } })
    return await withServed(mode, folder, (url) => work(url, folder), plugins)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} mode */
const configOf = (mode) => ({
  configFile: 'vite.config.ts',
  mode,
  logLevel: /** @type {const} */ ('error'),
})

/**
 * Serves a folder that was built before, in the same mode, while `work` runs.
 * @template T
 * @param {'demo' | 'production'} mode
 * @param {string} folder
 * @param {(url: string) => Promise<T>} work
 * @param {import('vite').Plugin[]} plugins of the server
 */
export async function withServed(mode, folder, work, plugins = []) {
  const server = await preview({
    ...configOf(mode),
    plugins,
    build: { outDir: folder },
    preview: { port: 4194 },
  })
  try {
    return await work(server.resolvedUrls?.local[0] ?? '')
  } finally {
    await server.close()
  }
}

/**
 * Read once: it is the whole mock world.
 * @type {Promise<{ module: typeof import('./world-backend') }> | undefined}
 */
let backendCode

/** The mock world as a backend in this process, a fresh one for each beginning. */
export function worldAsBackend() {
  /** @type {ReturnType<typeof import('./world-backend').createWorldBackend> | undefined} */
  let backend
  /** @type {import('vite').Plugin} */
  const plugin = {
    name: 'certdesk-bench-backend',
    configurePreviewServer({ middlewares }) {
      middlewares.use((incoming, outgoing, next) => {
        if (backend) backend.answer(incoming, outgoing, next).catch(next)
        else next()
      })
    },
  }
  return {
    plugin,
    async begin() {
      backendCode ??= runnerImport('./tests/bench/world-backend.ts')
      const world = (await backendCode).module.createWorldBackend()
      backend = world
      await world.waitForApproval()
      return { link: await world.generateLink('Alice Whitcombe'), approve: world.approve }
    },
  }
}

/**
 * The product as a person's browser has it: the production build, and the world in another process than the
 * page.
 * @param {number} walks
 */
export function walkProduct(walks) {
  const { plugin, begin } = worldAsBackend()
  return withBuilt('production', (url) => walkTheWay(url, walks, begin), [plugin])
}

/**
 * The part of opening the product that isn't its own: the browser's change of pages where the new page has no
 * script.
 * @param {number} times
 */
export const openScriptlessPage = (times) =>
  withBuilt('production', (url) => changeToScriptlessPage(url, times))

/**
 * Opening the product for the first time, over each protocol.
 * @param {number} times
 */
export const openProductCold = (times) =>
  withBuilt('production', async (_url, folder) => ({
    'HTTP/1.1': await openCold(folder, 'HTTP/1.1', times),
    'HTTP/2': await openCold(folder, 'HTTP/2', times),
  }))

/**
 * An order of a thousand recipients, production build and a backend.
 * @param {number} walks
 */
export function walkOrders(walks) {
  const { plugin, begin } = worldAsBackend()
  return withBuilt(
    'production',
    async (url) => {
      await begin()
      return walkTheOrder(url, walks)
    },
    [plugin],
  )
}

/**
 * The demo: the same page with the mock world, its service worker and its authority on the same main thread.
 * @param {number} walks
 */
export function walkDemo(walks) {
  return withBuilt('demo', (url) =>
    walkTheWay(url, walks, async (person) => {
      await person.open(new URL('/demo', url).href)
      await person.click(/Alice Whitcombe/, 'a')
      const link = () => person.look(`document.querySelector('a[href*="/generate#"]')?.href ?? null`)
      await person.until(async () => (await link()) !== null, 'the link in the mail')
      return { link: /** @type {string} */ (await link()) }
    }),
  )
}

/** Runs in the page: notes when its heading appears, which the loading page doesn't have. */
function noteWhenPageIsThere() {
  new MutationObserver((_changes, observer) => {
    if (!document.querySelector('main h1')) return
    performance.mark('page is there')
    observer.disconnect()
  }).observe(document, { childList: true, subtree: true })
}

/** Runs in the page: the paths asked for before that. */
function askedForBefore() {
  const there = performance.getEntriesByName('page is there')[0]?.startTime ?? 0
  return performance
    .getEntriesByType('resource')
    .filter(({ startTime }) => startTime < there)
    .map(({ name }) => new URL(name).pathname)
}

/**
 * The bytes after gzip that a recipient's first page loads from the production build, by kind: those that the
 * browser asked for until the page was there, not those that a bundler reports. `later` are scripts asked for
 * after that, while the person reads. `lazy` are those that this page never asks for, by name: each comes
 * when it is needed.
 * @param {import('playwright').Browser} browser
 */
export function measureSizes(browser) {
  const { plugin, begin } = worldAsBackend()
  return withBuilt(
    'production',
    async (url, folder) => {
      const { link } = await begin()
      const page = await browser.newPage({ locale: 'en-GB' })
      /** @type {string[]} */
      const files = []
      page.on('request', (request) => {
        const { pathname } = new URL(request.url())
        if (pathname.startsWith('/assets/') && !files.includes(pathname)) files.push(pathname)
      })
      await page.addInitScript(noteWhenPageIsThere)
      await page.goto(new URL(link, url).href)
      await page.getByText('alice.whitcombe@brightwater.example').waitFor()
      // Not `networkidle`: a worker that was ended while it loaded never counts as arrived.
      for (let count = -1; count !== files.length || page.workers().length === 0; ) {
        count = files.length
        await page.waitForTimeout(1500)
      }
      const before = new Set(await page.evaluate(askedForBefore))
      await page.close()
      /** @param {string} path */
      const size = (path) => gzipSync(readFileSync(join(folder, path)), { level: 9 }).length
      const sizes = { script: 0, worker: 0, style: 0, later: 0 }
      for (const path of files) {
        const script = before.has(path) ? 'script' : 'later'
        const kind = /\/worker-[^/]*\.js$/.test(path) ? 'worker' : path.endsWith('.css') ? 'style' : script
        sizes[kind] += size(path)
      }
      const lazy = readdirSync(join(folder, 'assets'))
        .filter((name) => name.endsWith('.js') && !files.includes(`/assets/${name}`))
        .map((name) => ({ name: name.replace(/-[\w-]{8}\.js$/, ''), bytes: size(`assets/${name}`) }))
        // The texts of the other languages are as long as the ones counted.
        .filter(({ name }) => !languages.includes(name))
        .sort((a, b) => b.bytes - a.bytes)
      return { ...sizes, lazy }
    },
    [plugin],
  )
}

const languages = ['en', 'fr', 'nl', 'zh-Hant']
