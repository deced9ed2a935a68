import { AppError } from '../../src/errors'
import { happenedTo, maxWrongCodes } from '../orders/happened'
import type { AccessToken, OrderItem } from '../records/order'
import { sha256Hex } from '../world/digest'
import { randomText } from '../world/random-text'
import type { Scene } from '../world/scene'

const codeDigits = 6

/**
 * Makes a one-time code for the recipient's telephone, and forgets what was typed against the one before.
 */
export async function tellNewCode(scene: Scene, item: OrderItem): Promise<OrderItem> {
  const code = randomCode(scene.random)
  const salt = randomText(scene.random, 16)
  const matter = { salt, codeSha256: await hashOf(salt, code) }
  return await happenedTo(scene, item, { kind: 'code_told', by: 'authority' }, { matter, secret: { code } })
}

export type CodeOutcome =
  | { readonly outcome: 'right' }
  | { readonly outcome: 'wrong'; readonly attemptsLeft: number }
  | { readonly outcome: 'locked' }

/**
 * Compares a code; a right one gives `access`. The fifth wrong one in a row locks; a right one starts the
 * count again (NIST SP 800-63B §5.2.2). A code stays good for as long as it isn't replaced: who was cut off
 * must be able to come back.
 */
export async function compareCode(
  scene: Scene,
  item: OrderItem,
  code: string,
  access: AccessToken,
): Promise<CodeOutcome> {
  const known = item.recipient.oneTimeCode
  if (!known) throw new AppError('request-malformed')
  // Hashed whatever the outcome, and compared to the end: how long it takes tells nothing.
  const right = isSame(await hashOf(known.salt, code), known.codeSha256)
  if (known.lockedAt !== null) return { outcome: 'locked' }
  if (right) {
    await happenedTo(scene, item, { kind: 'code_accepted', by: 'recipient' }, { matter: { access } })
    return { outcome: 'right' }
  }
  await happenedTo(scene, item, { kind: 'code_refused', by: 'recipient' })
  const attemptsLeft = maxWrongCodes - known.wrongCodes - 1
  return attemptsLeft > 0 ? { outcome: 'wrong', attemptsLeft } : { outcome: 'locked' }
}

/** Digits, each number as likely as any other: bytes past the last whole multiple are drawn again. */
function randomCode(random: Scene['random']): string {
  const count = 10 ** codeDigits
  const limit = Math.floor(2 ** 24 / count) * count
  for (;;) {
    const [high = 0, middle = 0, low = 0] = random(3)
    const number = high * 65_536 + middle * 256 + low
    if (number < limit) return String(number % count).padStart(codeDigits, '0')
  }
}

const hashOf = (salt: string, code: string): Promise<string> =>
  sha256Hex(new TextEncoder().encode(`${salt}:${code}`))

function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length
  for (let at = 0; at < one.length; at++) difference |= one.charCodeAt(at) ^ other.charCodeAt(at)
  return difference === 0
}
