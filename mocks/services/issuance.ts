import type { RefusalReason } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { type CertificateRequest, issueCertificate } from '../authority/authority'
import type { Scene } from '../scene'
import type { Order, Recipient } from '../state'
import { sendNotice } from './notices'
import { subjectOf } from './orders'
import { statusOf } from './pickup-status'
import { certificateProfileOf, productOf } from './products'
import { dueAgain, workOrSetAside } from './setting-aside'

/** How long the authority takes where it says "later", in milliseconds of the world's time. */
export const processingMs = 10 * 60_000

interface Request {
  readonly order: Order
  readonly recipient: Recipient
}

function dueTime({ order, recipient }: Request): string | null {
  if (statusOf(order, recipient) !== 'pending') return null
  const at = recipient.approvedAt ?? recipient.submission?.dueAt ?? null
  return at === null ? null : dueAgain(recipient, at)
}

/** Pending requests whose time has come. */
export function dueRequests({ state, now }: Scene): (Request & { readonly dueAt: string })[] {
  return state.orders.flatMap((order) =>
    order.recipients.flatMap((recipient) => {
      const dueAt = dueTime({ order, recipient })
      return dueAt !== null && Date.parse(dueAt) <= now.getTime() && !isPastEnd(order, new Date(dueAt))
        ? [{ order, recipient, dueAt }]
        : []
    }),
  )
}

const dayMs = 86_400_000

/** Whether the last day that the order gives its certificates is over. */
export const isPastEnd = ({ endsAt }: Order, now: Date): boolean => endsAt !== null && now >= new Date(endsAt)

/** How many days a certificate issued now would last, a begun one counted whole. */
export function remainingDays({ endsAt, validityDays }: Order, now: Date): number {
  return endsAt === null ? validityDays : Math.max(1, Math.ceil((Date.parse(endsAt) - now.getTime()) / dayMs))
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
    profile: certificateProfileOf(productOf(order.productId), order.generation),
    subject: subjectOf(scene, order, recipient),
    commonNameSource: recipient.commonNameSource,
    emails,
    usages: order.usages,
    validityDays: order.validityDays,
    endsAt: order.endsAt === null ? null : new Date(order.endsAt),
    signatureHash: order.signatureHash,
    publicKeyDer: submission.publicKeyDer as Uint8Array<ArrayBuffer>,
    keyProfile: submission.keyProfile,
  }
}

/** Lets a pending request go on to its certificate; anything else stays as it is. */
export async function approveRequest(scene: Scene, order: Order, recipient: Recipient): Promise<void> {
  if (statusOf(order, recipient) !== 'pending') return
  recipient.approvedAt = scene.now.toISOString()
  if (isPastEnd(order, scene.now)) return
  await workOrSetAside(scene, recipient, async () => {
    await issueTo(scene, order, recipient)
    await sendNotice(scene, 'issued', order, recipient)
  })
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
