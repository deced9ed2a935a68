import { AppError } from '../../errors'
import { type BerElement, berElementsOf, berOctetsOf, berOidOf, berTags, readBer } from '../der/ber-reader'
import { hexOf } from '../der/hex'
import { checkDer, derLimits } from '../der/limits'
import { parseDer } from '../der/values'
import { type EncryptionFacts, readEncryption } from '../passwords/decryption'
import { type MacFacts, readMac } from './mac'
import { pkcs12Oids as oids } from './pkcs12'

/** The means to unseal a file. */
export interface Pkcs12Algorithms {
  readonly readEncryption: typeof readEncryption
  readonly readMac: typeof readMac
}
/** The ways in which we write, and their next of kin. */
export const ownAlgorithms: Pkcs12Algorithms = { readEncryption, readMac }

/** A key or certificate with its attributes; `localKeyId` (lower-case hex) pairs them. */
export interface Pkcs12Item {
  readonly der: Uint8Array<ArrayBuffer>
  readonly friendlyName: string | null
  readonly localKeyId: string | null
}

/** The finds so far, and the parts that are still encrypted. */
interface Harvest {
  readonly algorithms: Pkcs12Algorithms
  readonly keys: Pkcs12Item[]
  readonly certificates: Pkcs12Item[]
  readonly sealed: SealedPart[]
  /** Of every encryption, to bound their sum and to tell the profile. */
  readonly encryptions: EncryptionFacts[]
  /** Keys that lie in a part of the file which nothing encrypts. */
  clearKeys: number
  /** The OID that Windows adds where it protects a file for accounts of a domain. */
  protectedToAccount: boolean
}

/** An encrypted part. */
export interface SealedPart {
  readonly what: 'key' | 'bags'
  readonly facts: EncryptionFacts
  readonly ciphertext: Uint8Array<ArrayBuffer>
  /**
   * Takes up what was in it. Throws `der-malformed` where the plaintext isn't what it should be: another key
   * made it.
   */
  readonly read: (plaintext: Uint8Array<ArrayBuffer>) => void
}

/** A file whose outer structure was read, and nothing calculated. */
export interface Pkcs12Structure {
  /** The authenticated safe: the bytes that the MAC covers. */
  readonly safesDer: Uint8Array<ArrayBuffer>
  readonly mac: MacFacts
  readonly harvest: Harvest
}

const codes = { algorithmUnsupported: 'pkcs12-algorithm-unsupported' } as const
/**
 * A secret bag of Windows: the file's password for members of a domain
 * (`szOID_PKCS_12_PROTECTED_PASSWORD_SECRET_BAG_TYPE_ID`).
 */
const protectedPasswordOid = '1.3.6.1.4.1.311.17.4'
const maxNesting = 16

/**
 * Reads PFX { version, authSafe, macData OPTIONAL } (RFC 7292 §4), DER or BER, by hand: bags, certificates
 * and attributes of kinds that nobody asked for are passed over unread, and so is what stands behind the
 * file. Throws `pkcs12-algorithm-unsupported`, `pkcs12-content-unexpected` (`reason`: `mac-missing`),
 * `iterations-too-many`, `der-malformed`, `der-too-deep`, `input-too-large`.
 */
export function readPkcs12Structure(
  pkcs12Der: Uint8Array<ArrayBuffer>,
  algorithms: Pkcs12Algorithms,
): Pkcs12Structure {
  const { maxBytes } = derLimits.pkcs12
  if (pkcs12Der.length > maxBytes) {
    throw new AppError('input-too-large', { bytes: pkcs12Der.length, limit: maxBytes })
  }
  const [, authSafe, macData] = berElementsOf(readBer(pkcs12Der), berTags.sequence)
  const { type, content } = contentInfoOf(authSafe)
  if (type !== oids.data) throw new AppError(codes.algorithmUnsupported, { algorithm: type })
  const safesDer = berOctetsOf(content)
  const harvest: Harvest = {
    algorithms,
    keys: [],
    certificates: [],
    sealed: [],
    encryptions: [],
    clearKeys: 0,
    protectedToAccount: false,
  }
  if (!macData) throw new AppError('pkcs12-content-unexpected', { reason: 'mac-missing' })
  const mac = algorithms.readMac(parsed(macData))
  for (const safe of berElementsOf(readBer(safesDer), berTags.sequence)) readSafe(safe, harvest)
  return { safesDer, mac, harvest }
}

/** ContentInfo { contentType, content [0] EXPLICIT } (RFC 5652 §3). */
function contentInfoOf(element: BerElement | undefined) {
  const [type, wrapped] = berElementsOf(element, berTags.sequence)
  const content = wrapped && berElementsOf(wrapped, berTags.contextZero)[0]
  return { type: berOidOf(type), content }
}

function readSafe(safe: BerElement, harvest: Harvest): void {
  const { type, content } = contentInfoOf(safe)
  if (type === oids.data) {
    readBags(berOctetsOf(content), harvest, 'clear')
    return
  }
  if (type !== oids.encryptedData) throw new AppError(codes.algorithmUnsupported, { algorithm: type })
  // EncryptedData { version, EncryptedContentInfo { contentType, algorithm, [0] IMPLICIT OCTET STRING } }
  // (RFC 5652 §8)
  const [, info] = berElementsOf(content, berTags.sequence)
  const [, algorithm, ciphertext] = berElementsOf(info, berTags.sequence)
  seal('bags', algorithm, berOctetsOf(ciphertext, berTags.contextZero), harvest, (plaintext) =>
    readBags(plaintext, harvest, 'sealed'),
  )
}

type Protection = 'clear' | 'sealed'

function readBags(safeContents: Uint8Array<ArrayBuffer>, harvest: Harvest, protection: Protection): void {
  readBagsOf(readBer(safeContents), harvest, protection, 1)
}

function readBagsOf(contents: BerElement, harvest: Harvest, protection: Protection, depth: number): void {
  if (depth > maxNesting) throw new AppError('der-too-deep', { limit: maxNesting })
  for (const bag of berElementsOf(contents, berTags.sequence)) {
    // SafeBag { bagId, bagValue [0] EXPLICIT, bagAttributes SET OPTIONAL } (RFC 7292 §4.2)
    const [id, wrapped, attributes] = berElementsOf(bag, berTags.sequence)
    const value = wrapped && berElementsOf(wrapped, berTags.contextZero)[0]
    const bagId = berOidOf(id)
    if (bagId === oids.keyBag && value) {
      harvest.keys.push(itemOf(Uint8Array.from(value.encoded), attributes))
      if (protection === 'clear') harvest.clearKeys++
    } else if (bagId === oids.shroudedKeyBag) sealKey(value, attributes, harvest)
    else if (bagId === oids.safeContentsBag && value) readBagsOf(value, harvest, protection, depth + 1)
    else if (bagId === oids.certificateBag) ifReadable(() => readCertificateBag(value, attributes, harvest))
    else if (bagId === oids.secretBag) ifReadable(() => readSecretBag(value, harvest))
    // CRLs and other contents are of no use for a key and its certificate.
  }
}

/** One bag in disorder keeps nobody from the key in the next. */
function ifReadable<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}

/** EncryptedPrivateKeyInfo { algorithm, OCTET STRING } (RFC 5208 §6). */
function sealKey(value: BerElement | undefined, attributes: BerElement | undefined, harvest: Harvest): void {
  const [algorithm, ciphertext] = berElementsOf(value, berTags.sequence)
  seal('key', algorithm, berOctetsOf(ciphertext), harvest, (plaintext) => {
    const { encoded, content } = readBer(plaintext)
    // PrivateKeyInfo { version INTEGER, … }: with a wrong key nothing looks like it.
    if (content[0] !== berTags.integer) throw new AppError('der-malformed')
    harvest.keys.push(itemOf(Uint8Array.from(encoded), attributes))
  })
}

/**
 * CertBag { certId, certValue [0] EXPLICIT }: an X.509 certificate is in an OCTET STRING, other kinds are
 * passed over.
 */
function readCertificateBag(
  value: BerElement | undefined,
  attributes: BerElement | undefined,
  { certificates }: Harvest,
): void {
  const [id, wrapped] = berElementsOf(value, berTags.sequence)
  if (berOidOf(id) !== oids.x509Certificate) return
  certificates.push(itemOf(berOctetsOf(berElementsOf(wrapped, berTags.contextZero)[0]), attributes))
}

/** SecretBag { secretTypeId, secretValue }: only its type is used, as a fact about the file. */
function readSecretBag(value: BerElement | undefined, harvest: Harvest): void {
  const id = value?.tag === berTags.sequence ? berElementsOf(value, berTags.sequence)[0] : undefined
  if (id?.tag === berTags.objectIdentifier && berOidOf(id) === protectedPasswordOid) {
    harvest.protectedToAccount = true
  }
}

function seal(
  what: SealedPart['what'],
  algorithm: BerElement | undefined,
  ciphertext: Uint8Array<ArrayBuffer>,
  { sealed, encryptions, algorithms }: Harvest,
  read: SealedPart['read'],
): void {
  if (!algorithm) throw new AppError('der-malformed')
  const facts = algorithms.readEncryption(parsed(algorithm), codes)
  encryptions.push(facts)
  sealed.push({ what, facts, ciphertext, read })
}

function itemOf(der: Uint8Array<ArrayBuffer>, attributes: BerElement | undefined): Pkcs12Item {
  const name = attributeOf(attributes, oids.friendlyName)
  const keyId = attributeOf(attributes, oids.localKeyId)
  return {
    der,
    friendlyName: name?.tag === berTags.bmpString ? utf16Of(name.content) : null,
    localKeyId: ifReadable(() => hexOf(berOctetsOf(keyId))) ?? null,
  }
}

/**
 * The first value of Attribute { type, SET OF value } (RFC 5652 §5.3); an unreadable attribute counts as
 * absent.
 */
function attributeOf(attributes: BerElement | undefined, type: string): BerElement | undefined {
  if (!attributes) return undefined
  return ifReadable(() => {
    for (const attribute of berElementsOf(attributes, berTags.set)) {
      const [id, values] = berElementsOf(attribute, berTags.sequence)
      if (berOidOf(id) === type) return berElementsOf(values, berTags.set)[0]
    }
    return undefined
  })
}

function utf16Of(bytes: Uint8Array): string {
  return new TextDecoder('utf-16be').decode(bytes).replace(/\0+$/, '')
}

/** A small part whose every element counts, as the library reads it. */
function parsed({ encoded }: BerElement) {
  checkDer(encoded, derLimits.key)
  return parseDer(encoded)
}
