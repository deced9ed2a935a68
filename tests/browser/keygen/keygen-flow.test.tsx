import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { createQueryClient } from '../../../src/app/query-client'
import { KeygenFlow } from '../../../src/features/keygen/keygen-flow'
import { LanguageProvider } from '../../../src/i18n/language-provider'
import { loadMessages } from '../../../src/i18n/messages'
import '../../../src/ui/theme.css'
import { pickup, problem, startFakeBackend, unreachable } from './fake-backend'
import { createFakeCryptoWorker } from './fake-crypto-worker'

let backend: ReturnType<typeof startFakeBackend>
let worker: ReturnType<typeof createFakeCryptoWorker>
let queryClient: ReturnType<typeof createQueryClient>

beforeEach(async () => {
  backend = startFakeBackend()
  worker = createFakeCryptoWorker()
  queryClient = createQueryClient()
  const messages = await loadMessages('en')
  await render(
    <StrictMode>
      <LanguageProvider initialLanguage="en" initialMessages={messages} tags={['en-GB']}>
        <QueryClientProvider client={queryClient}>
          <KeygenFlow link={{ number: 1, token: 'secret-token' }} pickup={pickup} crypto={worker.client} />
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>,
  )
})
afterEach(() => {
  backend.stop()
  history.replaceState(null, '', '/')
})

const click = (name: string) => page.getByRole('button', { name, exact: true }).click()
const heading = (name: string) => page.getByRole('heading', { level: 1, name })

async function toCreate(): Promise<string> {
  await click('Yes, this is me')
  await expect.element(heading('Which password should protect the file?')).toBeVisible()
  const passphrase = document.querySelector('[translate=no]')?.textContent ?? ''
  expect(passphrase).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){5}$/)
  await page.getByRole('checkbox').click()
  await click('Use this password')
  await page.getByRole('checkbox').click()
  await click('Accept and continue')
  await expect.element(heading('Create your certificate')).toBeVisible()
  return passphrase
}

const asksBeforeLeaving = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

describe('the whole way', () => {
  test('ends with a file under the person’s name, and asks before leaving until it is saved', async () => {
    const passphrase = await toCreate()
    expect(asksBeforeLeaving()).toBe(false)
    await click('Create my certificate')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(asksBeforeLeaving()).toBe(true)
    const link = page.getByRole('link', { name: 'Save Alice-Whitcombe-' })
    await expect.element(link).toHaveAttribute('href', expect.stringMatching(/^blob:/))
    await expect.element(page.getByText('Certificate file (PKCS #12), 4.4 kB')).toBeVisible()
    const file = await fetch((link.element() as HTMLAnchorElement).href)
    expect(file.headers.get('Content-Type')).toBe('application/x-pkcs12')
    expect((await file.arrayBuffer()).byteLength).toBe(4400)
    expect(page.getByText('passed', { exact: true }).elements()).toHaveLength(6)
    expect(worker.callsOf('buildPkcs12')).toEqual([
      expect.objectContaining({ password: passphrase, profile: 'modern', friendlyName: 'Alice Whitcombe' }),
    ])

    document.addEventListener('click', (event) => event.preventDefault(), { once: true })
    await link.click()
    await expect
      .element(page.getByText('The file was handed to your browser', { exact: false }))
      .toBeVisible()
    expect(asksBeforeLeaving()).toBe(false)
  })

  test('sends the token in the header, and keeps it and the password out of the query cache', async () => {
    const passphrase = await toCreate()
    await click('Create my certificate')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(new Set(backend.tokens)).toEqual(new Set(['Bearer secret-token']))
    const cached = JSON.stringify(
      queryClient
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

  test('the file for an older device comes from the same key, without another request', async () => {
    await toCreate()
    await click('Create my certificate')
    await page.getByText('Does your device say that the password is wrong?').click()
    await click('Make the file for an older device')
    await expect.element(page.getByRole('link', { name: 'older-device.p12' })).toBeVisible()
    expect(worker.callsOf('buildPkcs12').map(({ profile, keyId }) => [profile, keyId])).toEqual([
      ['modern', 'key-1'],
      ['compatible', 'key-1'],
    ])
    expect(backend.submissions).toHaveLength(1)
  })
})

describe('when it does not work', () => {
  test('no connection: trying again sends the same CSR and makes no second key', async () => {
    backend.answer('PUT /pickup/csr', unreachable)
    await toCreate()
    await click('Create my certificate')
    await expect.element(page.getByText('The server cannot be reached')).toBeVisible()
    await expect.element(page.getByText('Your key is still in this page.', { exact: false })).toBeVisible()
    expect(asksBeforeLeaving()).toBe(true)
    await click('Try again')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(backend.submissions.map(({ csrPem }) => csrPem)).toEqual(['csr-1', 'csr-1'])
    expect(worker.callsOf('makeKeyAndCsr')).toHaveLength(1)
  })

  test('not issued yet: trying again asks once more, with the same key', async () => {
    backend.answer('GET /pickup/certificate', () => problem('certificate-not-issued', 404))
    await toCreate()
    await click('Create my certificate')
    await expect.element(page.getByText('The certificate has not been issued yet')).toBeVisible()
    await click('Try again')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(worker.callsOf('makeKeyAndCsr')).toHaveLength(1)
  })

  test('the authority refuses the key: the way on is another key', async () => {
    backend.answer('PUT /pickup/csr', () => problem('csr-key-reused', 422))
    await toCreate()
    await click('Create my certificate')
    await expect.element(page.getByText('This key has been used before')).toBeVisible()
    await expect.element(page.getByText('csr-key-reused')).toBeVisible()
    await click('Try again with a new key')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(backend.submissions.map(({ csrPem }) => csrPem)).toEqual(['csr-1', 'csr-2'])
  })

  test('a newer agreement: it is read, then it goes on with the same key', async () => {
    backend.answer('PUT /pickup/csr', () => problem('agreement-outdated', 409))
    await toCreate()
    await click('Create my certificate')
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
    await click('Accept and continue')
    await click('Create my certificate')
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
    await click('Create my certificate')
    await expect.element(page.getByText('Nothing has been sent.', { exact: false })).toBeVisible()
    expect(asksBeforeLeaving()).toBe(false)
    await click('Try again')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
  })

  test('the worker dies after the request was sent: the key is lost, and that is said', async () => {
    worker.fail('buildPkcs12', 'crypto-worker-failed')
    await toCreate()
    await click('Create my certificate')
    await expect.element(page.getByText('reissue order 1004214', { exact: false })).toBeVisible()
    expect(page.getByRole('button', { name: 'Try again' }).elements()).toHaveLength(0)
  })

  test('a check that fails names itself, and nothing is handed over', async () => {
    worker.issue({ emails: ['somebody@else.example'] })
    await toCreate()
    await click('Create my certificate')
    await expect.element(heading('The certificate did not pass the check')).toBeVisible()
    const failed = page.getByRole('listitem').filter({ hasText: 'failed' })
    expect(failed.elements().map((line) => line.textContent)).toEqual([
      'Your e-mail address is in the certificatefailed',
    ])
    expect(worker.callsOf('buildPkcs12')).toHaveLength(0)
    expect(page.getByRole('link').elements()).toHaveLength(0)
  })
})

describe('cancelling', () => {
  test('before the request is sent: at once, the worker is stopped, nothing was sent', async () => {
    worker.hold('makeKeyAndCsr')
    await toCreate()
    const stopsBefore = worker.stops()
    await click('Create my certificate')
    await click('Cancel')
    await expect.element(page.getByText('Nothing had been sent', { exact: false })).toBeVisible()
    expect(worker.stops()).toBe(stopsBefore + 1)
    expect(backend.submissions).toHaveLength(0)
    worker.release()
    await click('Begin again')
    await expect.element(heading('Create your certificate')).toBeVisible()
  })

  test('after it: asks first, can go on, and says what is lost', async () => {
    worker.hold('buildPkcs12')
    await toCreate()
    await click('Create my certificate')
    await expect
      .element(page.getByRole('listitem').filter({ hasText: 'Build the file' }))
      .toHaveAttribute('aria-current', 'step')
    await click('Cancel')
    await click('Go on')
    await expect.element(heading('Creating your certificate')).toBeVisible()
    await click('Cancel')
    await click('Cancel and drop the key')
    await expect.element(page.getByText('order 1004214 may have been issued', { exact: false })).toBeVisible()
    expect(page.getByRole('button').elements()).toHaveLength(0)
  })
})

test('Forward in the browser past a half-changed password leads back to it', async () => {
  await toCreate()
  history.back()
  await expect.element(heading('Do you accept the agreement?')).toBeVisible()
  history.back()
  await expect.element(heading('Which password should protect the file?')).toBeVisible()
  await page.getByRole('radio', { name: 'Choose my own password' }).click()
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill('half')
  history.go(2)
  await click('Create my certificate')
  await expect.element(heading('Which password should protect the file?')).toBeVisible()
  await expect.element(page.getByRole('textbox', { name: 'Password', exact: true })).toHaveValue('half')
  expect(worker.calls).toHaveLength(0)
})
