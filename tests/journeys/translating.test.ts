import type { Page } from '@playwright/test'
import { alice, openGenerateLink, recipientOn } from './recipient'
import { amelie, requesterOn } from './requester'
import { translateAll } from './translating'
import { expect, test } from './watched-test'

/**
 * The page is translated, and is switched to another language and back: what it says then is in its own
 * words.
 */
async function switchAndBack(page: Page): Promise<void> {
  const languages = page.getByRole('banner').getByRole('combobox')
  for (const [language, promise] of [
    ['fr', recipientOn(page, 'fr').say('app.promise')],
    ['en', recipientOn(page, 'en').say('app.promise')],
  ] as const) {
    await languages.selectOption(language)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page.getByRole('contentinfo').getByText(promise).first()).toBeVisible()
  }
}

const fonts = (page: Page) => page.locator('main font')

test('a browser that translates the page: the whole way of a recipient', async ({ page }) => {
  await page.addInitScript(translateAll)
  await page.addInitScript(() => {
    let refusals = 1
    const { clipboard } = navigator
    const write = clipboard.writeText.bind(clipboard)
    document.execCommand = () => false // the older way is refused, too
    clipboard.writeText = (text) => (refusals-- > 0 ? Promise.reject(new Error('refused')) : write(text))
  })
  await page.context().grantPermissions(['clipboard-write', 'clipboard-read'])
  const recipient = recipientOn(page)
  const { say, button, text } = recipient
  await openGenerateLink(page, alice)
  await recipient.heading('keygen.identity.title').waitFor()
  await expect.poll(() => fonts(page).count()).toBeGreaterThan(10)
  await switchAndBack(page)
  await recipient.confirmIdentity()
  await recipient.heading('keygen.device.title').waitFor()
  await switchAndBack(page)
  await recipient.chooseDevice()

  await recipient.heading('keygen.password.title').waitFor()
  const copy = page.getByRole('button', { name: /^Copy/ })
  await copy.click()
  await text('copy.failed').waitFor()
  await copy.click()
  await page.getByRole('button', { name: say('copy.copied') }).waitFor()
  await recipient.radio('keygen.password.own').check()
  const password = page.getByRole('textbox', { name: say('keygen.password.field') })
  await password.fill('password1234')
  await text('keygen.password.strength.too_weak.means').waitFor()
  await password.fill('seven geese over Bristol 7')
  await text('keygen.password.strength.strong.word')
    .or(text('keygen.password.strength.good.word'))
    .first()
    .waitFor()
  await password.fill('é')
  await switchAndBack(page)
  await recipient.typePassword('seven geese over Bristol 7')
  await recipient.acceptAgreement()
  await switchAndBack(page)
  await recipient.create()
  await recipient.done()
  await recipient.save()
  await switchAndBack(page)
  await page.locator('summary', { hasText: say('keygen.done.moreTitle') }).click()
  await page.locator('summary', { hasText: say('keygen.whatLeft.title') }).click()
  await page.getByRole('combobox', { name: say('keygen.anotherDevice.choice') }).selectOption('iphone_ipad')
  await button('keygen.anotherDevice.make').click()
  await page.getByRole('link', { name: /\.p12/ }).nth(1).waitFor()
  await switchAndBack(page)
  await recipient.heading('keygen.done.title').waitFor()
})

test('a browser that translates the page: an order, from the products to its page', async ({ page }) => {
  await page.addInitScript(translateAll)
  const requester = requesterOn(page)
  const { say, button, goOn, reads } = requester
  await requester.begin()
  await expect.poll(() => fonts(page).count()).toBeGreaterThan(10)
  await requester.choose()
  await goOn()
  await page.getByRole('region', { name: say('field.summaryTitle') }).waitFor()
  await switchAndBack(page)
  await requester.fillSettings()
  await goOn()
  await page.getByRole('region', { name: say('field.summaryTitle') }).waitFor()
  await requester.enter(amelie)
  await requester.radio('recipients.editor.source.email').check()
  await requester.radio('recipients.editor.source.name').check()
  await button('recipients.add').click()
  await requester.textbox('recipients.editor.surname').last().fill('Nobody')
  await button('recipients.list.remove')
    .or(page.getByRole('button', { name: /^Remove/ }))
    .last()
    .click()
  await switchAndBack(page)
  await reads(amelie.surname).waitFor()
  await goOn()
  await requester.pay('contract')
  await switchAndBack(page)
  await goOn()
  await requester.agree()
  await switchAndBack(page)
  await requester.submit()
  await requester.submitted()
  await switchAndBack(page)
  await requester.heading('order.submitted.title').waitFor()
})
