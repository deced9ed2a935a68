import { readFileSync } from 'node:fs'
import type { APIResponse } from '@playwright/test'
import { alice, generateLinkOf } from './recipient'
import { expect, test } from './watched-test'

/** The file that a static host serves the product with; the preview must send the same. */
const published = Object.fromEntries(
  readFileSync('public/_headers', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('  '))
    .map((line) => [
      line.slice(0, line.indexOf(':')).trim().toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
)

const directives = (policy: string) =>
  Object.fromEntries(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/)
      return [name, sources.join(' ')]
    }),
  )

function expectSecurityHeaders(response: APIResponse): void {
  const headers = response.headers()
  for (const [name, value] of Object.entries(published)) {
    // MSW registers its worker by a string: the demo has one Trusted Types policy more than production.
    expect(headers[name], name).toBe(name === 'content-security-policy' ? `${value} default` : value)
  }
  expect(headers['access-control-allow-origin']).toBeUndefined()
}

test('the published headers are strict', () => {
  const policy = directives(published['content-security-policy'] ?? '')
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
  expect(published['referrer-policy']).toBe('no-referrer')
  expect(published['cross-origin-opener-policy']).toBe('same-origin')
  expect(published['x-content-type-options']).toBe('nosniff')
  expect(published['permissions-policy']).toContain('camera=()')
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
