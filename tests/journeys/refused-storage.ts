import type { BrowserContext } from '@playwright/test'

/**
 * Ways in which a browser lets nothing be stored. They run in the crypto worker, which alone keeps keys and which no script of a page
 * reaches; the mock world beside it stores as ever.
 */
export const storageRefusals = {
  'IndexedDB throws': `IDBFactory.prototype.open = function () { throw new DOMException('refused', 'SecurityError') };`,
  'IndexedDB never answers': `{
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
    const response = await route.fetch()
    await route.fulfill({ response, body: `${storageRefusals[how]}\n${await response.text()}` })
  })
}
