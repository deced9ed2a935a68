import type {
  PaymentOptions,
  PaymentSessionRequest,
  PaymentSession as PaymentSessionView,
} from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import type { PaymentSession } from '../records/payment'
import { randomText } from '../world/random-text'
import type { Scene } from '../world/scene'
import { type CardFaults, readCard, type TypedCard } from './cards'

/** Where the payment provider's pages are: another origin in life, another path on this stage. */
export const providerPath = '/payment-provider/'

const sessionMs = 30 * 60_000
const authorizationMs = 7 * 86_400_000
/** The most that the provider takes at once, in cents. */
const maxAmount = 10_000_000

export async function paymentOptions({ account }: Scene): Promise<PaymentOptions> {
  const { contract, balance, cardsAccepted } = await account.get()
  return { contract, balance, cardsAccepted }
}

/**
 * Opens a session at the provider. Throws `request-malformed` where the amount is none that could be paid.
 */
export async function openPaymentSession(
  scene: Scene,
  request: PaymentSessionRequest,
): Promise<PaymentSessionView> {
  const { purpose, amount, returnTo, language } = request
  const { balance } = await scene.account.get()
  if (amount.currency !== balance.currency || amount.amount < 1 || amount.amount > maxAmount) {
    throw new AppError('request-malformed', { pointer: '/amount' })
  }
  const session = scene.paymentSessions.add({
    paymentSessionId: randomText(scene.random, 18),
    purpose,
    amount: { ...amount },
    returnTo,
    language,
    openedAt: scene.now.toISOString(),
    outcome: null,
    card: null,
    orderNumber: null,
  })
  return viewOf(scene, session)
}

/** Throws `payment-session-unknown`. */
export async function paymentSession(scene: Scene, paymentSessionId: string): Promise<PaymentSessionView> {
  return viewOf(scene, await findSession(scene, paymentSessionId))
}

async function findSession(scene: Scene, paymentSessionId: string): Promise<PaymentSession> {
  const session = await scene.paymentSessions.get(paymentSessionId)
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

/** The result of a session. An authorization that no order took runs out after seven days. */
export function sessionStatus(session: PaymentSession, now: Date): PaymentSessionView['status'] {
  const { outcome, purpose, openedAt, orderNumber } = session
  if (outcome === null) return now.getTime() < Date.parse(openedAt) + sessionMs ? 'open' : 'expired'
  const held = purpose === 'card_authorization' && outcome.kind === 'succeeded' && orderNumber === null
  return held && now.getTime() >= Date.parse(outcome.at) + authorizationMs ? 'expired' : outcome.kind
}

/**
 * Tries a typed card: returns its faults, or the session's new result. A session that is over stays as it is.
 */
export async function payByCard(
  scene: Scene,
  paymentSessionId: string,
  typed: TypedCard,
): Promise<{ readonly faults: CardFaults } | { readonly session: PaymentSession }> {
  const open = await findSession(scene, paymentSessionId)
  if (sessionStatus(open, scene.now) !== 'open') return { session: open }
  const read = readCard(typed, scene.now)
  if ('faults' in read) return read
  const outcome = { kind: read.outcome, at: scene.now.toISOString() }
  const session = await scene.paymentSessions.edit(paymentSessionId, (row) => ({
    ...row,
    card: read.card,
    outcome,
  }))
  if (session.purpose === 'deposit' && read.outcome === 'succeeded') {
    await addToBalance(scene, session.amount.amount)
  }
  return { session }
}

/** Adds to the account's balance, in cents; less where negative. */
export async function addToBalance({ account }: Scene, amount: number): Promise<void> {
  await account.edit((row) => ({
    ...row,
    balance: { ...row.balance, amount: row.balance.amount + amount },
  }))
}

/** Ends an open session without a payment. */
export async function cancelPayment(scene: Scene, paymentSessionId: string): Promise<PaymentSession> {
  const session = await findSession(scene, paymentSessionId)
  if (sessionStatus(session, scene.now) !== 'open') return session
  const outcome = { kind: 'cancelled' as const, at: scene.now.toISOString() }
  return await scene.paymentSessions.edit(paymentSessionId, (row) => ({ ...row, outcome }))
}

/** An authorization belongs to an order from now on. */
export async function takeAuthorization(
  scene: Scene,
  paymentSessionId: string,
  orderNumber: string,
): Promise<void> {
  await scene.paymentSessions.edit(paymentSessionId, (row) => ({ ...row, orderNumber }))
}
