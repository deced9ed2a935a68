import type { KeptKeyFacts, KeptKeysLook } from '../../src/crypto-worker/client'

/** The keys of a look that has to have been possible, with nothing unreadable beside them. */
export function keysOf(look: KeptKeysLook): readonly KeptKeyFacts[] {
  if (!look.looked || look.unreadable > 0)
    throw new Error(`keys could not be looked for: ${JSON.stringify(look)}`)
  return look.keys
}
