import type { Order, OrderItem, Recipient } from './order'
import { statusOf } from './order-status'
import { validationsOf } from './order-validations'

/** Work that the clock brings: a certificate, or the beginning of a recipient's way. */
export interface DueWork {
  readonly kind: 'issue' | 'begin'
  readonly item: OrderItem
  /** When it is to be done. A later look finds it done as of this time. */
  readonly at: string
}

/** Whether the last day that the order gives its certificates is over. */
export const isPastEnd = ({ endsAt }: Order, now: Date): boolean => endsAt !== null && now >= new Date(endsAt)

/** Whether somebody has to look at it before it is tried again. */
export const isSetAside = ({ setAside }: Recipient): boolean => setAside !== null && setAside.againAt === null

/**
 * The work that the clock will bring for a recipient, or has brought; null where somebody has to act first.
 */
export function dueWorkOf(item: OrderItem): DueWork | null {
  const { order, recipient } = item
  const status = statusOf(item)
  const [kind, since] =
    status === 'pending'
      ? (['issue', recipient.approvedAt ?? recipient.submission?.dueAt ?? null] as const)
      : status === 'ready' && recipient.links.length === 0
        ? (['begin', readySince(item)] as const)
        : (['begin', null] as const)
  const at = since === null ? null : dueAgain(recipient, since)
  return at === null || isPastEnd(order, new Date(at)) ? null : { kind, item, at }
}

/** When work is due: work set aside, not before it is tried again; null where that time is open. */
function dueAgain({ setAside }: Recipient, at: string): string | null {
  if (setAside === null) return at
  const { againAt } = setAside
  return againAt === null || againAt > at ? againAt : at
}

const readySince = ({ order, recipient }: OrderItem): string =>
  validationsOf(order, recipient).reduce(
    (latest, { doneAt }) => (doneAt !== null && doneAt > latest ? doneAt : latest),
    order.placedAt,
  )
