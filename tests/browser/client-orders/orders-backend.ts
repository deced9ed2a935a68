import type { ClientOrder, PaymentSession } from '../../../src/contract/schema'
import type { OrderPolicy } from '../../../src/domain/orders/client-order'
import { examplePolicy } from '../../setup/order-policy'

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

export const problem = (code: string, status: number, more: object = {}) =>
  json({ type: `urn:certdesk:problem:${code}`, title: code, status, ...more }, status)

export const unreachable = () => Promise.reject(new TypeError('Failed to fetch'))

export const orderNumber = '1004242'

export const placedOrder: ClientOrder = {
  orderNumber,
  productId: 'employee',
  productName: 'Secure Email for Employee',
  organizationName: 'Severn Analytics Ltd',
  placedAt: '2026-11-21T11:59:00Z',
  placedBy: 'Daniel Mensah',
  asOf: '2026-11-21T12:00:00Z',
  signatureHash: 'sha256',
  validityDays: 365,
  renewal: { times: 2, daysBefore: 30 },
  payment: { method: 'contract', total: { amount: 0, currency: 'EUR' } },
  steps: [
    {
      kind: 'domain_validation',
      subject: 'severn.example',
      actor: 'domain_contact',
      count: 1,
      done: 1,
      doneAt: '2026-11-21T12:00:00Z',
      expectedAt: null,
    },
    {
      kind: 'key_made',
      subject: null,
      actor: 'recipient',
      count: 3,
      done: 1,
      doneAt: null,
      expectedAt: '2026-11-23T12:00:00Z',
    },
  ],
  recipients: [
    { commonName: 'Amélie Dubois', emails: ['amelie.dubois@severn.example'], status: 'ready', ownCsr: false },
  ],
}

export const paymentSession = (changes: Partial<PaymentSession> = {}): PaymentSession => ({
  paymentSessionId: 'session-00000000001',
  purpose: 'card_authorization',
  amount: { amount: 3_000, currency: 'EUR' },
  status: 'succeeded',
  url: '/payment-provider/session-00000000001',
  expiresAt: '2026-11-21T12:30:00Z',
  card: { brand: 'Visa', lastFour: '1111', expiryMonth: 9, expiryYear: 2029 },
  ...changes,
})

interface Asked {
  readonly name: string
  readonly body: unknown
  readonly idempotencyKey: string | null
}
type Answer = (asked: Asked) => Response | Promise<Response>

/** Answers requests about orders in the place of `fetch`; a test puts its own answers in front. */
export function startOrdersBackend(policy: OrderPolicy = examplePolicy()) {
  const real = globalThis.fetch
  const asked: Asked[] = []
  const agreement = (title: string, version: string) => () =>
    json({
      version,
      language: 'en',
      title,
      sections: [{ heading: 'What this is', text: `Text of ${title}.` }],
    })
  const good: Record<string, Answer> = {
    'GET /account': () =>
      json({
        accountId: 'account-severn',
        accountName: 'Severn',
        user: { name: 'Daniel Mensah', email: 'daniel.mensah@severn.example' },
        administrator: { name: 'Grace Okafor', email: 'grace.okafor@severn.example' },
      }),
    'GET /organizations': () => json({ organizations: policy.organizations }),
    'GET /domains': () => json({ domains: policy.domains }),
    'GET /products': () => json(policy.catalogue),
    'GET /payment-options': () => json(policy.paymentOptions),
    'GET /agreements/certificate_services': agreement('Certificate Services Agreement', '2026-02'),
    'GET /agreements/master_services': agreement('Master Services Agreement', '2026-03'),
    'POST /orders': () => json({ orderNumber, placedAt: placedOrder.placedAt }, 201),
    [`GET /orders/${orderNumber}`]: () => json(placedOrder),
  }
  const next: Record<string, Answer[]> = {}
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const { pathname } = new URL(request.url)
    if (!pathname.startsWith('/api/v1')) return real(input, init)
    const name = `${request.method} ${pathname.replace('/api/v1', '')}`
    const text = request.method === 'GET' ? '' : await request.text()
    const one: Asked = {
      name,
      body: text === '' ? null : JSON.parse(text),
      idempotencyKey: request.headers.get('Idempotency-Key'),
    }
    asked.push(one)
    const answer = next[name]?.shift() ?? good[name]
    if (!answer) throw new Error(`no answer to ${name}`)
    return answer(one)
  }
  return {
    /** Every request of a name, in order. */
    askedFor: (name: string) => asked.filter((one) => one.name === name),
    /** The answer to a request from now on. */
    always(name: string, answer: Answer) {
      good[name] = answer
    },
    /** The next answers to a request, before the good one. */
    answer(name: string, ...answers: Answer[]) {
      next[name] = answers
    },
    json,
    stop() {
      globalThis.fetch = real
    },
  }
}
