import { QueryClient } from '@tanstack/react-query'
import { describe, expect, test } from 'vitest'
import { accountQuery } from '../../../src/api/account'
import { createApiClient } from '../../../src/api/client'
import { orderQuery, placeOrder } from '../../../src/api/orders'
import { openPaymentSession, paymentSessionQuery } from '../../../src/api/payment'
import type { AppError } from '../../../src/errors'
import { order } from '../../setup/world-order'

const client = (answer: (request: Request) => Response | Promise<Response>) =>
  createApiClient({ baseUrl: 'https://desk.test/api/v1', fetch: async (request) => answer(request) })

const json = (body: unknown, status = 200, type = 'application/json') =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } })
const problem = (code: string, status: number, more: object = {}) =>
  json(
    { type: `urn:certdesk:problem:${code}`, title: 't', status, ...more },
    status,
    'application/problem+json',
  )

const errorOf = async (promise: Promise<unknown>): Promise<AppError> =>
  await promise.then(
    () => {
      throw new Error('nothing was refused')
    },
    (error: unknown) => error as AppError,
  )
const fetched = <T>(options: { queryKey: readonly unknown[]; queryFn?: unknown }) =>
  new QueryClient({ defaultOptions: { queries: { retry: false } } }).fetchQuery<T>(options as never)

const session = {
  paymentSessionId: 's'.repeat(24),
  purpose: 'deposit',
  amount: { amount: 100, currency: 'EUR' },
  status: 'open',
  url: '/payment-provider/s',
  expiresAt: '2026-11-21T12:00:00Z',
  card: null,
}

describe('an order is submitted', () => {
  test('with its key in a header, the session’s cookie, and no token', async () => {
    let seen: Request | undefined
    const receipt = { orderNumber: '1004217', placedAt: '2026-11-21T12:00:00Z' }
    const reply = await placeOrder(
      order(),
      'k'.repeat(24),
      undefined,
      client((request) => {
        seen = request
        return json(receipt, 201)
      }),
    )
    expect(reply).toEqual(receipt)
    expect(seen?.method).toBe('POST')
    expect(seen?.url).toBe('https://desk.test/api/v1/orders')
    expect(seen?.headers.get('Idempotency-Key')).toBe('k'.repeat(24))
    expect(seen?.credentials).toBe('same-origin')
    expect(seen?.headers.get('Authorization')).toBeNull()
    expect(await seen?.json()).toEqual(order())
  })

  test('and refused field by field', async () => {
    const pointer = '/recipients/3/emails/0'
    const type = 'urn:certdesk:problem:email-public-provider'
    const refusal = problem('order-refused', 422, {
      errors: [{ pointer, type, details: { domainName: 'gmail.com' } }],
    })
    const error = await errorOf(
      placeOrder(
        order(),
        'k'.repeat(24),
        undefined,
        client(() => refusal),
      ),
    )
    expect(error.code).toBe('order-refused')
    expect(error.fields).toEqual([
      { pointer, code: 'email-public-provider', details: { domainName: 'gmail.com' } },
    ])
  })

  test('and told which order its key stands for', async () => {
    const reply = problem('idempotency-key-reused', 409, { details: { orderNumber: '1004217' } })
    const error = await errorOf(
      placeOrder(
        order(),
        'k'.repeat(24),
        undefined,
        client(() => reply),
      ),
    )
    expect(error).toMatchObject({ code: 'idempotency-key-reused', details: { orderNumber: '1004217' } })
  })

  test('and may be given up', async () => {
    const abort = new AbortController()
    abort.abort()
    const refuse = client((request) => {
      request.signal.throwIfAborted()
      return json({})
    })
    expect((await errorOf(placeOrder(order(), 'k'.repeat(24), abort.signal, refuse))).code).toBe('cancelled')
  })
})

describe('the payment provider’s address', () => {
  const body = {
    purpose: 'deposit',
    amount: { amount: 100, currency: 'EUR' },
    returnTo: '/orders/new',
    language: 'en',
  } as const
  const open = (url: string) =>
    openPaymentSession(
      body,
      undefined,
      client(() => json({ ...session, url }, 201)),
    )

  test.each(['/payment-provider/s', '/pay?s=1'])('%s is gone to', async (url) => {
    expect((await open(url)).url).toBe(url)
  })

  test.each([
    'javascript:alert(1)',
    '//pay.example/',
    'http://pay.example/',
    'https://pay.example/',
    '/\t/pay.example',
    '/\\pay.example',
    'data:text/html,x',
  ])('%s is not', async (url) => {
    expect((await errorOf(open(url))).code).toBe('reply-malformed')
  })
})

describe('questions', () => {
  test('name what they ask for in the address, whatever is in it', async () => {
    const asked: string[] = []
    const missing = client((request) => {
      asked.push(new URL(request.url).pathname)
      return problem('order-unknown', 404)
    })
    const error = await errorOf(fetched(orderQuery('10/04', missing)))
    expect(error.code).toBe('order-unknown')
    expect(asked).toEqual(['/api/v1/orders/10%2F04'])
  })

  test('say that nobody is signed in', async () => {
    const refuse = client(() => problem('session-over', 401))
    expect((await errorOf(fetched(accountQuery(refuse)))).code).toBe('session-over')
  })

  test('refuse a reply that is not what was promised', async () => {
    const odd = client(() => json({ ...session, status: 'perhaps' }))
    expect((await errorOf(fetched(paymentSessionQuery('s', odd)))).code).toBe('reply-malformed')
    const good = client(() => json(session))
    expect(await fetched(paymentSessionQuery('s', good))).toEqual(session)
  })
})
