import type { OrderSubmission } from '../../src/contract/schema'
import type { OrderFault } from '../../src/domain/orders/client-order'
import type { RecipientKey } from '../../src/domain/orders/recipient'
import { knownKeyFault } from '../issuance/submission'
import { sessionStatus } from '../payment/payment'
import type { Scene } from '../world/scene'

/** The most that a page's clock may be ahead of the server's. */
const clockToleranceMs = 5 * 60_000

/**
 * Keys that earlier orders have, or that are known to be compromised. Repeats within the order are a rule
 * that the page has too.
 */
export async function judgeKnownKeys(
  scene: Scene,
  keys: readonly (RecipientKey | null)[],
): Promise<readonly OrderFault[]> {
  const faults: OrderFault[] = []
  for (const [index, key] of keys.entries()) {
    const code = key && (await knownKeyFault(scene, key.publicKeySha256))
    if (code) faults.push({ pointer: `/recipients/${index}/csrPem`, code })
  }
  return faults
}

/**
 * Whether a card stands for the whole of the price: authorized by this account, for this much, and for no
 * other order.
 */
export async function judgeCard(
  { paymentSessions, now }: Scene,
  { payment, total }: OrderSubmission,
): Promise<readonly OrderFault[]> {
  if (payment.method !== 'card') return []
  const pointer = '/payment/paymentSessionId'
  const session = await paymentSessions.get(payment.paymentSessionId)
  if (!session) return [{ pointer, code: 'payment-session-unknown' }]
  const holds =
    session.purpose === 'card_authorization' &&
    sessionStatus(session, now) === 'succeeded' &&
    session.orderNumber === null &&
    session.amount.currency === total.currency &&
    session.amount.amount >= total.amount
  return holds ? [] : [{ pointer, code: 'card-declined' }]
}

/** Refuses acceptances dated in the future. */
export function judgeAcceptanceTimes(
  { now }: Scene,
  { attestation, servicesAgreement }: OrderSubmission,
): readonly OrderFault[] {
  const latest = now.getTime() + clockToleranceMs
  return Object.entries({ attestation, servicesAgreement }).flatMap(([field, acceptance]): OrderFault[] =>
    acceptance && Date.parse(acceptance.acceptedAt) > latest
      ? [{ pointer: `/${field}/acceptedAt`, code: 'field-malformed' }]
      : [],
  )
}
