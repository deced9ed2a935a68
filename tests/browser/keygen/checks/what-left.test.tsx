import { afterEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { createApiClient } from '../../../../src/api/client'
import { checkPickupCode, fetchPickup, submitCsr } from '../../../../src/api/pickup'
import { createRequestLog } from '../../../../src/api/request-log'
import { createCryptoWorkerClient } from '../../../../src/crypto-worker/client'
import { WhatLeftPanel } from '../../../../src/features/keygen/checks/what-left-panel'
import { renderPart, workerThat } from '../../render-part'
import { pickup } from '../fake-backend'

const link = { number: 1, token: 'the-secret-token' }
const receipt = { status: 'issued', publicKeySha256: 'a'.repeat(64), receivedAt: '2026-11-21T12:00:00Z' }
const access = { accessToken: 'the-access-token', expiresAt: '2026-11-21T13:00:00Z' }
const answers: Record<string, unknown> = { GET: pickup, PUT: receipt, POST: access }

function loggedClient() {
  const log = createRequestLog()
  const client = createApiClient({
    baseUrl: `${location.origin}/api/v1`,
    log,
    fetch: async ({ method }) => Response.json(answers[method]),
  })
  return { log, client }
}

const open = () => page.getByText('What left this browser', { exact: true }).click()
const shown = () => document.body.textContent ?? ''

describe('what left this browser', () => {
  const crypto = createCryptoWorkerClient()
  afterEach(() => crypto.stop())

  test('grows while it is open, shows the CSR as sent and what is in it, and no secret', async () => {
    const { log, client } = loggedClient()
    await renderPart(<WhatLeftPanel crypto={crypto} log={log} />)
    await open()
    await expect.element(page.getByText('Nothing has been sent yet.')).toBeVisible()
    await fetchPickup(link, undefined, client)
    await expect.element(page.getByText('GET /api/v1/pickup', { exact: true })).toBeVisible()
    await expect.element(page.getByText(/answered 200 · no content/)).toBeVisible()

    const { csrPem, publicKeySha256 } = await crypto.call('makeKeyAndCsr', {
      keyProfile: 'ec_p256',
      subject: { commonName: pickup.commonName, emails: pickup.emails },
    })
    const body = { csrPem, agreementVersion: '2026-01' }
    await submitCsr(link, body, new AbortController().signal, client)
    await page.getByText('Content, as sent, and the CSR in it').click()
    await expect.element(page.getByText('CN=Alice Whitcombe', { exact: true })).toBeVisible()
    await expect.element(page.getByText(/it holds$/)).toBeVisible()
    expect(shown().replace(/\s/g, '')).toContain(publicKeySha256)
    const blocks = [...document.querySelectorAll('pre')].map(({ textContent }) => textContent)
    expect(blocks).toEqual([csrPem, JSON.stringify(body)])

    await checkPickupCode(link, '482915', undefined, client)
    await expect.element(page.getByText('POST /api/v1/pickup/code', { exact: true })).toBeVisible()
    await page.getByText('Content, as sent', { exact: true }).click()
    await expect.element(page.getByText('{"code":"••••••"}')).toBeVisible()
    for (const secret of [link.token, access.accessToken, '482915', 'PRIVATE KEY']) {
      expect(shown()).not.toContain(secret)
    }
  })

  test('a request without an answer is listed too', async () => {
    const log = createRequestLog()
    const client = createApiClient({
      baseUrl: `${location.origin}/api/v1`,
      log,
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    })
    await fetchPickup(link, undefined, client).catch(() => undefined)
    await renderPart(<WhatLeftPanel crypto={workerThat({})} log={log} />)
    await open()
    await expect.element(page.getByText(/no answer · no content/)).toBeVisible()
  })
})
