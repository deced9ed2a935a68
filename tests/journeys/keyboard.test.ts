import type { Locator } from '@playwright/test'
import { tabTo } from './by-keyboard'
import { openPkcs12 } from './openssl-reader'
import { alice, recipientOn } from './recipient'
import { refuseStorage } from './refused-storage'
import { expect, test } from './watched-test'
import { wordsOf } from './words'

test.describe('by keyboard alone', () => {
  test('the whole path, with the request file that comes first where nothing can be kept', async ({
    page,
    context,
  }) => {
    await refuseStorage(context)
    const recipient = recipientOn(page)
    const { say, button, heading, radio } = recipient
    const press = async (target: Locator, key: string) => {
      await tabTo(page, target)
      await page.keyboard.press(key)
    }
    await page.goto('/demo')
    await press(page.getByRole('link', { name: alice.name }), 'Enter')
    await press(
      page.getByRole('link', { name: wordsOf('en', 'mocks/messages')('mail.generate.link') }),
      'Enter',
    )
    await heading('keygen.identity.title').waitFor()
    await press(button('keygen.identity.yes'), 'Enter')
    // A new step takes the focus to its heading: a screen reader reads it, and Tab goes on from there.
    await expect(heading('keygen.device.title')).toBeFocused()
    // Nothing is chosen at first: the group is entered at its first device, which is this one.
    await tabTo(page, page.getByRole('radio').first())
    await page.keyboard.press('ArrowDown')
    await expect(radio('devices.name.windows')).toBeChecked()
    await page.keyboard.press('ArrowDown')
    await expect(radio('devices.name.macos')).toBeChecked()
    await press(button('keygen.device.next'), 'Enter')
    await expect(heading('keygen.password.title')).toBeFocused()
    await tabTo(page, radio('keygen.password.generated'))
    await page.keyboard.press('ArrowDown')
    await expect(radio('keygen.password.own')).toBeChecked()
    await tabTo(page, page.getByRole('textbox', { name: say('keygen.password.field') }))
    await page.keyboard.type('typed by keyboard 7')
    await tabTo(page, page.getByRole('textbox', { name: say('keygen.password.repeat') }))
    await page.keyboard.type('typed by keyboard 7')
    await press(page.getByRole('checkbox', { name: say('keygen.password.saved') }), 'Space')
    await press(button('keygen.password.next'), 'Enter')
    await expect(heading('keygen.create.title')).toBeFocused()
    await press(page.getByRole('checkbox', { name: say('keygen.agreement.accept') }), 'Space')
    await press(button('keygen.create.start'), 'Space')
    await heading('keygen.keepFile.title').waitFor()
    await expect(heading('keygen.keepFile.title')).toBeFocused()
    await press(recipient.requestFileLink(), 'Enter')
    await press(button('keygen.keepFile.next'), 'Enter')
    await recipient.done()
    await expect(heading('keygen.done.title')).toBeFocused()
    const download = page.waitForEvent('download')
    await press(recipient.fileLink(), 'Enter')
    const chunks: Buffer[] = []
    for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer)
    expect(openPkcs12(Buffer.concat(chunks), 'typed by keyboard 7').privateKeyPem).toContain('PRIVATE KEY')
  })
})

test('Back goes one step back and keeps the answers', async ({ page }) => {
  const recipient = recipientOn(page)
  const { say, heading, radio } = recipient
  await page.goto('/demo')
  await page.getByRole('link', { name: alice.name }).click()
  await page.getByRole('link', { name: wordsOf('en', 'mocks/messages')('mail.generate.link') }).click()
  await recipient.confirmIdentity()
  await recipient.chooseDevice()
  await recipient.typePassword('kept while going back')
  await heading('keygen.create.title').waitFor()
  // The entry comes a frame after its page: no hand is as fast, but a test is.
  await expect.poll(() => page.evaluate(() => history.state as unknown)).toEqual({ keygenStep: 'agreement' })
  await page.goBack()
  await expect(heading('keygen.password.title')).toBeVisible()
  await expect(radio('keygen.password.own')).toBeChecked()
  await expect(page.getByRole('textbox', { name: say('keygen.password.field') })).toHaveValue(
    'kept while going back',
  )
  await page.goForward()
  await expect(heading('keygen.create.title')).toBeVisible()
})

test('Back leads from “Nothing was done” and from the request file’s page to the link’s own, and Forward there again', async ({
  page,
}) => {
  const { button, heading } = recipientOn(page)
  await page.goto('/demo')
  await page.getByRole('link', { name: alice.name }).click()
  await page.getByRole('link', { name: wordsOf('en', 'mocks/messages')('mail.generate.link') }).click()
  for (const [entry, open, title] of [
    ['declined', 'keygen.identity.no', 'keygen.declined.title'],
    ['open-file', 'keygen.identity.requestFile', 'keygen.openFile.title'],
  ] as const) {
    await heading('keygen.identity.title').waitFor()
    await button(open).click()
    await heading(title).waitFor()
    // The entry comes a frame after its page: no hand is as fast, but a test is.
    await expect.poll(() => page.evaluate(() => history.state as unknown)).toEqual({ keygenStep: entry })
    await page.goBack()
    await heading('keygen.identity.title').waitFor()
    await page.goForward()
    await heading(title).waitFor()
    await page.goBack()
  }
  await heading('keygen.identity.title').waitFor()
})
