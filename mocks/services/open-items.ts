import type { OpenItem } from '../../src/contract/schema'
import type { Order, Recipient } from '../state'
import { statusOf } from './pickup-status'
import { isSetAside } from './setting-aside'
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
  if (isSetAside(recipient)) return [{ kind: 'authority_processing', subject: null, since, expectedAt: null }]
  const kind = expectedAt === null ? 'certificate_approval' : 'authority_processing'
  return [{ kind, subject: null, since, expectedAt }]
}
