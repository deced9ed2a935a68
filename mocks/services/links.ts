import { AppError } from '../../src/errors'
import { scenarioOf } from '../scenarios'
import type { Scene } from '../scene'
import type { GenerateLink, Order, Recipient, WorldState } from '../state'
import { tellNewCode } from './codes'
import { type LetterKind, sendLetter } from './mail'
import { randomText, tokenSha256 } from './tokens'

/** How long a generate link works, in days; no rule of the CA/Browser Forum sets it, so it is our policy. */
export const linkLifeDays = 30
/** How long a right one-time code opens the pickup, in hours: a working day, so that a pending request can be watched. */
export const accessLifeHours = 12
const tokenBytes = 32

interface Sending {
  readonly sentFor: GenerateLink['sentFor']
  readonly letter: LetterKind
}

/**
 * Makes a link for a recipient and sends it to their first address. It voids the older ones, unless it goes with a notice. Only
 * a link of the account's comes with a new one-time code, where the order asks for codes.
 */
export async function sendLink(
  scene: Scene,
  order: Order,
  recipient: Recipient,
  { sentFor, letter }: Sending,
): Promise<GenerateLink> {
  const pickupToken = randomText(scene.random, tokenBytes)
  const sentAt = scene.now.toISOString()
  if (sentFor !== 'notice') {
    for (const older of linksOf(scene.state, recipient)) older.voidedAt ??= sentAt
  }
  const link: GenerateLink = {
    tokenSha256: await tokenSha256(pickupToken),
    orderNumber: order.orderNumber,
    recipientId: recipient.recipientId,
    sentAt,
    sentFor,
    voidedAt: null,
  }
  scene.state.links.push(link)
  sendLetter(scene, letter, { order, recipient, link: { pickupToken, expiresAt: linkExpiry(scene, link) } })
  if (sentFor === 'account' && order.asksForCode) await tellNewCode(scene, recipient)
  return link
}

export const linksOf = ({ links }: WorldState, { recipientId }: Recipient): GenerateLink[] =>
  links.filter((link) => link.recipientId === recipientId)

export function linkExpiry({ state: { scenario } }: Pick<Scene, 'state'>, { sentAt }: GenerateLink): Date {
  const usual = Date.parse(sentAt) + linkLifeDays * 86_400_000
  const since = Date.parse(scenario.since)
  const ended = scenarioOf(scenario.id).endsEarlierLinks && Date.parse(sentAt) < since
  return new Date(ended ? Math.min(usual, since) : usual)
}

export interface FollowedLink {
  readonly link: GenerateLink
  readonly order: Order
  readonly recipient: Recipient
}

/** What a token belongs to, whether it still opens anything or not. Throws `pickup-link-unknown`. */
export async function findLink({ state }: Scene, token: string): Promise<FollowedLink> {
  const hash = await tokenSha256(token)
  const access = state.accessTokens.find((row) => row.tokenSha256 === hash)
  const link = state.links.find((row) => row.tokenSha256 === (access?.linkTokenSha256 ?? hash))
  const order = state.orders.find(({ orderNumber }) => orderNumber === link?.orderNumber)
  const recipient = order?.recipients.find(({ recipientId }) => recipientId === link?.recipientId)
  if (!link || !order || !recipient) throw new AppError('pickup-link-unknown')
  return { link, order, recipient }
}

/**
 * The link of a token that is still in force. Throws `pickup-link-unknown`, `pickup-link-superseded` with `supersededAt`,
 * `pickup-link-expired` with `expiredAt`.
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
 * What a token opens. Throws what `findLivingLink` does, and where the order asks for a one-time code and the token is no
 * access token in force, `pickup-code-required` or `pickup-code-locked`.
 */
export async function followLink(scene: Scene, token: string): Promise<FollowedLink> {
  const found = await findLivingLink(scene, token)
  const { oneTimeCode } = found.recipient
  if (!oneTimeCode || (await hasAccess(scene, token))) return found
  throw new AppError(oneTimeCode.lockedAt === null ? 'pickup-code-required' : 'pickup-code-locked')
}

async function hasAccess({ state, now }: Scene, token: string): Promise<boolean> {
  const hash = await tokenSha256(token)
  const access = state.accessTokens.find(({ tokenSha256: known }) => known === hash)
  return access !== undefined && now < new Date(access.expiresAt)
}

/** A token that stands for the link and the right code together; never in force longer than the link. */
export async function grantAccess(scene: Scene, link: GenerateLink) {
  const accessToken = randomText(scene.random, tokenBytes)
  const end = Math.min(scene.now.getTime() + accessLifeHours * 3_600_000, linkExpiry(scene, link).getTime())
  const expiresAt = new Date(end).toISOString()
  scene.state.accessTokens.push({
    tokenSha256: await tokenSha256(accessToken),
    linkTokenSha256: link.tokenSha256,
    expiresAt,
  })
  return { accessToken, expiresAt }
}
