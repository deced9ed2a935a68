import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import {
  type AgreementId,
  type ClientOrder,
  type Language,
  type OrderReceipt,
  type OrderSubmission,
  orderStepActorValues,
  orderStepKindValues,
  paymentMethodValues,
  pickupStatusValues,
  signatureHashValues,
} from '../contract/schema'
import { type ApiClient, apiClient, asSignedIn, request } from './client'
import { queryKeys } from './query-keys'
import {
  agreementText,
  email,
  listOf,
  money,
  name,
  orderNumber,
  productId,
  text,
  time,
  whole,
} from './reply-parts'

const count = whole(0, 2_000)

const receiptParser = z.object({
  orderNumber,
  placedAt: time,
}) satisfies z.ZodMiniType<OrderReceipt>

const orderParser = z.object({
  orderNumber,
  productId,
  productName: name,
  organizationName: z.nullable(text(64)),
  placedAt: time,
  placedBy: name,
  asOf: time,
  signatureHash: z.enum(signatureHashValues),
  validityDays: whole(1, 1_095),
  renewal: z.nullable(z.object({ times: whole(1, 10), daysBefore: whole(1, 90) })),
  payment: z.object({ method: z.enum(paymentMethodValues), total: money }),
  steps: listOf(
    z.object({
      kind: z.enum(orderStepKindValues),
      subject: z.nullable(text(254)),
      actor: z.enum(orderStepActorValues),
      count,
      done: count,
      doneAt: z.nullable(time),
      expectedAt: z.nullable(time),
    }),
    2_000,
  ),
  recipients: listOf(
    z.object({
      commonName: text(64),
      emails: listOf(email, 20, 1),
      status: z.enum(pickupStatusValues),
      ownCsr: z.boolean(),
    }),
    1_000,
  ),
}) satisfies z.ZodMiniType<ClientOrder>

/**
 * Submits an order. Idempotent by the key: it may be sent again whenever no answer came. Throws
 * `order-refused` with `fields`, `idempotency-key-reused` with the `orderNumber` that the key stands for.
 */
export const placeOrder = (
  body: OrderSubmission,
  idempotencyKey: string,
  signal?: AbortSignal,
  client: ApiClient = apiClient,
): Promise<OrderReceipt> =>
  request(signal, receiptParser, (signal) =>
    client.POST('/orders', {
      ...asSignedIn,
      params: { header: { 'Idempotency-Key': idempotencyKey } },
      body,
      signal,
    }),
  )

/** An order as it is now, and what happens next. Throws `order-unknown`. */
export const orderQuery = (orderNumber: string, client: ApiClient = apiClient) =>
  queryOptions({
    queryKey: queryKeys.order(orderNumber),
    queryFn: ({ signal }) =>
      request(signal, orderParser, (signal) =>
        client.GET('/orders/{orderNumber}', { ...asSignedIn, params: { path: { orderNumber } }, signal }),
      ),
    staleTime: 0,
  })

/** An agreement between the account and the authority, in the language asked for. */
export const agreementTextQuery = (
  agreementId: AgreementId,
  language: Language,
  client: ApiClient = apiClient,
) =>
  queryOptions({
    queryKey: queryKeys.agreement(agreementId, language),
    queryFn: ({ signal }) =>
      request(signal, agreementText, (signal) =>
        client.GET('/agreements/{agreementId}', {
          ...asSignedIn,
          params: { path: { agreementId }, query: { language } },
          signal,
        }),
      ),
    staleTime: 60_000,
  })
