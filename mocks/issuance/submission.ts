import { yieldToPage } from '../../src/yield'
import { happenedTo } from '../orders/happened'
import type { OrderItem, PublicKey } from '../records/order'
import { type Scenario, scenarioOf } from '../records/scenarios'
import type { Scene } from '../world/scene'
import { issueTo, processingMs, refuseRequest } from './issuance'
import { workOrSetAside } from './setting-aside'

/** Takes a key for a recipient's certificate, and issues for it or says when, as the scenario has it. */
export async function takeKey(
  scene: Scene,
  item: OrderItem,
  { publicKeyDer, publicKeySha256, keyProfile }: PublicKey,
  agreementVersion: string,
): Promise<void> {
  const { issuance } = scenarioOf(scene.stage.scenario.id)
  const { waitsMs, handle } = handling[issuance]
  const taken = await happenedTo(
    scene,
    item,
    {
      kind: 'csr_received',
      by: 'recipient',
      publicKeySha256,
      keyProfile,
      agreementVersion,
      dueAt: waitsMs === null ? null : new Date(scene.now.getTime() + waitsMs).toISOString(),
    },
    { matter: { publicKeyDer } },
  )
  await yieldToPage()
  await handle(scene, taken)
}

interface Handling {
  /**
   * After how long the authority decides by itself, in milliseconds; null where somebody approves or refuses.
   */
  readonly waitsMs: number | null
  readonly handle: (scene: Scene, item: OrderItem) => Promise<void>
}

/** The authority's next act for a key that it has just taken. */
const handling: Readonly<Record<Scenario['issuance'], Handling>> = {
  // The key is taken either way: whoever sent it is told that it waits for the authority, and has no more to
  // do.
  at_once: { waitsMs: 0, handle: (scene, item) => workOrSetAside(scene, item, () => issueTo(scene, item)) },
  after_approval: { waitsMs: null, handle: async () => {} },
  after_minutes: { waitsMs: processingMs, handle: async () => {} },
  refused: { waitsMs: null, handle: (scene, item) => refuseRequest(scene, item, 'identity_not_confirmed') },
}

type KeyFault = 'csr-key-blocklisted' | 'csr-key-reused'

/**
 * S/MIME BR 6.1.1.3: neither a key known to be compromised nor one that another certificate has, or will
 * have.
 */
export async function knownKeyFault(
  { blockedKeys, orders }: Scene,
  publicKeySha256: string,
): Promise<KeyFault | null> {
  if (await blockedKeys.get(publicKeySha256)) return 'csr-key-blocklisted'
  return (await orders.newest('publicKey', publicKeySha256)) ? 'csr-key-reused' : null
}
