import { catalogue } from '../../mocks/catalogue/catalogue'
import { productOf } from '../../mocks/catalogue/products'
import type { World } from '../../mocks/world/world'
import type { OrderReceipt, OrderRecipient, OrderSubmission, Problem } from '../../src/contract/schema'
import { priceOf } from '../../src/domain/orders/price'
import { daysOfYears } from '../../src/domain/orders/validity'
import { apiUrl, morning } from './world-node'

/** A recipient of the employee product whom nothing is wrong with. */
export function recipient(name: string, more: Partial<OrderRecipient> = {}): OrderRecipient {
  return {
    commonNameSource: 'name',
    givenName: name,
    surname: 'Hargreaves',
    pseudonym: '',
    emails: [`${name.toLowerCase()}.hargreaves@brightwater.example`],
    csrPem: null,
    language: 'en',
    ...more,
  }
}

const accepted = { version: '2026-03', acceptedAt: new Date(morning - 60_000).toISOString() }

/**
 * An order that is taken: the employee product for a year, by contract. `more` takes the place of single
 * fields.
 */
export function order(more: Partial<OrderSubmission> = {}): OrderSubmission {
  return {
    productId: 'secure_email_sponsor',
    organization: { kind: 'existing', organizationId: 'org-brightwater' },
    generation: 'strict',
    signatureHash: 'sha256',
    validity: { kind: 'years', years: 1 },
    renewal: null,
    recipients: [recipient('Ada')],
    notificationEmails: [],
    payment: { method: 'contract' },
    total: { amount: 0, currency: 'EUR' },
    attestation: { ...accepted, version: '2026-01' },
    servicesAgreement: accepted,
    masterAgreementVersion: '2025-09',
    ...more,
  }
}

/** An order for a mailbox, which asks for no organization; from the balance. */
export function mailboxOrder(more: Partial<OrderSubmission> = {}): OrderSubmission {
  const recipients = [
    recipient('', { commonNameSource: 'email', surname: '', emails: ['press@brightwater.example'] }),
  ]
  return withPrice(
    order({
      productId: 'secure_email_mailbox',
      organization: null,
      attestation: null,
      payment: { method: 'balance' },
      recipients,
      ...more,
    }),
  )
}

/** The order with the price that the catalogue asks for it. */
export function withPrice(submission: OrderSubmission): OrderSubmission {
  const { validity, recipients, productId } = submission
  const days = validity.kind === 'years' ? daysOfYears(validity.years) : 365
  const total = priceOf(productOf(productId), days, recipients.length, catalogue())?.total
  return total ? { ...submission, total } : submission
}

let keys = 0
export const newKey = (): string => `idempotency-key-${String(++keys).padStart(8, '0')}`

/** Submits an order past every page, straight to the contract. */
export const submitOrder = (body: unknown, key: string | null = newKey()): Promise<Response> =>
  fetch(`${apiUrl}/orders`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(key !== null && { 'Idempotency-Key': key }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

/** Submits an order that is to be taken. */
export async function placedOrder(body: OrderSubmission, key?: string): Promise<OrderReceipt> {
  const reply = await submitOrder(body, key)
  if (reply.status !== 201) throw new Error(`${reply.status}: ${await reply.text()}`)
  return (await reply.json()) as OrderReceipt
}

/** The faults for which an order is refused: code and place, and the facts of each. */
export async function faultsOf(body: OrderSubmission) {
  const reply = await submitOrder(body)
  const problem = (await reply.json()) as Problem
  return {
    status: reply.status,
    type: problem.type?.split(':').at(-1),
    faults: (problem.errors ?? []).map(({ pointer, type, details }) => ({
      pointer,
      code: type.split(':').at(-1) ?? '',
      ...(details && { details }),
    })),
  }
}

/** A card session as the payment provider leaves it. */
export async function cardSession(
  world: World,
  amount: number,
  number = '4111 1111 1111 1111',
  purpose: 'card_authorization' | 'deposit' = 'card_authorization',
): Promise<string> {
  const { openPaymentSession, payByCard } = await import('../../mocks/payment/payment')
  return await world.change(async (scene) => {
    const { paymentSessionId } = await openPaymentSession(scene, {
      purpose,
      amount: { amount, currency: 'EUR' },
      returnTo: '/orders/new/x/payment',
      language: 'en',
    })
    await payByCard(scene, paymentSessionId, { number, expiry: '12/39', securityCode: '123' })
    return paymentSessionId
  })
}
