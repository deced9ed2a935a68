import { beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { issued, pending, pickup, problem, receivedAt, startFakeBackend, unreachable } from './fake-backend'
import { createFakeCryptoWorker, keptKey } from './fake-crypto-worker'
import {
  asksBeforeLeaving,
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
  promiseStorage(true)
  backend = startFakeBackend()
  worker = createFakeCryptoWorker()
  backend.always('GET /pickup', () => Response.json(pending))
})
const asked = () => backend.requests.filter((name) => name === 'GET /pickup').length

describe('with the key in the page', () => {
  let flow: Awaited<ReturnType<typeof openFlow>>
  beforeEach(async () => {
    backend.answer('PUT /pickup/csr', () =>
      Response.json({ status: 'pending', publicKeySha256: keptKey.publicKeySha256, receivedAt }),
    )
    flow = await openFlow({ worker, pickup })
    await toCreate()
    await click('Accept and create my certificate')
    await expect.element(heading('Your certificate is on its way')).toBeVisible()
  })

  test('names what is open, since when and until when, and says that a mail comes', async () => {
    await expect.element(text('Approval of the certificate by your organization')).toBeVisible()
    await expect.element(text('expected by 22 November 2026')).toBeVisible()
    await expect.element(text('a mail with a link goes to alice@brightwater.example')).toBeVisible()
    await expect.poll(asksBeforeLeaving).toBe(false)
  })

  test('goes on by itself, with the key it has', async () => {
    backend.always('GET /pickup', () => Response.json(issued))
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(worker.callsOf('makeKeyAndCsr')).toHaveLength(1)
    expect(worker.callsOf('openKeptKey')).toHaveLength(0)
    expect(backend.submissions).toHaveLength(1)
  })

  test('“Check now” asks at once and says when it last did', async () => {
    await expect.element(text('Last checked at')).toBeVisible()
    const before = asked()
    backend.always('GET /pickup', () => Response.json(issued))
    await click('Check now')
    await expect.poll(asked).toBeGreaterThan(before)
    await expect.element(heading('Your certificate is ready')).toBeVisible()
  })

  test('is asked again when the device is online again', async () => {
    await expect.element(text('Last checked at')).toBeVisible()
    window.dispatchEvent(new Event('offline'))
    const before = asked()
    window.dispatchEvent(new Event('online'))
    await expect.poll(asked).toBeGreaterThan(before)
  })

  test('a server that can’t be reached is said, and asked again', async () => {
    backend.always('GET /pickup', unreachable)
    await click('Check now')
    await expect.element(text('The server cannot be reached')).toBeVisible()
    backend.always('GET /pickup', () => Response.json(issued))
    await expect.element(heading('Your certificate is ready')).toBeVisible()
  })

  test.each([
    ['refused', () => Response.json({ ...pending, status: 'refused', openItems: [] })],
    ['cancelled', () => Response.json({ ...pending, status: 'cancelled', openItems: [] })],
    ['superseded', () => problem('pickup-link-superseded', 410)],
  ])('%s meanwhile: the link is read anew', async (_name, answer) => {
    backend.always('GET /pickup', answer)
    await click('Check now')
    await expect.poll(flow.openedAgain).toBeGreaterThan(0)
  })

  test('what left this browser can be looked at while waiting', async () => {
    await text('What left this browser').click()
    await expect.element(page.getByRole('list', { name: 'What left this browser' })).toBeVisible()
    await expect.poll(() => document.body.textContent).toContain('PUT /api/v1/pickup/csr')
  })

  test('stopping keeps the key, giving up erases it', async () => {
    await click('Stop waiting')
    await expect.element(page.getByRole('alert')).toBeVisible()
    await click('Stop here and come back later')
    await expect.element(heading('Stopped for now')).toBeVisible()
    expect(worker.callsOf('dropKeptKeys')).toHaveLength(0)
  })
})

describe('a backup of the key', () => {
  const fileLink = page.getByRole('link', { name: /certdesk-request-1004214-.*\.pem/ })
  const section = page.getByRole('heading', { level: 2, name: 'Save a backup of your key' })
  const saveBackup = async () => {
    await click('Make the request file')
    await expect.element(fileLink).toHaveAttribute('href', expect.stringMatching(/^blob:/))
    saveNothing()
    await fileLink.click()
    await expect.element(text('Request file downloaded')).toBeVisible()
    await expect
      .poll(() => worker.callsOf('noteKeptKey').at(-1))
      .toMatchObject({ fileSavedAt: expect.any(String) })
  }

  test('is offered where the browser promises nothing, and says what it is and is not', async () => {
    promiseStorage(false)
    await openFlow({ worker, pickup: pending, kept: [keptKey] })
    await expect.element(section).toBeVisible()
    await expect.element(text('Some browsers clear what they keep')).toBeVisible()
    await expect.element(text('a backup of your key, not your certificate')).toBeVisible()
    await expect.element(text('Delete it when your certificate is installed')).toBeVisible()
    await saveBackup()
    await expect.element(section).toBeVisible()
  })

  test('is a click away where the browser has promised to keep it, or a file was saved before', async () => {
    await openFlow({ worker, pickup: pending, kept: [keptKey] })
    await page.getByText('Save a backup of your key').click()
    expect(section.elements()).toHaveLength(0)
    await saveBackup()
    promiseStorage(false)
    await openFlow({ worker, pickup: pending, kept: [{ ...keptKey, fileSavedAt: receivedAt }] })
    await expect.element(page.getByText('Save a backup of your key').last()).toBeVisible()
    expect(section.elements()).toHaveLength(0)
  })
})

describe('opened again', () => {
  test('with the key kept here: waits, then asks the password', async () => {
    await openFlow({ worker, pickup: pending, kept: [keptKey] })
    await expect.element(text('You type the password when the certificate is there')).toBeVisible()
    backend.always('GET /pickup', () => Response.json(issued))
    await expect.element(heading('Welcome back')).toBeVisible()
    await page.getByRole('textbox', { name: 'Your password' }).fill('my-password')
    await click('Get my file')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
  })

  test('without the key: says so; with another key: says which', async () => {
    const other = { ...keptKey, publicKeySha256: 'b'.repeat(64) }
    const flow = await openFlow({ worker, pickup: pending, kept: [other] })
    await expect.element(text('The key is not here')).toBeVisible()
    await expect.element(text('the request was sent with another one')).toBeVisible()
    backend.always('GET /pickup', () => Response.json(issued))
    await click('Check now')
    await expect.poll(flow.openedAgain).toBeGreaterThan(0)
  })
})
