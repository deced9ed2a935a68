import type { CsrReceipt, CsrSubmission, IssuedCertificate, Pickup } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { chainAbove, issueCertificate } from '../authority/authority'
import { breathe } from '../authority/breath'
import { checkCsr } from '../authority/checks'
import type { Scene } from '../scene'
import type { Recipient, WorldState } from '../state'
import { agreementVersion } from './agreement'
import { followLink, linkExpiry } from './links'
import { organizationOf, productOf, subjectOf } from './orders'

/** What a generate link is for. */
export async function pickupOf(scene: Scene, pickupToken: string): Promise<Pickup> {
  const { link, order, recipient } = await followLink(scene, pickupToken)
  return {
    status: statusOf(recipient),
    orderNumber: order.orderNumber,
    productName: productOf(order.productId).name,
    commonName: subjectOf(scene, order, recipient).commonName ?? '',
    organizationName: organizationOf(scene, order)?.name ?? null,
    emails: recipient.emails,
    validityDays: order.validityDays,
    usages: order.usages,
    keyProfiles: order.keyProfiles,
    expiresAt: linkExpiry(link).toISOString(),
    issuedAt: recipient.certificate?.issuedAt ?? null,
  }
}

const statusOf = ({ certificate }: Recipient): Pickup['status'] => (certificate ? 'issued' : 'ready')

/**
 * Checks a CSR and issues for its key; the same key again gets the same receipt and no second certificate. Throws the
 * codes of `checkCsr`, `pickup-key-conflict`, `agreement-outdated`, `csr-key-reused`, `csr-key-blocklisted`.
 */
export async function submitCsr(
  scene: Scene,
  pickupToken: string,
  submitted: CsrSubmission,
): Promise<CsrReceipt> {
  const { order, recipient } = await followLink(scene, pickupToken)
  const key = await checkCsr(submitted.csrPem, order.keyProfiles)
  const before = recipient.submission
  if (before) {
    if (before.publicKeySha256 !== key.publicKeySha256) throw new AppError('pickup-key-conflict')
    return receiptOf(recipient)
  }
  if (submitted.agreementVersion !== agreementVersion) {
    throw new AppError('agreement-outdated', { version: agreementVersion })
  }
  refuseKnownKey(scene.state, key.publicKeySha256)
  recipient.submission = {
    publicKeySha256: key.publicKeySha256,
    agreementVersion,
    receivedAt: scene.now.toISOString(),
  }
  await breathe()
  const issued = await issueCertificate(
    {
      profile: productOf(order.productId).profile,
      subject: subjectOf(scene, order, recipient),
      emails: recipient.emails,
      usages: order.usages,
      validityDays: order.validityDays,
      publicKeyDer: key.publicKeyDer,
      keyProfile: key.keyProfile,
    },
    scene,
  )
  recipient.certificate = { ...issued, issuedAt: scene.now.toISOString() }
  return receiptOf(recipient)
}

/** S/MIME BR 6.1.1.3: neither a key known to be compromised nor one that another certificate has. */
function refuseKnownKey({ blockedKeys, orders }: WorldState, publicKeySha256: string): void {
  if (blockedKeys.includes(publicKeySha256)) throw new AppError('csr-key-blocklisted')
  const used = orders.some(({ recipients }) =>
    recipients.some(({ submission }) => submission?.publicKeySha256 === publicKeySha256),
  )
  if (used) throw new AppError('csr-key-reused')
}

function receiptOf(recipient: Recipient): CsrReceipt {
  const { submission } = recipient
  if (!submission) throw new AppError('server-fault')
  const { publicKeySha256, receivedAt } = submission
  return { status: statusOf(recipient), publicKeySha256, receivedAt }
}

/** The certificate and its chain. Throws `certificate-not-issued`. */
export async function issuedCertificate(scene: Scene, pickupToken: string): Promise<IssuedCertificate> {
  const { recipient } = await followLink(scene, pickupToken)
  if (!recipient.certificate) throw new AppError('certificate-not-issued')
  const { certificatePem, issuerId } = recipient.certificate
  return { certificatePem, chainPem: chainAbove(scene.state.authority, issuerId) }
}
