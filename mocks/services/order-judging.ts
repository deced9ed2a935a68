import type { OrderSubmission } from '../../src/contract/schema'
import type { OrderFault } from '../../src/domain/orders/client-order'
import type { RecipientKey } from '../../src/domain/orders/recipient'
import type { Scene } from '../scene'
import { sessionStatus } from './payment'
import { knownKeyFault } from './submission'

/** What a page's clock may be ahead of the server's. */
const clockToleranceMs = 5 * 60_000

/** Keys that earlier orders have, or that are known to be compromised. Repeats within the order are a rule that the page has too. */
export function judgeKnownKeys(
  { state }: Scene,
  keys: readonly (RecipientKey | null)[],
): readonly OrderFault[] {
  const faultOf = knownKeyFault(state)
  return keys.flatMap((key, index): OrderFault[] => {
    const code = key && faultOf(key.publicKeySha256)
    return code ? [{ pointer: `/recipients/${index}/csrPem`, code }] : []
  })
}

/** Whether a card stands for the whole of the price: authorized by this account, for this much, and for no other order. */
export function judgeCard({ state, now }: Scene, { payment, total }: OrderSubmission): readonly OrderFault[] {
  if (payment.method !== 'card') return []
  const pointer = '/payment/paymentSessionId'
  const session = state.paymentSessions.find((row) => row.paymentSessionId === payment.paymentSessionId)
  if (!session) return [{ pointer, code: 'payment-session-unknown' }]
  const holds =
    session.purpose === 'card_authorization' &&
    sessionStatus(session, now) === 'succeeded' &&
    session.orderNumber === null &&
    session.amount.currency === total.currency &&
    session.amount.amount >= total.amount
  return holds ? [] : [{ pointer, code: 'card-declined' }]
}

/** Nobody has agreed to anything tomorrow. */
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
