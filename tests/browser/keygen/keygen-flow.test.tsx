import { beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { pickup, problem, startFakeBackend, unreachable } from './fake-backend'
import { createFakeCryptoWorker } from './fake-crypto-worker'
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
let flow: Awaited<ReturnType<typeof openFlow>>

beforeEach(async () => {
  promiseStorage(true)
  backend = startFakeBackend()
  worker = createFakeCryptoWorker()
  flow = await openFlow({ worker, pickup })
})

describe('the whole way', () => {
  test('the key is kept before the request leaves, and the file is the device’s', async () => {
    const passphrase = await toCreate()
    await click('Accept and create my certificate')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    const names = worker.calls.map(({ name }) => name)
    expect(names.filter((name) => name !== 'findKeptKeys' && name !== 'readCsr')).toEqual([
      'makeKeyAndCsr',
      'keepKey',
      'noteKeptKey',
      'checkCertificate',
      'buildPkcs12',
    ])
    expect(worker.callsOf('keepKey')).toEqual([
      {
        keyId: 'key-1',
        password: passphrase,
        facts: expect.objectContaining({
          pickupId: pickup.pickupId,
          orderNumber: '1004214',
          deviceId: 'macos',
          agreementVersion: '2026-01',
        }),
      },
    ])
    expect(worker.callsOf('noteKeptKey')).toEqual([
      expect.objectContaining({ sentAt: '2026-11-21T12:00:00Z' }),
    ])
    expect(worker.callsOf('buildPkcs12')).toEqual([
      expect.objectContaining({
        password: passphrase,
        profile: 'compatible',
        friendlyName: 'Alice Whitcombe',
      }),
    ])
    expect(backend.submissions).toHaveLength(1)
    // The sealed copy is in this browser: closing the page loses nothing.
    await expect.poll(asksBeforeLeaving).toBe(false)
  })

  test('the saved file is a PKCS #12 under the person’s name', async () => {
    await toCreate()
    await click('Accept and create my certificate')
    const link = page.getByRole('link', { name: /^Save Alice-Whitcombe-.*\.p12$/ })
    await expect.element(link).toHaveAttribute('href', expect.stringMatching(/^blob:/))
    const file = await fetch((link.element() as HTMLAnchorElement).href)
    expect(file.headers.get('Content-Type')).toBe('application/x-pkcs12')
    expect((await file.arrayBuffer()).byteLength).toBe(4400)
    saveNothing()
    await link.click()
    await expect.element(text('Look for it in your Downloads folder')).toBeVisible()
  })

  test('sends the token in the header, and keeps it and the password out of cache and storage', async () => {
    const passphrase = await toCreate()
    await click('Accept and create my certificate')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(new Set(backend.tokens)).toEqual(new Set(['Bearer secret-token']))
    const cached = JSON.stringify(
      flow.queryClient
        .getQueryCache()
        .getAll()
        .map(({ queryKey, state }) => [queryKey, state]),
    )
    expect(cached).toContain('Subscriber agreement')
    expect(cached).not.toContain('secret-token')
    expect(cached).not.toContain(passphrase)
    expect(
      JSON.stringify([history.state, location.href, { ...localStorage }, { ...sessionStorage }]),
    ).not.toMatch(new RegExp(`${passphrase}|secret-token`))
  })

  test('two clicks make one key and one request', async () => {
    await toCreate()
    const start = page
      .getByRole('button', { name: 'Accept and create my certificate' })
      .element() as HTMLElement
    start.click()
    start.click()
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(worker.callsOf('makeKeyAndCsr')).toHaveLength(1)
    expect(backend.submissions).toHaveLength(1)
  })

  test('another language in the middle loses nothing', async () => {
    const passphrase = await toCreate()
    await page.getByRole('combobox').first().selectOptions('fr')
    await expect.element(heading('Créer votre certificat')).toBeVisible()
    await click('Accepter et créer mon certificat')
    await expect.element(heading('Votre certificat est prêt')).toBeVisible()
    expect(worker.callsOf('buildPkcs12')).toEqual([expect.objectContaining({ password: passphrase })])
  })

  test('erasing the key at the end erases the kept key and the held one', async () => {
    await toCreate()
    await click('Accept and create my certificate')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    const stopsBefore = worker.stops()
    await page.getByText('Your key in this browser').click()
    await click('Erase my key here')
    await page.getByRole('alert').getByRole('button').last().click()
    await expect.poll(() => worker.callsOf('dropKeptKeys')).toEqual([{ pickupId: pickup.pickupId }])
    expect(worker.stops()).toBe(stopsBefore + 1)
    // The page has the last copy now.
    await expect.poll(asksBeforeLeaving).toBe(true)
  })
})

describe('when it does not work', () => {
  test('no connection: trying again sends the same CSR and makes no second key', async () => {
    backend.answer('PUT /pickup/csr', unreachable)
    await toCreate()
    await click('Accept and create my certificate')
    await expect.element(text('The server cannot be reached')).toBeVisible()
    await expect.element(text('Your key is kept in this browser')).toBeVisible()
    await expect.poll(asksBeforeLeaving).toBe(false)
    await click('Try again')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(backend.submissions.map(({ csrPem }) => csrPem)).toEqual(['csr-1', 'csr-1'])
    expect(worker.callsOf('makeKeyAndCsr')).toHaveLength(1)
    expect(worker.callsOf('keepKey')).toHaveLength(1)
  })

  test.each([403, 408, 511])(
    'a proxy answers %i: it may have been taken, and the same is sent again',
    async (status) => {
      const blocked = () =>
        new Response('<h1>Blocked</h1>', { status, headers: { 'Content-Type': 'text/html' } })
      backend.answer('PUT /pickup/csr', blocked)
      await toCreate()
      await click('Accept and create my certificate')
      await expect.element(text(status === 511 ? 'network-sign-in' : 'reply-malformed')).toBeVisible()
      history.back()
      await expect.element(text('Your key is kept in this browser')).toBeVisible()
      expect(heading('Create your certificate').elements()).toHaveLength(0)
      await click('Try again')
      await expect.element(heading('Your certificate is ready')).toBeVisible()
      expect(backend.submissions.map(({ csrPem }) => csrPem)).toEqual(['csr-1', 'csr-1'])
    },
  )

  test('the authority refuses the key: the way on is another key, and the refused one is not kept', async () => {
    backend.answer('PUT /pickup/csr', () => problem('csr-key-reused', 422))
    await toCreate()
    await click('Accept and create my certificate')
    await expect.element(text('This key has been used before')).toBeVisible()
    await expect.element(text('csr-key-reused')).toBeVisible()
    await click('Try again with a new key')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(backend.submissions.map(({ csrPem }) => csrPem)).toEqual(['csr-1', 'csr-2'])
    expect(worker.callsOf('dropKeptKeys')).toHaveLength(1)
  })

  test('a newer agreement: it is read, then it goes on with the same key', async () => {
    backend.answer('PUT /pickup/csr', () => problem('agreement-outdated', 409))
    await toCreate()
    await click('Accept and create my certificate')
    backend.always('GET /pickup/agreement', () =>
      Response.json({
        version: '2026-11',
        language: 'en',
        title: 'New',
        sections: [{ heading: 'H', text: 'T' }],
      }),
    )
    await click('Read the new agreement')
    await expect.element(page.getByText('Version 2026-11')).toBeVisible()
    await expect.element(page.getByRole('checkbox')).not.toBeChecked()
    await page.getByRole('checkbox').click()
    await click('Accept and create my certificate')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(backend.submissions.map(({ agreementVersion }) => agreementVersion)).toEqual([
      '2026-01',
      '2026-11',
    ])
    expect(worker.callsOf('makeKeyAndCsr')).toHaveLength(1)
  })

  test('the worker dies before anything was sent: again, with a new key', async () => {
    worker.fail('makeKeyAndCsr', 'crypto-worker-failed')
    await toCreate()
    await click('Accept and create my certificate')
    await expect.element(text('Nothing has been sent.')).toBeVisible()
    await expect.poll(asksBeforeLeaving).toBe(false)
    await click('Try again')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
  })

  test('the worker dies after the request was sent: the kept key leads on', async () => {
    worker.fail('buildPkcs12', 'crypto-worker-failed')
    await toCreate()
    await click('Accept and create my certificate')
    await expect.element(text('Your key is kept in this browser')).toBeVisible()
    // The worker took the key with it: the link that is read again finds the kept one.
    expect(text('Save a backup of your key').elements()).toHaveLength(0)
    await click('Look at the link again')
    expect(flow.openedAgain()).toBe(1)
  })

  test('with a sealed key held: its backup can be saved, and what left is listed', async () => {
    backend.answer('GET /pickup/certificate', unreachable)
    await toCreate()
    await click('Accept and create my certificate')
    await expect.element(heading('Your certificate is not ready yet')).toBeVisible()
    await text('Save a backup of your key').click()
    await click('Make the request file')
    await expect
      .element(page.getByRole('link', { name: /certdesk-request-1004214-.*\.pem/ }))
      .toHaveAttribute('href', expect.stringMatching(/^blob:/))
    await text('What left this browser').click()
    await expect.element(page.getByRole('list', { name: 'What left this browser' })).toBeVisible()
    await expect.poll(() => document.body.textContent?.includes('PUT /api/v1/pickup/csr')).toBe(true)
  })

  test.each([
    ['pickup-key-conflict', 409],
    ['pickup-link-superseded', 410],
    ['pickup-closed', 409],
  ])('%s: the link is read anew', async (code, status) => {
    backend.answer('PUT /pickup/csr', () => problem(code, status))
    await toCreate()
    await click('Accept and create my certificate')
    await click('Look at the link again')
    expect(flow.openedAgain()).toBe(1)
  })

  test('another browser was first: its key is told to be the one, and this one of no use', async () => {
    backend.answer('PUT /pickup/csr', () => problem('pickup-key-conflict', 409))
    await toCreate()
    await click('Accept and create my certificate')
    await expect.element(text('The key made here is of no use')).toBeVisible()
    expect(text('Nothing is lost').elements()).toHaveLength(0)
    expect(text('Your key is kept').elements()).toHaveLength(0)
    expect(text('Save a backup of your key').elements()).toHaveLength(0)
  })

  test('a check that fails names itself, hands nothing over, and can be made again', async () => {
    worker.issue({ emails: ['somebody@else.example'] })
    await toCreate()
    await click('Accept and create my certificate')
    await expect.element(heading('The certificate did not pass the check')).toBeVisible()
    const failed = page.getByRole('listitem').filter({ hasText: 'failed' })
    expect(failed.elements().map((line) => line.textContent)).toEqual([
      expect.stringContaining('Your e\u2011mail address is in the certificate'),
    ])
    expect(worker.callsOf('buildPkcs12')).toHaveLength(0)
    await expect.element(page.getByRole('link', { name: pickup.contact.email })).toBeVisible()
    expect(worker.callsOf('dropKeptKeys')).toHaveLength(0)
    worker.issue({})
    await click('Fetch it and check again')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
  })
})

describe('cancelling', () => {
  test('before the request is sent: at once, the worker is stopped, no key stays', async () => {
    worker.hold('makeKeyAndCsr')
    await toCreate()
    const stopsBefore = worker.stops()
    await click('Accept and create my certificate')
    await click('Cancel')
    await expect.element(text('Nothing had been sent')).toBeVisible()
    expect(worker.stops()).toBe(stopsBefore + 1)
    expect(backend.submissions).toHaveLength(0)
    expect(worker.callsOf('dropKeptKeys')).toEqual([{ pickupId: pickup.pickupId }])
    worker.release()
    await click('Begin again')
    await expect.element(heading('Create your certificate')).toBeVisible()
  })

  test('a kept copy that can’t be erased is said, and can be erased again', async () => {
    worker.hold('makeKeyAndCsr')
    worker.fail('dropKeptKeys', 'storage-unavailable')
    await toCreate()
    await click('Accept and create my certificate')
    await click('Cancel')
    await expect.element(text('storage-unavailable')).toBeVisible()
    await click('Erase it again')
    await expect.poll(() => worker.callsOf('dropKeptKeys')).toHaveLength(2)
  })

  test('after it: asks first, can go on, can come back later, or gives the key up', async () => {
    worker.hold('buildPkcs12')
    await toCreate()
    await click('Accept and create my certificate')
    await expect
      .element(page.getByRole('listitem').filter({ hasText: 'Build the file' }))
      .toHaveAttribute('aria-current', 'step')
    await click('Cancel')
    await click('Go on')
    await expect.element(heading('Creating your certificate')).toBeVisible()
    await click('Cancel')
    await click('Give up the key')
    await expect.element(text('order 1004214 may have been issued')).toBeVisible()
    expect(worker.callsOf('dropKeptKeys')).toHaveLength(1)
  })

  test('stopping keeps the sealed key', async () => {
    worker.hold('buildPkcs12')
    await toCreate()
    await click('Accept and create my certificate')
    await expect
      .element(page.getByRole('listitem').filter({ hasText: 'Build the file' }))
      .toHaveAttribute('aria-current', 'step')
    await click('Cancel')
    await click('Stop here and come back later')
    await expect.element(heading('Stopped for now')).toBeVisible()
    expect(worker.callsOf('dropKeptKeys')).toHaveLength(0)
    await click('Go on now')
    expect(flow.openedAgain()).toBe(1)
  })
})

test('Forward in the browser past a half-changed password leads back to it', async () => {
  await toCreate()
  history.back()
  await expect.element(heading('Which password should protect the file?')).toBeVisible()
  await page.getByRole('radio', { name: 'Choose my own password' }).click()
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill('half')
  history.forward()
  await page.getByRole('checkbox', { name: /accept/ }).click()
  await click('Accept and create my certificate')
  await expect.element(heading('Which password should protect the file?')).toBeVisible()
  await expect.element(page.getByRole('textbox', { name: 'Password', exact: true })).toHaveValue('half')
  expect(worker.callsOf('makeKeyAndCsr')).toHaveLength(0)
})
