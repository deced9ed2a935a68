import { toAppError } from '../../src/errors'
import type { Scene } from '../scene'
import type { Recipient, WorldState } from '../state'

/** What work for a recipient adds to. */
const grown = [
  'links',
  'accessTokens',
  'mails',
  'textMessages',
  'issuances',
] as const satisfies (keyof WorldState)[]

/**
 * Does work for one recipient; false where it threw: then nothing of it is left, it is set aside with its reason, and the others go on. The reason is a code and a
 * fact, never what an error says, which may quote what it worked on. Work that went well ends an earlier setting aside.
 */
export async function workOrSetAside(
  { state, now }: Scene,
  recipient: Recipient,
  work: () => Promise<void>,
): Promise<boolean> {
  const before = structuredClone(recipient)
  const { setAside: earlier } = recipient
  const lengths = grown.map((name) => state[name].length)
  try {
    await work()
    // A part of it may have been set aside meanwhile.
    if (recipient.setAside === earlier) recipient.setAside = null
    return true
  } catch (error) {
    Object.assign(recipient, before)
    for (const [index, name] of grown.entries()) state[name].length = lengths[index] ?? 0
    const { code, details } = toAppError(error)
    const { reason } = details
    recipient.setAside = {
      code,
      reason: typeof reason === 'string' ? reason : null,
      at: now.toISOString(),
      againAt: null,
    }
    return false
  }
}

/** Whether somebody has to look at it before it is tried again. */
export const isSetAside = ({ setAside }: Recipient): boolean => setAside !== null && setAside.againAt === null

/** Has it tried again, as of now, by whoever looks next. */
export function tryAgain({ now }: Pick<Scene, 'now'>, { setAside }: Recipient): void {
  if (setAside) setAside.againAt = now.toISOString()
}

/** As `tryAgain`, for all: what failed may have failed for the time that it was. */
export function tryAllAgain(scene: Scene): void {
  for (const { recipients } of scene.state.orders) {
    for (const recipient of recipients) tryAgain(scene, recipient)
  }
}

/** When work is due: what was set aside, not before it is tried again; null where that is open. */
export function dueAgain({ setAside }: Recipient, at: string): string | null {
  if (setAside === null) return at
  const { againAt } = setAside
  return againAt === null || againAt > at ? againAt : at
}
