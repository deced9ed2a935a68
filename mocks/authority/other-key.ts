import type { KeyProfile } from '../../src/contract/schema'
import { acceptedKeys } from './profiles'

/**
 * A public key of the same kind (DER SubjectPublicKeyInfo) that is nobody's: its private half is forgotten at
 * once.
 */
export async function otherKeyLike(profile: KeyProfile): Promise<Uint8Array<ArrayBuffer>> {
  const key = acceptedKeys.find((row) => row.profile === profile)
  const algorithm =
    key?.family === 'ec'
      ? { name: 'ECDSA', namedCurve: key.curve }
      : {
          name: 'RSASSA-PKCS1-v1_5',
          hash: 'SHA-256',
          modulusLength: key?.modulusBits ?? 2048,
          publicExponent: Uint8Array.of(1, 0, 1),
        }
  const { publicKey } = (await crypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  return new Uint8Array(await crypto.subtle.exportKey('spki', publicKey))
}
