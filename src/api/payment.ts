import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import {
  type PaymentOptions,
  type PaymentSession,
  type PaymentSessionRequest,
  paymentPurposeValues,
  paymentSessionStatusValues,
} from '../contract/schema'
import { type ApiClient, apiClient, asSignedIn, request } from './client'
import { isPaymentAddress } from './payment-address'
import { queryKeys } from './query-keys'
import { listOf, money, name, productId, text, time, whole } from './reply-parts'

const paymentOptionsParser = z.object({
  contract: z.nullable(
    z.object({
      name,
      endsAt: time,
      remaining: listOf(z.object({ productId, certificates: whole(0, 1_000_000) }), 50),
    }),
  ),
  balance: money,
  cardsAccepted: z.boolean(),
}) satisfies z.ZodMiniType<PaymentOptions>

const paymentSessionParser = z.object({
  paymentSessionId: z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/)),
  purpose: z.enum(paymentPurposeValues),
  amount: money,
  status: z.enum(paymentSessionStatusValues),
  // Where the page is sent to.
  url: text(500).check(z.refine((address) => isPaymentAddress(address))),
  expiresAt: time,
  card: z.nullable(
    z.object({
      brand: text(40),
      lastFour: z.string().check(z.regex(/^\d{4}$/)),
      expiryMonth: whole(1, 12),
      expiryYear: whole(2000, 2100),
    }),
  ),
}) satisfies z.ZodMiniType<PaymentSession>

/** How the account can pay, as of now: asked anew by each page that shows it, and after a deposit. */
export const paymentOptionsQuery = (client: ApiClient = apiClient) =>
  queryOptions({
    queryKey: queryKeys.paymentOptions,
    queryFn: ({ signal }) =>
      request(signal, paymentOptionsParser, (signal) =>
        client.GET('/payment-options', { ...asSignedIn, signal }),
      ),
    staleTime: 0,
  })

/**
 * Begins a deposit or a card's authorization; the person goes on at the session's `url`, the payment
 * provider's page.
 */
export const openPaymentSession = (
  body: PaymentSessionRequest,
  signal?: AbortSignal,
  client: ApiClient = apiClient,
): Promise<PaymentSession> =>
  request(signal, paymentSessionParser, (signal) =>
    client.POST('/payment-sessions', { ...asSignedIn, body, signal }),
  )

/** The result of a payment session. Throws `payment-session-unknown`. */
export const paymentSessionQuery = (paymentSessionId: string, client: ApiClient = apiClient) =>
  queryOptions({
    queryKey: queryKeys.paymentSession(paymentSessionId),
    queryFn: ({ signal }) =>
      request(signal, paymentSessionParser, (signal) =>
        client.GET('/payment-sessions/{paymentSessionId}', {
          ...asSignedIn,
          params: { path: { paymentSessionId } },
          signal,
        }),
      ),
    staleTime: 0,
  })
