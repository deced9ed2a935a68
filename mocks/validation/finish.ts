import type { PickupStatus } from '../../src/contract/schema'
import { happened, itemOf } from '../orders/happened'
import type { Order, OrderItem, Validation } from '../records/order'
import { statusOf } from '../records/order-status'
import { openValidations } from '../records/order-validations'
import { waitKey } from '../records/orders'
import type { Scene } from '../world/scene'

const dayMs = 86_400_000
/** How long a validation may be relied on, in days (S/MIME BR 4.2.1). */
const reuseDays = { organization: 825, domain: 398 } as const

/**
 * Notes that all of a recipient's open validations are done, for every order that waits for the same; one
 * that was done before keeps its time. Organization and domain are the account's from then on. Gives
 * everybody who became ready by it.
 */
export async function finishValidations(
  scene: Scene,
  { order, recipient }: OrderItem,
): Promise<readonly OrderItem[]> {
  const waited = new Map<string, Set<string>>()
  const finished = new Map<string, Order>()
  for (const { kind, subject } of openValidations(order, recipient)) {
    for (const waiting of await scene.orders.by('waiting', waitKey({ kind, subject }))) {
      const { orderNumber } = waiting
      const notReady = waited.get(orderNumber) ?? new Set(recipientsThat('not_ready', waiting))
      waited.set(orderNumber, notReady)
      const after = await happened(scene, waiting, {
        kind: 'validation_finished',
        by: 'authority',
        validation: kind,
        subject,
      })
      finished.set(orderNumber, after)
    }
    await confirm(scene, kind, subject)
  }
  return [...finished].flatMap(([orderNumber, after]) =>
    recipientsThat('ready', after)
      .filter((recipientId) => waited.get(orderNumber)?.has(recipientId))
      .map((recipientId) => itemOf(after, recipientId)),
  )
}

const recipientsThat = (status: PickupStatus, order: Order): readonly string[] =>
  order.recipients.flatMap((recipient) =>
    statusOf({ order, recipient }) === status ? [recipient.recipientId] : [],
  )

async function confirm(scene: Scene, kind: Validation['kind'], subject: string): Promise<void> {
  const { organizations, domains, now } = scene
  const until = (days: number) => ({
    validatedUntil: new Date(now.getTime() + days * dayMs).toISOString(),
    pendingSince: null,
  })
  if (kind === 'organization_validation') {
    for (const { organizationId } of await organizations.by('name', subject)) {
      await organizations.edit(organizationId, (row) => ({ ...row, ...until(reuseDays.organization) }))
    }
  }
  if (kind === 'domain_validation' && (await domains.get(subject))) {
    await domains.edit(subject, (row) => ({ ...row, ...until(reuseDays.domain) }))
  }
}
