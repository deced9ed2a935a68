import { AppError } from '../errors'
import { derOf } from '../pki/der/pem'
import { passwordsOf } from '../pki/passwords/reading-bytes'
import { foreignAlgorithms } from '../pki/pkcs12/foreign-algorithms'
import { findPkcs12, type Pkcs12Instead } from '../pki/pkcs12/intake'
import { openPkcs12WithAny } from '../pki/pkcs12/opening'
import { buildPkcs12 } from '../pki/pkcs12/pkcs12'
import type { Pkcs12ProfileId } from '../pki/pkcs12/profiles'
import { type ForeignKey, sortContent } from './foreign-content'
import type { HeldKeys, KeyId } from './held-keys'
import { createPause } from './pause'
import { checkPkcs12 } from './pkcs12-check'

/** The content of a foreign file. */
export type ForeignPkcs12 =
  | { readonly outcome: 'not-pkcs12'; readonly instead: Pkcs12Instead }
  | {
      readonly outcome: 'opened'
      readonly keys: readonly ForeignKey[]
      /** Null: neither of ours in all its parts. */
      readonly profile: Pkcs12ProfileId | null
      /** How the password had to be read: the place in `passwordReadings` of it. */
      readonly readingIndex: number
      /** How the file was written in what was given. */
      readonly container: 'none' | 'text' | 'profile'
      /** Keys that lay in the file without any encryption. */
      readonly clearKeys: number
      /**
       * Keys whose entry has a password of its own, that are damaged, or that no certificate in the file
       * belongs to.
       */
      readonly lockedKeys: number
      readonly damagedKeys: number
      readonly loneKeys: number
      /** Certificates that could be read, whosever they are. */
      readonly certificateCount: number
    }

/** A foreign file, its passwords, and the time to judge its certificates by. */
export interface ForeignPkcs12Input {
  readonly data: Uint8Array
  readonly password: string
  /** Where the key's entry has another password than the file (Java). */
  readonly keyPassword: string | null
  /** ISO 8601: of several certificates of a key, the one valid now comes first. */
  readonly now: string
}

/** The means of the operations on foreign files. */
export interface ForeignContext {
  readonly provider: Crypto
  readonly heldKeys: HeldKeys
  readonly signal: AbortSignal
}

/**
 * Opens a PKCS#12 file that another program wrote, with any cipher and any reading of the password. Once
 * everything about the file is known each key with a certificate is held. Throws as `openPkcs12WithAny`,
 * `crypto-unavailable`.
 */
export async function openForeignPkcs12(
  { data, password, keyPassword, now }: ForeignPkcs12Input,
  { provider, heldKeys, signal }: ForeignContext,
): Promise<ForeignPkcs12> {
  // A page that came over plain HTTP has no WebCrypto: that is no fault of the file.
  if (!provider.subtle) throw new AppError('crypto-unavailable')
  const bytes = Uint8Array.from(data)
  const found = findPkcs12(bytes)
  if ('instead' in found) {
    for (const copy of [bytes, data]) copy.fill(0) // it may be a private key
    return { outcome: 'not-pkcs12', instead: found.instead }
  }
  const pause = createPause(signal)
  const { indexes, passwords } = passwordsOf(password)
  const keyPasswords = keyPassword === null ? [] : passwordsOf(keyPassword).passwords
  const means = { passwords, keyPasswords, algorithms: foreignAlgorithms }
  const content = await openPkcs12WithAny(found.pkcs12Der, means, provider, pause)
  try {
    const sorted = await sortContent(content, now, provider, pause)
    signal.throwIfAborted()
    const { profile, clearKeys, lockedKeys } = content
    return {
      outcome: 'opened',
      ...sorted,
      // From here on no error may be thrown: a key that is held without an owner would stay.
      keys: sorted.keys.map(({ pkcs8Der, ...key }) => ({
        keyId: heldKeys.holdBytes(pkcs8Der, signal),
        ...key,
      })),
      profile,
      readingIndex: indexes[content.passwordIndex] ?? 0,
      container: found.container,
      clearKeys,
      lockedKeys,
    }
  } finally {
    for (const { der } of content.keys) der.fill(0)
  }
}

/**
 * One key of the new file: its certificate first, then what leads up from it, then its others (for mail that
 * was encrypted for those).
 */
export interface ResealedKey {
  readonly keyId: KeyId
  readonly certificatePems: readonly [string, ...string[]]
  readonly friendlyName: string
}

type CertificateDers = readonly [Uint8Array<ArrayBuffer>, ...Uint8Array<ArrayBuffer>[]]

/** The parts of a new file. */
export interface ResealInput {
  readonly keys: readonly [ResealedKey, ...ResealedKey[]]
  readonly profile: Pkcs12ProfileId
  readonly password: string
}

/**
 * Writes keys that were opened here into one new file, as the PKCS#8 they are, opens it again from its bytes
 * and compares. Throws `key-forgotten`, `password-malformed`, `unexpected` (`check`).
 */
export async function resealPkcs12(
  keys: readonly [ResealedKey, ...ResealedKey[]],
  profile: Pkcs12ProfileId,
  password: string,
  { provider, heldKeys, signal }: ForeignContext,
): Promise<Uint8Array<ArrayBuffer>> {
  const pause = createPause(signal)
  const [first, ...more] = keys
  const withKeys = async <T>(
    rest: readonly ResealedKey[],
    opened: readonly Uint8Array<ArrayBuffer>[],
    use: (ders: readonly Uint8Array<ArrayBuffer>[]) => Promise<T>,
  ): Promise<T> => {
    const [next, ...others] = rest
    if (!next) return use(opened)
    return heldKeys.lend(next.keyId, (der) => withKeys(others, [...opened, der], use))
  }
  return withKeys(keys, [], async (ders) => {
    const part = ({ certificatePems, friendlyName }: ResealedKey, index: number) => ({
      pkcs8Der: ders[index] as Uint8Array<ArrayBuffer>,
      certificateDers: certificatePems.map((pem) => derOf('certificate', pem)) as unknown as CertificateDers,
      friendlyName,
    })
    const parts = {
      ...part(first, 0),
      more: more.map((key, index) => part(key, index + 1)),
      profile,
      password,
    }
    const pkcs12Der = await buildPkcs12(parts, provider, pause)
    signal.throwIfAborted()
    await checkPkcs12(pkcs12Der, parts, null, provider, pause)
    signal.throwIfAborted()
    return pkcs12Der
  })
}
