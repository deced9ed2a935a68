import type { OpenItem } from '../../src/contract/schema'
import type { Order, Recipient } from '../state'
import { statusOf } from './pickup-status'
import { openValidations } from './validations'

/** What others still have to do for a recipient; nothing unless that is what the recipient waits for. */
export function openItemsOf(order: Order, recipient: Recipient): OpenItem[] {
  const status = statusOf(order, recipient)
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
  const kind = expectedAt === null ? 'certificate_approval' : 'authority_processing'
  return [{ kind, subject: null, since, expectedAt }]
}
