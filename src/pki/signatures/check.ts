import * as asn1js from 'asn1js'
import { type SignedDer, wholeOctetsOf } from '../der/signed'
import { childrenOf, type DerValue, elementsOf, oidOf, parseDer, positiveIntegerOf } from '../der/values'
import { hashNames, type SignatureScheme, signatureAlgorithms } from './algorithms'

/** `unverifiable`: WebCrypto here hasn't got the algorithm, the curve or the hash, or takes no such key. */
export type SignatureVerdict = 'valid' | 'invalid' | 'unverifiable'

/** Curves by OID: WebCrypto's name, and the octets of each half of a signature. */
const curves: Readonly<Record<string, { readonly namedCurve: string; readonly octets: number }>> = {
  '1.2.840.10045.3.1.7': { namedCurve: 'P-256', octets: 32 },
  '1.3.132.0.34': { namedCurve: 'P-384', octets: 48 },
  '1.3.132.0.35': { namedCurve: 'P-521', octets: 66 },
}

const keySchemes: Readonly<Record<string, readonly SignatureScheme[]>> = {
  '1.2.840.113549.1.1.1': ['rsa', 'rsa-pss'],
  '1.2.840.113549.1.1.10': ['rsa-pss'],
  '1.2.840.10045.2.1': ['ecdsa'],
  '1.3.101.112': ['ed25519'],
}

interface Verification {
  readonly spkiDer: Uint8Array<ArrayBuffer>
  readonly importing: RsaHashedImportParams | EcKeyImportParams | Algorithm
  readonly verifying: AlgorithmIdentifier | RsaPssParams | EcdsaParams
  /** As WebCrypto takes it; null: none that any key makes. */
  readonly signature: Uint8Array<ArrayBuffer> | null
}

/**
 * Whether the key of a DER SubjectPublicKeyInfo made the signature. Never throws: an unreadable signature is
 * `invalid`.
 */
export async function verifySignature(
  signed: SignedDer,
  spkiDer: Uint8Array<ArrayBuffer>,
  provider: Crypto,
): Promise<SignatureVerdict> {
  let verification: Verification | 'invalid' | 'unverifiable'
  try {
    verification = verificationOf(signed, spkiDer)
  } catch {
    return 'invalid' // no key, or no parameters, that anything could be verified with
  }
  if (typeof verification === 'string') return verification
  const { importing, verifying, signature } = verification
  if (!signature) return 'invalid'
  try {
    const key = await provider.subtle.importKey('spki', verification.spkiDer, importing, false, ['verify'])
    const holds = await provider.subtle.verify(verifying, key, signature, signed.contentDer)
    return holds ? 'valid' : 'invalid'
  } catch {
    return 'unverifiable' // a key that this WebCrypto doesn't take
  }
}

function verificationOf(
  { signatureAlgorithm, signatureParameters, signature }: SignedDer,
  spkiDer: Uint8Array<ArrayBuffer>,
): Verification | 'invalid' | 'unverifiable' {
  const { scheme, hash } = signatureAlgorithms[signatureAlgorithm] ?? { scheme: 'other', hash: null }
  const [keyAlgorithm, key] = elementsOf(parseDer(spkiDer))
  const [keyOid, keyParameters] = elementsOf(keyAlgorithm)
  const schemes = keySchemes[oidOf(keyOid)]
  if (scheme === 'other' || !schemes) return 'unverifiable'
  if (!schemes.includes(scheme)) return 'invalid'
  if (scheme === 'ed25519') {
    return { spkiDer, importing: { name: 'Ed25519' }, verifying: { name: 'Ed25519' }, signature }
  }
  if (scheme === 'ecdsa') {
    const curve = keyParameters instanceof asn1js.ObjectIdentifier ? curves[oidOf(keyParameters)] : undefined
    if (!curve || !hash || !isKnownHash(hash)) return 'unverifiable'
    const { namedCurve, octets } = curve
    return {
      spkiDer,
      importing: { name: 'ECDSA', namedCurve },
      verifying: { name: 'ECDSA', hash },
      signature: ecdsaHalves(signature, octets),
    }
  }
  const pss = scheme === 'rsa-pss' ? pssParametersOf(signatureParameters) : null
  const name = pss ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5'
  const digest = pss ? pss.hash : hash
  if (!digest || !isKnownHash(digest) || pss?.otherMask) return 'unverifiable'
  return {
    // WebCrypto knows no key by the OID of RSA-PSS; it is the same key by that of RSA.
    spkiDer: rsaEncryptionKey(wholeOctetsOf(key)),
    importing: { name, hash: digest },
    verifying: pss ? { name, saltLength: pss.saltLength } : { name },
    signature,
  }
}

/** The hashes that WebCrypto can verify with: SHA-1 is judged elsewhere. */
const isKnownHash = (hash: string) => ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'].includes(hash)

function rsaEncryptionKey(key: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const algorithm = [new asn1js.ObjectIdentifier({ value: '1.2.840.113549.1.1.1' }), new asn1js.Null()]
  const spki = [new asn1js.Sequence({ value: algorithm }), new asn1js.BitString({ valueHex: key.buffer })]
  return new Uint8Array(new asn1js.Sequence({ value: spki }).toBER())
}

/**
 * The hash of a signature as a name: of RSA-PSS, the one in its parameters. Null: none, or one without a
 * name. Throws `der-malformed`.
 */
export function signatureHashOf(signatureAlgorithm: string, parameters: DerValue): string | null {
  const algorithm = signatureAlgorithms[signatureAlgorithm]
  return algorithm?.scheme === 'rsa-pss' ? pssParametersOf(parameters).hash : (algorithm?.hash ?? null)
}

/** RSASSA-PSS-params (RFC 8017 A.2.3): SHA-1, its mask and 20 octets of salt where nothing else is said. */
function pssParametersOf(parameters: DerValue) {
  const fields = new Map(
    (parameters ? elementsOf(parameters) : []).map((field) => [
      field?.idBlock.tagNumber,
      childrenOf(field)[0],
    ]),
  )
  const [hash, mask, salt] = [fields.get(0), fields.get(1), fields.get(2)]
  const hashOid = hash ? oidOf(elementsOf(hash)[0]) : '1.3.14.3.2.26'
  const maskHash = mask ? oidOf(elementsOf(elementsOf(mask)[1])[0]) : '1.3.14.3.2.26'
  return {
    hash: hashNames[hashOid] ?? null,
    otherMask: maskHash !== hashOid, // WebCrypto masks with the same hash only
    saltLength: salt ? saltLengthOf(salt) : 20,
  }
}

function saltLengthOf(salt: DerValue): number {
  const isZero = salt instanceof asn1js.Integer && salt.valueBlock.valueHexView.every((octet) => octet === 0)
  return isZero ? 0 : positiveIntegerOf(salt)
}

/**
 * ECDSA-Sig-Value { r, s } (RFC 3279 §2.2.3) as the two halves that WebCrypto takes. Null where it isn't DER:
 * OpenSSL and Go refuse padded or negative numbers and what follows them, since the same signature must not
 * have several forms.
 */
function ecdsaHalves(der: Uint8Array, octets: number): Uint8Array<ArrayBuffer> | null {
  const body = der[1] === 0x81 ? 3 : 2
  const length = der[body - 1] ?? 0
  const isMinimal = body === 2 ? length < 0x80 : length >= 0x80
  if (der[0] !== 0x30 || !isMinimal || body + length !== der.length) return null
  const halves = new Uint8Array(2 * octets)
  let at = body
  for (const end of [octets, 2 * octets]) {
    const size = der[at + 1] ?? 0
    const number = der.subarray(at + 2, at + 2 + size)
    const [first = 0, second = 0] = number
    const isSound = der[at] === 0x02 && size > 0 && size < 0x80 && number.length === size
    if (!isSound || first >= 0x80 || (first === 0 && second < 0x80)) return null
    const digits = first === 0 ? number.subarray(1) : number
    if (digits.length > octets) return null
    halves.set(digits, end - digits.length)
    at += 2 + size
  }
  return at === der.length ? halves : null
}
