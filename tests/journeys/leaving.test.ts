import { alice, openGenerateLink, recipientOn } from './recipient'
import { expect, test } from './watched-test'

test('leaving asks only while something would be lost', async ({ page }) => {
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  const token = await openGenerateLink(page, alice)
  const recipient = recipientOn(page)
  const { confirmIdentity, chooseDevice, takePassphrase, acceptAgreement, create, done, heading } = recipient
  await confirmIdentity()
  await chooseDevice()
  await page.reload() // nothing is noted or made yet
  await heading('keygen.noLink.title').waitFor()
  expect(asked).toEqual([])

  await page.goto(`/generate#${token}`)
  await confirmIdentity()
  await chooseDevice()
  await takePassphrase()
  await heading('keygen.create.title').waitFor()
  await page.reload() // the passphrase that was noted would be void
  await heading('keygen.noLink.title').waitFor()
  expect(asked).toEqual(['beforeunload'])

  await page.goto(`/generate#${token}`)
  await confirmIdentity()
  await chooseDevice()
  await takePassphrase()
  await acceptAgreement()
  await create()
  await done()
  await page.reload() // not saved, but kept for good
  await heading('keygen.noLink.title').waitFor()
  expect(asked).toEqual(['beforeunload'])
})
