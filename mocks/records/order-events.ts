import * as z from 'zod/mini'
import { paymentMethodValues, refusalReasonValues } from '../../src/contract/schema'
import { collectionShape, type Frozen } from '../memory/collection'
import { keyProfile, linkSender, money, sha256, time, validationKind } from './fields'
import type { Order, OrderItem } from './order'

// The events of an order, in the past tense. Only they change an order: `orders/happened.ts`.

const happened = { orderNumber: z.string(), at: time, by: z.enum(['account', 'recipient', 'authority']) }
const toRecipient = { ...happened, recipientId: z.string() }

const orderEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('order_placed'),
    ...happened,
    recipients: z.int(),
    method: z.enum(paymentMethodValues),
    total: money,
  }),
  z.object({
    kind: z.literal('validation_finished'),
    ...happened,
    validation: validationKind,
    subject: z.string(),
  }),
  z.object({ kind: z.literal('order_cancelled'), ...happened }),
  z.object({
    kind: z.literal('link_sent'),
    ...toRecipient,
    tokenSha256: sha256,
    sentFor: linkSender,
  }),
  z.object({ kind: z.literal('code_told'), ...toRecipient }),
  z.object({ kind: z.literal('code_accepted'), ...toRecipient }),
  z.object({ kind: z.literal('code_refused'), ...toRecipient }),
  z.object({
    kind: z.literal('csr_received'),
    ...toRecipient,
    publicKeySha256: sha256,
    keyProfile,
    agreementVersion: z.string(),
    /** When the authority decides by itself; null where somebody approves or refuses. */
    dueAt: z.nullable(time),
  }),
  z.object({ kind: z.literal('request_approved'), ...toRecipient }),
  z.object({ kind: z.literal('request_refused'), ...toRecipient, reason: z.enum(refusalReasonValues) }),
  z.object({
    kind: z.literal('certificate_issued'),
    ...toRecipient,
    issuerId: z.string(),
    serialNumber: z.string(),
    notAfter: time,
    publicKeySha256: sha256,
  }),
  z.object({ kind: z.literal('certificate_revoked'), ...toRecipient }),
  /** The code and fact of the error, never its message, which may quote a key or a name. */
  z.object({
    kind: z.literal('work_set_aside'),
    ...toRecipient,
    code: z.string(),
    reason: z.nullable(z.string()),
  }),
  z.object({ kind: z.literal('work_resumed'), ...toRecipient }),
])

/** The events of one change of the world, or a part of them: a row for each event would be many rows. */
const chapter = z.object({ chapterId: z.string(), events: z.array(orderEvent) })

export type OrderEvent = Frozen<z.infer<typeof orderEvent>>
export type EventKind = OrderEvent['kind']
export type EventOf<Kind extends EventKind> = Extract<OrderEvent, { readonly kind: Kind }>
export type Chapter = Frozen<z.infer<typeof chapter>>

/** Data of an event that nothing keeps: only listeners get it, while it happens. */
interface Secrets {
  readonly link_sent: { readonly pickupToken: string }
  readonly code_told: { readonly code: string }
}
export type SecretOf<Kind extends EventKind> = Kind extends keyof Secrets ? Secrets[Kind] : undefined

type SubjectOf<Kind extends EventKind> =
  EventOf<Kind> extends { readonly recipientId: string } ? OrderItem : Order

/** An event as a listener hears it, while it happens. */
export interface Heard<Kind extends EventKind> {
  readonly event: EventOf<Kind>
  /** The order, or its recipient, as the event found it and as it left it. */
  readonly before: Kind extends 'order_placed' ? null : SubjectOf<Kind>
  readonly after: SubjectOf<Kind>
  readonly secret: SecretOf<Kind>
}

/** The story of all orders, in the order in which it happened: only added to. */
export const chapters = collectionShape({
  schema: chapter,
  keyOf: ({ chapterId }) => chapterId,
  indexes: { order: ({ events }) => [...new Set(events.map(({ orderNumber }) => orderNumber))] },
})
