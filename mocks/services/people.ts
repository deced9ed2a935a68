import type { OpenItem, PickupStatus, RefusalReason } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import type { Scene } from '../scene'
import type { Order, Recipient } from '../state'
import { approveRequest, refuseRequest } from './issuance'
import { sendLink } from './links'
import { sendNotice } from './notices'
import { openItemsOf } from './open-items'
import { displayNameOf } from './orders'
import { isClosed, statusOf } from './pickup-status'
import { products } from './products'
import { isSetAside, tryAgain, workOrSetAside } from './setting-aside'
import { finishValidations } from './validations'

/** What somebody of the account or of the authority does for a recipient. */
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
  readonly act: (scene: Scene, order: Order, recipient: Recipient, reason: RefusalReason) => unknown
}

const beforeTheEnd = (status: PickupStatus): boolean => !isClosed(status) && status !== 'issued'

const rules: Readonly<Record<PersonAction, Rule>> = {
  try_again: {
    isPossible: (status, recipient) => beforeTheEnd(status) && isSetAside(recipient),
    act: (scene, _order, recipient) => tryAgain(scene, recipient),
  },
  finish_validations: {
    isPossible: (status) => status === 'not_ready',
    act: async (scene, order, recipient) => {
      const waiting = waitingWithLink(scene)
      finishValidations(scene, order, recipient)
      // Who has no link yet is sent one as soon as anybody looks (`due`).
      for (const person of waiting) {
        if (statusOf(person.order, person.recipient) !== 'ready') continue
        await workOrSetAside(scene, person.recipient, () =>
          sendNotice(scene, 'ready', person.order, person.recipient),
        )
      }
    },
  },
  approve: { isPossible: (status) => status === 'pending', act: approveRequest },
  refuse: { isPossible: (status) => status === 'pending', act: refuseRequest },
  send_link: {
    // Whose CSR came with the order makes no key with a link.
    isPossible: (status, { orderedKey }) => !isClosed(status) && orderedKey === null,
    act: (scene, order, recipient) =>
      sendLink(scene, order, recipient, { sentFor: 'account', letter: 'newLink' }),
  },
  cancel_order: {
    isPossible: beforeTheEnd,
    act: ({ now }, order) => {
      order.cancelledAt = now.toISOString()
    },
  },
  revoke: {
    isPossible: (status) => status === 'issued',
    act: ({ now }, _order, recipient) => {
      recipient.revokedAt = now.toISOString()
    },
  },
}

/** Who waits for others with a link in hand, in whatever order. */
function waitingWithLink({ state }: Scene): readonly Pick<Person, 'order' | 'recipient'>[] {
  const sentTo = new Set(state.links.map(({ recipientId }) => recipientId))
  return state.orders.flatMap((order) =>
    order.recipients.flatMap((recipient) =>
      sentTo.has(recipient.recipientId) && statusOf(order, recipient) === 'not_ready'
        ? [{ order, recipient }]
        : [],
    ),
  )
}

export interface Person {
  readonly recipient: Recipient
  readonly order: Order
  readonly name: string
  readonly productName: string
  readonly status: PickupStatus
  readonly openItems: readonly OpenItem[]
  readonly actions: readonly PersonAction[]
}

/** How many recipients of one order are shown: an order may have a thousand. */
export const shownOfOrder = 20

export interface People {
  readonly people: readonly Person[]
  /** How many recipients of an order are left out, by its number. */
  readonly leftOut: ReadonlyMap<string, number>
  /** For how many something was set aside. */
  readonly setAside: number
}

/** Everybody who was ordered a certificate, the newest order first; of large orders only the first few, those before others whose work was set aside. */
export function shownPeople({ state }: Scene): People {
  const shown = state.orders.toReversed().flatMap((order) =>
    [...order.recipients]
      .sort((one, other) => Number(isSetAside(other)) - Number(isSetAside(one)))
      .slice(0, shownOfOrder)
      .map((recipient) => personOf(order, recipient)),
  )
  const leftOut = new Map(
    state.orders.flatMap(({ orderNumber, recipients }) =>
      recipients.length > shownOfOrder ? [[orderNumber, recipients.length - shownOfOrder] as const] : [],
    ),
  )
  const setAside = state.orders.flatMap((order) =>
    order.recipients.filter((recipient) => rules.try_again.isPossible(statusOf(order, recipient), recipient)),
  ).length
  return { people: shown, leftOut, setAside }
}

/** Everybody who was ordered a certificate, the newest order first. */
export function people({ state }: Scene): readonly Person[] {
  return state.orders
    .toReversed()
    .flatMap((order) => order.recipients.map((recipient) => personOf(order, recipient)))
}

function personOf(order: Order, recipient: Recipient): Person {
  const status = statusOf(order, recipient)
  return {
    recipient,
    order,
    name: displayNameOf(recipient),
    // Of an order that says another product than there is, the rest is shown all the same.
    productName: products.find(({ productId }) => productId === order.productId)?.name ?? order.productId,
    status,
    openItems: openItemsOf(order, recipient),
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
  const order = scene.state.orders.find(({ recipients }) =>
    recipients.some((row) => row.recipientId === recipientId),
  )
  const recipient = order?.recipients.find((row) => row.recipientId === recipientId)
  if (!order || !recipient) throw new AppError('request-malformed')
  const person = personOf(order, recipient)
  if (!person.actions.includes(action)) return
  await rules[action].act(scene, person.order, person.recipient, reason)
}
