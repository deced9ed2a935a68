import type {
  Money,
  PaymentOptions,
  PaymentSessionRequest,
  PaymentSession as PaymentSessionView,
} from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import type { Scene } from '../scene'
import type { Order, PaymentSession } from '../state'
import { type CardFaults, readCard, type TypedCard } from './cards'
import { randomText } from './tokens'

/** Where the payment provider's pages are: another origin in life, another path on this stage. */
export const providerPath = '/payment-provider/'

const sessionMs = 30 * 60_000
const authorizationMs = 7 * 86_400_000
/** What the provider takes at once, in cents. */
const maxAmount = 10_000_000

export function paymentOptions({ state: { contract, balance, cardsAccepted } }: Scene): PaymentOptions {
  return { contract, balance, cardsAccepted }
}

/** Opens a session at the provider. Throws `request-malformed` where the amount is none that could be paid. */
export function openPaymentSession(scene: Scene, request: PaymentSessionRequest): PaymentSessionView {
  const { purpose, amount, returnTo, language } = request
  if (amount.currency !== scene.state.balance.currency || amount.amount < 1 || amount.amount > maxAmount) {
    throw new AppError('request-malformed', { pointer: '/amount' })
  }
  const session: PaymentSession = {
    paymentSessionId: randomText(scene.random, 18),
    purpose,
    amount: { ...amount },
    returnTo,
    language,
    openedAt: scene.now.toISOString(),
    outcome: null,
    card: null,
    orderNumber: null,
  }
  scene.state.paymentSessions.push(session)
  return viewOf(scene, session)
}

/** Throws `payment-session-unknown`. */
export function paymentSession(scene: Scene, paymentSessionId: string): PaymentSessionView {
  return viewOf(scene, findSession(scene, paymentSessionId))
}

/** Throws `payment-session-unknown`. */
export function findSession({ state }: Pick<Scene, 'state'>, paymentSessionId: string): PaymentSession {
  const session = state.paymentSessions.find((row) => row.paymentSessionId === paymentSessionId)
  if (!session) throw new AppError('payment-session-unknown')
  return session
}

function viewOf({ now }: Pick<Scene, 'now'>, session: PaymentSession): PaymentSessionView {
  const { paymentSessionId, purpose, amount, card } = session
  const expiresAt = new Date(Date.parse(session.openedAt) + sessionMs).toISOString()
  return {
    paymentSessionId,
    purpose,
    amount,
    status: sessionStatus(session, now),
    url: `${providerPath}${paymentSessionId}`,
    expiresAt,
    card,
  }
}

/** What came of a session. An authorization that no order took runs out after seven days. */
export function sessionStatus(session: PaymentSession, now: Date): PaymentSessionView['status'] {
  const { outcome, purpose, openedAt, orderNumber } = session
  if (outcome === null) return now.getTime() < Date.parse(openedAt) + sessionMs ? 'open' : 'expired'
  const held = purpose === 'card_authorization' && outcome.kind === 'succeeded' && orderNumber === null
  return held && now.getTime() >= Date.parse(outcome.at) + authorizationMs ? 'expired' : outcome.kind
}

/** What the provider does with a typed card: the faults of it, or what came of it. A session that is over stays as it is. */
export function payByCard(
  scene: Scene,
  paymentSessionId: string,
  typed: TypedCard,
): { readonly faults: CardFaults } | { readonly session: PaymentSession } {
  const session = findSession(scene, paymentSessionId)
  if (sessionStatus(session, scene.now) !== 'open') return { session }
  const read = readCard(typed, scene.now)
  if ('faults' in read) return read
  session.card = read.card
  session.outcome = { kind: read.outcome, at: scene.now.toISOString() }
  if (session.purpose === 'deposit' && read.outcome === 'succeeded') {
    scene.state.balance.amount += session.amount.amount
  }
  return { session }
}

/** Ends an open session without a payment. */
export function cancelPayment(scene: Scene, paymentSessionId: string): PaymentSession {
  const session = findSession(scene, paymentSessionId)
  if (sessionStatus(session, scene.now) === 'open') {
    session.outcome = { kind: 'cancelled', at: scene.now.toISOString() }
  }
  return session
}

/** What of an order's card authorization was captured: its share for each certificate that was issued. */
export function capturedOf({ payment, recipients }: Order): Money {
  const { amount, currency } = payment.total
  const issued = recipients.filter(({ certificate }) => certificate !== null).length
  const share = Math.floor((amount * issued) / recipients.length)
  return { amount: payment.method === 'card' ? share : 0, currency }
}
