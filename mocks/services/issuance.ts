import type { RefusalReason } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { type CertificateRequest, issueCertificate } from '../authority/authority'
import type { Scene } from '../scene'
import type { Order, Recipient } from '../state'
import { sendNotice } from './notices'
import { productOf, subjectOf } from './orders'
import { statusOf } from './pickup-status'

/** How long the authority takes where it says "later", in milliseconds of the world's time. */
export const processingMs = 10 * 60_000

interface Request {
  readonly order: Order
  readonly recipient: Recipient
}

const dueTime = ({ order, recipient }: Request): string | null =>
  statusOf(order, recipient) === 'pending'
    ? (recipient.approvedAt ?? recipient.submission?.dueAt ?? null)
    : null

function dueRequests({ state, now }: Scene): (Request & { readonly dueAt: string })[] {
  return state.orders.flatMap((order) =>
    order.recipients.flatMap((recipient) => {
      const dueAt = dueTime({ order, recipient })
      return dueAt !== null && Date.parse(dueAt) <= now.getTime() ? [{ order, recipient, dueAt }] : []
    }),
  )
}

/** Whether the clock has passed a moment at which something was to be issued. */
export const isIssuanceDue = (scene: Scene): boolean => dueRequests(scene).length > 0

/** Issues what is due, as of when it was due: whoever looks later finds what happened in the meantime. */
export async function issueDue(scene: Scene): Promise<void> {
  for (const { order, recipient, dueAt } of dueRequests(scene)) {
    const then = { ...scene, now: new Date(dueAt) }
    await issueTo(then, order, recipient)
    await sendNotice(then, 'issued', order, recipient)
  }
}

/** The certificate for the key that was submitted. */
export async function issueTo(scene: Scene, order: Order, recipient: Recipient): Promise<void> {
  const { certificate, submission, recipientId } = recipient
  if (certificate || !submission) throw new AppError('server-fault')
  const issued = await issueCertificate(certificateRequestFor(scene, order, recipient), scene)
  const issuedAt = scene.now.toISOString()
  recipient.certificate = { ...issued, issuedAt }
  scene.state.issuances.push({
    serialNumber: issued.serialNumber,
    orderNumber: order.orderNumber,
    recipientId,
    publicKeySha256: submission.publicKeySha256,
    issuedAt,
  })
}

/** What the authority is asked for: all from the order, only the key from the person. */
export function certificateRequestFor(scene: Scene, order: Order, recipient: Recipient): CertificateRequest {
  const { submission, emails } = recipient
  if (!submission) throw new AppError('server-fault')
  return {
    profile: productOf(order.productId).profile,
    subject: subjectOf(scene, order, recipient),
    emails,
    usages: order.usages,
    validityDays: order.validityDays,
    publicKeyDer: submission.publicKeyDer as Uint8Array<ArrayBuffer>,
    keyProfile: submission.keyProfile,
  }
}

/** Lets a pending request go on to its certificate; anything else stays as it is. */
export async function approveRequest(scene: Scene, order: Order, recipient: Recipient): Promise<void> {
  if (statusOf(order, recipient) !== 'pending') return
  recipient.approvedAt = scene.now.toISOString()
  await issueDue(scene)
}

/** Ends a pending request, and tells the person why; anything else stays as it is. */
export async function refuseRequest(
  scene: Scene,
  order: Order,
  recipient: Recipient,
  reason: RefusalReason,
): Promise<void> {
  if (statusOf(order, recipient) !== 'pending') return
  recipient.refusal = { reason, refusedAt: scene.now.toISOString() }
  await sendNotice(scene, 'refused', order, recipient)
}
