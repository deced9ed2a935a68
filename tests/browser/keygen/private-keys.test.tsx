import { beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { paths } from '../../../src/paths'
import { issued, pickup, problem, startFakeBackend } from './fake-backend'
import { createFakeCryptoWorker, keptKey } from './fake-crypto-worker'
import { click, heading, openFlow, text } from './flow-page'
import { openGeneratePage } from './open-generate-page'

/**
 * A private key in the recipient's fields; each form of it and each way in:
 * tests/browser/ui/guarded-fields.test.tsx.
 */
let backend: ReturnType<typeof startFakeBackend>
beforeEach(() => {
  backend = startFakeBackend()
})

async function pasteKey(field: ReturnType<typeof page.getByRole>) {
  await expect.element(field).toBeVisible()
  const control = field.element()
  const made = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])
  const der = new Uint8Array(await crypto.subtle.exportKey('pkcs8', made.privateKey))
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', btoa(String.fromCharCode(...der)))
  control.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  await expect.element(page.getByRole('alert').filter({ hasText: 'That is a private key' })).toBeVisible()
  expect((control as HTMLInputElement).value).toBe('')
}
/** All that goes to a server or stays in the page's address. */
const sent = () => JSON.stringify([backend.requests, location.href, history.state])

test('in the place of a one-time code', async () => {
  backend.always('GET /pickup', () => problem('pickup-code-required', 403))
  await openGeneratePage(paths.generate('mailed-token-AAA'))
  await expect.element(heading('Which code were you told?')).toBeVisible()
  await pasteKey(page.getByRole('textbox', { name: 'One-time code' }))
  await click('Open the link')
  await expect.element(text('Type the six digits of the code.')).toBeVisible()
  expect(sent()).not.toContain('/pickup/code')
})

test('in the place of a mail’s link', async () => {
  await openGeneratePage('/generate#%2')
  await expect.element(heading('This link was damaged on its way')).toBeVisible()
  await pasteKey(page.getByRole('textbox', { name: 'Link from the mail' }))
  await click('Open the link')
  await expect.element(text('There is no complete link in this text')).toBeVisible()
  expect(backend.tokens).toEqual([])
})

test('in the place of the password that opens the kept key', async () => {
  const worker = createFakeCryptoWorker()
  await openFlow({ worker, pickup: issued, kept: [keptKey] })
  await pasteKey(page.getByRole('textbox', { name: 'Your password' }))
  await click('Get my file')
  await expect.element(text('Type your password.')).toBeVisible()
  expect(worker.callsOf('openKeptKey')).toEqual([])
})

test('in the place of a new password', async () => {
  const worker = createFakeCryptoWorker()
  await openFlow({ worker, pickup })
  await click('Yes, this is me')
  await page.getByRole('radio', { name: 'Mac', exact: true }).click()
  await click('Continue')
  await page.getByRole('radio', { name: 'Choose my own password' }).click()
  const field = page.getByRole('textbox', { name: 'Password', exact: true })
  await pasteKey(field)
  expect(worker.calls.filter(({ input }) => JSON.stringify(input).includes('MIGHAgEA'))).toEqual([])
})
