import type { Money, OrderSubmission, PaymentMethod, PaymentSession, Product } from '../../../contract/schema'
import type { OrderFault, OrderPolicy } from '../../../domain/orders/client-order'
import {
  type ClientOrderDraft,
  draftPrice,
  draftTotal,
  judgeDraft,
} from '../../../domain/orders/client-order-draft'
import type { OrderPrice } from '../../../domain/orders/price'
import { mergeFaults, type OrderRefusal, remainingFaults } from './order-refusal'

/** A draft with everything that is known to be wrong with it. */
export interface JudgedOrder {
  readonly submission: OrderSubmission
  readonly faults: readonly OrderFault[]
  /** Null while its validity is not right. */
  readonly price: OrderPrice | null
  readonly method: PaymentMethod | null
}

/** The card's authorization; undefined while it isn't known. */
export type CardSession = PaymentSession | 'unknown' | undefined

/** All that a draft is judged by, besides the draft itself. */
interface JudgingContext {
  readonly product: Product
  readonly policy: OrderPolicy
  readonly now: number
  readonly refusal: OrderRefusal | null
  readonly cardSession: CardSession
}

export function judgeOrderDraft(
  draft: ClientOrderDraft,
  { product, policy, now, refusal, cardSession }: JudgingContext,
): JudgedOrder {
  const price = draftPrice(draft, product, policy, now)
  const { submission, faults } = judgeDraft(draft, product, policy, now)
  const own = [...faults, ...judgeCard(draft, draftTotal(draft, price), cardSession)]
  return {
    submission,
    faults: refusal ? mergeFaults(own, remainingFaults(refusal, draft, submission)) : own,
    price,
    method: draft.payment.method,
  }
}

/** A card has to be authorized for what is to be paid. */
function judgeCard({ payment }: ClientOrderDraft, total: Money, session: CardSession): readonly OrderFault[] {
  // No session: `judgeDraft` reported it. Still loading: nothing is reported yet.
  if (payment.method !== 'card' || payment.cardSessionId === null || session === undefined) return []
  const pointer = '/payment/paymentSessionId'
  if (session === 'unknown') return [{ pointer, code: 'payment-session-unknown' }]
  if (session.status === 'declined') return [{ pointer, code: 'card-declined' }]
  if (session.status !== 'succeeded') return [{ pointer, code: 'field-required' }]
  const isEnough = session.amount.currency === total.currency && session.amount.amount >= total.amount
  return isEnough ? [] : [{ pointer, code: 'field-required' }]
}
