import { breathe } from '../authority/breath'
import type { Scene } from '../scene'
import type { Order, Recipient } from '../state'
import { dueRequests, isPastEnd, issueTo } from './issuance'
import { sendLink } from './links'
import { sendNotice } from './notices'
import { statusOf } from './pickup-status'
import { dueAgain, workOrSetAside } from './setting-aside'
import { takeKey } from './submission'
import { validationsOf } from './validations'

interface DueWork {
  /** When it was to be done; whoever looks later finds it done as of then. */
  readonly at: string
  readonly recipient: Recipient
  /** How much of a transaction it takes. */
  readonly cost: number
  readonly act: (scene: Scene) => Promise<void>
}

/** An issuance takes as long as a few dozen mails. */
const issuing = 25
const mailing = 1
/** What fits into one transaction: it holds up whoever comes next for a fraction of a second. */
const costOfTransaction = 200
const pauseAfter = 10

/** Everything that was to happen until now: certificates, and what recipients who are ready have not been sent or asked for yet. */
function dueWork(scene: Scene): readonly DueWork[] {
  const sentTo = new Set(scene.state.links.map(({ recipientId }) => recipientId))
  const issuances = dueRequests(scene).map(
    ({ order, recipient, dueAt }): DueWork => ({
      at: dueAt,
      recipient,
      cost: issuing,
      act: async (then) => {
        await issueTo(then, order, recipient)
        await sendNotice(then, 'issued', order, recipient)
      },
    }),
  )
  const beginnings = scene.state.orders.flatMap((order) =>
    order.recipients.flatMap((recipient) => {
      if (sentTo.has(recipient.recipientId) || statusOf(order, recipient) !== 'ready') return []
      const at = dueAgain(recipient, readySince(order, recipient))
      return at === null || isPastEnd(order, new Date(at))
        ? []
        : [{ at, recipient, ...beginning(order, recipient) }]
    }),
  )
  return [...issuances, ...beginnings]
}

/** What a recipient's way begins with, once nothing is open: a link, or the key that came with the order. */
function beginning(order: Order, recipient: Recipient): Omit<DueWork, 'at' | 'recipient'> {
  const { orderedKey } = recipient
  if (!orderedKey) {
    return {
      cost: mailing,
      act: async (then) => {
        await sendLink(then, order, recipient, { sentFor: 'account', letter: 'generate' })
      },
    }
  }
  const accepted = order.acceptances.find(({ agreement }) => agreement === 'certificate_services')
  return {
    cost: issuing,
    act: async (then) => {
      await takeKey(then, order, recipient, orderedKey, accepted?.version ?? '')
      if (recipient.certificate) await sendNotice(then, 'issued', order, recipient)
    },
  }
}

const readySince = (order: Order, recipient: Recipient): string =>
  validationsOf(order, recipient).reduce(
    (latest, { doneAt }) => (doneAt !== null && doneAt > latest ? doneAt : latest),
    order.placedAt,
  )

/** Whether the clock has passed a moment at which something was to happen. */
export const isAnythingDue = (scene: Scene): boolean => dueWork(scene).length > 0

/** Does what is due, as much of it as fits into a transaction; true where that wasn't all. What throws is set aside, and the rest goes on. */
export async function doDue(scene: Scene): Promise<boolean> {
  const work = dueWork(scene)
  let cost = 0
  for (const [index, due] of work.entries()) {
    if (index > 0 && cost + due.cost > costOfTransaction) return true
    // Ten mails, or one certificate, and the page may paint.
    if (Math.floor(cost / pauseAfter) !== Math.floor((cost + due.cost) / pauseAfter)) await breathe()
    cost += due.cost
    await workOrSetAside(scene, due.recipient, () => due.act({ ...scene, now: new Date(due.at) }))
  }
  return false
}
