import { AppError } from '../../src/errors'
import type { Scene } from '../scene'
import type { GenerateLink, Order, Recipient } from '../state'
import { sendGenerateMail } from './mail'
import { randomText, tokenSha256 } from './tokens'

/** How long a generate link works, in days; no rule of the CA/Browser Forum sets it, so it is our policy. */
export const linkLifeDays = 30
const tokenBytes = 32

/** Makes a new link for a recipient and sends it to their first address. */
export async function sendGenerateLink(scene: Scene, order: Order, recipient: Recipient): Promise<void> {
  const pickupToken = randomText(scene.random, tokenBytes)
  const link: GenerateLink = {
    tokenSha256: await tokenSha256(pickupToken),
    orderNumber: order.orderNumber,
    recipientId: recipient.recipientId,
    sentAt: scene.now.toISOString(),
  }
  scene.state.links.push(link)
  sendGenerateMail(scene, { order, recipient, pickupToken, expiresAt: linkExpiry(link) })
}

export function linkExpiry({ sentAt }: GenerateLink): Date {
  return new Date(Date.parse(sentAt) + linkLifeDays * 86_400_000)
}

export interface FollowedLink {
  readonly link: GenerateLink
  readonly order: Order
  readonly recipient: Recipient
}

/** What a token opens. Throws `pickup-link-unknown`, and `pickup-link-expired` with `expiredAt`. */
export async function followLink({ state, now }: Scene, pickupToken: string): Promise<FollowedLink> {
  const hash = await tokenSha256(pickupToken)
  const link = state.links.find((row) => row.tokenSha256 === hash)
  const order = state.orders.find(({ orderNumber }) => orderNumber === link?.orderNumber)
  const recipient = order?.recipients.find(({ recipientId }) => recipientId === link?.recipientId)
  if (!link || !order || !recipient) throw new AppError('pickup-link-unknown')
  const expiresAt = linkExpiry(link)
  if (now >= expiresAt) throw new AppError('pickup-link-expired', { expiredAt: expiresAt.toISOString() })
  return { link, order, recipient }
}
