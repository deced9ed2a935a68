import * as asn1js from 'asn1js'
import {
  type AlgorithmIdentifier,
  type CertBag,
  ContentInfo,
  EncryptedData,
  type PKCS8ShroudedKeyBag,
  type PrivateKeyInfo,
  type SafeBag,
  SafeContents,
} from 'pkijs'
import { AppError } from '../errors'
import { sameBytes } from './certificate'
import { checkDer, derLimits } from './der-limits'
import { type DerValue, elementsOf, octetsOf, oidOf, parseDer, readingFailure } from './der-values'
import { hexOf } from './hex'
import {
  type EncryptionFacts,
  iterationsOf,
  maxIterations,
  readEncryption,
  saltOf,
} from './password-encryption'
import { pkcs12Oids } from './pkcs12'
import type { Pause } from './pkcs12-key-derivation'
import { deriveMacKey, type MacDerivation, macHashOf, macOf } from './pkcs12-mac'
import { type Pkcs12ProfileId, pkcs12Profiles } from './pkcs12-profiles'

/** A key or certificate with its attributes; `localKeyId` (lower-case hex) pairs them. */
export interface Pkcs12Item {
  readonly der: Uint8Array<ArrayBuffer>
  readonly friendlyName: string | null
  readonly localKeyId: string | null
}

/** What was in a file. */
export interface Pkcs12Content {
  /** Unencrypted PKCS#8. */
  readonly keys: readonly Pkcs12Item[]
  readonly certificates: readonly Pkcs12Item[]
  /** The profile of ours whose algorithms and counts the file has in all its parts. */
  readonly profile: Pkcs12ProfileId | null
}

/**
 * Opens a PKCS#12 file, DER or BER. A file without a MAC is refused: nothing would tell a swapped certificate from the right one.
 * Throws `pkcs12-password-wrong`, `pkcs12-algorithm-unsupported` (`algorithm`: OID), `iterations-too-many` (before any work),
 * `pkcs12-content-unexpected` (`reason`), `pkcs12-malformed`, `input-too-large`, `der-too-deep`, `password-malformed`.
 */
export async function openPkcs12(
  pkcs12Der: Uint8Array<ArrayBuffer>,
  password: string,
  provider: Crypto,
  pause: Pause,
): Promise<Pkcs12Content> {
  try {
    return await open(pkcs12Der, password, provider, pause)
  } catch (error) {
    throw readingFailure(error, 'pkcs12-malformed')
  }
}

const codes = { algorithmUnsupported: 'pkcs12-algorithm-unsupported' } as const

/** What has been found so far, and what is still encrypted. */
interface Harvest {
  readonly keys: Pkcs12Item[]
  readonly certificates: Pkcs12Item[]
  readonly sealed: SealedPart[]
  /** Of every encryption and of the MAC, to bound their sum and to tell the profile. */
  readonly encryptions: EncryptionFacts[]
}

interface SealedPart {
  readonly facts: EncryptionFacts
  readonly ciphertext: Uint8Array<ArrayBuffer>
  readonly read: (plaintext: Uint8Array<ArrayBuffer>) => void
}

async function open(
  pkcs12Der: Uint8Array<ArrayBuffer>,
  password: string,
  provider: Crypto,
  pause: Pause,
): Promise<Pkcs12Content> {
  checkDer(pkcs12Der, derLimits.pkcs12)
  // PFX { version, authSafe, macData OPTIONAL } (RFC 7292 §4)
  const [, authSafe, macData] = elementsOf(parseDer(pkcs12Der))
  const safesDer = contentOf(new ContentInfo({ schema: authSafe }))
  if (!macData) throw new AppError('pkcs12-content-unexpected', { reason: 'mac-missing' })
  const mac = macFactsOf(macData)
  // Everything in the clear is read, and refused if need be, before any work is done.
  const harvest: Harvest = { keys: [], certificates: [], sealed: [], encryptions: [] }
  for (const safe of elementsOf(checkedDer(safesDer))) readSafe(safe, harvest)

  const decrypt = async (part: SealedPart) => {
    const plaintext = await part.facts.decrypt(part.ciphertext, password, provider, pause)
    if (!plaintext) throw new AppError('pkcs12-password-wrong')
    return () => part.read(plaintext)
  }
  const decryptAll = () => {
    boundIterations([mac, ...harvest.encryptions])
    return Promise.all(harvest.sealed.splice(0).map(decrypt))
  }
  // The MAC is derived beside the decryptions; nothing of theirs is read before it has been verified.
  const [intact, first] = await Promise.allSettled([
    isIntact(mac, safesDer, password, provider, pause),
    decryptAll(),
  ])
  if (intact.status === 'rejected') throw intact.reason
  if (!intact.value) throw new AppError('pkcs12-password-wrong')
  if (first.status === 'rejected') throw first.reason
  for (const read of first.value) read()
  for (const read of await decryptAll()) read() // keys that were in an encrypted safe
  const { keys, certificates, encryptions } = harvest
  return { keys, certificates, profile: profileOf(mac, encryptions) }
}

function readSafe(safe: DerValue, harvest: Harvest): void {
  const info = new ContentInfo({ schema: safe })
  if (info.contentType === pkcs12Oids.data) {
    readBags(contentOf(info), harvest)
    return
  }
  if (info.contentType !== pkcs12Oids.encryptedData) {
    throw new AppError('pkcs12-algorithm-unsupported', { algorithm: info.contentType })
  }
  const { encryptedContentInfo } = new EncryptedData({ schema: info.content })
  seal(
    encryptedContentInfo.contentEncryptionAlgorithm,
    encryptedContentInfo.getEncryptedContent(),
    harvest,
    (plaintext) => readBags(plaintext, harvest),
  )
}

function readBags(safeContents: Uint8Array<ArrayBuffer>, harvest: Harvest): void {
  for (const bag of new SafeContents({ schema: checkedDer(safeContents) }).safeBags) readBag(bag, harvest)
}

function readBag(bag: SafeBag, harvest: Harvest): void {
  bagReaders[bag.bagId]?.(bag, harvest)
}

/** Bags by OID (RFC 7292 §4.2); CRLs and secrets are passed over. */
const bagReaders: Readonly<Record<string, (bag: SafeBag, harvest: Harvest) => void>> = {
  [pkcs12Oids.keyBag]: (bag, { keys }) => {
    keys.push(itemOf(bag, new Uint8Array((bag.bagValue as PrivateKeyInfo).toSchema().toBER())))
  },
  [pkcs12Oids.shroudedKeyBag]: (bag, harvest) => {
    const { encryptionAlgorithm, encryptedData } = bag.bagValue as PKCS8ShroudedKeyBag
    seal(encryptionAlgorithm, encryptedData.getValue(), harvest, (plaintext) => {
      harvest.keys.push(itemOf(bag, plaintext))
    })
  },
  [pkcs12Oids.certificateBag]: (bag, { certificates }) => {
    const { certId, certValue } = bag.bagValue as CertBag
    if (certId === pkcs12Oids.x509Certificate)
      certificates.push(itemOf(bag, octetsOf(certValue as asn1js.OctetString)))
  },
  [pkcs12Oids.safeContentsBag]: (bag, harvest) => {
    for (const inner of (bag.bagValue as SafeContents).safeBags) readBag(inner, harvest)
  },
}

function seal(
  algorithm: AlgorithmIdentifier,
  ciphertext: ArrayBuffer,
  { sealed, encryptions }: Harvest,
  read: SealedPart['read'],
): void {
  const facts = readEncryption(algorithm.toSchema(), codes)
  encryptions.push(facts)
  sealed.push({ facts, ciphertext: new Uint8Array(ciphertext), read })
}

interface MacFacts extends MacDerivation {
  readonly digest: Uint8Array<ArrayBuffer>
}

/** MacData { mac DigestInfo, macSalt, iterations DEFAULT 1 } (RFC 7292 §4). */
function macFactsOf(macData: DerValue): MacFacts {
  const [digestInfo, salt, iterations] = elementsOf(macData)
  const [algorithm, digest] = elementsOf(digestInfo)
  const algorithmOid = oidOf(elementsOf(algorithm)[0])
  const hash = macHashOf(algorithmOid)
  if (!hash) throw new AppError('pkcs12-algorithm-unsupported', { algorithm: algorithmOid })
  return {
    hash,
    salt: saltOf(salt),
    iterations: iterations ? iterationsOf(iterations) : 1,
    digest: octetsOf(digest),
  }
}

async function isIntact(
  mac: MacFacts,
  content: Uint8Array<ArrayBuffer>,
  password: string,
  provider: Crypto,
  pause: Pause,
): Promise<boolean> {
  const macKey = await deriveMacKey(password, mac, pause)
  return sameBytes(await macOf(content, macKey, mac.hash, provider), mac.digest)
}

/** A file may have many parts, each within its bound: all of them together may cost three at the bound. */
function boundIterations(parts: readonly { readonly iterations: number }[]): void {
  const limit = 3 * maxIterations
  const iterations = parts.reduce((sum, part) => sum + part.iterations, 0)
  if (iterations > limit) throw new AppError('iterations-too-many', { iterations, limit })
}

function profileOf(mac: MacFacts, encryptions: readonly EncryptionFacts[]): Pkcs12ProfileId | null {
  const fitting = Object.values(pkcs12Profiles).find(
    (profile) =>
      mac.hash === profile.mac.hash &&
      encryptions.every(({ encryption }) => encryption === profile.encryption) &&
      [mac, ...encryptions].every(({ iterations }) => iterations === profile.iterations),
  )
  return fitting?.id ?? null
}

function itemOf({ bagAttributes = [] }: SafeBag, der: Uint8Array<ArrayBuffer>): Pkcs12Item {
  const attribute = (type: string): unknown =>
    bagAttributes.find((candidate) => candidate.type === type)?.values[0]
  const name = attribute(pkcs12Oids.friendlyName)
  const keyId = attribute(pkcs12Oids.localKeyId)
  return {
    der,
    friendlyName: name instanceof asn1js.BmpString ? name.getValue() : null,
    localKeyId: keyId instanceof asn1js.OctetString ? hexOf(octetsOf(keyId)) : null,
  }
}

const contentOf = ({ contentType, content }: ContentInfo): Uint8Array<ArrayBuffer> => {
  if (contentType !== pkcs12Oids.data) {
    throw new AppError('pkcs12-algorithm-unsupported', { algorithm: contentType })
  }
  return octetsOf(content)
}

function checkedDer(bytes: Uint8Array): asn1js.AsnType {
  checkDer(bytes, derLimits.pkcs12)
  return parseDer(bytes)
}
