import { afterEach, describe, expect, test, vi } from 'vitest'
import { missingAbility } from '../../../src/crypto-worker/client'
import { RepairPage } from '../../../src/features/repair/repair-page'
import { paths } from '../../../src/paths'
import { renderPart } from '../render-part'
import { pickup, startFakeBackend } from './fake-backend'
import { heading, text } from './flow-page'
import { openGeneratePage } from './open-generate-page'

// A page with keys says before anybody begins which ability of the browser is missing.

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('what is missing', () => {
  const complete = { isSecureContext: true, crypto: globalThis.crypto, Worker }
  test('nothing here', () => {
    expect(missingAbility()).toBe(null)
    expect(missingAbility(complete)).toBe(null)
  })
  test.each([
    ['plain HTTP', { ...complete, isSecureContext: false, crypto: {} }, Array.prototype, 'page-not-secure'],
    ['no WebCrypto', { ...complete, crypto: {} }, Array.prototype, 'browser-too-old'],
    ['no workers', { ...complete, Worker: undefined }, Array.prototype, 'browser-too-old'],
    ['an older language', complete, {}, 'browser-too-old'],
  ] as const)('%s', (_what, scope, list, code) => {
    expect(missingAbility(scope, list)).toBe(code)
  })
})

test('plain HTTP: the link’s page says so before the first question, and asks nothing of the server', async () => {
  const backend = startFakeBackend()
  vi.stubGlobal('isSecureContext', false)
  await openGeneratePage(paths.generate('a-token-of-this-test'))
  await expect.element(heading('This page needs a secure connection')).toBeVisible()
  expect(backend.requests).toEqual([])
  expect(location.hash).toBe('')
})

test('plain HTTP: the repair page says so before a file is chosen', async () => {
  vi.stubGlobal('isSecureContext', false)
  await renderPart(<RepairPage />)
  await expect.element(heading('This page needs a secure connection')).toBeVisible()
})

test('locks that never answer: the page goes on without them', async () => {
  const backend = startFakeBackend()
  backend.always('GET /pickup', () => Response.json({ ...pickup, pickupId: `pickup-${crypto.randomUUID()}` }))
  vi.spyOn(navigator.locks, 'request').mockReturnValue(new Promise(() => {}))
  await openGeneratePage(paths.generate('a-token-of-this-test'))
  await expect.element(heading('Is this certificate for you?')).toBeVisible()
  expect(text('another tab').elements()).toHaveLength(0)
})
