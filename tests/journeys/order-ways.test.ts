import { createHash, createPublicKey, X509Certificate } from 'node:crypto'
import type { Page } from '@playwright/test'
import { createOpensslWorkspace } from '../setup/openssl'
import { deskOn } from './desk'
import { goToQuietPage, worldOn } from './mock-world'
import { amelie, employee, providerOn, requesterOn } from './requester'
import { expect, test } from './watched-test'

const orderOf = async (page: Page, orderNumber: string) => {
  const world = await worldOn(page)
  const order = world.orders.find((one) => one.orderNumber === orderNumber)
  if (!order) throw new Error(`the world knows no order ${orderNumber}`)
  return order
}

test('one recipient with a CSR of their own: to a certificate for that very key', async ({
  page,
  watched,
}) => {
  const openssl = createOpensslWorkspace()
  try {
    openssl.run([
      'req',
      '-new',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'own.key',
      '-subj',
      '/CN=Somebody Else',
      '-out',
      'own.csr',
    ])
    const privateKeyPem = openssl.readText('own.key')
    const requester = requesterOn(page)
    const { radio, textbox, goOn, reads } = requester
    await requester.begin()
    await requester.choose()
    await requester.fillSettings()
    await requester.enter(amelie)
    await radio('recipients.editor.keyOwn').check()
    await textbox('csr.label').fill(privateKeyPem)
    await reads(/private key – it was not taken/).waitFor()
    await expect(textbox('csr.label')).toHaveValue('')
    await textbox('csr.label').fill(openssl.readText('own.csr'))
    await reads('CN=Somebody Else').waitFor()
    await reads(/Only the public key of the request is used/).waitFor()
    await goOn()
    await requester.pay('contract')
    await goOn()
    await requester.agree()
    await requester.submit()
    const orderNumber = await requester.submitted()
    await reads(orderNumber).waitFor()

    await expect
      .poll(async () => (await orderOf(page, orderNumber)).recipients[0]?.certificate ?? null)
      .not.toBeNull()
    const { mails } = await worldOn(page)
    const mail = mails.findLast(({ to, attachment }) => to.address === amelie.email && attachment)
    const certificate = new X509Certificate(mail?.attachment?.text ?? '')
    const publicKey = createPublicKey(privateKeyPem).export({ format: 'der', type: 'spki' })
    expect(certificate.publicKey.export({ format: 'der', type: 'spki' })).toEqual(publicKey)
    expect(certificate.subject).toContain('CN=Amélie Dubois')
    expect(certificate.subject).not.toContain('Somebody Else')
    expect(certificate.subjectAltName).toContain(amelie.email)

    // The key that was pasted by mistake left no trace: not in a request, not in the browser's storage.
    const secret = privateKeyPem.split('\n')[3] ?? 'nothing'
    const kept = await page.evaluate(async () => {
      const databases = await indexedDB.databases()
      const all = await Promise.all(
        databases.map(async ({ name = '' }) => {
          const database = await new Promise<IDBDatabase>((resolve) => {
            const request = indexedDB.open(name)
            request.onsuccess = () => resolve(request.result)
          })
          const stores = [...database.objectStoreNames]
          const values = await Promise.all(
            stores.map(
              (store) =>
                new Promise((resolve) => {
                  const request = database.transaction(store).objectStore(store).getAll()
                  request.onsuccess = () => resolve(request.result)
                }),
            ),
          )
          database.close()
          return values
        }),
      )
      return JSON.stringify([all, { ...localStorage }, { ...sessionStorage }])
    })
    expect(kept).toContain(orderNumber)
    expect(kept).not.toContain(secret)
    expect(watched.requests.map(({ body }) => body?.toString() ?? '').join()).not.toContain(secret)
    expect(createHash('sha256').update(publicKey).digest('hex')).toBe(
      (await orderOf(page, orderNumber)).recipients[0]?.orderedKey?.publicKeySha256,
    )
  } finally {
    openssl.remove()
  }
})

test('500 by CSV, ten of them faulty: mended in place, and all are ordered', async ({ page }) => {
  const faulty = new Map(
    [7, 61, 120, 189, 230, 277, 333, 391, 444, 499].map((row, index) => [row, index % 4]),
  )
  const line = (row: number) => {
    const name = `Given ${row};Surname ${row};person${row}@brightwater.example`
    const wrong = [
      `Given ${row};Surname ${row};person${row}brightwater.example`,
      `Given ${row};;`,
      `Given ${row};Surname ${row};person${row}@gmail.com`,
      `Given ${row};Surname ${row};person1@brightwater.example`,
    ]
    return wrong[faulty.get(row) ?? -1] ?? name
  }
  const csv = `Prénom;Nom;E-mail\r\n${Array.from({ length: 500 }, (_, index) => line(index + 1)).join('\r\n')}\r\n`
  const requester = requesterOn(page)
  const { button, goOn, reads } = requester
  await requester.begin()
  await requester.choose()
  await requester.fillSettings()
  await button('recipients.import.open').click()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'personnes.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${csv}`) })
  await reads('500 recipients were recognized').waitFor()
  await reads(/^\d+ recipients need a correction$/).waitFor()
  await page.getByRole('button', { name: 'Add 500 recipients' }).click()
  await reads('500 recipients.').waitFor()
  await reads('10 need a correction.').waitFor()
  // One click too many, and nothing is lost by it.
  await goOn()
  await page.getByRole('region', { name: requester.say('field.summaryTitle') }).waitFor()
  for (let mended = 0; mended < 10; mended++) {
    await button('recipients.list.nextFault').click()
    const wrong = page.locator('[aria-invalid=true]')
    await wrong.first().waitFor()
    const fields = await wrong.evaluateAll((found) =>
      found.map((one) => ({
        id: one.id,
        isAddress: one.getAttribute('inputmode') === 'email' || one.getAttribute('type') === 'email',
      })),
    )
    for (const { id, isAddress } of fields) {
      const field = page.locator(`[id="${id}"]`)
      await field.fill(isAddress ? `mended${mended}@brightwater.example` : 'Mended')
      await expect(field).not.toHaveAttribute('aria-invalid', 'true')
    }
  }
  await reads('None needs a correction any more.').or(reads('500 recipients.')).waitFor()
  await goOn()
  await requester.pay('contract')
  await goOn()
  await requester.agree()
  await requester.submit()
  const orderNumber = await requester.submitted()
  const { recipients, payment } = await orderOf(page, orderNumber)
  expect(recipients).toHaveLength(500)
  expect(payment.method).toBe('contract')
  expect(
    recipients.map(({ emails }) => emails[0]).filter((email) => email?.startsWith('mended')),
  ).toHaveLength(10)
  expect(recipients[0]).toMatchObject({
    givenName: 'Given 1',
    surname: 'Surname 1',
    emails: ['person1@brightwater.example'],
  })
  expect(new Set(recipients.map(({ emails }) => emails[0])).size).toBe(500)
})

test('through the deposit and back to the very same draft', async ({ page }) => {
  const requester = requesterOn(page)
  const { button, goOn, reads, textbox } = requester
  await requester.begin()
  await requester.choose()
  await requester.fillSettings()
  await button('recipients.import.open').click()
  await textbox('recipients.import.paste').fill(
    'a@brightwater.example\tAda\tLovelace\nb@brightwater.example\tGrace\tHopper\nc@brightwater.example\tHedy\tLamarr',
  )
  await button('recipients.import.read').click()
  await page.getByRole('button', { name: 'Add 3 recipients' }).click()
  await reads('3 recipients.').waitFor()
  await goOn()
  await requester.pay('balance')
  const draft = page.url()
  // 120.00 are there, 135.00 are needed: said here and not after submitting.
  await reads(/€15\.00/).waitFor()
  await button('order.deposit.go').click()
  const provider = providerOn(page)
  await provider.open()
  await provider.payWith('succeeded')
  await requester.at('payment')
  expect(page.url()).toBe(draft)
  await reads(/were put on your balance/).waitFor()
  await expect(requester.radio('order.payment.method.balance')).toBeChecked()
  await goOn()
  await requester.agree()
  await reads('Ada Lovelace').waitFor()
  await requester.submit()
  const orderNumber = await requester.submitted()
  const world = await worldOn(page)
  expect((await orderOf(page, orderNumber)).payment).toMatchObject({
    method: 'balance',
    total: { amount: 13_500 },
  })
  expect(world.account.balance).toEqual({ amount: 0, currency: 'EUR' })
})

test('a card that is declined, then one that is authorized', async ({ page }) => {
  const requester = requesterOn(page)
  const { button, goOn, reads } = requester
  const provider = providerOn(page)
  await requester.begin()
  await requester.choose()
  await requester.fillSettings()
  await requester.enter(amelie)
  await goOn()
  await requester.pay('card')
  await goOn() // not yet: it is said, and the page stays
  await page.getByRole('region', { name: requester.say('field.summaryTitle') }).waitFor()
  await button('order.card.go').click()
  await provider.open()
  await provider.cancel()
  await requester.at('payment')
  await reads(requester.say('order.card.status.cancelled')).waitFor()
  await button('order.card.go').click()
  await provider.open()
  await provider.payWith('declined')
  await requester.at('payment')
  await reads(/^The card was declined/).waitFor()
  await button('order.card.go').click()
  await provider.open()
  await provider.payWith('succeeded')
  await requester.at('payment')
  await reads(/^The card is authorized for/).waitFor()
  await goOn()
  await requester.agree()
  await requester.submit()
  const { payment } = await orderOf(page, await requester.submitted())
  expect(payment).toMatchObject({ method: 'card', total: { amount: 4_500 } })
  const world = await worldOn(page)
  expect(world.paymentSessions.map(({ outcome }) => outcome?.kind)).toEqual([
    'cancelled',
    'declined',
    'succeeded',
  ])
  expect(world.paymentSessions.find(({ orderNumber }) => orderNumber !== null)?.paymentSessionId).toBe(
    payment.paymentSessionId,
  )
})

test.describe('a reply that is lost', () => {
  test.use({ expectedConsole: /ERR_FAILED|Failed to fetch/ })

  test('sent again, from another tab, too, it is one order', async ({ page, context }) => {
    const requester = requesterOn(page)
    await requester.begin()
    await requester.choose()
    await requester.fillSettings()
    await requester.enter(amelie)
    await requester.goOn()
    await requester.pay('contract')
    await requester.goOn()
    await requester.agree()
    await requester.saved()
    const second = await context.newPage()
    await second.goto(page.url())
    await requesterOn(second).at('check')
    const desk = await context.newPage()
    await deskOn(desk).open('order_reply_lost')
    const before = (await worldOn(desk)).orders.length
    await requester.button('order.submit.submit').dblclick()
    await requester.reads(requester.say('order.submit.unknown')).waitFor()
    expect((await worldOn(desk)).orders).toHaveLength(before + 1)
    await requester.button('order.submit.sendAgain').click()
    const orderNumber = await requester.submitted()
    await expect(
      second.getByRole('heading', { level: 1, name: requester.say('order.wizard.placed') }),
    ).toBeVisible()
    await second.getByRole('main').getByRole('link', { name: orderNumber }).click()
    expect(await requesterOn(second).submitted()).toBe(orderNumber)
    await goToQuietPage(desk)
    const world = await worldOn(desk)
    expect(world.orders).toHaveLength(before + 1)
    expect(world.orders.filter(({ placement }) => placement).map((order) => order.orderNumber)).toEqual([
      orderNumber,
    ])
    expect(
      world.account.contract?.remaining.find(({ productId }) => productId === 'secure_email_sponsor')
        ?.certificates,
    ).toBe(1_479)
  })
})

test('the chooser lists what was begun and what was submitted', async ({ page }) => {
  const requester = requesterOn(page)
  await requester.begin()
  await requester.choose()
  await requester.fillSettings()
  await requester.saved()
  await page.goto('/orders/new')
  await page
    .getByRole('link', { name: new RegExp(employee) })
    .first()
    .click()
  await requester.at('recipients')
})
