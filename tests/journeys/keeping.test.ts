import type { Page } from '@playwright/test'
import { deskOn } from './desk'
import { expectGoodFile } from './lives'
import { goToQuietPage, keptKeysOn, worldOn } from './mock-world'
import { openPkcs12 } from './openssl-reader'
import { alice, openGenerateLink, recipientOn, yichun } from './recipient'
import { expect, test, type Watched } from './watched-test'
import { emptyHanded } from './wayfarer'

// Where the key is, when, and how it goes: what the browser refuses, two tabs, cancelling, forgetting, leaving.

const csrsSent = ({ requests }: Watched) => requests.filter(({ method }) => method === 'PUT').length

async function toCreate(page: Page, person = alice) {
  const token = await openGenerateLink(page, person)
  const recipient = recipientOn(page)
  await recipient.confirmIdentity()
  await recipient.chooseDevice()
  const { password } = await recipient.takePassphrase()
  await recipient.acceptAgreement()
  await recipient.heading('keygen.create.title').waitFor()
  return { ...recipient, password, token }
}

/** What is kept, read from a page where nothing of ours runs. */
async function keptKeys(page: Page) {
  const there = await page.context().newPage()
  await goToQuietPage(there)
  const keys = await keptKeysOn(there)
  await there.close()
  return keys
}

async function expectGood(page: Page, password: string, file: { fileName: string; bytes: Buffer }) {
  const there = await page.context().newPage()
  await goToQuietPage(there)
  expectGoodFile({ ...emptyHanded(), password, file }, await worldOn(there), alice)
  await there.close()
}

test.describe('what the browser refuses', () => {
  test.use({ durable: false })

  // Runs in the worker's stead too: IndexedDB is refused where it is opened, which a page can't reach. So the worker's
  // script is what is answered differently.
  const refusals: Readonly<Record<string, string>> = {
    'IndexedDB throws': `IDBFactory.prototype.open = function () { throw new DOMException('refused', 'SecurityError') };`,
    'IndexedDB never answers': `{
      const open = IDBFactory.prototype.open
      IDBFactory.prototype.open = function (...args) {
        const request = open.apply(this, args)
        for (const type of ['success', 'error', 'upgradeneeded']) {
          request.addEventListener(type, (event) => event.stopImmediatePropagation())
        }
        return request
      }
    }`,
    'the quota is used up': `IDBObjectStore.prototype.put = function () { throw new DOMException('full', 'QuotaExceededError') };`,
  }
  for (const [what, script] of Object.entries(refusals)) {
    test(`${what}: the request file comes first, and nothing is sent before it is saved`, async ({
      page,
      context,
      watched,
    }) => {
      await context.route(/\/assets\/worker-[^/]*\.js$/, async (route) => {
        const response = await route.fetch()
        await route.fulfill({ response, body: `${script}\n${await response.text()}` })
      })
      const { heading, button, text, requestFileLink, saved, create, done, save, password, token } =
        await toCreate(page)
      await create()
      await heading('keygen.keepFile.title').waitFor({ timeout: 60_000 })
      await expect(
        text(what === 'the quota is used up' ? 'keygen.keepFile.whyFull' : 'keygen.keepFile.whyNotKept'),
      ).toBeVisible()
      await expect(button('keygen.keepFile.next')).toHaveCount(0)
      expect(csrsSent(watched)).toBe(0)
      const request = await saved(requestFileLink())
      await button('keygen.keepFile.next').click()
      await done()
      await expectGood(page, password, await save())
      expect(await keptKeys(page)).toEqual([])

      // Nothing is kept here, and the file alone leads on.
      await goToQuietPage(page)
      await page.goto(`/generate#${token}`)
      const again = recipientOn(page)
      await again.button('keygen.issued.openFile').click()
      await again.openRequestFile(request.bytes, password)
      await again.done()
      await expectGood(page, password, await again.save())
    })
  }
})

test.describe('storage.persist() never answers', () => {
  test.use({ durable: false })

  test('the flow doesn’t wait for it: the request file comes first', async ({ page, context }) => {
    await context.addInitScript(() => {
      // Not in a page without a secure address, such as the empty one a tab begins with.
      if ('StorageManager' in globalThis) {
        StorageManager.prototype.persist = () => new Promise<boolean>(() => {})
      }
    })
    const { create, text, keepRequestFile, done, save, password } = await toCreate(page)
    await create()
    await text('keygen.keepFile.whyNotDurable').waitFor({ timeout: 60_000 })
    await keepRequestFile()
    await done()
    await expectGood(page, password, await save())
  })
})

test('a double click sends one request', async ({ page, watched }) => {
  const { button, done, save, password } = await toCreate(page)
  await button('keygen.create.start').dblclick()
  await done()
  expect(csrsSent(watched)).toBe(1)
  await expectGood(page, password, await save())
})

test('two tabs on one link: the second says where it goes on, takes over, and one certificate is issued', async ({
  page,
  context,
}) => {
  const first = await toCreate(page)
  const second = await context.newPage()
  await second.goto(`/generate#${first.token}`)
  const there = recipientOn(second)
  await there.heading('keygen.otherTab.title').waitFor()
  await there.button('keygen.otherTab.takeOver').click()
  await there.heading('keygen.identity.title').waitFor()
  await first.heading('keygen.takenOver.title').waitFor()

  // Back and forth, and the work is done in the second.
  await first.button('keygen.takenOver.takeOver').click()
  await first.heading('keygen.identity.title').waitFor()
  await there.heading('keygen.takenOver.title').waitFor()
  await there.button('keygen.takenOver.takeOver').click()
  await there.confirmIdentity()
  await there.chooseDevice()
  const { password } = await there.takePassphrase()
  await there.acceptAgreement()
  await there.create()
  await there.done()
  await expectGood(second, password, await there.save())

  // When the second is closed the first goes on by itself, with the key that is kept.
  await second.close()
  await page.bringToFront()
  await first.heading('keygen.takenOver.title').waitFor()
  await first.button('keygen.takenOver.takeOver').click()
  await first.resume(password)
  await first.done()
  await expectGood(page, password, await first.save())
})

test('taking over in the middle of the work loses nothing', async ({ page, context }) => {
  await deskOn(page).open('slow')
  const first = await toCreate(page)
  await first.create()
  await page.waitForRequest((request) => request.method() === 'PUT', { timeout: 60_000 })
  const second = await context.newPage()
  await second.goto(`/generate#${first.token}`)
  const there = recipientOn(second)
  await there.heading('keygen.otherTab.title').waitFor({ timeout: 30_000 })
  await there.button('keygen.otherTab.takeOver').click()
  await there.heading('keygen.resume.title').waitFor({ timeout: 60_000 })
  await there.resume(first.password)
  await there.done()
  await expectGood(second, first.password, await there.save())
})

test('cancelling before the request is sent leaves no key, and one can begin again', async ({
  page,
  watched,
}) => {
  const recipient = await toCreate(page, yichun)
  await page.getByText(recipient.say('keygen.create.keyType')).first().click()
  const keyType = page.getByRole('combobox', { name: recipient.say('keygen.create.keyType') })
  await keyType.selectOption('rsa_4096') // slow enough to be cancelled
  await recipient.create()
  await recipient.button('keygen.create.cancel').click()
  await recipient.heading('keygen.cancelled.title').waitFor()
  await expect(page.getByText(recipient.say('keygen.cancelled.beforeSent'))).toBeVisible()
  expect(csrsSent(watched)).toBe(0)
  expect(await keptKeys(page)).toEqual([])

  await recipient.button('keygen.cancelled.again').click()
  await recipient.heading('keygen.create.title').waitFor()
  await page.getByText(recipient.say('keygen.create.keyType')).first().click()
  await keyType.selectOption('rsa_2048')
  await recipient.create()
  await recipient.done()
  expect(openPkcs12((await recipient.save()).bytes, recipient.password).privateKeyPem).toContain(
    'PRIVATE KEY',
  )
  expect(csrsSent(watched)).toBe(1)
})

test('cancelling after the request was sent asks first; stopping keeps the key, giving up erases it', async ({
  page,
}) => {
  await deskOn(page).open('after_approval')
  const { heading, button, create, text } = await toCreate(page)
  await create()
  await heading('keygen.pending.title').waitFor({ timeout: 60_000 })
  await button('keygen.pending.cancel').click()
  await expect(text('keygen.create.cancelAsk')).toBeVisible()
  await button('keygen.create.cancelStop').click()
  await heading('keygen.stopped.title').waitFor()
  expect(await keptKeys(page)).toHaveLength(1)
  await button('keygen.stopped.goOn').click()
  await heading('keygen.pending.title').waitFor()
})

test('giving up while waiting erases the key', async ({ page }) => {
  await deskOn(page).open('after_approval')
  const { heading, button, create } = await toCreate(page)
  await create()
  await heading('keygen.pending.title').waitFor({ timeout: 60_000 })
  expect(await keptKeys(page)).toHaveLength(1)
  await button('keygen.pending.cancel').click()
  await button('keygen.create.cancelYes').click()
  await heading('keygen.cancelled.title').waitFor()
  expect(await keptKeys(page)).toEqual([])
})

test('“It works, forget my key” erases the sealed copy, and the link says what that means', async ({
  page,
}) => {
  const { create, done, save, button, text, token, heading } = await toCreate(page)
  await create()
  await done()
  await save()
  expect(await keptKeys(page)).toHaveLength(1)
  await button('keygen.forget.offer').click()
  await button('keygen.forget.yes').click()
  await text('keygen.forget.done').waitFor()
  expect(await keptKeys(page)).toEqual([])
  await expect(button('keygen.forget.offer')).toHaveCount(0)
  await goToQuietPage(page)
  await page.goto(`/generate#${token}`)
  await heading('keygen.issued.title').waitFor()
  await expect(page.getByText(alice.name)).toBeVisible()
})

test('a wrong password loses nothing', async ({ page, context }) => {
  const { create, password, token } = await toCreate(page)
  await create()
  await page.waitForResponse((response) => response.url().endsWith('/pickup/csr'), { timeout: 60_000 })
  await page.close()
  const later = await context.newPage()
  await later.goto(`/generate#${token}`)
  const recipient = recipientOn(later)
  for (const wrong of [`${password}x`, password.toUpperCase()]) {
    await recipient.resume(wrong)
    await recipient.text('keygen.resume.wrong').waitFor({ timeout: 60_000 })
  }
  await recipient.resume(password)
  await recipient.done()
  await expectGood(later, password, await recipient.save())
})

test('leaving asks only while something would be lost', async ({ page }) => {
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  const { create, heading, token, done, save } = await toCreate(page)
  await page.reload() // nothing is made yet
  await heading('keygen.noLink.title').waitFor()
  expect(asked).toEqual([])

  await page.goto(`/generate#${token}`)
  const recipient = recipientOn(page)
  await recipient.confirmIdentity()
  await recipient.chooseDevice()
  await recipient.takePassphrase()
  await recipient.acceptAgreement()
  await create()
  await done()
  await page.reload() // not saved, but kept for good
  await heading('keygen.noLink.title').waitFor()
  expect(asked).toEqual([])
  void save
})
