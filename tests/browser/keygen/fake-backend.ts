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

const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'
export const receivedAt = '2026-11-21T12:00:00Z'

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

export const problem = (code: string, status: number) =>
  json({ type: `urn:certdesk:problem:${code}`, title: code, status }, status)

export const unreachable = () => Promise.reject(new TypeError('Failed to fetch'))

type Answer = () => Response | Promise<Response>

/** What the network answers, in the place of `fetch`; a test puts its own answer in front of the good one. */
export function startFakeBackend() {
  const real = globalThis.fetch
  const submissions: CsrSubmission[] = []
  const tokens: (string | null)[] = []
  const next: Record<string, Answer[]> = {}
  const good: Record<string, Answer> = {
    'GET /pickup': () => json(pickup),
    'GET /pickup/agreement': () => json(agreement),
    'PUT /pickup/csr': () => json({ status: 'issued', publicKeySha256: 'a'.repeat(64), receivedAt }),
    'GET /pickup/certificate': () => json({ certificatePem: pem, chainPem: [pem] }),
  }
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const { pathname } = new URL(request.url)
    const name = `${request.method} ${pathname.replace('/api/v1', '')}`
    const answer = good[name]
    if (!pathname.startsWith('/api/v1') || !answer) return real(input, init)
    tokens.push(request.headers.get('Authorization'))
    if (request.method === 'PUT') submissions.push((await request.clone().json()) as CsrSubmission)
    return (next[name]?.shift() ?? answer)()
  }
  return {
    submissions,
    tokens,
    /** The answer to a request from now on; React's strict mode asks twice for what a page loads. */
    always(name: string, answer: Answer = () => json(pickup)) {
      good[name] = answer
    },
    /** The next answers to a request, before the good one. */
    answer(name: string, ...answers: Answer[]) {
      next[name] = answers
    },
    stop: () => {
      globalThis.fetch = real
    },
  }
}
