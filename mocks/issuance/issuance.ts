import type { RefusalReason } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { certificatePemOf, grantCertificate } from '../authority/authority'
import { happenedTo } from '../orders/happened'
import type { Order, OrderItem } from '../records/order'
import { isPastEnd } from '../records/order-due'
import { statusOf } from '../records/order-status'
import type { Scene } from '../world/scene'
import { certificateRequestFor } from './request'
import { workOrSetAside } from './setting-aside'

/** How long the authority takes where it says "later", in milliseconds of the world's time. */
export const processingMs = 10 * 60_000

const dayMs = 86_400_000

/** How many days a certificate issued now would last, a begun one counted whole. */
export function remainingDays({ endsAt, validityDays }: Order, now: Date): number {
  return endsAt === null ? validityDays : Math.max(1, Math.ceil((Date.parse(endsAt) - now.getTime()) / dayMs))
}

/** The certificate for the key that was submitted. */
export async function issueTo(scene: Scene, item: OrderItem): Promise<OrderItem> {
  const { certificate, submission } = item.recipient
  if (certificate || !submission) throw new AppError('server-fault')
  const request = await certificateRequestFor(scene, item)
  const authority = await scene.authority.get()
  const granted = grantCertificate(request, { now: scene.now, random: scene.random, authority })
  const issuedAt = scene.now.toISOString()
  // Made once at once: what can't be made is known now, and not when the recipient comes for it.
  await certificatePemOf(request, { ...granted, issuedAt }, authority)
  const { issuerId, serialNumber, notAfter } = granted
  const { subject, emails } = request
  return await happenedTo(
    scene,
    item,
    {
      kind: 'certificate_issued',
      by: 'authority',
      issuerId,
      serialNumber,
      notAfter,
      publicKeySha256: submission.publicKeySha256,
    },
    { matter: { subject, emails } },
  )
}

/** Lets a pending request go on to its certificate; anything else stays as it is. */
export async function approveRequest(scene: Scene, item: OrderItem): Promise<void> {
  if (statusOf(item) !== 'pending') return
  const approved = await happenedTo(scene, item, {
    kind: 'request_approved',
    by: 'account',
  })
  if (isPastEnd(item.order, scene.now)) return
  await workOrSetAside(scene, approved, () => issueTo(scene, approved))
}

/** Ends a pending request; anything else stays as it is. */
export async function refuseRequest(scene: Scene, item: OrderItem, reason: RefusalReason): Promise<void> {
  if (statusOf(item) !== 'pending') return
  await happenedTo(scene, item, { kind: 'request_refused', by: 'account', reason })
}
