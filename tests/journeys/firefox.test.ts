import type { Page } from '@playwright/test'
import { openPkcs12 } from './openssl-reader'
import { alice, openGenerateLink, recipientOn } from './recipient'
import { expect, test } from './watched-test'

// The path once more in another engine (project `firefox`). Firefox under WebDriver BiDi tells of no downloads, so the
// bytes behind the Save link are read where they are made.
declare global {
  var madeFiles: Map<string, Blob> | undefined
}

const keepMadeFiles = (page: Page) =>
  page.addInitScript(() => {
    const createObjectURL = URL.createObjectURL.bind(URL)
    URL.createObjectURL = (file: Blob) => {
      const url = createObjectURL(file)
      globalThis.madeFiles ??= new Map()
      globalThis.madeFiles.set(url, file)
      return url
    }
  })

test('Firefox: from the inbox to a .p12 that OpenSSL opens', async ({ page }) => {
  const recipient = recipientOn(page)
  await keepMadeFiles(page)
  const token = await openGenerateLink(page, alice)
  await recipient.confirmIdentity()
  await expect(page).toHaveURL('/generate')
  expect(await page.evaluate(() => location.href)).not.toContain(token)
  const { password } = await recipient.takePassphrase()
  await recipient.acceptAgreement()
  await recipient.create()
  await recipient.done()
  const link = page.getByRole('link', { name: recipient.say('keygen.done.save') }).first()
  const file = await link.evaluate(async (element) => {
    const { href, download } = element as HTMLAnchorElement
    const made = globalThis.madeFiles?.get(href)
    return { download, type: made?.type, bytes: [...new Uint8Array((await made?.arrayBuffer()) ?? [])] }
  })
  expect(file.type).toBe('application/x-pkcs12')
  expect(file.download).toMatch(/^Alice-Whitcombe-\d{4}-\d\d-\d\d\.p12$/)
  const opened = openPkcs12(Buffer.from(file.bytes), password)
  expect(opened.info).toMatch(/MAC: sha256, Iteration 310000/)
  expect(opened.certificatePem).toContain('BEGIN CERTIFICATE')
})
