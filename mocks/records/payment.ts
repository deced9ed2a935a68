import * as z from 'zod/mini'
import { paymentPurposeValues, paymentSessionStatusValues } from '../../src/contract/schema'
import { collectionShape, type Frozen } from '../memory/collection'
import { language, money, time } from './fields'

const outcomeKinds = paymentSessionStatusValues.filter((status) => status !== 'open' && status !== 'expired')

/**
 * A session at the payment provider, as far as our side may know it. The number of a card never gets here.
 */
const paymentSession = z.object({
  paymentSessionId: z.string(),
  purpose: z.enum(paymentPurposeValues),
  amount: money,
  returnTo: z.string(),
  language,
  openedAt: time,
  outcome: z.nullable(z.object({ kind: z.enum(outcomeKinds), at: time })),
  card: z.nullable(
    z.object({ brand: z.string(), lastFour: z.string(), expiryMonth: z.int(), expiryYear: z.int() }),
  ),
  /** The order that an authorization pays. */
  orderNumber: z.nullable(z.string()),
})

export type PaymentSession = Frozen<z.infer<typeof paymentSession>>

export const paymentSessions = collectionShape({
  schema: paymentSession,
  keyOf: ({ paymentSessionId }) => paymentSessionId,
  indexes: {},
})
