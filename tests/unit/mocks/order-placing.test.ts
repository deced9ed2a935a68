import { X509Certificate } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { catchUp } from '../../../mocks/issuance/catch-up'
import { actFor } from '../../../mocks/stage/people'
import { chooseScenario } from '../../../mocks/stage/scenario'
import type { ClientOrder, OrderSubmission, Problem } from '../../../src/contract/schema'
import { makeCsr } from '../../setup/world-csr'
import { apiUrl, makeTestWorld, morning, serveWorld } from '../../setup/world-node'
import {
  cardSession,
  mailboxOrder,
  newKey,
  order,
  placedOrder,
  recipient,
  submitOrder,
  withPrice,
} from '../../setup/world-order'
import { everythingIn, mailsIn, pemOf } from '../../setup/world-records'

const { world, elapse } = makeTestWorld()
const server = serveWorld(world)
afterAll(() => server.close())

const orderOf = async (orderNumber: string) =>
  (await (await fetch(`${apiUrl}/orders/${orderNumber}`)).json()) as ClientOrder
const placedAndRead = async (submission: OrderSubmission) =>
  await orderOf((await placedOrder(submission)).orderNumber)
const optionsNow = () => everythingIn(world)
const mailsTo = async (address: string) =>
  (await world.read(mailsIn)).filter(({ to }) => to.address === address)
const storedOrder = async (orderNumber: string) => {
  const { orders } = await optionsNow()
  const found = orders.find((row) => row.orderNumber === orderNumber)
  if (!found) throw new Error('no such order')
  return found
}
const finishValidationsOf = (orderNumber: string, index = 0) =>
  world.change(async (scene) => {
    const found = await scene.orders.get(orderNumber)
    await actFor(scene, found?.recipients[index]?.recipientId ?? '', 'finish_validations')
  })

describe('one order, however often it is sent', () => {
  test('has the same receipt for the same key and body, whatever order its fields are in', async () => {
    const key = newKey()
    const body = order({ recipients: [recipient('Once')] })
    const first = await placedOrder(body, key)
    const shuffled = Object.fromEntries(Object.entries(body).toReversed()) as unknown as OrderSubmission
    elapse(3 * 86_400_000)
    expect(await placedOrder(shuffled, key)).toEqual(first)
    const { orders } = await optionsNow()
    expect(
      orders.filter(({ recipients }) => recipients.some(({ givenName }) => givenName === 'Once')),
    ).toHaveLength(1)
    elapse(-3 * 86_400_000)
  })

  test('is one for two requests at a time, too', async () => {
    const key = newKey()
    const body = order({ recipients: [recipient('Twice')] })
    const [one, other] = await Promise.all([placedOrder(body, key), placedOrder(body, key)])
    expect(one).toEqual(other)
  })

  test('is not another with the same key, and the reply says which it is', async () => {
    const key = newKey()
    const { orderNumber } = await placedOrder(order(), key)
    const reply = await submitOrder(order({ signatureHash: 'sha384' }), key)
    expect(reply.status).toBe(409)
    expect((await reply.json()) as Problem).toMatchObject({
      type: 'urn:certdesk:problem:idempotency-key-reused',
      details: { orderNumber },
    })
  })

  test('is placed though its reply is lost once', async () => {
    await world.change((scene) => chooseScenario(scene, 'order_reply_lost'))
    const key = newKey()
    const body = order({ recipients: [recipient('Lost')] })
    await expect(submitOrder(body, key)).rejects.toThrow()
    const { orderNumber } = await placedOrder(body, key)
    expect((await orderOf(orderNumber)).recipients).toHaveLength(1)
    await world.change((scene) => chooseScenario(scene, 'at_once'))
  })
})

describe('payment', () => {
  test('by contract counts down, and costs nothing', async () => {
    const remaining = async () =>
      (await optionsNow()).account.contract?.remaining.find(
        ({ productId }) => productId === 'secure_email_sponsor',
      )?.certificates ?? 0
    const before = await remaining()
    const placed = await placedAndRead(order({ recipients: [recipient('Ida'), recipient('Eva')] }))
    expect(await remaining()).toBe(before - 2)
    expect(placed.payment).toEqual({ method: 'contract', total: { amount: 0, currency: 'EUR' } })
  })

  test('from the balance debits it at once, and a deposit puts money on it', async () => {
    const balance = async () => (await optionsNow()).account.balance.amount
    const before = await balance()
    await cardSession(world, 5_000, '5555 5555 5555 4444', 'deposit')
    expect(await balance()).toBe(before + 5_000)
    await placedOrder(mailboxOrder())
    expect(await balance()).toBe(before + 5_000 - 2_400)
  })

  test('by card takes the authorization, and no other order can', async () => {
    const { csrPem } = await makeCsr()
    const base = mailboxOrder({
      recipients: ['one@brightwater.example', 'two@brightwater.example', 'three@brightwater.example'].map(
        (email, index) =>
          recipient('', {
            commonNameSource: 'email',
            surname: '',
            emails: [email],
            csrPem: index === 0 ? csrPem : null,
          }),
      ),
    })
    const paymentSessionId = await cardSession(world, base.total.amount)
    const { orderNumber } = await placedOrder({ ...base, payment: { method: 'card', paymentSessionId } })
    const { payment, recipients } = await storedOrder(orderNumber)
    expect(payment).toEqual({ method: 'card', total: base.total, paymentSessionId })
    expect(recipients.filter(({ certificate }) => certificate !== null)).toHaveLength(1)
    const { paymentSessions } = await optionsNow()
    const session = paymentSessions.find((row) => row.paymentSessionId === paymentSessionId)
    expect(session?.orderNumber).toBe(orderNumber)
  })

  test('keeps nothing of a card but brand, last four digits and expiry', async () => {
    await cardSession(world, 100)
    const text = JSON.stringify(await optionsNow())
    expect(text).not.toMatch(/4111 ?1111/)
    expect(text).toContain('"lastFour":"1111"')
  })
})

describe('what follows from an order', () => {
  test('with nothing open: each recipient is sent a link, requester and others are told', async () => {
    const placed = await placedAndRead(
      order({
        recipients: [recipient('Link', { language: 'nl' })],
        notificationEmails: ['it@brightwater.example', 'audit@gmail.com'],
      }),
    )
    expect(placed.recipients).toEqual([
      {
        commonName: 'Link Hargreaves',
        emails: ['link.hargreaves@brightwater.example'],
        status: 'ready',
        ownCsr: false,
      },
    ])
    expect(placed.steps).toMatchObject([
      { kind: 'links_sent', actor: 'authority', count: 1, done: 1, doneAt: placed.placedAt },
      { kind: 'key_made', actor: 'recipient', count: 1, done: 0, doneAt: null },
      { kind: 'certificate_issued', actor: 'authority', count: 1, done: 0 },
    ])
    expect(await mailsTo('link.hargreaves@brightwater.example')).toMatchObject([{ language: 'nl' }])
    for (const address of [
      'it@brightwater.example',
      'audit@gmail.com',
      'daniel.mensah@brightwater.example',
    ]) {
      expect((await mailsTo(address))[0]?.subject).toContain(placed.orderNumber)
    }
  })

  test('for an organization and a domain that are new: everybody waits, and is sent a link when both are done', async () => {
    const submission = order({
      organization: {
        kind: 'new',
        organization: {
          name: 'Thornbury  Optics Ltd ',
          countryCode: 'GB',
          locality: 'Thornbury',
          organizationIdentifier: 'NTRGB-08812345',
          phone: '+44 117 496 0123',
        },
      },
      recipients: [
        recipient('Olive', { emails: ['olive@thornbury.example'] }),
        recipient('Piers', { emails: ['piers@brightwater.example'] }),
      ],
    })
    const placed = await placedAndRead(submission)
    expect(placed.organizationName).toBe('Thornbury Optics Ltd')
    expect(placed.recipients.map(({ status }) => status)).toEqual(['not_ready', 'not_ready'])
    expect(placed.steps.slice(0, 3)).toMatchObject([
      { kind: 'organization_validation', subject: 'Thornbury Optics Ltd', count: 2, done: 0 },
      { kind: 'domain_validation', subject: 'thornbury.example', count: 1, done: 0 },
      { kind: 'links_sent', count: 2, done: 0 },
    ])
    expect(placed.steps[0]?.expectedAt).not.toBeNull()
    const before = await optionsNow()
    expect(before.organizations.at(-1)).toMatchObject({ validatedUntil: null, pendingSince: placed.placedAt })
    expect(before.domains.at(-1)).toMatchObject({
      domainName: 'thornbury.example',
      pendingSince: placed.placedAt,
    })
    expect(await mailsTo('olive@thornbury.example')).toEqual([])

    await finishValidationsOf(placed.orderNumber)
    const after = await orderOf(placed.orderNumber)
    expect(after.recipients.map(({ status }) => status)).toEqual(['ready', 'ready'])
    expect(after.steps.map(({ done, count }) => [done, count])).toEqual([
      [2, 2],
      [1, 1],
      [2, 2],
      [0, 2],
      [0, 2],
    ])
    expect(await mailsTo('olive@thornbury.example')).toHaveLength(1)
    const state = await optionsNow()
    expect(state.organizations.at(-1)?.validatedUntil).toBe(
      new Date(morning + 825 * 86_400_000).toISOString(),
    )
    expect(state.domains.at(-1)?.validatedUntil).toBe(new Date(morning + 398 * 86_400_000).toISOString())
    // And the next order finds both validated.
    const next = await placedAndRead(
      order({
        organization: { kind: 'existing', organizationId: state.organizations.at(-1)?.organizationId ?? '' },
        recipients: [recipient('Nell', { emails: ['nell@thornbury.example'] })],
      }),
    )
    expect(next.recipients[0]?.status).toBe('ready')
  })

  test('for a mailbox at a public provider: its address is validated', async () => {
    const placed = await placedAndRead(
      mailboxOrder({
        recipients: [
          recipient('', { commonNameSource: 'email', surname: '', emails: ['vera.hargreaves@gmail.com'] }),
        ],
      }),
    )
    expect(placed.steps[0]).toMatchObject({ kind: 'email_validation', subject: null, count: 1, done: 0 })
    await finishValidationsOf(placed.orderNumber)
    expect((await orderOf(placed.orderNumber)).steps[0]).toMatchObject({ done: 1 })
    // Nobody validates a public provider itself.
    expect((await optionsNow()).domains.map(({ domainName }) => domainName)).not.toContain('gmail.com')
  })

  test('with CSRs: certificates are issued and come with the mail', async () => {
    const { csrPem } = await makeCsr('ec_p384')
    const placed = await placedAndRead(
      order({ signatureHash: 'sha384', recipients: [recipient('Carla', { csrPem })] }),
    )
    expect(placed.recipients[0]).toMatchObject({ status: 'issued', ownCsr: true })
    expect(placed.steps.map(({ kind, done }) => [kind, done])).toEqual([['certificate_issued', 1]])
    const [mail] = await mailsTo('carla.hargreaves@brightwater.example')
    expect(mail?.link).toBeNull()
    const certificate = new X509Certificate(mail?.attachment?.text ?? '')
    expect(certificate.subject).toContain('CN=Carla Hargreaves')
    expect(mail?.attachment?.text.match(/BEGIN CERTIFICATE/g)).toHaveLength(3)
  })

  test('with a CSR and approval: the certificate comes when somebody approves', async () => {
    await world.change((scene) => chooseScenario(scene, 'after_approval'))
    const { csrPem } = await makeCsr()
    const placed = await placedAndRead(order({ recipients: [recipient('Della', { csrPem })] }))
    expect(placed.recipients[0]?.status).toBe('pending')
    const { recipients } = await storedOrder(placed.orderNumber)
    await world.change((scene) => actFor(scene, recipients[0]?.recipientId ?? '', 'approve'))
    expect((await orderOf(placed.orderNumber)).recipients[0]?.status).toBe('issued')
    await world.change((scene) => chooseScenario(scene, 'at_once'))
  })

  test('with a last day: certificates end with it', async () => {
    const { csrPem } = await makeCsr()
    const placed = await placedAndRead(
      order({
        validity: { kind: 'until', date: '2027-03-31' },
        recipients: [recipient('Una', { csrPem })],
      }),
    )
    const { recipients } = await storedOrder(placed.orderNumber)
    expect(recipients[0]?.certificate?.notAfter).toBe('2027-03-31T23:59:59.000Z')
  })

  test('for somebody with a pseudonym, and for a client certificate: what stands on them', async () => {
    const keys = await Promise.all([makeCsr(), makeCsr()])
    const pseudonym = await placedOrder(
      order({
        recipients: [
          recipient('', {
            commonNameSource: 'pseudonym',
            surname: '',
            pseudonym: 'Press Office',
            emails: ['press.office@brightwater.example'],
            csrPem: keys[0].csrPem,
          }),
        ],
      }),
    )
    const client = await placedOrder(
      order({
        productId: 'client_authentication_plus',
        generation: null,
        validity: { kind: 'years', years: 3 },
        recipients: [recipient('Mona', { csrPem: keys[1].csrPem })],
      }),
    )
    const certificateOf = async (orderNumber: string) =>
      new X509Certificate(await pemOf(world, await storedOrder(orderNumber)))
    expect((await certificateOf(pseudonym.orderNumber)).subject).toMatch(/pseudonym=Press Office/)
    const authentication = await certificateOf(client.orderNumber)
    expect(authentication.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2'])
    expect(Date.parse(authentication.validTo) - Date.parse(authentication.validFrom)).toBe(
      1095 * 86_400_000 - 1000,
    )
  })
})

describe('an order for many', () => {
  test('is taken for a thousand, and everybody is sent a link, by and by', async () => {
    const everybody = Array.from({ length: 1000 }, (_, index) => recipient(`P${index}`))
    const { orderNumber } = await placedOrder(order({ recipients: everybody }))
    const first = await orderOf(orderNumber)
    expect(first.recipients).toHaveLength(1000)
    const sent = async () => {
      await catchUp(world)
      return (await orderOf(orderNumber)).steps.find(({ kind }) => kind === 'links_sent')?.done
    }
    await expect.poll(sent, { timeout: 20_000 }).toBe(1000)
    const mails = await world.read(async (scene) => (await scene.mails.all()).map(({ to }) => to.address))
    const people = mails.filter((address) => /^p\d+\.hargreaves@/.test(address))
    expect(people).toHaveLength(1000)
    expect(new Set(people).size).toBe(1000)
  })

  test('is taken with a CSR for each of sixty, too', { timeout: 60_000 }, async () => {
    const keys = await Promise.all(Array.from({ length: 60 }, () => makeCsr('ec_p256')))
    const everybody = keys.map(({ csrPem }, index) => recipient(`K${index}`, { csrPem }))
    const { orderNumber } = await placedOrder(order({ recipients: everybody }))
    const issued = async () => {
      await catchUp(world)
      return (await orderOf(orderNumber)).recipients.filter(({ status }) => status === 'issued').length
    }
    await expect.poll(issued, { timeout: 40_000 }).toBe(60)
  })
})

test('premium has its price by the number of people', async () => {
  const submission = withPrice(
    order({
      productId: 'client_premium',
      generation: 'multipurpose',
      payment: { method: 'balance' },
      recipients: [recipient('Pru')],
    }),
  )
  expect((await placedAndRead(submission)).payment).toEqual({
    method: 'balance',
    total: { amount: 5_900, currency: 'EUR' },
  })
})
