import type { CsrReceipt, CsrSubmission, Pickup, PickupAccess } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { checkCsr } from '../authority/checks'
import { agreementVersion } from '../catalogue/agreement'
import { productOf } from '../catalogue/products'
import { remainingDays } from '../issuance/issuance'
import { knownKeyFault, takeKey } from '../issuance/submission'
import { type CodeOutcome, compareCode } from '../links/codes'
import { findLivingLink, followLink, linkExpiry, makeAccess } from '../links/links'
import { itemOf } from '../orders/happened'
import { commonNameOf, organizationOf } from '../orders/naming'
import { openItemsOf } from '../orders/open-items'
import type { OrderItem } from '../records/order'
import { isPastEnd } from '../records/order-due'
import { isClosed, statusOf } from '../records/order-status'
import type { Scene } from '../world/scene'

/** The pickup of a generate link, with its status. */
export async function pickupOf(scene: Scene, token: string): Promise<Pickup> {
  const item = await followLink(scene, token)
  const { link, order, recipient } = item
  const { submission, certificate } = recipient
  const organization = await organizationOf(scene, order)
  return {
    pickupId: recipient.recipientId,
    status: statusOf(item),
    asOf: scene.now.toISOString(),
    orderNumber: order.orderNumber,
    productName: productOf(order.productId).name,
    commonName: commonNameOf(recipient, organization),
    organizationName: organization?.name ?? null,
    emails: recipient.emails,
    validityDays: remainingDays(order, scene.now),
    usages: order.usages,
    keyProfiles: order.keyProfiles,
    expiresAt: linkExpiry(scene, link).toISOString(),
    openItems: openItemsOf(item),
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
    contact: (await scene.account.get()).contact,
  }
}

interface Submitted {
  readonly receipt: CsrReceipt
  /** Whether this submission was the first with its key, and not one of the same again. */
  readonly isFirst: boolean
}

/**
 * Takes a CSR's key, and issues for it or says when; the same key again gets the same receipt and no second
 * certificate, whatever happened since. Throws the codes of `checkCsr`, `pickup-closed`,
 * `pickup-key-conflict`, `pickup-not-ready`, `agreement-outdated`, `csr-key-reused`, `csr-key-blocklisted`.
 */
export async function submitCsr(scene: Scene, token: string, submitted: CsrSubmission): Promise<Submitted> {
  const item = await followLink(scene, token)
  const { order, recipient } = item
  const key = await checkCsr(submitted.csrPem, order.keyProfiles)
  const before = recipient.submission
  if (before?.publicKeySha256 === key.publicKeySha256) {
    return { receipt: receiptOf(item), isFirst: false }
  }
  const status = statusOf(item)
  if (isClosed(status) || isPastEnd(order, scene.now)) throw new AppError('pickup-closed')
  if (before) throw new AppError('pickup-key-conflict')
  if (status === 'not_ready') throw new AppError('pickup-not-ready')
  if (submitted.agreementVersion !== agreementVersion) {
    throw new AppError('agreement-outdated', { version: agreementVersion })
  }
  const fault = await knownKeyFault(scene, key.publicKeySha256)
  if (fault) throw new AppError(fault)
  await takeKey(scene, item, key, agreementVersion)
  const taken = (await scene.orders.get(order.orderNumber)) ?? order
  return { receipt: receiptOf(itemOf(taken, recipient.recipientId)), isFirst: true }
}

function receiptOf(item: OrderItem): CsrReceipt {
  const { submission } = item.recipient
  if (!submission) throw new AppError('server-fault')
  const { publicKeySha256, receivedAt } = submission
  return { status: statusOf(item), publicKeySha256, receivedAt }
}

export type CodeReply =
  | Exclude<CodeOutcome, { outcome: 'right' }>
  | { readonly outcome: 'right'; readonly access: PickupAccess }

/**
 * Exchanges a one-time code. A wrong one is counted, which a failure would undo: the outcome is a value.
 * Throws what `findLivingLink` does, and `request-malformed` where no code is asked for.
 */
export async function exchangeCode(scene: Scene, token: string, code: string): Promise<CodeReply> {
  const found = await findLivingLink(scene, token)
  const { accessToken, access } = await makeAccess(scene, found.link)
  const compared = await compareCode(scene, found, code, access)
  return compared.outcome === 'right'
    ? { outcome: 'right', access: { accessToken, expiresAt: access.expiresAt } }
    : compared
}
