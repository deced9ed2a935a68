import type { BrowserContext } from '@playwright/test'

/**
 * Ways in which a browser lets nothing be stored. They run in the crypto worker, which alone keeps keys and
 * which no script of a page reaches; the mock world beside it stores as ever.
 */
export const storageRefusals = {
  'IndexedDB throws': `IDBFactory.prototype.open = function () { throw new DOMException('refused', 'SecurityError') };`,
  // The worker's patience with the disk runs out ten times as fast: it is what this waits for, in real time.
  'IndexedDB never answers': `{
    const { setTimeout } = globalThis
    globalThis.setTimeout = (work, milliseconds = 0, ...rest) =>
      setTimeout(work, milliseconds < 1000 ? milliseconds : milliseconds / 10, ...rest)
    const open = IDBFactory.prototype.open
    IDBFactory.prototype.open = function (...args) {
      const request = open.apply(this, args)
      for (const type of ['success', 'error', 'upgradeneeded']) {
        request.addEventListener(type, (event) => event.stopImmediatePropagation())
      }
      return request
    }
  }`,
  'the quota is used up': `IDBObjectStore.prototype.put = function () { throw new DOMException('full', 'QuotaExceededError') };`,
} as const

/** From now on no key can be kept in this browser. */
export async function refuseStorage(
  context: BrowserContext,
  how: keyof typeof storageRefusals = 'IndexedDB throws',
): Promise<void> {
  await context.route(/\/assets\/worker-[^/]*\.js$/, async (route) => {
    const { headers, script } = await workerScript(route.request().url())
    // A page that was killed meanwhile waits for nothing any more.
    await route.fulfill({ headers, body: `${storageRefusals[how]}\n${script}` }).catch(() => undefined)
  })
}

/**
 * The script as the server sends it, with its headers. Fetched here: what Playwright fetches for a page never
 * ends when that page is killed.
 */
async function workerScript(url: string): Promise<{ headers: Record<string, string>; script: string }> {
  const response = await fetch(url)
  const headers = Object.fromEntries(response.headers)
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive'])
    delete headers[name]
  return { headers, script: await response.text() }
}
