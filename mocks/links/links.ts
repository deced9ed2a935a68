import { AppError } from '../../src/errors'
import { happenedTo } from '../orders/happened'
import type { AccessToken, GenerateLink, OrderItem, Recipient } from '../records/order'
import { scenarioOf } from '../records/scenarios'
import { randomText, tokenSha256 } from '../world/random-text'
import type { Scene } from '../world/scene'
import { tellNewCode } from './codes'

/** How long a generate link works, in days; no rule of the CA/Browser Forum sets it, so it is our policy. */
export const linkLifeDays = 30
/**
 * How long a right one-time code opens the pickup, in hours: a working day, so that a pending request can be
 * watched.
 */
export const accessLifeHours = 12
const tokenBytes = 32

/**
 * Makes a link for a recipient. It voids the older ones, unless it goes
 * with a notice. Only a link of the account's comes with a new one-time code, where the order asks for codes.
 */
export async function sendLink(
  scene: Scene,
  item: OrderItem,
  sentFor: GenerateLink['sentFor'],
): Promise<OrderItem> {
  const pickupToken = randomText(scene.random, tokenBytes)
  const sent = await happenedTo(
    scene,
    item,
    {
      kind: 'link_sent',
      by: sentFor === 'recipient' ? 'recipient' : 'authority',
      tokenSha256: await tokenSha256(pickupToken),
      sentFor,
    },
    { secret: { pickupToken } },
  )
  return sentFor === 'account' && sent.order.asksForCode ? await tellNewCode(scene, sent) : sent
}

export function linkExpiry(
  { stage: { scenario } }: Pick<Scene, 'stage'>,
  { sentAt }: Pick<GenerateLink, 'sentAt'>,
): Date {
  const usual = Date.parse(sentAt) + linkLifeDays * 86_400_000
  const since = Date.parse(scenario.since)
  const ended = scenarioOf(scenario.id).endsEarlierLinks && Date.parse(sentAt) < since
  return new Date(ended ? Math.min(usual, since) : usual)
}

interface FollowedLink extends OrderItem {
  readonly link: GenerateLink
}

/**
 * The recipient that a token belongs to, whether it still opens anything or not. Throws
 * `pickup-link-unknown`.
 */
export async function findLink({ orders }: Scene, token: string): Promise<FollowedLink> {
  const hash = await tokenSha256(token)
  const order = await orders.newest('token', hash)
  for (const recipient of order?.recipients ?? []) {
    const access = recipient.accessTokens.find((row) => row.tokenSha256 === hash)
    const link = recipient.links.find((row) => row.tokenSha256 === (access?.linkTokenSha256 ?? hash))
    if (order && link) return { link, order, recipient }
  }
  throw new AppError('pickup-link-unknown')
}

/**
 * The link of a token that is still in force. Throws `pickup-link-unknown`, `pickup-link-superseded` with
 * `supersededAt`, `pickup-link-expired` with `expiredAt`.
 */
export async function findLivingLink(scene: Scene, token: string): Promise<FollowedLink> {
  const found = await findLink(scene, token)
  const { voidedAt } = found.link
  if (voidedAt !== null) throw new AppError('pickup-link-superseded', { supersededAt: voidedAt })
  const expiresAt = linkExpiry(scene, found.link)
  if (scene.now >= expiresAt)
    throw new AppError('pickup-link-expired', { expiredAt: expiresAt.toISOString() })
  return found
}

/**
 * The recipient that a token opens. Throws what `findLivingLink` does, and where the order asks for a
 * one-time code and the token is no access token in force, `pickup-code-required` or `pickup-code-locked`.
 */
export async function followLink(scene: Scene, token: string): Promise<FollowedLink> {
  const found = await findLivingLink(scene, token)
  const { oneTimeCode } = found.recipient
  if (!oneTimeCode || (await hasAccess(scene, found.recipient, token))) return found
  throw new AppError(oneTimeCode.lockedAt === null ? 'pickup-code-required' : 'pickup-code-locked')
}

async function hasAccess({ now }: Scene, { accessTokens }: Recipient, token: string): Promise<boolean> {
  const hash = await tokenSha256(token)
  const access = accessTokens.find(({ tokenSha256: known }) => known === hash)
  return access !== undefined && now < new Date(access.expiresAt)
}

/** A token that stands for the link and the right code together; never in force longer than the link. */
export async function makeAccess(
  scene: Scene,
  link: GenerateLink,
): Promise<{ readonly accessToken: string; readonly access: AccessToken }> {
  const accessToken = randomText(scene.random, tokenBytes)
  const end = Math.min(scene.now.getTime() + accessLifeHours * 3_600_000, linkExpiry(scene, link).getTime())
  const access = {
    tokenSha256: await tokenSha256(accessToken),
    linkTokenSha256: link.tokenSha256,
    expiresAt: new Date(end).toISOString(),
  }
  return { accessToken, access }
}
