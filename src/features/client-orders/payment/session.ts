import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { paymentSessionQuery } from '../../../api/payment'
import type { ClientOrderDraft } from '../../../domain/orders/client-order-draft'
import { toAppError } from '../../../errors'
import type { CardSession } from '../wizard/judged-order'

/** The result of a payment session, read again whenever its page is shown or seen again. */
export function usePaymentSession(paymentSessionId: string | null) {
  return useQuery({
    ...paymentSessionQuery(paymentSessionId ?? ''),
    enabled: paymentSessionId !== null,
    refetchOnWindowFocus: 'always',
    // The person may have left the provider's page before it told the outcome.
    refetchInterval: ({ state }) => (state.data?.status === 'open' ? 5_000 : false),
  })
}

/** The card's session as judging wants it. */
export function useCardSession({ payment }: ClientOrderDraft): CardSession {
  const { data, error } = usePaymentSession(payment.method === 'card' ? payment.cardSessionId : null)
  const isUnknown = error !== null && toAppError(error).code === 'payment-session-unknown'
  return useMemo(() => (isUnknown ? 'unknown' : data), [isUnknown, data])
}
