import { breathe } from '../authority/breath'
import { type Scenario, scenarioOf } from '../scenarios'
import type { Scene } from '../scene'
import type { Order, PublicKey, Recipient, WorldState } from '../state'
import { issueTo, processingMs, refuseRequest } from './issuance'
import { workOrSetAside } from './setting-aside'

/** Takes a key for a recipient's certificate, and issues for it or says when, as the scenario has it. */
export async function takeKey(
  scene: Scene,
  order: Order,
  recipient: Recipient,
  key: PublicKey,
  agreementVersion: string,
): Promise<void> {
  const { issuance } = scenarioOf(scene.state.scenario.id)
  recipient.submission = { ...key, agreementVersion, receivedAt: scene.now.toISOString(), dueAt: null }
  await breathe()
  await handling[issuance](scene, order, recipient)
}

/** What the authority does with a key it has just taken. */
const handling: Readonly<
  Record<Scenario['issuance'], (scene: Scene, order: Order, recipient: Recipient) => Promise<void>>
> = {
  // The key is taken either way: whoever sent it is told that it waits for the authority, and has no more to do.
  at_once: async (scene, order, recipient) => {
    const isDone = await workOrSetAside(scene, recipient, () => issueTo(scene, order, recipient))
    if (!isDone && recipient.submission) recipient.submission.dueAt = scene.now.toISOString()
  },
  after_approval: async () => {},
  after_minutes: async ({ now }, _order, { submission }) => {
    if (submission) submission.dueAt = new Date(now.getTime() + processingMs).toISOString()
  },
  refused: (scene, order, recipient) => refuseRequest(scene, order, recipient, 'identity_not_confirmed'),
}

/** S/MIME BR 6.1.1.3: neither a key known to be compromised nor one that another certificate has, or will have. */
export function knownKeyFault({ blockedKeys, orders }: WorldState) {
  const blocked = new Set(blockedKeys)
  const used = new Set(
    orders.flatMap(({ recipients }) =>
      recipients.flatMap(({ submission, orderedKey }) =>
        [submission, orderedKey].flatMap((key) => (key ? [key.publicKeySha256] : [])),
      ),
    ),
  )
  return (publicKeySha256: string): 'csr-key-blocklisted' | 'csr-key-reused' | null => {
    if (blocked.has(publicKeySha256)) return 'csr-key-blocklisted'
    return used.has(publicKeySha256) ? 'csr-key-reused' : null
  }
}
