import { keepAnswers } from './listening'
import { mailRoundTrips, openPkcs12 } from './openssl-reader'
import { alice, generateLinkOf, helene, maartje, openGenerateLink, recipientOn, yichun } from './recipient'
import { expect, test } from './watched-test'
import { wordsOf } from './words'

const submissions = (requests: readonly { readonly method: string }[]) =>
  requests.filter(({ method }) => method === 'PUT').length

test('a password of one’s own, and the second file for another device', async ({ page }) => {
  const recipient = recipientOn(page)
  await openGenerateLink(page, alice)
  await recipient.confirmIdentity()
  await recipient.chooseDevice()
  const { password } = await recipient.typePassword(`Blue "heron" & 4 o'clock \\`)
  await recipient.acceptAgreement()
  await recipient.create()
  await recipient.done()
  const { bytes } = await recipient.save()
  const { info } = openPkcs12(bytes, password)
  expect(info).toContain('PBES2, PBKDF2, AES-256-CBC, Iteration 310000, PRF hmacWithSHA256')

  await page.getByText(recipient.say('keygen.done.moreTitle')).click()
  const device = page.getByRole('combobox', { name: recipient.say('keygen.anotherDevice.choice') })
  await device.selectOption('thunderbird_firefox')
  await expect(page.getByText(recipient.say('keygen.anotherDevice.same'))).toBeVisible()
  await device.selectOption('iphone_ipad')
  await recipient.button('keygen.anotherDevice.make').click()
  const second = page.getByRole('link', { name: /\.p12/ }).nth(1)
  await second.waitFor()
  const older = openPkcs12((await recipient.saved(second)).bytes, password)
  expect(older.info).toContain('MAC: sha1, Iteration 2048')
  expect(older.info.match(/pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 2048/g)).toHaveLength(2)
  expect(older.privateKeyPem.slice(-200)).toBe(openPkcs12(bytes, password).privateKeyPem.slice(-200))
})

test('faults in the password are named, and what was typed stays', async ({ page }) => {
  const recipient = recipientOn(page)
  await openGenerateLink(page, alice)
  await recipient.confirmIdentity()
  await recipient.chooseDevice()
  await recipient.typePassword('too short', 'too shorx')
  const summary = page.getByRole('region', { name: recipient.say('field.summaryTitle') })
  await expect(summary).toBeFocused()
  const faults = ['password.fault.too-short', 'password.fault.repeat-differs']
  for (const fault of faults) {
    await expect(summary.getByRole('button', { name: recipient.say(fault) })).toBeVisible()
  }
  await summary.getByRole('button').first().click()
  await expect(page.getByRole('textbox', { name: recipient.say('keygen.password.field') })).toBeFocused()
  await expect(page.getByRole('textbox', { name: recipient.say('keygen.password.field') })).toHaveValue(
    'too short',
  )
  await recipient.typePassword('long enough after all')
  await expect(recipient.heading('keygen.create.title')).toBeVisible()
})

test('an elliptic-curve key, in Chinese, where the order allows it', async ({ page }) => {
  const recipient = recipientOn(page, yichun.language)
  await openGenerateLink(page, yichun)
  await page.getByRole('combobox', { name: wordsOf('en')('app.language') }).selectOption('zh-Hant')
  await recipient.confirmIdentity()
  await recipient.chooseDevice()
  const { password } = await recipient.takePassphrase()
  await recipient.acceptAgreement()
  await page.getByText(recipient.say('keygen.create.keyType')).first().click()
  await page.getByRole('combobox', { name: recipient.say('keygen.create.keyType') }).selectOption('ec_p256')
  const answer = await keepAnswers(page, '/pickup/certificate')
  await recipient.create()
  await recipient.done()
  const opened = openPkcs12((await recipient.save()).bytes, password)
  const { chainPem } = (await answer()) as { chainPem: string[] }
  const { text, verified, decrypted } = mailRoundTrips(opened, chainPem.at(-1) ?? '')
  expect([verified, decrypted]).toEqual([text, text])
})

test('cancelling while the key is made sends nothing, and one can begin again', async ({ page, watched }) => {
  const recipient = recipientOn(page)
  await openGenerateLink(page, yichun)
  await recipient.confirmIdentity()
  await recipient.chooseDevice()
  const { password } = await recipient.takePassphrase()
  await recipient.acceptAgreement()
  await page.getByText(recipient.say('keygen.create.keyType')).first().click()
  const keyType = page.getByRole('combobox', { name: recipient.say('keygen.create.keyType') })
  await keyType.selectOption('rsa_4096') // slow enough to be cancelled
  await recipient.create()
  await recipient.button('keygen.create.cancel').click()
  await expect(recipient.heading('keygen.cancelled.title')).toBeVisible()
  await expect(page.getByText(recipient.say('keygen.cancelled.beforeSent'))).toBeVisible()
  expect(submissions(watched.requests)).toBe(0)

  await recipient.button('keygen.cancelled.again').click()
  await recipient.heading('keygen.create.title').waitFor()
  await page.getByText(recipient.say('keygen.create.keyType')).first().click()
  await keyType.selectOption('rsa_2048')
  await recipient.create()
  await recipient.done()
  const { bytes } = await recipient.save()
  expect(openPkcs12(bytes, password).privateKeyPem).toContain('PRIVATE KEY')
  expect(submissions(watched.requests)).toBe(1)
})

test('“This is not me” changes nothing', async ({ page, watched }) => {
  const recipient = recipientOn(page)
  await openGenerateLink(page, alice)
  await recipient.button('keygen.identity.no').click()
  await expect(recipient.heading('keygen.declined.title')).toBeVisible()
  expect(submissions(watched.requests)).toBe(0)
  await recipient.button('keygen.declined.undo').click()
  await expect(recipient.heading('keygen.identity.title')).toBeVisible()
})

test('loading the page again asks for the link, which still works', async ({ page }) => {
  const recipient = recipientOn(page)
  const token = await openGenerateLink(page, alice)
  await recipient.heading('keygen.identity.title').waitFor()
  await page.reload()
  await expect(recipient.heading('keygen.noLink.title')).toBeVisible()
  await page.goto(`/generate#${token}`)
  await expect(recipient.heading('keygen.identity.title')).toBeVisible()
})

test('switching the language in mid-flow keeps the step and what was typed', async ({ page }) => {
  const [english, french] = [recipientOn(page), recipientOn(page, 'fr')]
  await openGenerateLink(page, helene)
  await english.confirmIdentity()
  await english.chooseDevice()
  await english.radio('keygen.password.own').check()
  await page
    .getByRole('textbox', { name: english.say('keygen.password.field') })
    .fill('kept while translating')
  await page.getByRole('combobox', { name: english.say('app.language') }).selectOption('fr')
  await expect(french.heading('keygen.password.title')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(page.getByRole('textbox', { name: french.say('keygen.password.field') })).toHaveValue(
    'kept while translating',
  )
  const { password } = await french.typePassword('kept while translating')
  await french.acceptAgreement()
  await french.create()
  await french.done()
  const { fileName, bytes } = await french.save()
  expect(fileName).toMatch(/^Hélène-Lefèvre-Côté-\d{4}-\d\d-\d\d\.p12$/)
  expect(openPkcs12(bytes, password).certificatePem).toContain('BEGIN CERTIFICATE')
})

test.describe('links that lead nowhere', () => {
  test.use({ expectedConsole: /status of (401|410)/ })

  test('an unknown link', async ({ page }) => {
    await page.goto('/generate#no-such-token-AAAAAAAAAAAAAAAAAAAAAAAA')
    await expect(recipientOn(page).heading('errors.pickup-link-unknown.title')).toBeVisible()
    await expect(page).toHaveURL('/generate')
  })

  test('a link that ran out, by the clock of the demo desk', async ({ page }) => {
    const desk = wordsOf('en', 'mocks/messages')
    await generateLinkOf(page, maartje)
    for (const move of ['month', 'hour']) {
      const clock = page.getByRole('region', { name: desk('desk.clock.title') })
      const before = await clock.getByRole('time').or(clock.locator('time')).first().getAttribute('datetime')
      await page.getByRole('button', { name: desk(`desk.clock.${move}`) }).click()
      await expect(clock.locator('time').first()).not.toHaveAttribute('datetime', before ?? '')
    }
    await openGenerateLink(page, maartje)
    await expect(recipientOn(page).heading('errors.pickup-link-expired.title')).toBeVisible()
  })

  test('an address without a page', async ({ page }) => {
    await page.goto('/nowhere')
    await expect(recipientOn(page).heading('notFound.title')).toBeVisible()
  })
})
