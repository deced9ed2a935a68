import { AppError } from '../errors'
import { hexOf } from '../pki/der/hex'
import type { KeyPair } from '../pki/keys/key-pair'
import type { KeyProfileId } from '../pki/keys/profiles'

/** Names a private key that stays in the worker. Random, meaningless outside this worker. */
export type KeyId = string & { readonly keyId: unique symbol }

/** The facts of a key that the page may know. */
export interface KeyReference {
  readonly keyId: KeyId
  readonly keyProfile: KeyProfileId
  /** SHA-256 of the DER SubjectPublicKeyInfo, lower-case hex. */
  readonly publicKeySha256: string
}

/** Where keys are held. */
export interface HeldKeys {
  /**
   * Keeps a key and gives it its name. The held bytes are a copy; the caller's are zeroed. `call` is the
   * signal of the call that made the key: once it is aborted nobody owns the key, and it is forgotten, also
   * where the answer is on its way already.
   */
  hold(keyPair: KeyPair, call: AbortSignal): KeyReference
  /** The same for a key of any kind, of which nothing more is known here: `referenceOf` throws for it. */
  holdBytes(pkcs8Der: Uint8Array<ArrayBuffer>, call: AbortSignal): KeyId
  /** The reference of a key. Throws `key-forgotten`. */
  referenceOf(keyId: KeyId): KeyReference
  /**
   * Lends a copy of the key (unencrypted PKCS#8) for the time of `use`, zeroed afterwards. A copy, because
   * the key may be forgotten, which overwrites it, while `use` is under way. Throws `key-forgotten`, and what
   * `use` throws.
   */
  lend<T>(keyId: KeyId, use: (pkcs8Der: Uint8Array<ArrayBuffer>) => Promise<T>): Promise<T>
  /** Overwrites and drops a key; one that isn't there is forgotten already. */
  forget(keyId: KeyId): void
  /** Overwrites and drops every key there is. */
  forgetAll(): void
}

/**
 * Every private key there is: in the worker's memory and nowhere else. Kept as unencrypted PKCS#8 bytes, not
 * as `CryptoKey`s: a `.p12` and a sealed key are made of these bytes anyway, and bytes can be overwritten.
 */
export function createHeldKeys(provider: Crypto): HeldKeys {
  const held = new Map<
    string,
    { readonly reference: KeyReference | null; readonly pkcs8Der: Uint8Array<ArrayBuffer> }
  >()
  const heldKey = (keyId: KeyId) => {
    const key = held.get(keyId)
    if (!key) throw new AppError('key-forgotten')
    return key
  }
  const newId = () => hexOf(provider.getRandomValues(new Uint8Array(16))) as KeyId
  const forget = (keyId: KeyId) => {
    held.get(keyId)?.pkcs8Der.fill(0)
    held.delete(keyId)
  }
  const keep = (
    keyId: KeyId,
    reference: KeyReference | null,
    pkcs8Der: Uint8Array<ArrayBuffer>,
    call: AbortSignal,
  ) => {
    held.set(keyId, { reference, pkcs8Der: pkcs8Der.slice() })
    pkcs8Der.fill(0)
    if (call.aborted) forget(keyId)
    call.addEventListener('abort', () => forget(keyId), { once: true })
  }
  return {
    hold({ keyProfile, publicKeySha256, pkcs8Der }, call) {
      const reference = { keyId: newId(), keyProfile, publicKeySha256 }
      keep(reference.keyId, reference, pkcs8Der, call)
      return reference
    },
    holdBytes(pkcs8Der, call) {
      const keyId = newId()
      keep(keyId, null, pkcs8Der, call)
      return keyId
    },
    referenceOf(keyId) {
      const { reference } = heldKey(keyId)
      if (!reference) throw new AppError('key-forgotten')
      return reference
    },
    async lend(keyId, use) {
      const copy = heldKey(keyId).pkcs8Der.slice()
      try {
        return await use(copy)
      } finally {
        copy.fill(0)
      }
    },
    forget,
    forgetAll() {
      for (const { pkcs8Der } of held.values()) pkcs8Der.fill(0)
      held.clear()
    },
  }
}
