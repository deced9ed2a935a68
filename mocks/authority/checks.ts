import * as asn1js from 'asn1js'
import type { KeyProfile } from '../../src/contract/schema'
import { AppError, type ErrorCode, type ErrorDetails } from '../../src/errors'
import { derOf } from '../../src/pki/der/pem'
import { yieldToPage } from '../../src/yield'
import { sha256Hex } from '../world/digest'
import { importKey, isSignedBy, signatureAlgorithms, weakSignatureAlgorithms } from './csr-signature'
import { type AcceptedKey, acceptedKeys, keyFamilyOf } from './profiles'
import { isStrictDer } from './strict-der'
import { modulusWeakness } from './weak-moduli'

// This reads CSRs by itself, on purpose: a request judged by the code that wrote it proves nothing.
// `tests/interop/csr-verdicts.test.ts` holds the verdicts of both together.

/** The part of a checked CSR that is used: the public key. Subject and extensions don't matter. */
interface CheckedCsr {
  /** DER SubjectPublicKeyInfo. */
  readonly publicKeyDer: Uint8Array<ArrayBuffer>
  /** SHA-256 of it, lower-case hex. */
  readonly publicKeySha256: string
  readonly keyProfile: KeyProfile
}

export const maxCsrPemLength = 16_384

/**
 * Reads a CSR in PEM and refuses what a certificate authority must: too large, no PKCS#10, a key of a type,
 * size, exponent or curve that is not accepted or not among `allowed`, a weak key or digest, a signature that
 * isn't the key's own. Throws one `AppError` with the code for it; never what a library throws.
 */
export async function checkCsr(csrPem: string, allowed: readonly KeyProfile[]): Promise<CheckedCsr> {
  if (csrPem.length > maxCsrPemLength) {
    throw new AppError('input-too-large', { bytes: csrPem.length, limit: maxCsrPemLength })
  }
  const request = requestOf(derOf('csr', csrPem))
  await yieldToPage()
  const { publicKeyDer } = request
  const key = acceptedKeyOf(publicKeyDer, allowed)
  await yieldToPage()
  // With any hash: that it can be imported is asked before the request's own is looked at.
  await importKey(publicKeyDer, key, 'SHA-256').catch(() => {
    throw new AppError('key-malformed')
  })
  await yieldToPage()
  const { family, hash } = signatureAlgorithmOf(request.algorithm)
  const imported = await importKey(publicKeyDer, key, hash)
  const isOwn =
    family === key.family && (await isSignedBy(imported, key, hash, request.signature, request.signedDer))
  if (!isOwn) throw new AppError('csr-signature-invalid')
  return { publicKeyDer, publicKeySha256: await sha256Hex(publicKeyDer), keyProfile: key.profile }
}

interface Request {
  /** CertificationRequestInfo: what is signed. */
  readonly signedDer: Uint8Array<ArrayBuffer>
  readonly publicKeyDer: Uint8Array<ArrayBuffer>
  readonly algorithm: asn1js.AsnType | undefined
  readonly signature: Uint8Array<ArrayBuffer>
}

/**
 * The parts of a PKCS#10 request (RFC 2986 §4). Its version, attributes and extensions are nobody's business
 * here.
 */
function requestOf(csrDer: Uint8Array<ArrayBuffer>): Request {
  if (!isStrictDer(csrDer)) throw new AppError('csr-malformed')
  const [info, algorithm, signature, ...after] = elementsOf('csr-malformed', csrDer)
  const [version, subject, keyInfo, attributes, ...more] = children(info)
  const areAttributes =
    attributes === undefined || (attributes.idBlock.tagClass === 3 && attributes.idBlock.tagNumber === 0)
  const sound =
    version instanceof asn1js.Integer &&
    isName(subject) &&
    keyInfo instanceof asn1js.Sequence &&
    areAttributes &&
    signature instanceof asn1js.BitString &&
    signature.valueBlock.unusedBits === 0 &&
    after.length + more.length === 0
  if (!sound || !info) throw new AppError('csr-malformed')
  return {
    signedDer: bytesOf(info),
    publicKeyDer: bytesOf(keyInfo),
    algorithm,
    signature: Uint8Array.from(signature.valueBlock.valueHexView),
  }
}

/** SEQUENCE OF SET OF { OID, value } (RFC 5280 §4.1.2.4). */
function isName(subject: asn1js.AsnType | undefined): boolean {
  if (!(subject instanceof asn1js.Sequence)) return false
  return subject.valueBlock.value.every(
    (part) =>
      part instanceof asn1js.Set &&
      part.valueBlock.value.every((attribute) => {
        const [type, value] = children(attribute as asn1js.AsnType)
        return type instanceof asn1js.ObjectIdentifier && value !== undefined
      }),
  )
}

const bytesOf = (element: asn1js.AsnType) => Uint8Array.from(element.valueBeforeDecodeView)

function signatureAlgorithmOf(element: asn1js.AsnType | undefined) {
  const [type, parameters, ...more] = children(element)
  const oid = oidOf('csr-malformed', type)
  const algorithm = signatureAlgorithms[oid]
  if (!algorithm) {
    throw new AppError('csr-signature-hash-unsupported', { hash: weakSignatureAlgorithms[oid] ?? oid })
  }
  // No signature covers these: NULL or nothing (RFC 4055 §5, RFC 5758 §3.2; Mbed TLS writes NULL after ECDSA
  // as well).
  if ((parameters !== undefined && !(parameters instanceof asn1js.Null)) || more.length > 0) {
    throw new AppError('csr-malformed')
  }
  return algorithm
}

const rsaEncryption = '1.2.840.113549.1.1.1'
const ecPublicKey = '1.2.840.10045.2.1'

/** Key types that get a code of their own, because people bring them. */
const refusedKeyTypes: Readonly<Record<string, ErrorCode>> = {
  '1.2.840.113549.1.1.10': 'key-rsa-pss-unsupported',
  '1.3.101.112': 'key-ed25519-unsupported',
}

function acceptedKeyOf(publicKeyDer: Uint8Array<ArrayBuffer>, allowed: readonly KeyProfile[]): AcceptedKey {
  const [algorithm, key, ...after] = elementsOf('key-malformed', publicKeyDer)
  const [type, parameters, ...more] = children(algorithm)
  const oid = oidOf('key-malformed', type)
  if (after.length + more.length > 0) throw new AppError('key-malformed')
  const families = new Set(allowed.map(keyFamilyOf))
  const accepted = acceptedKeys.filter(({ profile }) => allowed.includes(profile))
  if (oid === rsaEncryption && families.has('rsa')) {
    // S/MIME BR 7.1.3.1.1: the parameters are NULL and not left out.
    if (parameters === undefined) throw new AppError('key-form-unsupported', { form: 'rsa-without-null' })
    if (!(parameters instanceof asn1js.Null)) throw new AppError('key-malformed')
    return acceptedRsaKey(octetsOf(key), accepted)
  }
  if (oid === ecPublicKey && families.has('ec')) return acceptedEcKey(parameters, octetsOf(key), accepted)
  const code = refusedKeyTypes[oid] ?? 'key-type-unsupported'
  throw new AppError(code, code === 'key-type-unsupported' ? { oid } : {})
}

function octetsOf(key: asn1js.AsnType | undefined): Uint8Array<ArrayBuffer> {
  if (!(key instanceof asn1js.BitString) || key.valueBlock.unusedBits !== 0)
    throw new AppError('key-malformed')
  return Uint8Array.from(key.valueBlock.valueHexView)
}

function acceptedRsaKey(key: Uint8Array<ArrayBuffer>, accepted: readonly AcceptedKey[]): AcceptedKey {
  if (!isStrictDer(key)) throw new AppError('key-malformed')
  const [modulusElement, exponentElement, ...more] = elementsOf('key-malformed', key)
  const modulus = positiveOf(modulusElement)
  const exponent = positiveOf(exponentElement)
  if (more.length > 0 || modulus === 0n) throw new AppError('key-malformed')
  const size = modulus.toString(2).length
  const found = accepted.find((row) => row.family === 'rsa' && row.modulusBits === size)
  if (!found) throw new AppError('key-rsa-size-unsupported', { size, ...allowedOf(accepted) })
  if (!isExponentSound(exponent)) {
    throw new AppError('key-rsa-exponent-unsupported', { exponent: String(exponent).slice(0, 40) })
  }
  const weakness = modulusWeakness(modulus)
  if (weakness) throw new AppError('key-weak', { weakness })
  return found
}

/** A number of 0 or more that is written the shortest way: written anew it is the same bytes. */
function positiveOf(element: asn1js.AsnType | undefined): bigint {
  if (!(element instanceof asn1js.Integer)) throw new AppError('key-malformed')
  const value = element.toBigInt()
  const anew = new Uint8Array(asn1js.Integer.fromBigInt(value).toBER())
  const same = anew.length === element.valueBeforeDecodeView.length
  if (value < 0n || !same) throw new AppError('key-malformed')
  return value
}

function acceptedEcKey(
  curve: asn1js.AsnType | undefined,
  point: Uint8Array,
  accepted: readonly AcceptedKey[],
): AcceptedKey {
  // Explicit curve parameters are no OID; RFC 5480 §2.1.1 forbids them.
  const oid = oidOf('key-curve-unsupported', curve)
  const found = accepted.find((row) => row.family === 'ec' && row.curveOid === oid)
  if (!found)
    throw new AppError('key-curve-unsupported', { curve: curveNames[oid] ?? oid, ...allowedOf(accepted) })
  // SEC 1 §2.3.3: 2 and 3 are compressed, 6 and 7 hybrid; RFC 5480 §2.2 asks for 4 alone to be read.
  if ([2, 3, 6, 7].includes(point[0] ?? 0)) throw new AppError('key-form-unsupported', { form: 'point' })
  if (point[0] !== 4) throw new AppError('key-malformed')
  return found
}

const curveNames: Readonly<Record<string, string>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
  '1.3.132.0.10': 'secp256k1',
}

const allowedOf = (accepted: readonly AcceptedKey[]): ErrorDetails => ({
  allowed: accepted.map(({ profile }) => profile).join(' '),
})

/**
 * Odd and from 65,537 up, as S/MIME BR 6.1.6 recommends; below 2^32, since browsers verify with none larger.
 */
function isExponentSound(exponent: bigint): boolean {
  return exponent >= 65_537n && exponent < 1n << 32n && exponent % 2n === 1n
}

/** The elements of the one SEQUENCE that `der` is, with nothing after it. */
function elementsOf(code: ErrorCode, der: Uint8Array<ArrayBuffer>): readonly asn1js.AsnType[] {
  const { offset, result } = orElse(code, () => asn1js.fromBER(der))
  if (offset !== der.length || !(result instanceof asn1js.Sequence)) throw new AppError(code)
  return children(result)
}

function children(element: asn1js.AsnType | undefined): readonly asn1js.AsnType[] {
  return element instanceof asn1js.Sequence ? (element.valueBlock.value as asn1js.AsnType[]) : []
}

function oidOf(code: ErrorCode, element: asn1js.AsnType | undefined): string {
  if (element instanceof asn1js.ObjectIdentifier) return element.valueBlock.toString()
  throw new AppError(code)
}

function orElse<T>(code: ErrorCode, read: () => T): T {
  try {
    return read()
  } catch {
    // The library's messages about malformed input are for developers.
    throw new AppError(code)
  }
}
