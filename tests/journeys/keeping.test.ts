import { createPrivateKey } from 'node:crypto'
import type { Page } from '@playwright/test'
import { deskOn, letGo } from './desk'
import { firstAnswer, firstRequest } from './listening'
import { expectGoodFile } from './lives'
import { goToQuietPage, keptKeysOn, settleIn, worldOn } from './mock-world'
import { openPkcs12, openRequestFile } from './openssl-reader'
import { passTimeUntil } from './passing-time'
import { alice, openGenerateLink, recipientOn, yichun } from './recipient'
import { refuseStorage, storageRefusals } from './refused-storage'
import { secretsIn, secretsOfKey } from './secrets'
import { expect, test, type Watched } from './watched-test'
import { emptyHanded } from './wayfarer'

// Where the key is, when, and how it goes: what the browser refuses, two tabs, cancelling, forgetting.

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

async function expectGood(page: Page, password: string, file: { fileName: string; bytes: Buffer }) {
  expectGoodFile({ ...emptyHanded(), password, file }, await worldOn(page), alice)
}

/** The page's message for each. */
const reasons: Readonly<Record<keyof typeof storageRefusals, string>> = {
  'IndexedDB throws': 'whyNotKept',
  'IndexedDB never answers': 'whyNotNow',
  'the quota is used up': 'whyFull',
}
for (const what of Object.keys(storageRefusals) as (keyof typeof storageRefusals)[]) {
  test(`${what}: the request file comes first, and nothing is sent before it is saved`, async ({
    page,
    context,
    watched,
  }) => {
    await refuseStorage(context, what)
    const { heading, button, text, requestFileLink, saved, create, done, save, password, token } =
      await toCreate(page)
    await create()
    await heading('keygen.keepFile.title').waitFor()
    await expect(text(`keygen.keepFile.${reasons[what]}`)).toBeVisible()
    await expect(button('keygen.keepFile.next')).toHaveCount(0)
    expect(csrsSent(watched)).toBe(0)
    const request = await saved(requestFileLink())
    await button('keygen.keepFile.next').click()
    await done()
    // Now there is the certificate file: the request file has done its work.
    await expect(text('keygen.done.deleteRequestFile')).toBeVisible()
    await expectGood(page, password, await save())
    expect(await keptKeysOn(page)).toEqual([])

    // Nothing is kept here, and the file alone leads on. A disk that refuses at once is what `keptNowhere` of
    // look.test.ts and the lives of kill.test.ts have.
    if (what !== 'IndexedDB never answers') return
    await goToQuietPage(page)
    await page.goto(`/generate#${token}`)
    const again = recipientOn(page)
    // Looking for a key has patience with a disk that doesn't answer.
    await again.button('keygen.issued.openFile').click()
    await again.openRequestFile(request.bytes, password)
    await again.done()
    await expectGood(page, password, await again.save())
  })
}

test.describe('a browser that promises nothing', () => {
  test.use({ durable: false })

  test('keeps the key all the same: the request leaves, and no request file is asked for', async ({
    page,
    context,
  }) => {
    await context.addInitScript(() => {
      // Not in a page without a secure address, such as the empty one a tab begins with.
      if ('StorageManager' in globalThis) {
        StorageManager.prototype.persist = () => new Promise<boolean>(() => {})
      }
    })
    const { create, done, save, password } = await toCreate(page)
    await create()
    await done()
    expect(await keptKeysOn(page)).toHaveLength(1)
    await expect(page.getByText(/certdesk-request/)).toHaveCount(0)
    await expectGood(page, password, await save())
  })

  test('while the certificate is waited for a backup is offered: the same key, sealed, and of no use at the end', async ({
    page,
    context,
  }) => {
    await settleIn(page, 'after_approval')
    const { create, saveBackup, text, done, save, password } = await toCreate(page)
    await create()
    await text('keygen.backup.why').waitFor()
    const { fileName, bytes } = await saveBackup()
    await text('keygen.backup.saved').waitFor()
    const there = await context.newPage()
    await deskOn(there).open()
    await deskOn(there).does('approve', alice)
    await there.close()
    await page.bringToFront()
    await done()
    await expect(text('keygen.done.deleteRequestFile')).toBeVisible()
    const file = await save()
    await expectGood(page, password, file)

    expect(fileName).toMatch(/^certdesk-request-\d+-\d{4}-\d\d-\d\d\.pem$/)
    const { privateKeyPem } = openPkcs12(file.bytes, password)
    const key = createPrivateKey(openRequestFile(bytes, password))
    expect(key.equals(createPrivateKey(privateKeyPem))).toBe(true)
    expect(() => openRequestFile(bytes, `${password}x`)).toThrow(/openssl pkey/)
    const secrets = [...secretsOfKey(privateKeyPem), { name: 'password', bytes: Buffer.from(password) }]
    expect(secretsIn(bytes, secrets), 'the request file').toEqual([])
  })
})

test.describe('while the server takes its time', () => {
  test.use({ pace: 'usual' })

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
    await page.clock.install()
    const first = await toCreate(page)
    await letGo(context, 'slow')
    const sent = firstRequest(page, (request) => request.method() === 'PUT')
    await first.create()
    await sent
    const second = await context.newPage()
    await second.goto(`/generate#${first.token}`)
    const there = recipientOn(second)
    await there.heading('keygen.otherTab.title').waitFor()
    await there.button('keygen.otherTab.takeOver').click()
    await there.heading('keygen.resume.title').waitFor()
    await there.resume(first.password)
    await passTimeUntil(there.heading('keygen.done.title'))
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
    expect(await keptKeysOn(page)).toEqual([])

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
    await settleIn(page, 'after_approval')
    const { heading, button, create, text } = await toCreate(page)
    await create()
    await heading('keygen.pending.title').waitFor()
    await button('keygen.pending.cancel').click()
    await expect(text('keygen.create.cancelAsk')).toBeVisible()
    await button('keygen.create.cancelStop').click()
    await heading('keygen.stopped.title').waitFor()
    expect(await keptKeysOn(page)).toHaveLength(1)
    await button('keygen.stopped.goOn').click()
    await heading('keygen.pending.title').waitFor()
  })
})

test('giving up while waiting erases the key', async ({ page }) => {
  await settleIn(page, 'after_approval')
  const { heading, button, create } = await toCreate(page)
  await create()
  await heading('keygen.pending.title').waitFor()
  expect(await keptKeysOn(page)).toHaveLength(1)
  await button('keygen.pending.cancel').click()
  await button('keygen.create.cancelYes').click()
  await heading('keygen.cancelled.title').waitFor()
  expect(await keptKeysOn(page)).toEqual([])
})

test('erasing the key at the end erases the sealed copy, and the link says what that means', async ({
  page,
}) => {
  const { create, done, save, button, text, token, heading } = await toCreate(page)
  await create()
  await done()
  await save()
  expect(await keptKeysOn(page)).toHaveLength(1)
  await text('keygen.forget.title').click()
  await button('keygen.forget.offer').click()
  await button('keygen.forget.yes').click()
  await text('keygen.forget.done').waitFor()
  expect(await keptKeysOn(page)).toEqual([])
  await expect(button('keygen.forget.offer')).toHaveCount(0)
  await goToQuietPage(page)
  await page.goto(`/generate#${token}`)
  await heading('keygen.issued.title').waitFor()
  await expect(page.getByText(alice.name)).toBeVisible()
})

test('files that another program holds, and lets go: the key is not said to be away, and the same link goes on', async ({
  page,
  context,
}) => {
  const { create, done, password, token } = await toCreate(page)
  await create()
  await done()
  await page.close()
  // As Chromium says it where its LevelDB is locked.
  const script = /\/assets\/worker-[^/]*\.js$/
  await context.route(script, async (route) => {
    const response = await route.fetch()
    const held = `IDBFactory.prototype.open = function () {
      throw new DOMException('Internal error opening backing store', 'UnknownError')
    }`
    await route.fulfill({ response, body: `${held}\n${await response.text()}` })
  })
  const later = await context.newPage()
  await later.goto(`/generate#${token}`)
  const { heading, button, resume, done: doneLater, save, say } = recipientOn(later)
  await heading('keygen.unsure.title').waitFor()
  for (const claim of ['keygen.issued.means', 'keygen.issued.todoFind', 'keygen.pending.noKey']) {
    await expect(later.getByText(say(claim))).toHaveCount(0)
  }
  await context.unroute(script)
  await button('app.tryAgain').click()
  await heading('keygen.resume.title').waitFor()
  await resume(password)
  await doneLater()
  await expectGood(later, password, await save())
})

test('a worker whose script is gone, as after a new build: said, and it goes on when it is there', async ({
  page,
  context,
}) => {
  const { create, done, token } = await toCreate(page)
  await create()
  await done()
  await page.close()
  const script = /\/assets\/worker-[^/]*\.js$/
  await context.route(script, (route) => route.fulfill({ status: 404, body: 'Not found' }))
  const later = await context.newPage()
  await later.goto(`/generate#${token}`)
  const { heading, button } = recipientOn(later)
  await heading('keygen.unsure.title').waitFor()
  await context.unroute(script)
  await button('app.tryAgain').click()
  await heading('keygen.resume.title').waitFor()
})

test('the keys kept here are listed without being opened, saved as a request file, and erased', async ({
  page,
  watched,
}) => {
  const { create, done, say, heading, text, button, password, saved, requestFileLink } = await toCreate(page)
  await create()
  await done()
  expect(await keptKeysOn(page)).toHaveLength(1)
  await page.goto('/')
  await page.getByRole('link', { name: say('home.helpKeys') }).click()
  await heading('keygen.keys.title').waitFor()
  await expect(page).toHaveURL('/keys')
  const orderNumber = (await page.getByRole('heading', { level: 2 }).first().textContent())?.replace(
    /\D/g,
    '',
  )
  expect(orderNumber).toMatch(/^\d{7}$/)
  const before = watched.requests.length
  await text('keygen.backup.title').click()
  await button('keygen.backup.make').click()
  const file = await saved(requestFileLink())
  expect(file.bytes.toString()).toContain(`Certdesk-Order: ${orderNumber}`)
  expect(file.bytes.toString()).toContain('-----BEGIN ENCRYPTED PRIVATE KEY-----')
  expect(file.bytes.toString()).not.toContain(password)
  await button('keygen.keys.erase').click()
  await button('keygen.forget.no').click()
  expect(await keptKeysOn(page)).toHaveLength(1)
  await button('keygen.keys.erase').click()
  await button('keygen.forget.yes').click()
  await text('keygen.forget.done').waitFor()
  expect(await keptKeysOn(page)).toEqual([])
  expect(watched.requests.slice(before).filter(({ url }) => url.includes('/api/'))).toEqual([])
  await page.reload()
  await text('keygen.keys.empty').waitFor()
})

test('a wrong password loses nothing', async ({ page, context }) => {
  const { create, password, token } = await toCreate(page)
  const taken = firstAnswer(page, '/pickup/csr')
  await create()
  await taken
  await page.close()
  const later = await context.newPage()
  await later.goto(`/generate#${token}`)
  const recipient = recipientOn(later)
  for (const wrong of [`${password}x`, password.slice(1)]) {
    await recipient.resume(wrong)
    await recipient.text('keygen.resume.wrong').waitFor()
  }
  await recipient.resume(password)
  await recipient.done()
  await expectGood(later, password, await recipient.save())
})
