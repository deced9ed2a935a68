import { happened } from '../orders/happened'
import type { OrderItem, Validation } from '../records/order'
import { openValidations } from '../records/order-validations'
import { waitKey } from '../records/orders'
import type { Scene } from '../world/scene'

const dayMs = 86_400_000
/** How long a validation may be relied on, in days (S/MIME BR 4.2.1). */
const reuseDays = { organization: 825, domain: 398 } as const

/**
 * Notes that all of a recipient's open validations are done, for every order that waits for the same; one
 * that was done before keeps its time. Organization and domain are the account's from then on.
 */
export async function finishValidations(scene: Scene, { order, recipient }: OrderItem): Promise<void> {
  for (const { kind, subject } of openValidations(order, recipient)) {
    for (const waiting of await scene.orders.by('waiting', waitKey({ kind, subject }))) {
      await happened(scene, waiting, {
        kind: 'validation_finished',
        by: 'authority',
        validation: kind,
        subject,
      })
    }
    await confirm(scene, kind, subject)
  }
}

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
