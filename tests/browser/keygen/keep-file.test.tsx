import { beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { pickup, startFakeBackend } from './fake-backend'
import { createFakeCryptoWorker } from './fake-crypto-worker'
import {
  asksBeforeLeaving,
  button,
  click,
  heading,
  openFlow,
  promiseStorage,
  saveNothing,
  text,
  toCreate,
} from './flow-page'

let backend: ReturnType<typeof startFakeBackend>
let worker: ReturnType<typeof createFakeCryptoWorker>

beforeEach(() => {
  backend = startFakeBackend()
  worker = createFakeCryptoWorker()
})

const fileLink = () => page.getByRole('link', { name: /certdesk-request-1004214-.*\.pem/ })

async function saveFile(): Promise<void> {
  await expect.element(fileLink()).toHaveAttribute('href', expect.stringMatching(/^blob:/))
  saveNothing()
  await fileLink().click()
}

describe.each([
  ['the browser lets nothing be kept', { kept: false, fault: 'storage-unavailable' }, 'private window'],
  ['there is no room', { kept: false, fault: 'storage-full' }, 'no room left'],
] as const)('%s', (_name, keeping, why) => {
  beforeEach(async () => {
    promiseStorage(true)
    worker.keep(keeping)
    await openFlow({ worker, pickup })
    await toCreate()
    await click('Accept and create my certificate')
    await expect.element(heading('Save your request file first')).toBeVisible()
  })

  test('the request waits until the request file is saved', async () => {
    await expect.element(text(why)).toBeVisible()
    await expect.element(fileLink()).toBeVisible()
    expect(button('Send the request').elements()).toHaveLength(0)
    expect(backend.submissions).toHaveLength(0)
    await expect.poll(asksBeforeLeaving).toBe(true)
    await saveFile()
    expect(backend.submissions).toHaveLength(0)
    await expect.element(button('Send the request')).toBeVisible()
    await expect.poll(asksBeforeLeaving).toBe(false)
    await click('Send the request')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(backend.submissions).toHaveLength(1)
  })

  test('the file holds the order’s facts and the sealed key, and no password', async () => {
    await expect.element(fileLink()).toHaveAttribute('href', expect.stringMatching(/^blob:/))
    const reply = await fetch((fileLink().element() as HTMLAnchorElement).href)
    expect(reply.headers.get('Content-Type')).toBe('application/x-pem-file')
    const content = await reply.text()
    const [call] = worker.callsOf('keepKey')
    expect(content).toContain('Certdesk-Order: 1004214\n')
    expect(content).toContain(`Certdesk-Pickup: ${pickup.pickupId}\n`)
    expect(content).toContain('-----BEGIN ENCRYPTED PRIVATE KEY-----\n')
    expect(content).not.toContain(String(call?.['password']))
  })

  test('Cancel leaves no key behind', async () => {
    await click('Cancel')
    await expect.element(text('Nothing had been sent')).toBeVisible()
    expect(worker.callsOf('dropKeptKeys')).toHaveLength(1)
    expect(backend.submissions).toHaveLength(0)
  })
})

test.each([
  ['refuses to promise anything', async () => false],
  ['never answers', () => new Promise<boolean>(() => {})],
])('a browser that keeps the key and %s is not waited for: no request file', async (_name, persist) => {
  promiseStorage(false)
  navigator.storage.persist = persist
  await openFlow({ worker, pickup })
  await toCreate()
  await click('Accept and create my certificate')
  await expect.element(heading('Your certificate is ready')).toBeVisible()
  expect(backend.submissions).toHaveLength(1)
  expect(worker.callsOf('keepKey')).toHaveLength(1)
  // Nor does the last page say that one is needed.
  expect(document.body.textContent).not.toMatch(/request file|certdesk-request/i)
})
