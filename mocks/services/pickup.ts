import type { CsrReceipt, CsrSubmission, Pickup, PickupAccess } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { checkCsr } from '../authority/checks'
import type { Scene } from '../scene'
import type { Order, Recipient } from '../state'
import { agreementVersion } from './agreement'
import { type CodeOutcome, compareCode } from './codes'
import { isPastEnd, remainingDays } from './issuance'
import { findLivingLink, followLink, grantAccess, linkExpiry } from './links'
import { openItemsOf } from './open-items'
import { commonNameOf, organizationOf } from './orders'
import { isClosed, statusOf } from './pickup-status'
import { productOf } from './products'
import { knownKeyFault, takeKey } from './submission'

/** What a generate link is for, and how far it has come. */
export async function pickupOf(scene: Scene, token: string): Promise<Pickup> {
  const { link, order, recipient } = await followLink(scene, token)
  const { submission, certificate } = recipient
  return {
    pickupId: recipient.recipientId,
    status: statusOf(order, recipient),
    asOf: scene.now.toISOString(),
    orderNumber: order.orderNumber,
    productName: productOf(order.productId).name,
    commonName: commonNameOf(scene, order, recipient),
    organizationName: organizationOf(scene, order)?.name ?? null,
    emails: recipient.emails,
    validityDays: remainingDays(order, scene.now),
    usages: order.usages,
    keyProfiles: order.keyProfiles,
    expiresAt: linkExpiry(scene, link).toISOString(),
    openItems: openItemsOf(order, recipient),
    submission: submission && {
      publicKeySha256: submission.publicKeySha256,
      receivedAt: submission.receivedAt,
    },
    issued: certificate && {
      issuedAt: certificate.issuedAt,
      serialNumber: certificate.serialNumber,
      notAfter: certificate.notAfter,
    },
    refusal: recipient.refusal,
    cancelledAt: order.cancelledAt,
    revokedAt: recipient.revokedAt,
    contact: scene.state.contact,
  }
}

export interface Submitted {
  readonly receipt: CsrReceipt
  /** Whether this submission was the first with its key, and not one of the same again. */
  readonly isFirst: boolean
}

/**
 * Takes a CSR's key, and issues for it or says when; the same key again gets the same receipt and no second certificate,
 * whatever happened since. Throws the codes of `checkCsr`, `pickup-closed`, `pickup-key-conflict`, `pickup-not-ready`,
 * `agreement-outdated`, `csr-key-reused`, `csr-key-blocklisted`.
 */
export async function submitCsr(scene: Scene, token: string, submitted: CsrSubmission): Promise<Submitted> {
  const { order, recipient } = await followLink(scene, token)
  const key = await checkCsr(submitted.csrPem, order.keyProfiles)
  const before = recipient.submission
  if (before?.publicKeySha256 === key.publicKeySha256) {
    return { receipt: receiptOf(order, recipient), isFirst: false }
  }
  const status = statusOf(order, recipient)
  if (isClosed(status) || isPastEnd(order, scene.now)) throw new AppError('pickup-closed')
  if (before) throw new AppError('pickup-key-conflict')
  if (status === 'not_ready') throw new AppError('pickup-not-ready')
  if (submitted.agreementVersion !== agreementVersion) {
    throw new AppError('agreement-outdated', { version: agreementVersion })
  }
  const fault = knownKeyFault(scene.state)(key.publicKeySha256)
  if (fault) throw new AppError(fault)
  await takeKey(scene, order, recipient, key, agreementVersion)
  return { receipt: receiptOf(order, recipient), isFirst: true }
}

function receiptOf(order: Order, recipient: Recipient): CsrReceipt {
  const { submission } = recipient
  if (!submission) throw new AppError('server-fault')
  const { publicKeySha256, receivedAt } = submission
  return { status: statusOf(order, recipient), publicKeySha256, receivedAt }
}

export type CodeReply =
  | Exclude<CodeOutcome, { outcome: 'right' }>
  | { readonly outcome: 'right'; readonly access: PickupAccess }

/**
 * Exchanges a one-time code. A wrong one is counted, which a failure would undo: the outcome is a value. Throws what
 * `findLivingLink` does, and `request-malformed` where no code is asked for.
 */
export async function exchangeCode(scene: Scene, token: string, code: string): Promise<CodeReply> {
  const { link, recipient } = await findLivingLink(scene, token)
  const compared = await compareCode(scene, recipient, code)
  return compared.outcome === 'right'
    ? { outcome: 'right', access: await grantAccess(scene, link) }
    : compared
}
