import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { paymentSessionQuery } from '../../../api/payment'
import type { Money, OrderSubmission, PaymentMethod, PaymentSession, Product } from '../../../contract/schema'
import type { OrderFault, OrderPolicy } from '../../../domain/orders/client-order'
import {
  type ClientOrderDraft,
  draftPrice,
  draftTotal,
  judgeDraft,
} from '../../../domain/orders/client-order-draft'
import type { OrderPrice } from '../../../domain/orders/price'
import { toAppError } from '../../../errors'
import { mergeFaults, type OrderRefusal, standingFaults } from './order-refusal'

/** A draft with everything that is known to be wrong with it. */
export interface JudgedOrder {
  readonly submission: OrderSubmission
  readonly faults: readonly OrderFault[]
  /** Null while its validity is not right. */
  readonly price: OrderPrice | null
  readonly method: PaymentMethod | null
}

/** What an order is judged by here, besides the draft itself. */
interface JudgingSurroundings {
  readonly product: Product
  readonly policy: OrderPolicy
  readonly now: number
  readonly refusal: OrderRefusal | null
  /** What came of the card's authorization; undefined while that isn't known. */
  readonly cardSession: PaymentSession | 'unknown' | undefined
}

export function judgeOrderDraft(
  draft: ClientOrderDraft,
  { product, policy, now, refusal, cardSession }: JudgingSurroundings,
): JudgedOrder {
  const price = draftPrice(draft, product, policy, now)
  const { submission, faults } = judgeDraft(draft, product, policy, now)
  const own = [...faults, ...judgeCard(draft, draftTotal(draft, price), cardSession)]
  return {
    submission,
    faults: refusal ? mergeFaults(own, standingFaults(refusal, draft, submission)) : own,
    price,
    method: draft.payment.method,
  }
}

/** A card has to be authorized for what is to be paid. */
function judgeCard(
  { payment }: ClientOrderDraft,
  total: Money,
  session: JudgingSurroundings['cardSession'],
): readonly OrderFault[] {
  // Without a session that is said already; while it is being read nothing is.
  if (payment.method !== 'card' || payment.cardSessionId === null || session === undefined) return []
  const pointer = '/payment/paymentSessionId'
  if (session === 'unknown') return [{ pointer, code: 'payment-session-unknown' }]
  if (session.status === 'declined') return [{ pointer, code: 'card-declined' }]
  if (session.status !== 'succeeded') return [{ pointer, code: 'field-required' }]
  const isEnough = session.amount.currency === total.currency && session.amount.amount >= total.amount
  return isEnough ? [] : [{ pointer, code: 'field-required' }]
}

/** What came of a payment session; reads it anew whenever its page is shown or seen again. */
export function usePaymentSession(paymentSessionId: string | null) {
  return useQuery({
    ...paymentSessionQuery(paymentSessionId ?? ''),
    enabled: paymentSessionId !== null,
    refetchOnWindowFocus: 'always',
    // The provider's page may have been left before it said what came of it.
    refetchInterval: ({ state }) => (state.data?.status === 'open' ? 5_000 : false),
  })
}

/** The card's session as judging wants it. */
export function useCardSession({ payment }: ClientOrderDraft): JudgingSurroundings['cardSession'] {
  const { data, error } = usePaymentSession(payment.method === 'card' ? payment.cardSessionId : null)
  const isUnknown = error !== null && toAppError(error).code === 'payment-session-unknown'
  return useMemo(() => (isUnknown ? 'unknown' : data), [isUnknown, data])
}
