import { AppError } from '../errors'
import type { KeyPair } from '../pki/key-pair'
import type { KeyProfileId } from '../pki/key-profiles'

/** Names a private key that stays in the worker. Random, meaningless outside this worker. */
export type KeyId = string & { readonly keyId: unique symbol }

/** What the page may know of a key. */
export interface KeyReference {
  readonly keyId: KeyId
  readonly keyProfile: KeyProfileId
  /** SHA-256 of the DER SubjectPublicKeyInfo, lower-case hex. */
  readonly publicKeySha256: string
}

interface HeldKey extends KeyReference {
  readonly pkcs8Der: Uint8Array<ArrayBuffer>
}

/**
 * Every private key there is, in this worker's memory and nowhere else. Kept as unencrypted PKCS#8 bytes, not as `CryptoKey`s: a `.p12`
 * and a sealed key are made of these bytes anyway, and bytes can be overwritten.
 */
const held = new Map<string, HeldKey>()

/** Keeps a key and gives it its name. The held bytes are a copy; the caller's are zeroed. */
export function holdKey({ keyProfile, publicKeySha256, pkcs8Der }: KeyPair): KeyReference {
  const keyId = crypto.randomUUID() as KeyId
  held.set(keyId, { keyId, keyProfile, publicKeySha256, pkcs8Der: pkcs8Der.slice() })
  pkcs8Der.fill(0)
  return { keyId, keyProfile, publicKeySha256 }
}

/** The key by its name. Throws `key-forgotten`. */
export function heldKey(keyId: KeyId): HeldKey {
  const key = held.get(keyId)
  if (!key) throw new AppError('key-forgotten')
  return key
}

/** Overwrites and drops a key; one that isn't there is forgotten already. */
export function forgetHeldKey(keyId: KeyId): void {
  held.get(keyId)?.pkcs8Der.fill(0)
  held.delete(keyId)
}
