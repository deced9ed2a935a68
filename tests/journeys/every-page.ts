import type { Page } from 'playwright'
import { alice, generateLinkOf, openGenerateLink, recipientOn } from './recipient'
import { type Language, wordsOf } from './words'

/**
 * Leads through every page and state that a person can meet on the way, and stops at each: once it is there, `look` is
 * called with its name.
 */
export async function visitEveryPage(page: Page, language: Language, look: (name: string) => Promise<void>) {
  const recipient = recipientOn(page, language)
  const { say, button, heading, radio } = recipient

  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  // The switch is named in the language of the browser until it has been used.
  await page.getByRole('banner').getByRole('combobox').selectOption(language)
  await heading('home.title').waitFor()
  await look('home')
  await page.goto('/nowhere')
  await heading('notFound.title').waitFor()
  await look('no such page')
  await page.goto('/generate')
  await heading('keygen.noLink.title').waitFor()
  await look('no link')

  await page.goto('/demo')
  await page.getByRole('link', { name: alice.name }).waitFor()
  await page
    .getByRole('combobox', { name: wordsOf('en', 'mocks/messages')('desk.language') })
    .selectOption(language)
  await look('demo desk')
  const link = await generateLinkOf(page, alice)
  await link.waitFor()
  await look('mail')

  const token = await openGenerateLink(page, alice)
  await heading('keygen.identity.title').waitFor()
  await look('identity')
  await button('keygen.identity.no').click()
  await heading('keygen.declined.title').waitFor()
  await look('declined')
  await button('keygen.declined.undo').click()
  await recipient.confirmIdentity()
  await heading('keygen.password.title').waitFor()
  await look('passphrase')
  await radio('keygen.password.own').check()
  await page.getByRole('textbox', { name: say('keygen.password.field') }).fill('é short')
  await button('keygen.password.next').click()
  await page.getByRole('region', { name: say('field.summaryTitle') }).waitFor()
  await look('own password with faults')
  await radio('keygen.password.generated').check()
  await recipient.takePassphrase()
  await heading('keygen.agreement.title').waitFor()
  await page.getByRole('checkbox').waitFor()
  await look('agreement')
  await recipient.acceptAgreement()
  await heading('keygen.create.title').waitFor()
  await look('create')
  await recipient.create()
  await recipient.done()
  await look('done')
  await recipient.save()
  await page.getByText(say('keygen.done.olderTitle')).click()
  await button('keygen.done.olderMake').click()
  await page
    .getByRole('link', { name: say('keygen.done.save') })
    .nth(1)
    .waitFor()
  await look('done, older device')

  const second = `/generate#${token}`
  await page.goto('/')
  await page.goto(second)
  await heading('keygen.issued.title').waitFor()
  await look('already used')
  await page.goto('/')
  await page.goto('/generate#no-such-token-AAAAAAAAAAAAAAAAAAAAAAAA')
  await heading('errors.pickup-link-unknown.title').waitFor()
  await look('unknown link')
}
