import { toAppError } from '../../src/errors'
import { happenedTo } from '../orders/happened'
import type { OrderItem } from '../records/order'
import type { Scene } from '../world/scene'

/**
 * Does work for one recipient; where it throws, nothing of it is left, it is set aside with its reason, and
 * the others go on. The reason is a code and a fact, never what an error says, which may quote what it worked
 * on.
 */
export async function workOrSetAside(
  scene: Scene,
  item: OrderItem,
  work: () => Promise<unknown>,
): Promise<void> {
  const before = scene.savepoint()
  try {
    await work()
  } catch (error) {
    before.undo()
    const { code, details } = toAppError(error)
    const { reason } = details
    await happenedTo(scene, item, {
      kind: 'work_set_aside',
      by: 'authority',
      code,
      reason: typeof reason === 'string' ? reason : null,
    })
  }
}

/** Has it tried again, as of now, by whoever looks next. */
export async function tryAgain(scene: Scene, item: OrderItem): Promise<void> {
  await happenedTo(scene, item, { kind: 'work_resumed', by: 'account' })
}

/** As `tryAgain`, for all: what failed may have failed for the time that it was. */
export async function tryAllAgain(scene: Scene): Promise<void> {
  const { records } = await scene.orders.page({ index: 'setAside' }, Number.POSITIVE_INFINITY)
  for (const order of new Map(records.map((row) => [row.orderNumber, row])).values()) {
    for (const recipient of order.recipients) {
      if (recipient.setAside) await tryAgain(scene, { order, recipient })
    }
  }
}
