import type { Locator, Page } from '@playwright/test'
import { openPkcs12 } from './openssl-reader'
import { alice, generateLinkOf, recipientOn } from './recipient'
import { expect, test } from './watched-test'

// How much a person reads and clicks from the link to the saved file: everything that is to be seen on each
// page is counted.
test.use({ durable: false })

const fewerClicksThan = 9
const fewerWordsThan = 900

/** The words that are to be seen on the page's own part; what is closed or only heard is not. */
const wordsOn = (page: Page) =>
  page
    .getByRole('main')
    .innerText()
    .then((text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length)

test('from the link to the saved file in few clicks and few words', async ({ page }) => {
  const recipient = recipientOn(page)
  const { say, button, heading, radio } = recipient
  const words: Record<string, number> = {}
  let clicks = 0
  const read = async (name: string) => {
    words[name] = await wordsOn(page)
  }
  const click = async (target: Locator) => {
    await target.click()
    clicks++
  }
  await page.goto((await (await generateLinkOf(page, alice)).getAttribute('href')) ?? '')

  await heading('keygen.identity.title').waitFor()
  await button('keygen.identity.requestFile').waitFor() // the last of what the page shows
  await read('identity')
  await click(button('keygen.identity.yes'))

  await heading('keygen.device.title').waitFor()
  await read('device')
  await click(radio('devices.name.windows'))
  await read('device, chosen')
  await click(button('keygen.device.next'))

  await button('keygen.password.next').waitFor()
  await read('password')
  const card = page.getByRole('region', { name: say('keygen.password.passphrase') })
  const password = (await card.getByText(/^([a-z0-9]+-){3,}[a-z0-9]+$/).innerText()).trim()
  await click(page.getByRole('checkbox', { name: say('keygen.password.saved') }))
  await click(button('keygen.password.next'))

  await heading('keygen.create.title').waitFor()
  await page.getByRole('checkbox').waitFor()
  await read('agreement')
  await click(page.getByRole('checkbox', { name: say('keygen.agreement.accept') }))
  const working = heading('keygen.create.workingTitle').waitFor()
  await click(button('keygen.create.start'))
  await working
  await read('working')

  await recipient.done()
  await page.getByText(say('keygen.forget.title')).waitFor()
  await read('done')
  const { bytes } = await recipient.save()
  clicks++
  expect(openPkcs12(bytes, password).privateKeyPem).toContain('PRIVATE KEY')

  // Of a page that changed under a choice the longer state counts.
  const { device: notChosen, ...longest } = words
  const sum = Object.values({
    ...longest,
    'device, chosen': Math.max(notChosen ?? 0, words['device, chosen'] ?? 0),
  }).reduce((all, some) => all + some, 0)
  const counted = `${clicks} clicks, ${sum} words: ${JSON.stringify(words)}`
  test.info().annotations.push({ type: 'counted', description: counted })
  expect(clicks, counted).toBeLessThan(fewerClicksThan)
  expect(sum, counted).toBeLessThan(fewerWordsThan)
})
