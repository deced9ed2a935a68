import type { Page } from '@playwright/test'
import { alice, openGenerateLink, recipientOn } from './recipient'
import { expect, test } from './watched-test'

/** How many sheets of A4 the page takes on paper. */
async function sheetsOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: false })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

test('the password, the agreement and the receipt with the checks take one sheet each', async ({ page }) => {
  await openGenerateLink(page, alice)
  const recipient = recipientOn(page)
  await recipient.confirmIdentity()
  await recipient.chooseDevice()
  await recipient.heading('keygen.password.title').waitFor()
  expect(await sheetsOf(page), 'password').toBe(1)
  await recipient.takePassphrase()
  await recipient.acceptAgreement()
  expect(await sheetsOf(page), 'agreement').toBe(1)
  await recipient.create()
  await recipient.done()
  await page.getByText(recipient.say('keygen.receipt.title')).first().waitFor()
  for (const language of ['en', 'fr', 'nl', 'zh-Hant']) {
    await page.getByRole('banner').getByRole('combobox').selectOption(language)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    expect(await sheetsOf(page), `receipt, ${language}`).toBe(1)
  }
})
