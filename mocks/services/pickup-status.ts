import type { PickupStatus } from '../../src/contract/schema'
import type { Order, Recipient } from '../state'
import { openValidations } from './validations'

interface Rule {
  readonly status: PickupStatus
  readonly applies: (order: Order, recipient: Recipient) => boolean
}

/** The first row that applies is the status: what ended a request comes before what moved it on. */
const rules: readonly Rule[] = [
  { status: 'cancelled', applies: ({ cancelledAt }) => cancelledAt !== null },
  { status: 'revoked', applies: (_order, { revokedAt }) => revokedAt !== null },
  { status: 'issued', applies: (_order, { certificate }) => certificate !== null },
  { status: 'refused', applies: (_order, { refusal }) => refusal !== null },
  { status: 'pending', applies: (_order, { submission }) => submission !== null },
  { status: 'not_ready', applies: (order, recipient) => openValidations(order, recipient).length > 0 },
]

export function statusOf(order: Order, recipient: Recipient): PickupStatus {
  return rules.find(({ applies }) => applies(order, recipient))?.status ?? 'ready'
}

/** Where no certificate comes any more, and none that is valid was issued. */
export const isClosed = (status: PickupStatus): boolean =>
  status === 'cancelled' || status === 'refused' || status === 'revoked'
