import { onTestFinished } from 'vitest'
import type { CsrSubmission, Pickup, SubscriberAgreement } from '../../../src/contract/schema'

export const pickup: Pickup = {
  pickupId: 'pickup-alice-0001',
  status: 'ready',
  asOf: '2026-11-21T12:00:00Z',
  orderNumber: '1004214',
  productName: 'Secure Email for Employee',
  commonName: 'Alice Whitcombe',
  organizationName: 'Brightwater Instruments Ltd',
  emails: ['alice@brightwater.example'],
  validityDays: 730,
  usages: ['sign_email', 'encrypt_email'],
  keyProfiles: ['rsa_2048', 'ec_p256'],
  expiresAt: '2026-12-21T12:00:00Z',
  openItems: [],
  submission: null,
  issued: null,
  refusal: null,
  cancelledAt: null,
  revokedAt: null,
  contact: { name: 'Grace Okafor', email: 'grace.okafor@brightwater.example' },
}

export const agreement: SubscriberAgreement = {
  version: '2026-01',
  language: 'en',
  title: 'Subscriber agreement',
  sections: [{ heading: 'What this is', text: 'First paragraph.\nSecond paragraph.' }],
}

/** SHA-256 of the public key of every key the fake worker makes. */
export const publicKeySha256 = 'a'.repeat(64)
export const submission = { publicKeySha256, receivedAt: '2026-11-20T09:31:00Z' }
export const pending: Pickup = {
  ...pickup,
  status: 'pending',
  submission,
  openItems: [
    {
      kind: 'certificate_approval',
      subject: null,
      since: '2026-11-20T09:31:00Z',
      expectedAt: '2026-11-22T12:00:00Z',
    },
  ],
}
export const issued: Pickup = {
  ...pickup,
  status: 'issued',
  submission,
  issued: { issuedAt: '2026-11-20T10:00:00Z', serialNumber: '0a1b2c', notAfter: '2028-11-19T10:00:00Z' },
}

const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'
export const receivedAt = '2026-11-21T12:00:00Z'

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

export const problem = (code: string, status: number, details: object = {}) =>
  json({ type: `urn:certdesk:problem:${code}`, title: code, status, details }, status)

export const unreachable = () => Promise.reject(new TypeError('Failed to fetch'))

type Answer = (authorization: string | null) => Response | Promise<Response>

/** Answers in the place of `fetch` until the test ends; a test puts its own answers before the good ones. */
export function startFakeBackend() {
  const real = globalThis.fetch
  onTestFinished(() => {
    globalThis.fetch = real
  })
  const submissions: CsrSubmission[] = []
  const tokens: (string | null)[] = []
  const requests: string[] = []
  const bodies: Record<string, unknown[]> = {}
  const next: Record<string, Answer[]> = {}
  const good: Record<string, Answer> = {
    'GET /pickup': () => json(pickup),
    'GET /pickup/agreement': () => json(agreement),
    'PUT /pickup/csr': () => json({ status: 'issued', publicKeySha256, receivedAt }),
    'GET /pickup/certificate': () => json({ certificatePem: pem, chainPem: [pem] }),
    'POST /pickup/code': () => json({ accessToken: 'access-token-0001', expiresAt: '2026-11-21T13:00:00Z' }),
    'POST /pickup/new-link': () =>
      json(
        { sentTo: 'a•••@brightwater.example', sentAt: receivedAt, nextAllowedAt: '2026-11-21T12:02:00Z' },
        202,
      ),
  }
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const { pathname } = new URL(request.url)
    const name = `${request.method} ${pathname.replace('/api/v1', '')}`
    const answer = good[name]
    if (!pathname.startsWith('/api/v1') || !answer) return real(input, init)
    tokens.push(request.headers.get('Authorization'))
    if (request.method !== 'GET') {
      const text = await request.clone().text()
      bodies[name] = [...(bodies[name] ?? []), text === '' ? null : JSON.parse(text)]
    }
    if (request.method === 'PUT') submissions.push((await request.clone().json()) as CsrSubmission)
    requests.push(name)
    return (next[name]?.shift() ?? answer)(request.headers.get('Authorization'))
  }
  return {
    submissions,
    tokens,
    /** Every request, in order. */
    requests,
    /** The bodies sent with a request, parsed. */
    bodiesOf: (name: string) => bodies[name] ?? [],
    /** The answer to a request from now on; React's strict mode asks twice for what a page loads. */
    always(name: string, answer: Answer = () => json(pickup)) {
      good[name] = answer
    },
    /** The next answers to a request, before the good one. */
    answer(name: string, ...answers: Answer[]) {
      next[name] = answers
    },
  }
}
