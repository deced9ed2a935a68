import { sendLink } from '../links/links'
import type { OrderItem } from '../records/order'
import { type DueWork, dueWorkOf } from '../records/order-due'
import { pausing } from '../world/pausing'
import { type Scene, sceneAt } from '../world/scene'
import { issueTo } from './issuance'
import { workOrSetAside } from './setting-aside'
import { takeKey } from './submission'

/** An issuance takes as long as a few dozen mails. */
const issuing = 25
const mailing = 1
/** The most work for one transaction: the next request waits for it for a fraction of a second. */
const costOfTransaction = 200

interface Doing {
  /** How much of a transaction it takes. */
  readonly cost: (item: OrderItem) => number
  readonly act: (scene: Scene, item: OrderItem) => Promise<unknown>
}

const doing: Readonly<Record<DueWork['kind'], Doing>> = {
  issue: { cost: () => issuing, act: issueTo },
  // The first thing for a recipient once nothing is open: a link, or the key that came with the order.
  begin: {
    cost: ({ recipient }) => (recipient.orderedKey ? issuing : mailing),
    async act(scene, item) {
      const { order, recipient } = item
      const accepted = order.acceptances.find(({ agreement }) => agreement === 'certificate_services')
      if (recipient.orderedKey) await takeKey(scene, item, recipient.orderedKey, accepted?.version ?? '')
      else await sendLink(scene, item, 'account')
    },
  },
}

const untilNow = ({ now }: Scene) => ({ index: 'due', to: now.toISOString() }) as const

/** Whether the clock has passed a moment at which something was to happen. */
export const isAnythingDue = async (scene: Scene): Promise<boolean> =>
  (await scene.orders.page(untilNow(scene), 1)).records.length > 0

/**
 * Does what is due, as much of it as fits into a transaction; true where that wasn't all. Work that throws is
 * set aside, and the rest goes on.
 */
export async function doDue(scene: Scene): Promise<boolean> {
  const pause = pausing()
  let cost = 0
  const { records, next } = await scene.orders.page(untilNow(scene), costOfTransaction)
  for (const order of records) {
    const works = order.recipients
      .flatMap((recipient) => dueWorkOf({ order, recipient }) ?? [])
      .filter(({ at }) => new Date(at) <= scene.now)
    for (const { kind, item, at } of works) {
      const { cost: costOf, act } = doing[kind]
      const added = costOf(item)
      if (cost > 0 && cost + added > costOfTransaction) return true
      cost += added
      await pause()
      const then = sceneAt(scene, new Date(at))
      await workOrSetAside(scene, item, () => act(then, item))
    }
  }
  return next !== null
}
