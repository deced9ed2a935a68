import type { OpenItem, PickupStatus, RefusalReason } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { products } from '../catalogue/products'
import { approveRequest, refuseRequest } from '../issuance/issuance'
import { tryAgain } from '../issuance/setting-aside'
import { sendLink } from '../links/links'
import { happened, happenedTo, itemOf } from '../orders/happened'
import { displayNameOf } from '../orders/naming'
import { openItemsOf } from '../orders/open-items'
import type { OrderItem, Recipient } from '../records/order'
import { isSetAside } from '../records/order-due'
import { isBeforeTheEnd, isClosed, statusOf } from '../records/order-status'
import { finishValidations } from '../validation/finish'
import type { Scene } from '../world/scene'

/** An act of the account or of the authority for a recipient. */
export const personActions = [
  'try_again',
  'finish_validations',
  'approve',
  'refuse',
  'send_link',
  'cancel_order',
  'revoke',
] as const
export type PersonAction = (typeof personActions)[number]

interface Rule {
  readonly isPossible: (status: PickupStatus, recipient: Recipient) => boolean
  readonly act: (scene: Scene, item: OrderItem, reason: RefusalReason) => Promise<unknown>
}

const rules: Readonly<Record<PersonAction, Rule>> = {
  try_again: {
    isPossible: (status, recipient) => isBeforeTheEnd(status) && isSetAside(recipient),
    act: tryAgain,
  },
  finish_validations: {
    isPossible: (status) => status === 'not_ready',
    act: finishValidations,
  },
  approve: { isPossible: (status) => status === 'pending', act: approveRequest },
  refuse: { isPossible: (status) => status === 'pending', act: refuseRequest },
  send_link: {
    // A recipient whose CSR came with the order makes no key with a link.
    isPossible: (status, { orderedKey }) => !isClosed(status) && orderedKey === null,
    act: (scene, item) => sendLink(scene, item, 'account'),
  },
  cancel_order: {
    isPossible: isBeforeTheEnd,
    act: (scene, { order }) => happened(scene, order, { kind: 'order_cancelled', by: 'account' }),
  },
  revoke: {
    isPossible: (status) => status === 'issued',
    act: (scene, item) => happenedTo(scene, item, { kind: 'certificate_revoked', by: 'account' }),
  },
}

export interface Person extends OrderItem {
  readonly name: string
  readonly productName: string
  readonly status: PickupStatus
  readonly openItems: readonly OpenItem[]
  readonly actions: readonly PersonAction[]
}

/** How many recipients of one order are shown: an order may have a thousand. */
const shownOfOrder = 20
/** How many orders are shown. */
const shownOrders = 50

export interface People {
  readonly people: readonly Person[]
  /** How many recipients of an order are left out, by its number. */
  readonly leftOut: ReadonlyMap<string, number>
  /** How many orders are left out. */
  readonly olderOrders: number
  /** For how many something was set aside. */
  readonly setAside: number
}

/**
 * Everybody who was ordered a certificate, the newest orders first; of large orders only the first few, those
 * before others whose work was set aside.
 */
export async function shownPeople({ orders }: Scene): Promise<People> {
  const { records } = await orders.page({ backwards: true }, shownOrders)
  const people = records.flatMap((order) =>
    [...order.recipients]
      .sort((one, other) => Number(isSetAside(other)) - Number(isSetAside(one)))
      .slice(0, shownOfOrder)
      .map((recipient) => personOf({ order, recipient })),
  )
  const leftOut = new Map(
    records.flatMap(({ orderNumber, recipients }) =>
      recipients.length > shownOfOrder ? [[orderNumber, recipients.length - shownOfOrder] as const] : [],
    ),
  )
  const olderOrders = (await orders.count()) - records.length
  return { people, leftOut, olderOrders, setAside: await orders.count({ index: 'setAside' }) }
}

function personOf(item: OrderItem): Person {
  const { order, recipient } = item
  const status = statusOf(item)
  return {
    ...item,
    name: displayNameOf(recipient),
    // Of an order that says another product than there is, the rest is shown all the same.
    productName: products.find(({ productId }) => productId === order.productId)?.name ?? order.productId,
    status,
    openItems: openItemsOf(item),
    actions: personActions.filter((action) => rules[action].isPossible(status, recipient)),
  }
}

/** Does it, where the recipient's status still lets it be done: another tab may have been faster. */
export async function actFor(
  scene: Scene,
  recipientId: string,
  action: PersonAction,
  reason: RefusalReason = 'identity_not_confirmed',
): Promise<void> {
  const order = await scene.orders.newest('recipient', recipientId)
  if (!order) throw new AppError('request-malformed')
  const person = personOf(itemOf(order, recipientId))
  if (!person.actions.includes(action)) return
  await rules[action].act(scene, { order, recipient: person.recipient }, reason)
}
