import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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
let restoreStorage = () => {}

beforeEach(() => {
  backend = startFakeBackend()
  worker = createFakeCryptoWorker()
})
afterEach(() => {
  backend.stop()
  restoreStorage()
  history.replaceState(null, '', '/')
})

const fileLink = () => page.getByRole('link', { name: /certdesk-request-1004214-.*\.pem/ })

async function saveFile(): Promise<void> {
  await expect.element(fileLink()).toHaveAttribute('href', expect.stringMatching(/^blob:/))
  saveNothing()
  await fileLink().click()
}

describe.each([
  [
    'the browser doesn’t promise to keep it',
    { kept: true, fault: null },
    false,
    'does not promise to keep it',
  ],
  ['the browser lets nothing be kept', { kept: false, fault: 'storage-unavailable' }, true, 'private window'],
  ['there is no room', { kept: false, fault: 'storage-full' }, true, 'no room left'],
] as const)('%s', (_name, keeping, durable, why) => {
  beforeEach(async () => {
    restoreStorage = promiseStorage(durable)
    worker.keep(keeping)
    await openFlow({ worker, pickup })
    await toCreate()
    await click('Create my certificate')
    await expect.element(heading('Save your request file first')).toBeVisible()
  })

  test('the request waits until the request file is saved', async () => {
    await expect.element(text(why)).toBeVisible()
    await expect.element(fileLink()).toBeVisible()
    expect(button('Send the request').elements()).toHaveLength(0)
    expect(backend.submissions).toHaveLength(0)
    await expect.poll(asksBeforeLeaving).toBe(!keeping.kept)
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

test('a browser that never answers whether it keeps anything is not waited for', async () => {
  const before = navigator.storage.persist
  navigator.storage.persist = () => new Promise(() => {})
  restoreStorage = () => {
    navigator.storage.persist = before
  }
  await openFlow({ worker, pickup })
  await toCreate()
  await click('Create my certificate')
  await expect.element(heading('Save your request file first')).toBeVisible()
})

test('a backup is offered where the browser keeps the key, too', async () => {
  restoreStorage = promiseStorage(true)
  await openFlow({ worker, pickup })
  await toCreate()
  await click('Create my certificate')
  await expect.element(heading('Your certificate is ready')).toBeVisible()
  await page.getByText('Save a backup of your key').click()
  await click('Make the request file')
  await saveFile()
  await expect.element(text('The request file was handed to your browser')).toBeVisible()
  await expect
    .poll(() => worker.callsOf('noteKeptKey').at(-1))
    .toMatchObject({ fileSavedAt: expect.any(String) })
})
