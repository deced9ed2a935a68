import { describe, expect, test } from 'vitest'
import { contractChecker } from '../setup/contract-checker'
import { apiUrl } from '../setup/world-node'
import { order } from '../setup/world-order'

// The judge of requests and replies sees what it is there to see.

const checker = contractChecker(apiUrl)

describe('the checker itself', () => {
  const pickup = () => new Request(`${apiUrl}/pickup`, { headers: { Authorization: 'Bearer x' } })
  const reply = (body: unknown, init: ResponseInit & { headers?: Record<string, string> } = {}) =>
    new Response(JSON.stringify(body), {
      ...init,
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...init.headers },
    })
  const good = {
    pickupId: 'p'.repeat(16),
    status: 'ready',
    asOf: '2025-12-01T00:00:00Z',
    orderNumber: '1',
    productName: 'P',
    commonName: 'C',
    organizationName: null,
    emails: ['a@b.example'],
    validityDays: 365,
    usages: ['sign_email'],
    keyProfiles: ['rsa_2048'],
    expiresAt: '2026-01-01T00:00:00Z',
    openItems: [],
    submission: null,
    issued: null,
    refusal: null,
    cancelledAt: null,
    revokedAt: null,
    contact: { name: 'M', email: 'm@b.example' },
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

  test.each([
    [{}, /Retry-After is missing/],
    [{ 'Retry-After': '0' }, /Retry-After \/ must be >= 1/],
    [{ 'Retry-After': 'soon' }, /Retry-After \/ must be integer/],
  ])('sees that a 429 says %j', async (headers, problem) => {
    const ask = new Request(`${apiUrl}/pickup/new-link`, { method: 'POST' })
    expect((await checker.responseProblems(ask, reply({}, { status: 429, headers }))).join()).toMatch(problem)
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

  test('knows an operation by its path, whatever stands in it', async () => {
    const ask = (path: string, init?: RequestInit) =>
      checker.requestProblems(new Request(`${apiUrl}${path}`, init))
    expect(await ask('/orders/1004217')).toEqual([])
    expect(await ask(`/orders/${'1'.repeat(33)}`)).toHaveLength(1)
    expect(await ask('/orders/1/2')).toEqual([expect.stringMatching(/no operation/)])
    // A session's cookie is all that it has.
    const token = { headers: { Authorization: 'Bearer x' } }
    expect(await ask('/orders/1004217', token)).toEqual(['a token where there is none'])
  })

  test('sees that a key is missing, or too short', async () => {
    const post = (headers: Record<string, string>) =>
      checker.requestProblems(
        new Request(`${apiUrl}/orders`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', ...headers },
          body: JSON.stringify(order()),
        }),
      )
    expect(await post({ 'Idempotency-Key': 'k'.repeat(22) })).toEqual([])
    expect((await post({})).join()).toMatch(/header Idempotency-Key is missing/)
    expect((await post({ 'Idempotency-Key': 'short' })).join()).toMatch(/header .*pattern/)
  })
})
