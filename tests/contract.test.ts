import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { maxBodyBytes } from '../mocks/handlers/requests'
import { describeNetwork } from '../mocks/network'
import { memoryStore } from '../mocks/persistence'
import { linkLifeDays } from '../mocks/services/links'
import { contractChecker, watchContract } from './setup/contract-checker'
import { makeCsr } from './setup/world-csr'
import { apiUrl, makeTestWorld, pickupTokenFor, serveWorld, worldOrigin } from './setup/world-node'

const alice = 'alice.whitcombe@brightwater.example'
const day = 86_400_000

const checker = contractChecker(apiUrl)
const store = memoryStore()
const { world, elapse } = makeTestWorld({
  ...store,
  load: async () => {
    if (broken) throw new Error('the disk is on fire')
    return await store.load()
  },
})
let broken = false

const server = serveWorld(world)
const watched = watchContract(server, apiUrl)
afterAll(() => server.close())

let token = ''
let csrPem = ''
let otherCsrPem = ''
beforeAll(async () => {
  token = await pickupTokenFor(world, alice)
  csrPem = (await makeCsr()).csrPem
  otherCsrPem = (await makeCsr()).csrPem
})

const get = (path: string, headers: HeadersInit = { Authorization: `Bearer ${token}` }) =>
  fetch(`${apiUrl}${path}`, { headers })
const submit = (body: string, headers: Record<string, string> = { Authorization: `Bearer ${token}` }) =>
  fetch(`${apiUrl}/pickup/csr`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  })
const submission = (csr: string, agreementVersion = '2026-01') =>
  JSON.stringify({ csrPem: csr, agreementVersion })

describe('the document', () => {
  test('is OpenAPI 3.1', async () => {
    const result = await new Validator().validate(structuredClone(checker.document))
    expect(result).toMatchObject({ valid: true })
    expect(checker.document).toMatchObject({ openapi: expect.stringMatching(/^3\.1\./) })
  })

  test('has no two operations of one name', () => {
    const names = checker.operations.map(({ operationId }) => operationId)
    expect(new Set(names).size).toBe(names.length)
  })

  test('has a handler for each operation, and an operation for each handler', () => {
    const handled = describeNetwork(world, worldOrigin).handlers.map(
      ({ info }) => `${String(info.method).toLowerCase()} ${String(info.path).replace(apiUrl, '')}`,
    )
    const declared = checker.operations.map(({ method, path }) => `${method} ${path}`)
    expect(handled.toSorted()).toEqual(declared.toSorted())
  })
})

/**
 * Every declared status of every operation, with the request that gets it, in the order of one recipient's story:
 * before the key is submitted, after, when the link has expired, and when the server fails.
 */
const story: readonly (readonly [what: string, status: number, ask: () => Promise<Response>])[] = [
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
  ['submitCsr', 400, () => submit(JSON.stringify({ csrPem, agreementVersion: '2026-01', privateKey: 'x' }))],
  ['submitCsr', 413, () => submit(submission('x'.repeat(maxBodyBytes)))],
  ['submitCsr', 422, () => submit(submission('hello'))],
  ['submitCsr', 409, () => submit(submission(csrPem, '2025-07'))],
  ['submitCsr', 200, () => submit(submission(csrPem))],
  ['submitCsr', 409, () => submit(submission(otherCsrPem))],
  ['getPickup', 200, () => get('/pickup')],
  ['getPickupCertificate', 200, () => get('/pickup/certificate')],
]
const afterExpiry: typeof story = [
  ['getPickup', 410, () => get('/pickup')],
  ['getSubscriberAgreement', 410, () => get('/pickup/agreement?language=nl')],
  ['submitCsr', 410, () => submit(submission(csrPem))],
  ['getPickupCertificate', 410, () => get('/pickup/certificate')],
]
const onFire: typeof story = [
  ['getPickup', 500, () => get('/pickup')],
  ['getSubscriberAgreement', 500, () => get('/pickup/agreement?language=fr')],
  ['submitCsr', 500, () => submit(submission(csrPem))],
  ['getPickupCertificate', 500, () => get('/pickup/certificate')],
]

describe('every reply fits the contract', () => {
  afterEach(() => {
    broken = false
  })

  test.each(story)('%s → %i', async (_what, status, ask) => {
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
    const declared = checker.operations.flatMap(({ operationId, statuses }) =>
      statuses.map((status) => `${operationId} ${status}`),
    )
    expect([...watched.seen].toSorted()).toEqual(declared.toSorted())
  })

  test('and none of them, and no accepted request, has a problem', async () => {
    expect(watched.seen.size).toBeGreaterThan(0)
    expect(await watched.settled()).toEqual([])
  })
})

describe('the checker itself', () => {
  const pickup = () => new Request(`${apiUrl}/pickup`, { headers: { Authorization: 'Bearer x' } })
  const reply = (body: unknown, init: ResponseInit & { headers?: Record<string, string> } = {}) =>
    new Response(JSON.stringify(body), {
      ...init,
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...init.headers },
    })
  const good = {
    status: 'ready',
    orderNumber: '1',
    productName: 'P',
    commonName: 'C',
    organizationName: null,
    emails: ['a@b.example'],
    validityDays: 365,
    usages: ['sign_email'],
    keyProfiles: ['rsa_2048'],
    expiresAt: '2026-01-01T00:00:00Z',
    issuedAt: null,
  }

  test('passes a good reply', async () => {
    expect(await checker.responseProblems(pickup(), reply(good))).toEqual([])
  })

  test.each([
    ['a missing field', reply({ ...good, emails: undefined }), /emails/],
    ['a field too many', reply({ ...good, privateKey: 'x' }), /additional/],
    ['a value outside of its list', reply({ ...good, status: 'done' }), /status/],
    ['an address that is none', reply({ ...good, emails: ['nobody'] }), /emails\/0/],
    ['an undeclared status', reply(good, { status: 202 }), /202/],
    ['another media type', reply(good, { headers: { 'Content-Type': 'text/html' } }), /text\/html/],
    [
      'a reply that may be cached',
      reply(good, { headers: { 'Cache-Control': 'max-age=60' } }),
      /Cache-Control|cached/,
    ],
    ['a 401 that asks for nothing', reply({}, { status: 401 }), /WWW-Authenticate/],
  ])('sees %s', async (_what, response, problem) => {
    expect((await checker.responseProblems(pickup(), response)).join('\n')).toMatch(problem)
  })

  test('sees a request that the contract does not have', async () => {
    const put = (body: unknown) =>
      new Request(`${apiUrl}/pickup/csr`, {
        method: 'PUT',
        headers: { Authorization: 'Bearer x', 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    expect(await checker.requestProblems(put({ csrPem: 'x', agreementVersion: '2026-01' }))).toEqual([])
    expect((await checker.requestProblems(put({ csrPem: 'x' }))).join()).toMatch(/agreementVersion/)
    expect((await checker.requestProblems(new Request(`${apiUrl}/pickup`))).join()).toMatch(/token/)
    const query = new Request(`${apiUrl}/pickup?token=1`, { headers: { Authorization: 'Bearer x' } })
    expect((await checker.requestProblems(query)).join()).toMatch(/query token/)
  })
})
