import { AppError } from '../../src/errors'
import { type CertificateRequest, certificatePemOf } from '../authority/authority'
import { certificateProfileOf, productOf } from '../catalogue/products'
import { organizationOf, subjectOf } from '../orders/naming'
import type { CertificateFacts, OrderItem } from '../records/order'
import type { Scene } from '../world/scene'

/** The request to the authority: all from the order, only the key from the person. */
export async function certificateRequestFor(scene: Scene, item: OrderItem): Promise<CertificateRequest> {
  const subject = subjectOf(item, await organizationOf(scene, item.order))
  return requestFor(item, { subject, emails: item.recipient.emails })
}

/** The request that a certificate was issued for. */
export const certificateRequestOf = (item: OrderItem, facts: CertificateFacts): CertificateRequest =>
  requestFor(item, facts)

/** The certificate that was issued, as PEM, made again from its facts. */
export async function issuedPemOf(scene: Scene, item: OrderItem, facts: CertificateFacts): Promise<string> {
  return await certificatePemOf(certificateRequestOf(item, facts), facts, await scene.authority.get())
}

function requestFor(
  { order, recipient }: OrderItem,
  { subject, emails }: Pick<CertificateFacts, 'subject' | 'emails'>,
): CertificateRequest {
  const { submission, commonNameSource } = recipient
  const { usages, validityDays, endsAt, signatureHash } = order
  if (!submission) throw new AppError('server-fault')
  const { publicKeyDer, keyProfile } = submission
  return {
    profile: certificateProfileOf(productOf(order.productId), order.generation),
    subject,
    commonNameSource,
    emails,
    usages,
    validityDays,
    endsAt: endsAt === null ? null : new Date(endsAt),
    signatureHash,
    publicKeyDer,
    keyProfile,
  }
}
