import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { ReceiptPanel } from '../../../../src/features/keygen/done/receipt-panel'
import type { KeygenOutcome } from '../../../../src/features/keygen/flow/states'
import { renderPart } from '../../render-part'
import { pickup } from '../fake-backend'

const outcome: KeygenOutcome = {
  file: { name: 'alice.p12', bytes: new Uint8Array(1) },
  checks: [],
  receipt: {
    subject: 'CN=Alice Whitcombe',
    issuer: 'CN=Test CA',
    serialNumber: '0a1b2c',
    notBefore: '2026-11-21T12:00:00Z',
    notAfter: '2028-11-20T12:00:00Z',
    keyAlgorithm: 'RSA 2048',
    fingerprintSha256: 'ab'.repeat(32),
  },
}

test('the receipt has one address a line', async () => {
  const emails = ['alice@brightwater.example', 'a.whitcombe@brightwater.example']
  await renderPart(<ReceiptPanel outcome={outcome} pickup={{ ...pickup, emails }} deviceId="windows" />)
  await page.getByText('Receipt', { exact: true }).click()
  const lines = () => [...document.querySelectorAll('dd li')].map(({ textContent }) => textContent)
  await expect.poll(lines).toEqual(emails)
})
