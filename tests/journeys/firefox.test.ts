import { openPkcs12 } from './openssl-reader'
import { keepMadeFiles } from './profile'
import { alice, openMailedLink, recipientOn } from './recipient'
import { expect, test } from './watched-test'
import { saveFrom } from './wayfarer'

// The path once more in another engine (project `firefox`).
test('Firefox: from the inbox to a .p12 that OpenSSL opens', async ({ page }) => {
  const recipient = recipientOn(page)
  await page.addInitScript(keepMadeFiles)
  const token = await openMailedLink(page, alice)
  await recipient.confirmIdentity()
  await recipient.chooseDevice()
  await expect(page).toHaveURL('/generate')
  expect(await page.evaluate(() => location.href)).not.toContain(token)
  const { password } = await recipient.takePassphrase()
  await recipient.acceptAgreement()
  await recipient.create()
  await recipient.done()
  const link = recipient.fileLink()
  const type = await link.evaluate(
    (element) => globalThis.madeFiles?.get((element as HTMLAnchorElement).href)?.type,
  )
  const { fileName, bytes } = await saveFrom(page, link, false)
  expect(type).toBe('application/x-pkcs12')
  expect(fileName).toMatch(/^Alice-Whitcombe-\d{4}-\d\d-\d\d\.p12$/)
  const opened = openPkcs12(bytes, password)
  expect(opened.info).toMatch(/MAC: sha256, Iteration 310000/)
  expect(opened.certificatePem).toContain('BEGIN CERTIFICATE')
})
