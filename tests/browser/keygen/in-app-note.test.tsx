import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { pickup, startFakeBackend } from './fake-backend'
import { createFakeCryptoWorker } from './fake-crypto-worker'
import { click, heading, openFlow, promiseStorage, toCreate } from './flow-page'

/** Which browsers are meant: tests/unit/keygen/in-app-browser.test.ts. */
beforeEach(() => {
  promiseStorage(true)
  startFakeBackend()
})
afterEach(() => vi.restoreAllMocks())

const note = () => page.getByText('This page is open inside another app')
async function toFile(userAgent: string) {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent)
  await openFlow({ worker: createFakeCryptoWorker(), pickup })
  await toCreate()
  await click('Accept and create my certificate')
  await expect.element(heading('Your certificate is ready')).toBeVisible()
}

test('inside another app the file says that it may not be saved there, and where to go', async () => {
  await toFile('Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148')
  await expect.element(note()).toBeVisible()
  await expect
    .element(page.getByText('open the link from your mail in Safari', { exact: false }))
    .toBeVisible()
  // It stands before what it is about.
  const save = page.getByRole('link', { name: /^Save / }).first()
  await expect.element(save).toBeVisible()
  const order = note().element().compareDocumentPosition(save.element())
  expect(order & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0)
})

test('in a browser nothing is said', async () => {
  await toFile(navigator.userAgent)
  await expect.element(page.getByRole('link', { name: /^Save / }).first()).toBeVisible()
  expect(note().elements()).toHaveLength(0)
})
