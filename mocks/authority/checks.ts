import 'reflect-metadata' // @peculiar/x509 needs it before its own first line.
import * as x509 from '@peculiar/x509'
import * as asn1js from 'asn1js'
import type { KeyProfile } from '../../src/contract/schema'
import { AppError, type ErrorCode, type ErrorDetails } from '../../src/errors'
import { derOf } from '../../src/pki/pem'
import { sha256Hex } from '../digest'
import { breathe } from './breath'
import { type AcceptedKey, acceptedKeys, keyFamilyOf } from './profiles'

/** What is left of a CSR once it is checked: the public key. Subject and extensions are of no interest. */
export interface CheckedCsr {
  /** DER SubjectPublicKeyInfo. */
  readonly publicKeyDer: Uint8Array<ArrayBuffer>
  /** SHA-256 of it, lower-case hex. */
  readonly publicKeySha256: string
  readonly keyProfile: KeyProfile
}

export const maxCsrPemLength = 16_384

/**
 * Reads a CSR in PEM and refuses what a certificate authority must: too large, no PKCS#10, a key of a type, size, exponent or
 * curve that is not accepted or not among `allowed`, a weak digest, a signature that isn't the key's own. Throws one
 * `AppError` with the code for it; never what a library throws.
 */
export async function checkCsr(csrPem: string, allowed: readonly KeyProfile[]): Promise<CheckedCsr> {
  if (csrPem.length > maxCsrPemLength) {
    throw new AppError('input-too-large', { bytes: csrPem.length, limit: maxCsrPemLength })
  }
  const csrDer = derOf('csr', csrPem)
  const csr = await parsed(csrDer)
  await breathe()
  // The library reads the key when it is asked for, and throws then.
  const publicKeyDer = orElse('key-malformed', () => new Uint8Array(csr.publicKey.rawData))
  const key = acceptedKeyOf(publicKeyDer, allowed)
  await refuseUnusable(publicKeyDer, key)
  await breathe()
  const signature = signatureAlgorithmOf(csrDer)
  if (signature.family !== key.family || !(await isSignedByItsKey(csr))) {
    throw new AppError('csr-signature-invalid')
  }
  return { publicKeyDer, publicKeySha256: await sha256Hex(publicKeyDer), keyProfile: key.profile }
}

async function parsed(csrDer: Uint8Array<ArrayBuffer>): Promise<x509.Pkcs10CertificateRequest> {
  const csr = orElse('csr-malformed', () => new x509.Pkcs10CertificateRequest(csrDer))
  await breathe()
  const [info] = elementsOf('csr-malformed', csrDer)
  const [version] = children(info)
  // RFC 2986 §4.1: there is one version, 0.
  if (!(version instanceof asn1js.Integer) || version.toBigInt() !== 0n) throw new AppError('csr-malformed')
  return csr
}

/** WebCrypto refuses a point that is not on its curve, and a modulus it can't work with. */
async function refuseUnusable(publicKeyDer: Uint8Array<ArrayBuffer>, key: AcceptedKey): Promise<void> {
  const algorithm =
    key.family === 'rsa'
      ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
      : { name: 'ECDSA', namedCurve: key.curve }
  try {
    await crypto.subtle.importKey('spki', publicKeyDer, algorithm, false, ['verify'])
  } catch {
    throw new AppError('key-malformed')
  }
}

async function isSignedByItsKey(csr: x509.Pkcs10CertificateRequest): Promise<boolean> {
  try {
    return await csr.verify(crypto)
  } catch {
    // An ECDSA signature that isn't even two numbers.
    return false
  }
}

interface SignatureAlgorithm {
  readonly family: 'rsa' | 'ec'
}

const signatureAlgorithms: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.11': { family: 'rsa' }, // sha256WithRSAEncryption
  '1.2.840.113549.1.1.12': { family: 'rsa' },
  '1.2.840.113549.1.1.13': { family: 'rsa' },
  '1.2.840.10045.4.3.2': { family: 'ec' }, // ecdsa-with-SHA256
  '1.2.840.10045.4.3.3': { family: 'ec' },
  '1.2.840.10045.4.3.4': { family: 'ec' },
}

/** Digests that no signature may rest on any more, by name for the text. */
const weakSignatureAlgorithms: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'MD2',
  '1.2.840.113549.1.1.4': 'MD5',
  '1.2.840.113549.1.1.5': 'SHA-1',
  '1.2.840.10045.4.1': 'SHA-1',
}

function signatureAlgorithmOf(csrDer: Uint8Array<ArrayBuffer>): SignatureAlgorithm {
  const [, algorithmElement, signature] = elementsOf('csr-malformed', csrDer)
  const [type, parameters] = children(algorithmElement)
  const oid = oidOf('csr-malformed', type)
  const algorithm = signatureAlgorithms[oid]
  if (!algorithm) {
    throw new AppError('csr-signature-hash-unsupported', { hash: weakSignatureAlgorithms[oid] ?? oid })
  }
  // No signature covers these: RFC 4055 §5 and RFC 5758 §3.2 leave one way to write them.
  const sound =
    (parameters === undefined || (algorithm.family === 'rsa' && parameters instanceof asn1js.Null)) &&
    signature instanceof asn1js.BitString &&
    signature.valueBlock.unusedBits === 0
  if (!sound) throw new AppError('csr-malformed')
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
  const [algorithm, key] = elementsOf('key-malformed', publicKeyDer)
  const [type, parameters] = children(algorithm)
  const oid = oidOf('key-malformed', type)
  const families = new Set(allowed.map(keyFamilyOf))
  const accepted = acceptedKeys.filter(({ profile }) => allowed.includes(profile))
  if (oid === rsaEncryption && families.has('rsa')) {
    // S/MIME BR 7.1.3.1.1: the parameters are NULL and not left out.
    if (!(parameters instanceof asn1js.Null)) throw new AppError('key-malformed')
    return acceptedRsaKey(key, accepted)
  }
  if (oid === ecPublicKey && families.has('ec')) return acceptedEcKey(parameters, accepted)
  const code = refusedKeyTypes[oid] ?? 'key-type-unsupported'
  throw new AppError(code, code === 'key-type-unsupported' ? { oid } : {})
}

function acceptedRsaKey(key: asn1js.AsnType | undefined, accepted: readonly AcceptedKey[]): AcceptedKey {
  if (!(key instanceof asn1js.BitString)) throw new AppError('key-malformed')
  const [modulusElement, exponentElement] = elementsOf(
    'key-malformed',
    new Uint8Array(key.valueBlock.valueHexView),
  )
  if (!(modulusElement instanceof asn1js.Integer && exponentElement instanceof asn1js.Integer)) {
    throw new AppError('key-malformed')
  }
  const modulus = modulusElement.toBigInt()
  const exponent = exponentElement.toBigInt()
  const size = modulus > 0n ? modulus.toString(2).length : 0
  const found = accepted.find((row) => row.family === 'rsa' && row.modulusBits === size)
  if (!found) throw new AppError('key-rsa-size-unsupported', { size, ...allowedOf(accepted) })
  if (!isExponentSound(exponent)) {
    throw new AppError('key-rsa-exponent-unsupported', { exponent: String(exponent).slice(0, 40) })
  }
  if (hasSmallFactor(modulus)) throw new AppError('key-malformed')
  return found
}

function acceptedEcKey(curve: asn1js.AsnType | undefined, accepted: readonly AcceptedKey[]): AcceptedKey {
  // Explicit curve parameters are no OID; RFC 5480 §2.1.1 forbids them.
  const oid = oidOf('key-curve-unsupported', curve)
  const found = accepted.find((row) => row.family === 'ec' && row.curveOid === oid)
  if (!found)
    throw new AppError('key-curve-unsupported', { curve: curveNames[oid] ?? oid, ...allowedOf(accepted) })
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
 * Odd and from 65,537 up, as S/MIME BR 6.1.6 recommends; below 2^33, since Chromium's WebCrypto verifies with none larger.
 */
function isExponentSound(exponent: bigint): boolean {
  return exponent >= 65_537n && exponent < 1n << 33n && exponent % 2n === 1n
}

/** S/MIME BR 6.1.6: no factor below 752. What WebCrypto makes never has one; what somebody typed may. */
function hasSmallFactor(modulus: bigint): boolean {
  return smallPrimes.some((prime) => modulus % prime === 0n)
}

const smallPrimes: readonly bigint[] = Array.from({ length: 750 }, (_, index) => index + 2)
  .filter((number) => {
    for (let divisor = 2; divisor * divisor <= number; divisor++) if (number % divisor === 0) return false
    return true
  })
  .map(BigInt)

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
    // Whatever the library says of a malformed input, it says it to developers.
    throw new AppError(code)
  }
}
