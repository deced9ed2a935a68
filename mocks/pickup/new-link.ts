import type { NewLink } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { findLink, sendLink } from '../links/links'
import type { Recipient } from '../records/order'
import { isClosed, statusOf } from '../records/order-status'
import type { Scene } from '../world/scene'

const minute = 60_000
const day = 86_400_000

/** How often a recipient may ask for a link; those that others have sent don't count. */
const limits = [
  { count: 1, within: 2 * minute },
  { count: 5, within: day },
] as const

/**
 * Sends a new link because somebody with an old one asked: whoever that is, it goes to the address on record.
 * Also after issuance, since the certificate can be fetched again while the key is kept. Throws
 * `pickup-link-unknown`, `pickup-code-locked`, `pickup-closed`, `too-many-requests` with `retryAfterSeconds`.
 */
export async function requestNewLink(scene: Scene, token: string): Promise<NewLink> {
  const item = await findLink(scene, token)
  const { recipient } = item
  if (recipient.oneTimeCode?.lockedAt) throw new AppError('pickup-code-locked')
  if (isClosed(statusOf(item))) throw new AppError('pickup-closed')
  const waitMs = nextAllowedAt(scene, recipient) - scene.now.getTime()
  if (waitMs > 0) throw new AppError('too-many-requests', { retryAfterSeconds: Math.ceil(waitMs / 1000) })
  const sent = await sendLink(scene, item, 'recipient')
  return {
    sentTo: maskedAddress(recipient.emails[0] ?? ''),
    sentAt: scene.now.toISOString(),
    nextAllowedAt: new Date(nextAllowedAt(scene, sent.recipient)).toISOString(),
  }
}

/** Milliseconds since 1970. */
function nextAllowedAt({ now }: Scene, { links }: Recipient): number {
  const sent = links
    .filter(({ sentFor }) => sentFor === 'recipient')
    .map(({ sentAt }) => Date.parse(sentAt))
    // Where the world's clock was moved back, what was sent "later" must not block for days.
    .filter((at) => at <= now.getTime())
    .sort((one, other) => other - one)
  return Math.max(
    now.getTime(),
    ...limits.flatMap(({ count, within }) => {
      const at = sent[count - 1]
      return at === undefined ? [] : [at + within]
    }),
  )
}

/** `a•••@b•••.example`: enough for its owner to know it, and as many dots whatever its length. */
function maskedAddress(address: string): string {
  const [local = '', domain = ''] = address.split('@')
  const dot = domain.lastIndexOf('.')
  const hidden = (text: string) => `${[...text][0] ?? ''}•••`
  return `${hidden(local)}@${hidden(domain.slice(0, Math.max(dot, 0)))}${dot < 0 ? '' : domain.slice(dot)}`
}
