/**
 * The kind of thing in DER (or BER), by its first elements alone: enough to name a file that was chosen by
 * mistake, without parsing it.
 */
export type DerShape =
  | 'csr'
  | 'certificate'
  | 'pkcs7'
  | 'pkcs12'
  | 'public-key'
  | 'private-key'
  /** A SEQUENCE of another kind. */
  | 'other'

interface Header {
  readonly tag: number
  readonly content: number
  /** Where the next element begins; Infinity where the length is indefinite (BER). */
  readonly end: number
}

const integer = 0x02
const bitString = 0x03
const octetString = 0x04
const objectIdentifier = 0x06
const sequence = 0x30
const contextZero = 0xa0

/** pkcs-7: 1.2.840.113549.1.7 */
const pkcs7Arc = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07]

/**
 * The shape of bytes that begin with a SEQUENCE; null for all others. Bytes that are cut off or damaged
 * further on keep their shape.
 */
export function derShapeOf(bytes: Uint8Array): DerShape | null {
  const outer = headerAt(bytes, 0)
  if (outer?.tag !== sequence) return null
  const first = headerAt(bytes, outer.content)
  if (!first) return 'other'
  const second = headerAt(bytes, first.end)
  if (first.tag === objectIdentifier) return isPkcs7(bytes, first) ? 'pkcs7' : 'other'
  if (first.tag === integer) return shapeAfterInteger(bytes, first, second)
  if (first.tag === sequence) return shapeAfterSequence(bytes, first, second)
  return 'other'
}

/** Versioned structures, and RSA's bare numbers. */
function shapeAfterInteger(bytes: Uint8Array, first: Header, second: Header | null): DerShape {
  const length = first.end - first.content
  // RSAPublicKey { modulus, publicExponent } (RFC 8017 A.1.1)
  if (length > 1) return second?.tag === integer ? 'public-key' : 'other'
  const version = bytes[first.content]
  // PFX { version 3, authSafe ContentInfo } (RFC 7292 §4)
  if (version === 3 && second?.tag === sequence) return 'pkcs12'
  if (version !== 0 && version !== 1) return 'other'
  // PKCS#8 { version, AlgorithmIdentifier, OCTET STRING } (RFC 5958 §2), PKCS#1 and DSA { version, INTEGER, …
  // }, SEC 1 { 1, OCTET STRING, … }
  if (second?.tag === sequence)
    return headerAt(bytes, second.content)?.tag === objectIdentifier ? 'private-key' : 'other'
  return second?.tag === integer || (second?.tag === octetString && version === 1) ? 'private-key' : 'other'
}

/** Signed structures, and an AlgorithmIdentifier with what it is about. */
function shapeAfterSequence(bytes: Uint8Array, first: Header, second: Header | null): DerShape {
  const inner = headerAt(bytes, first.content)
  if (inner?.tag === objectIdentifier) {
    // SubjectPublicKeyInfo (RFC 5280 §4.1.2.7); EncryptedPrivateKeyInfo (RFC 5208 §6)
    if (second?.tag === bitString) return 'public-key'
    return second?.tag === octetString ? 'private-key' : 'other'
  }
  // TBSCertificate { [0] version, … } (RFC 5280 §4.1)
  if (inner?.tag === contextZero) return 'certificate'
  if (inner?.tag !== integer) return 'other'
  // A certificate of version 1 { serial, AlgorithmIdentifier, … }; CertificationRequestInfo { version, Name,
  // … } (RFC 2986 §4.1)
  const next = headerAt(bytes, inner.end)
  if (next?.tag !== sequence) return 'other'
  if (headerAt(bytes, next.content)?.tag === objectIdentifier) return 'certificate'
  return inner.end - inner.content === 1 ? 'csr' : 'other'
}

function isPkcs7(bytes: Uint8Array, { content }: Header): boolean {
  return pkcs7Arc.every((octet, index) => bytes[content + index] === octet)
}

/**
 * Tag and extent of the element at an offset (X.690 §8.1); null where bytes end before, or its length has
 * more than four octets.
 */
export function headerAt(bytes: Uint8Array, at: number): Header | null {
  const tag = bytes[at]
  const length = bytes[at + 1]
  if (tag === undefined || length === undefined) return null
  if (length < 0x80) return { tag, content: at + 2, end: at + 2 + length }
  const octets = length & 0x7f
  if (octets === 0) return { tag, content: at + 2, end: Infinity }
  if (octets > 4) return null
  let value = 0
  for (let i = 0; i < octets; i++) value = value * 256 + (bytes[at + 2 + i] ?? 0)
  const content = at + 2 + octets
  return { tag, content, end: content + value }
}
