import { AppError } from '../errors'
import { type CertificateFacts, readCertificate } from '../pki/certificates/certificate'
import { buildChain, type ChainResult } from '../pki/certificates/chain'
import { findCertificateNames, issuersOf } from '../pki/certificates/names'
import { derOf } from '../pki/der/pem'
import { identifyKey, type KeyIdentity, keyKindOf, publicPartOf } from '../pki/keys/identity'
import type { Pause } from '../pki/passwords/pkcs12-derivation'
import { passwordsOf } from '../pki/passwords/reading-bytes'
import { foreignAlgorithms } from '../pki/pkcs12/foreign-algorithms'
import { findPkcs12, type Pkcs12Instead } from '../pki/pkcs12/intake'
import { openPkcs12WithAny, type Pkcs12Content } from '../pki/pkcs12/opening'
import { buildPkcs12 } from '../pki/pkcs12/pkcs12'
import type { Pkcs12ProfileId } from '../pki/pkcs12/profiles'
import type { Pkcs12Item } from '../pki/pkcs12/reading'
import type { HeldKeys, KeyId } from './held-keys'

export type { Pkcs12Instead } from '../pki/pkcs12/intake'

import { createPause } from './pause'
import { checkPkcs12 } from './pkcs12-check'

/** A certificate of a key, and what leads up from it. */
export interface ForeignCertificate {
  readonly facts: CertificateFacts
  /** The name it is listed under in the file; empty where it has none. */
  readonly friendlyName: string
  readonly chain: ChainResult
}

/** A key in a file of others, with its certificates: the one to go on with first. */
export interface ForeignKey {
  readonly keyId: KeyId
  /** `RSA 1024`, `EC P-521`, `Ed25519`, or an OID. */
  readonly keyAlgorithm: string
  readonly certificates: readonly [ForeignCertificate, ...ForeignCertificate[]]
  /**
   * The proof that key and first certificate belong together: their public halves, or only the file's own
   * word.
   */
  readonly matchedBy: 'public-key' | 'file'
  /** The name of key and certificate in the file; names that a program made up are left out. */
  readonly friendlyName: string
}

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

interface ReadCertificate {
  readonly item: Pkcs12Item
  readonly facts: CertificateFacts
  readonly spkiDer: Uint8Array<ArrayBuffer>
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

type FoundKey = Omit<ForeignKey, 'keyId'> & { readonly pkcs8Der: Uint8Array<ArrayBuffer> }

async function sortContent(content: Pkcs12Content, now: string, provider: Crypto, pause: Pause) {
  const names = findCertificateNames(content.certificates.map(({ der }) => der))
  const { identities, damagedKeys } = await identifyKeys(content.keys, provider, pause)
  const keys: FoundKey[] = []
  let loneKeys = 0
  for (const { item, identity } of identities) {
    const own = ownCertificates(item, identity, content)
    const read = await readAll(own.items, provider)
    const [first, ...rest] = inOrder(read, item, now)
    if (!first) {
      loneKeys++
      continue
    }
    const certificates: ForeignCertificate[] = []
    for (const { item: certificate, facts } of [first, ...rest]) {
      await pause()
      const pool = issuersOf(certificate.der, names)
      certificates.push({
        facts,
        friendlyName: nameOf(certificate),
        chain: await buildChain(certificate.der, pool, provider, new Date(now)),
      })
    }
    keys.push({
      pkcs8Der: item.der,
      keyAlgorithm: identity.algorithm,
      certificates: certificates as unknown as ForeignKey['certificates'],
      matchedBy: own.matchedBy,
      friendlyName:
        personalName(first.item) ||
        personalName(item) ||
        first.facts.commonName ||
        first.facts.emails[0] ||
        '',
    })
  }
  return { keys, loneKeys, damagedKeys, certificateCount: names.length }
}

/** Each key once, however often it is in the file; one that is damaged keeps nobody from the others. */
async function identifyKeys(items: readonly Pkcs12Item[], provider: Crypto, pause: Pause) {
  const identities = new Map<string, { readonly item: Pkcs12Item; readonly identity: KeyIdentity }>()
  let damagedKeys = 0
  for (const item of items) {
    await pause()
    try {
      const identity = await identifyKey(item.der, provider)
      const same = identity.publicPart ?? item.der.join()
      const before = identities.get(same)
      if (!before) identities.set(same, { item, identity })
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'key-malformed') throw error
      damagedKeys++
    }
  }
  return { identities: [...identities.values()], damagedKeys }
}

/**
 * Certificates of a key: of the same public half, or, where that can't be told, those that the file itself
 * puts beside it.
 */
function ownCertificates(
  key: Pkcs12Item,
  { publicPart }: KeyIdentity,
  { certificates, keys }: Pkcs12Content,
) {
  const spkis = findCertificateNames(certificates.map(({ der }) => der))
  const spkiOf = (item: Pkcs12Item) => spkis.find(({ der }) => der === item.der)?.spkiDer
  if (publicPart !== null) {
    const items = certificates.filter((item) => {
      const spki = spkiOf(item)
      return spki !== undefined && publicPartOf(spki) === publicPart
    })
    return { items, matchedBy: 'public-key' as const }
  }
  const kind = keyKindOf(key.der)
  const sameKind = certificates.filter((item) => keyKindOf(spkiOf(item) ?? item.der) === kind)
  const named = sameKind.filter(({ localKeyId }) => localKeyId !== null && localKeyId === key.localKeyId)
  const only = keys.length === 1 && sameKind.length === 1 ? sameKind : []
  return { items: named.length > 0 ? named : only, matchedBy: 'file' as const }
}

async function readAll(items: readonly Pkcs12Item[], provider: Crypto): Promise<readonly ReadCertificate[]> {
  const read: ReadCertificate[] = []
  const seen = new Set<string>()
  for (const item of items) {
    const facts = await readCertificate(item.der, provider).catch((error) => {
      if (error instanceof AppError) return null // one in disorder keeps nobody from the others
      throw error
    })
    if (!facts || seen.has(facts.fingerprintSha256)) continue
    seen.add(facts.fingerprintSha256)
    read.push({ item, facts, spkiDer: item.der })
  }
  return read
}

/** Valid now before all others, then the one that the file names for the key, then the one that ends last. */
function inOrder(read: readonly ReadCertificate[], key: Pkcs12Item, now: string): readonly ReadCertificate[] {
  const rank = ({ item, facts }: ReadCertificate) => [
    facts.notBefore <= now && now <= facts.notAfter ? 0 : 1,
    item.localKeyId !== null && item.localKeyId === key.localKeyId ? 0 : 1,
    -Date.parse(facts.notAfter),
  ]
  return read.toSorted((one, other) => {
    const [left, right] = [rank(one), rank(other)]
    const index = left.findIndex((value, at) => value !== right[at])
    return index === -1 ? 0 : (left[index] ?? 0) - (right[index] ?? 0)
  })
}

const nameOf = ({ friendlyName }: Pkcs12Item) => friendlyName?.trim() ?? ''

/**
 * Names that Windows and Mac give to keys tell a person nothing: `te-` or `le-` with a GUID, a GUID alone,
 * numbers alone.
 */
const programName =
  /^([a-z]{1,4}-)?\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$|^[0-9a-f]{16,}(_[0-9a-f-]+)?$/i

function personalName(item: Pkcs12Item): string {
  const name = nameOf(item)
  return programName.test(name) ? '' : name
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
