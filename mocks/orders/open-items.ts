import type { OpenItem } from '../../src/contract/schema'
import type { OrderItem } from '../records/order'
import { isSetAside } from '../records/order-due'
import { statusOf } from '../records/order-status'
import { openValidations } from '../records/order-validations'

/** The tasks of others that a recipient waits for; none where the next step is the recipient's own. */
export function openItemsOf(item: OrderItem): OpenItem[] {
  const { order, recipient } = item
  const status = statusOf(item)
  if (status === 'not_ready') {
    return openValidations(order, recipient).map(({ kind, subject, since }) => ({
      kind,
      subject,
      since,
      expectedAt: null,
    }))
  }
  const { submission } = recipient
  if (status !== 'pending' || !submission) return []
  const { receivedAt: since, dueAt: expectedAt } = submission
  if (isSetAside(recipient)) return [{ kind: 'authority_processing', subject: null, since, expectedAt: null }]
  const kind = expectedAt === null ? 'certificate_approval' : 'authority_processing'
  return [{ kind, subject: null, since, expectedAt }]
}
