import { type BrowserContext, test as base, expect } from '@playwright/test'
import type { Pace } from '../../mocks/stage/pace'
import { decideDurability } from './profile'

/** A request as it left the page. */
export interface SeenRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | null
}

export interface Watched {
  readonly requests: readonly SeenRequest[]
  /** Every address that was ever in the address bar. */
  readonly addresses: readonly string[]
  /** Every message in the console, of whatever kind. */
  readonly said: readonly string[]
}

interface Options {
  /** Messages in the console that belong to the journey, such as a 401 that is provoked. */
  readonly expectedConsole: RegExp | null
  /**
   * Chromium promises to keep what is stored; where it doesn't, a backup is offered while the certificate is
   * waited for.
   */
  readonly durable: boolean
  /**
   * The mock world answers at once; `usual` where a journey is about what is seen or done while it doesn't.
   */
  readonly pace: Pace
}

/** Has the mock world go at the pace in every page of the browser, whatever a page forgets. */
export const keepPace = (context: BrowserContext, pace: Pace): Promise<unknown> =>
  context.addInitScript((wanted) => {
    try {
      localStorage.setItem('certdesk-mock-pace', wanted)
    } catch {
      // A page that is nobody's has no storage.
    }
  }, pace)

/**
 * A test that fails at any error or warning in the console, uncaught error or violation of the content
 * security policy.
 */
export const test = base.extend<Options & { watched: Watched }>({
  expectedConsole: [null, { option: true }],
  durable: [true, { option: true }],
  pace: ['quick', { option: true }],
  context: async ({ context, pace }, use) => {
    await keepPace(context, pace)
    await use(context)
  },
  page: async ({ page, durable, browserName, baseURL }, use) => {
    if (browserName === 'chromium') await decideDurability(page, durable, baseURL ?? '')
    await use(page)
  },
  watched: [
    async ({ context, expectedConsole }, use) => {
      const complaints: string[] = []
      const requests: SeenRequest[] = []
      const addresses: string[] = []
      const said: string[] = []
      context.on('console', (message) => {
        said.push(message.text())
        // Chromium looks for an icon by itself where a test opens a file of ours that isn't a page.
        if (message.location().url.endsWith('/favicon.ico')) return
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      context.on('weberror', (error) => complaints.push(String(error.error())))
      context.on('request', (request) => {
        const { method, url, headers, postDataBuffer } = {
          method: request.method(),
          url: request.url(),
          headers: request.headers(),
          postDataBuffer: request.postDataBuffer(),
        }
        requests.push({ method, url, headers, body: postDataBuffer })
      })
      context.on('page', (page) => {
        // From the first listener on the browser asks us for files: a test that listens later may be too late
        // with its key.
        page.on('filechooser', () => undefined)
        page.on('framenavigated', (frame) => addresses.push(frame.url()))
        page.on('websocket', (socket) => complaints.push(`a web socket to ${socket.url()}`))
      })
      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) =>
          console.error(
            `content security policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`,
          ),
        )
      })
      await use({ requests, addresses, said })
      const unexpected = complaints.filter((text) => !expectedConsole?.test(text))
      expect(unexpected, 'console errors, warnings and policy violations').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
