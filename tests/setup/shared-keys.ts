import { generateKeyPair, type KeyPair } from '../../src/pki/keys/key-pair'
import type { KeyProfileId } from '../../src/pki/keys/profiles'

const made = new Map<KeyProfileId, Promise<KeyPair>>()

/**
 * A key of that profile, the same for all who ask in a process: an RSA key of 4096 bits takes seconds. For
 * tests that need a key; where the making of one is tested it is made. The bytes of the private half are the
 * asker's own.
 */
export async function sharedKey(keyProfile: KeyProfileId): Promise<KeyPair> {
  const making = made.get(keyProfile) ?? generateKeyPair(keyProfile, crypto)
  made.set(keyProfile, making)
  const keyPair = await making
  return { ...keyPair, pkcs8Der: keyPair.pkcs8Der.slice() }
}
