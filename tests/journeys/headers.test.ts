import { readFileSync } from 'node:fs'
import type { APIResponse, Worker } from '@playwright/test'
import { headersFor, parseHeaders } from '../release/headers.mjs'
import { alice, generateLinkOf } from './recipient'
import { expect, test } from './watched-test'

/** The file that a static host serves the product with; the preview must send the same. */
const blocks = parseHeaders(readFileSync('public/_headers', 'utf8'))
const published = headersFor(blocks, '/')
const workerPath = '/assets/worker-1.js'

const directives = (policy: string) =>
  Object.fromEntries(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/)
      return [name, sources.join(' ')]
    }),
  )

function expectSecurityHeaders(response: APIResponse): void {
  const headers = response.headers()
  for (const [name, value] of Object.entries(headersFor(blocks, new URL(response.url()).pathname))) {
    // MSW registers its worker by a string: the demo has one Trusted Types policy more than production.
    expect(headers[name.toLowerCase()], name).toBe(value.replace('certdesk-intl', 'certdesk-intl default'))
  }
  expect(headers['access-control-allow-origin']).toBeUndefined()
}

test('the published headers are strict', () => {
  const policy = directives(published['Content-Security-Policy'] ?? '')
  expect(policy).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'certdesk-worker certdesk-intl',
  })
  expect(JSON.stringify(policy)).not.toMatch(/unsafe|data:|blob:|https?:|\*/)
  expect(published).toMatchObject({
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Origin-Agent-Cluster': '?1',
    'X-Content-Type-Options': 'nosniff',
  })
  // Two policies in one header: both hold.
  const [, workerPolicy = ''] = headersFor(blocks, workerPath)['Content-Security-Policy']?.split(', ') ?? []
  expect(directives(workerPolicy)).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  })
})

test('the page may use nothing of the device but the clipboard, to write', async ({ page }) => {
  await page.goto('/')
  const allowed = await page.evaluate(() => {
    const { featurePolicy } = document as unknown as { featurePolicy: { allowedFeatures(): string[] } }
    return featurePolicy.allowedFeatures().filter((name) => !name.startsWith('ch-'))
  })
  // The others are no access to anything: whether requests to the own network are asked about, and how the
  // page is heard.
  expect(allowed.sort()).toEqual([
    'aria-notify',
    'clipboard-write',
    'cross-origin-isolated',
    'local-network',
    'local-network-access',
    'loopback-network',
    'media-playback-while-not-visible',
  ])
  expect(await page.evaluate(() => globalThis.crossOriginIsolated)).toBe(true)
})

test('the crypto worker can ask no server, ours neither', async ({ page }) => {
  await (await generateLinkOf(page, alice)).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  const isCryptoWorker = (worker: Worker) => /\/worker-/.test(worker.url())
  await expect.poll(() => page.workers().some(isCryptoWorker)).toBe(true)
  const worker = page.workers().find(isCryptoWorker)
  const attempts = await worker?.evaluate(async () => {
    const tried = async (attempt: () => unknown) => {
      try {
        await attempt()
        return 'sent'
      } catch {
        return 'refused'
      }
    }
    return {
      fetch: await tried(() => fetch('/favicon.svg')),
      socket: await tried(
        () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket(`ws://${location.host}/`)
            socket.addEventListener('open', resolve)
            socket.addEventListener('error', reject)
          }),
      ),
      request: await tried(() => {
        const request = new XMLHttpRequest()
        request.open('GET', '/favicon.svg', false)
        request.send()
      }),
      code: await tried(() => new Function('return 1')()),
    }
  })
  expect(attempts).toEqual({ fetch: 'refused', socket: 'refused', request: 'refused', code: 'refused' })
  // The page itself may: the attempt above would be sent from a worker without a policy of its own.
  expect(await page.evaluate(async () => (await fetch('/favicon.svg')).status)).toBe(200)
})

for (const path of [
  '/',
  '/demo',
  '/generate',
  '/nowhere',
  '/favicon.svg',
  '/mockServiceWorker.js',
  '/assets/nothing.js',
]) {
  test(`${path} is sent with them`, async ({ request }) => {
    expectSecurityHeaders(await request.get(path, { headers: { accept: 'text/html,*/*' } }))
  })
}

test('a file that isn’t there is a 404 and not the app', async ({ request }) => {
  for (const path of ['/assets/nothing.js', '/assets/nothing', '/nothing.js']) {
    const response = await request.get(path)
    expect(response.status(), path).toBe(404)
    expect(response.headers()['content-type'], path).not.toContain('html')
  }
  expect((await request.get('/nowhere', { headers: { accept: 'text/html' } })).status()).toBe(200)
})

test('every script and style of the path is sent with them, the crypto worker too', async ({
  page,
  watched,
  request,
}) => {
  await (await generateLinkOf(page, alice)).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expect.poll(() => page.workers().some((worker) => /\/worker-/.test(worker.url()))).toBe(true)
  const assets = [
    ...new Set(watched.requests.map(({ url }) => url).filter((url) => url.includes('/assets/'))),
  ]
  expect(assets.filter((url) => /\/worker-[^/]*\.js$/.test(url))).toHaveLength(1)
  expect(assets.length).toBeGreaterThan(5)
  for (const url of assets) expectSecurityHeaders(await request.get(url))
})

test.describe('under the policy', () => {
  test.use({
    expectedConsole: /requires 'Trusted|certdesk\.invalid|content security policy/i,
  })

  test('markup from text, text as code, other workers and foreign requests are refused', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    const refused = await page.evaluate(async () => {
      const attempts: Record<string, () => unknown> = {
        markup: () => {
          document.createElement('div').innerHTML = '<b>a</b>'
        },
        code: () => new Function('return 1')(),
        worker: () => new Worker('data:text/javascript,1'),
        request: () => fetch('https://certdesk.invalid/'),
      }
      // While the developer tools evaluate something, `eval` is allowed: the attempts are made after that.
      await new Promise((resolve) => setTimeout(resolve, 50))
      const outcomes = Object.entries(attempts).map(async ([name, attempt]) => {
        try {
          await attempt()
          return [name, 'allowed']
        } catch {
          return [name, 'refused']
        }
      })
      return Object.fromEntries(await Promise.all(outcomes))
    })
    expect(refused).toEqual({ markup: 'refused', code: 'refused', worker: 'refused', request: 'refused' })
  })
})
