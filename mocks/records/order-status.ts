import type { PickupStatus } from '../../src/contract/schema'
import type { OrderItem } from './order'
import { openValidations } from './order-validations'

interface Rule {
  readonly status: PickupStatus
  readonly applies: (item: OrderItem) => boolean
}

/** The first row that applies is the status: what ended a request comes before what moved it on. */
const rules: readonly Rule[] = [
  { status: 'cancelled', applies: ({ order }) => order.cancelledAt !== null },
  { status: 'revoked', applies: ({ recipient }) => recipient.revokedAt !== null },
  { status: 'issued', applies: ({ recipient }) => recipient.certificate !== null },
  { status: 'refused', applies: ({ recipient }) => recipient.refusal !== null },
  { status: 'pending', applies: ({ recipient }) => recipient.submission !== null },
  {
    status: 'not_ready',
    applies: ({ order, recipient }) => openValidations(order, recipient).length > 0,
  },
]

export function statusOf(item: OrderItem): PickupStatus {
  return rules.find(({ applies }) => applies(item))?.status ?? 'ready'
}

/** Where no certificate comes any more, and none that is valid was issued. */
export const isClosed = (status: PickupStatus): boolean =>
  status === 'cancelled' || status === 'refused' || status === 'revoked'

/** Before a certificate was issued, or it is clear that none will be. */
export const isBeforeTheEnd = (status: PickupStatus): boolean => !isClosed(status) && status !== 'issued'
