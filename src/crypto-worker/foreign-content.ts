import { AppError } from '../errors'
import { type CertificateFacts, readCertificate } from '../pki/certificates/certificate'
import { buildChain, type ChainResult } from '../pki/certificates/chain'
import { findCertificateNames, issuersOf } from '../pki/certificates/names'
import { identifyKey, type KeyIdentity, keyKindOf, publicPartOf } from '../pki/keys/identity'
import type { Pause } from '../pki/passwords/pkcs12-derivation'
import type { Pkcs12Content } from '../pki/pkcs12/opening'
import type { Pkcs12Item } from '../pki/pkcs12/reading'
import type { KeyId } from './held-keys'

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

interface ReadCertificate {
  readonly item: Pkcs12Item
  readonly facts: CertificateFacts
}

type FoundKey = Omit<ForeignKey, 'keyId'> & { readonly pkcs8Der: Uint8Array<ArrayBuffer> }

/**
 * The keys of an opened file, each with its certificates and their chains, judged by the time `now`. The
 * PKCS#8 are those of `content`, not copies.
 */
export async function sortContent(content: Pkcs12Content, now: string, provider: Crypto, pause: Pause) {
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
    read.push({ item, facts })
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
