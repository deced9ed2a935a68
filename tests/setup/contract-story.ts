import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { linkLifeDays } from '../../mocks/links/links'
import { memoryStore } from '../../mocks/memory/memory-store'
import { maxBodyBytes, maxOrderBytes } from '../../mocks/routing/requests'
import { actFor, type PersonAction } from '../../mocks/stage/people'
import { chooseScenario } from '../../mocks/stage/scenario'
import type { World } from '../../mocks/world/world'
import { watchContract } from './contract-checker'
import { makeCsr } from './world-csr'
import { apiUrl, makeTestWorld, oneTimeCodeFor, otherCode, type serveWorld } from './world-node'
import { cardSession, mailboxOrder, order, placedOrder, submitOrder } from './world-order'
import { peopleIn, pickupTokenFor } from './world-records'

const alice = 'alice.whitcombe@brightwater.example'
const ruth = 'ruth.adeyemi@brightwater.example'
const jonas = 'jonas.claes@brightwater.example'
const day = 86_400_000

/** A network that a story is told over. */
type Served = Pick<ReturnType<typeof serveWorld>, 'events' | 'close'>

type Step = readonly [what: string, status: number, ask: () => Promise<Response>]

/**
 * Tells stories in which every declared status of every operation comes, over one adapter, and holds every
 * reply against the contract.
 */
export function tellContractStory(serve: (world: World) => Served): void {
  const store = memoryStore()
  const { world, elapse } = makeTestWorld({
    ...store,
    meta: async () => {
      if (broken) throw new Error('the disk is on fire')
      return await store.meta()
    },
  })
  let broken = false

  const server = serve(world)
  const watched = watchContract(server, apiUrl)
  afterAll(() => server.close())

  let token = ''
  let ruthToken = ''
  let ruthAccess = ''
  let code = ''
  let jonasToken = ''
  let csrPem = ''
  let otherCsrPem = ''
  beforeAll(async () => {
    token = await pickupTokenFor(world, alice)
    ruthToken = await pickupTokenFor(world, ruth)
    code = await oneTimeCodeFor(world, 'Ruth Adeyemi')
    jonasToken = await pickupTokenFor(world, jonas)
    csrPem = (await makeCsr()).csrPem
    otherCsrPem = (await makeCsr()).csrPem
  }, 60_000)

  const bearer = (as: string) => ({ Authorization: `Bearer ${as}` })
  const get = (path: string, headers: HeadersInit = bearer(token)) => fetch(`${apiUrl}${path}`, { headers })
  const send = (method: string, path: string, body: string, headers: HeadersInit) =>
    fetch(`${apiUrl}${path}`, { method, headers: { 'Content-Type': 'application/json', ...headers }, body })
  const submit = (body: string, headers: HeadersInit = bearer(token)) =>
    send('PUT', '/pickup/csr', body, headers)
  const submission = (csr: string, agreementVersion = '2026-01') =>
    JSON.stringify({ csrPem: csr, agreementVersion })
  const typeCode = (typed: unknown, headers: HeadersInit = bearer(ruthToken)) =>
    send('POST', '/pickup/code', JSON.stringify({ code: typed }), headers)
  const askForLink = (headers: HeadersInit = bearer(token)) =>
    fetch(`${apiUrl}/pickup/new-link`, { method: 'POST', headers })
  /** Makes somebody else act before the request. */
  const after =
    (address: string, action: PersonAction, ask: () => Promise<Response>) => async (): Promise<Response> => {
      await world.change(async (scene) => {
        const person = (await peopleIn(scene)).find(({ recipient }) => recipient.emails.includes(address))
        await actFor(scene, person?.recipient.recipientId ?? '', action)
      })
      return await ask()
    }

  /**
   * Every declared status of every operation, with the request that gets it, in the order of three
   * recipients' stories: before the key is submitted, after, when the link has expired, and when the server
   * fails.
   */
  const story: readonly Step[] = [
    ['getPickup', 200, () => get('/pickup')],
    ['getPickup', 401, () => get('/pickup', {})],
    ['getPickup', 401, () => get('/pickup', { Authorization: `Bearer ${'x'.repeat(43)}` })],
    ['getPickup', 401, () => get('/pickup', { Authorization: 'Basic YTpi' })],
    ['getSubscriberAgreement', 200, () => get('/pickup/agreement?language=zh-Hant')],
    ['getSubscriberAgreement', 400, () => get('/pickup/agreement?language=tlh')],
    ['getSubscriberAgreement', 400, () => get('/pickup/agreement')],
    ['getSubscriberAgreement', 401, () => get('/pickup/agreement?language=en', {})],
    ['getPickupCertificate', 404, () => get('/pickup/certificate')],
    ['getPickupCertificate', 401, () => get('/pickup/certificate', {})],
    ['submitCsr', 401, () => submit(submission(csrPem), {})],
    ['submitCsr', 400, () => submit('{')],
    ['submitCsr', 400, () => submit('[]')],
    ['submitCsr', 400, () => submit(JSON.stringify({ csrPem }))],
    ['submitCsr', 400, () => submit(JSON.stringify({ csrPem, agreementVersion: 'newest' }))],
    [
      'submitCsr',
      400,
      () => submit(JSON.stringify({ csrPem, agreementVersion: '2026-01', privateKey: 'x' })),
    ],
    ['submitCsr', 413, () => submit(submission('x'.repeat(maxBodyBytes)))],
    ['submitCsr', 422, () => submit(submission('hello'))],
    ['submitCsr', 409, () => submit(submission(csrPem, '2025-07'))],
    ['submitCsr', 200, () => submit(submission(csrPem))],
    ['submitCsr', 409, () => submit(submission(otherCsrPem))],
    ['getPickup', 200, () => get('/pickup')],
    ['getPickupCertificate', 200, () => get('/pickup/certificate')],

    ['getPickup', 200, () => get('/pickup', bearer(jonasToken))],
    ['submitCsr', 409, () => submit(submission(otherCsrPem), bearer(jonasToken))],
    ['getPickup', 200, after(jonas, 'cancel_order', () => get('/pickup', bearer(jonasToken)))],
    ['submitCsr', 409, () => submit(submission(otherCsrPem), bearer(jonasToken))],
    ['requestNewLink', 409, () => askForLink(bearer(jonasToken))],

    ['getPickup', 403, () => get('/pickup', bearer(ruthToken))],
    ['getSubscriberAgreement', 403, () => get('/pickup/agreement?language=en', bearer(ruthToken))],
    ['submitCsr', 403, () => submit(submission(otherCsrPem), bearer(ruthToken))],
    ['getPickupCertificate', 403, () => get('/pickup/certificate', bearer(ruthToken))],
    ['checkPickupCode', 401, () => typeCode(code, {})],
    ['checkPickupCode', 400, () => typeCode('12345')],
    ['checkPickupCode', 400, () => typeCode(123456)],
    ['checkPickupCode', 400, () => typeCode('000000', bearer(token))],
    ['checkPickupCode', 413, () => typeCode('0'.repeat(maxBodyBytes))],
    ['checkPickupCode', 403, () => typeCode(otherCode(code))],
    [
      'checkPickupCode',
      200,
      async () => {
        const reply = await typeCode(code)
        ruthAccess = ((await reply.clone().json()) as { accessToken: string }).accessToken
        return reply
      },
    ],
    ['getPickup', 200, () => get('/pickup', bearer(ruthAccess))],

    ['requestNewLink', 401, () => askForLink({})],
    ['requestNewLink', 202, () => askForLink()],
    ['requestNewLink', 429, () => askForLink()],
    ['getPickup', 410, () => get('/pickup')],
    [
      'getPickup',
      200,
      async () => {
        token = await pickupTokenFor(world, alice)
        return await get('/pickup')
      },
    ],
    ['getPickup', 200, after(alice, 'revoke', () => get('/pickup'))],
    ['requestNewLink', 409, () => askForLink()],
  ]
  /** The requests of the signed-in person; before and after them, nobody is signed in. */
  const account: readonly Step[] = [
    ['getAccount', 200, () => get('/account', {})],
    ['getAccount', 401, signedOut(() => get('/account', {}))],
    ['listOrganizations', 200, () => get('/organizations', {})],
    ['listOrganizations', 401, signedOut(() => get('/organizations', {}))],
    ['listDomains', 200, () => get('/domains', {})],
    ['listDomains', 401, signedOut(() => get('/domains', {}))],
    ['getCatalogue', 200, () => get('/products', {})],
    ['getCatalogue', 401, signedOut(() => get('/products', {}))],
    ['getPaymentOptions', 200, () => get('/payment-options', {})],
    ['getPaymentOptions', 401, signedOut(() => get('/payment-options', {}))],
    ['openPaymentSession', 201, () => openSession({})],
    ['openPaymentSession', 400, () => openSession({ amount: { amount: 0, currency: 'EUR' } })],
    ['openPaymentSession', 400, () => openSession({ amount: { amount: 500, currency: 'USD' } })],
    ['openPaymentSession', 400, () => openSession({ returnTo: '//elsewhere.example/' })],
    ['openPaymentSession', 400, () => openSession({ cardNumber: '4111111111111111' })],
    ['openPaymentSession', 401, signedOut(() => openSession({}))],
    ['openPaymentSession', 413, () => openSession({ returnTo: `/${'x'.repeat(maxBodyBytes)}` })],
    [
      'getPaymentSession',
      200,
      async () => {
        const { paymentSessionId } = (await (await openSession({})).json()) as { paymentSessionId: string }
        return await get(`/payment-sessions/${paymentSessionId}`, {})
      },
    ],
    ['getPaymentSession', 200, async () => get(`/payment-sessions/${await cardSession(world, 2400)}`, {})],
    ['getPaymentSession', 404, () => get(`/payment-sessions/${'x'.repeat(24)}`, {})],
    ['getPaymentSession', 401, signedOut(() => get(`/payment-sessions/${'x'.repeat(24)}`, {}))],
    ['getAgreement', 200, () => get('/agreements/certificate_services?language=fr', {})],
    ['getAgreement', 200, () => get('/agreements/master_services?language=zh-Hant', {})],
    ['getAgreement', 400, () => get('/agreements/certificate_services', {})],
    ['getAgreement', 400, () => get('/agreements/sold_soul?language=en', {})],
    ['getAgreement', 401, signedOut(() => get('/agreements/master_services?language=en', {}))],
    ['placeOrder', 201, () => submitOrder(order(), firstOrderKey)],
    ['placeOrder', 201, () => submitOrder(order(), firstOrderKey)],
    ['placeOrder', 201, () => submitOrder(mailboxOrder())],
    ['placeOrder', 409, () => submitOrder(order({ signatureHash: 'sha512' }), firstOrderKey)],
    ['placeOrder', 400, () => submitOrder(order(), null)],
    ['placeOrder', 400, () => submitOrder(order(), 'short')],
    ['placeOrder', 400, () => submitOrder('{')],
    ['placeOrder', 400, () => submitOrder({ ...order(), privateKey: 'x' })],
    ['placeOrder', 401, signedOut(() => submitOrder(order()))],
    ['placeOrder', 413, () => submitOrder(order({ notificationEmails: ['x'.repeat(maxOrderBytes)] }))],
    ['placeOrder', 422, () => submitOrder(order({ recipients: [] }))],
    [
      'getOrder',
      200,
      async () => {
        const placed = await placedOrder(order(), firstOrderKey)
        return await get(`/orders/${placed.orderNumber}`, {})
      },
    ],
    ['getOrder', 404, () => get('/orders/1', {})],
    ['getOrder', 401, signedOut(() => get('/orders/1', {}))],
  ]
  const firstOrderKey = 'contract-test-first-order'
  function openSession(more: object) {
    const usual = {
      purpose: 'deposit',
      amount: { amount: 50_000, currency: 'EUR' },
      returnTo: '/orders/new/d/payment',
      language: 'nl',
    }
    return send('POST', '/payment-sessions', JSON.stringify({ ...usual, ...more }), {})
  }
  function signedOut(ask: () => Promise<Response>) {
    return async () => {
      await world.change((scene) => chooseScenario(scene, 'signed_out'))
      const reply = await ask()
      await world.change((scene) => chooseScenario(scene, 'at_once'))
      return reply
    }
  }
  const afterLocking: readonly Step[] = [
    ...Array.from({ length: 5 }, (): Step => ['checkPickupCode', 403, () => typeCode(otherCode(code))]),
    ['checkPickupCode', 403, () => typeCode(code)],
    ['getPickup', 403, () => get('/pickup', bearer(ruthToken))],
    ['requestNewLink', 403, () => askForLink(bearer(ruthToken))],
  ]
  const afterExpiry: typeof story = [
    ['getPickup', 410, () => get('/pickup')],
    ['getSubscriberAgreement', 410, () => get('/pickup/agreement?language=nl')],
    ['submitCsr', 410, () => submit(submission(csrPem))],
    ['getPickupCertificate', 410, () => get('/pickup/certificate')],
    ['checkPickupCode', 410, () => typeCode(code)],
  ]
  const onFire: typeof story = [
    ['getPickup', 500, () => get('/pickup')],
    ['getSubscriberAgreement', 500, () => get('/pickup/agreement?language=fr')],
    ['submitCsr', 500, () => submit(submission(csrPem))],
    ['getPickupCertificate', 500, () => get('/pickup/certificate')],
    ['checkPickupCode', 500, () => typeCode(code)],
    ['requestNewLink', 500, () => askForLink()],
    ['getAccount', 500, () => get('/account', {})],
    ['listOrganizations', 500, () => get('/organizations', {})],
    ['listDomains', 500, () => get('/domains', {})],
    ['getCatalogue', 500, () => get('/products', {})],
    ['getPaymentOptions', 500, () => get('/payment-options', {})],
    ['openPaymentSession', 500, () => openSession({})],
    ['getPaymentSession', 500, () => get(`/payment-sessions/${'x'.repeat(24)}`, {})],
    ['getAgreement', 500, () => get('/agreements/master_services?language=en', {})],
    ['placeOrder', 500, () => submitOrder(order())],
    ['getOrder', 500, () => get('/orders/1004211', {})],
  ]

  describe('every reply fits the contract', () => {
    afterEach(() => {
      broken = false
    })

    test.each(story)('%s → %i', async (_what, status, ask) => {
      expect((await ask()).status).toBe(status)
    })

    test.each(account)('%s → %i', async (_what, status, ask) => {
      expect((await ask()).status).toBe(status)
    })

    test.each(afterLocking)('%s → %i around the fifth wrong code', async (_what, status, ask) => {
      expect((await ask()).status).toBe(status)
    })

    test.each(afterExpiry.map((row, index) => [...row, index] as const))(
      '%s → %i after the link has expired',
      async (_what, status, ask, index) => {
        if (index === 0) elapse(linkLifeDays * day)
        expect((await ask()).status).toBe(status)
      },
    )

    test.each(onFire)(
      '%s → %i when the server fails, and says nothing about how',
      async (_what, status, ask) => {
        broken = true
        const reply = await ask()
        expect(reply.status).toBe(status)
        expect(await reply.json()).toEqual({
          type: 'urn:certdesk:problem:server-fault',
          title: expect.any(String),
          status: 500,
        })
      },
    )

    test('and each declared status was provoked', async () => {
      const declared = watched.operations.flatMap(({ operationId, statuses }) =>
        statuses.map((status) => `${operationId} ${status}`),
      )
      expect([...watched.seen].toSorted()).toEqual(declared.toSorted())
    })

    test('and none of them, and no accepted request, has a problem', async () => {
      expect(watched.seen.size).toBeGreaterThan(0)
      expect(await watched.settled()).toEqual([])
    })
  })
}
