import { derShapeOf, headerAt } from './der-shape'

/**
 * The finding: a private key, under a password or not, or a PKCS#12 file, which holds one under the file's
 * password.
 */
export type PrivateKeyForm = 'private-key' | 'pkcs12'

const integer = 0x02
const octetString = 0x04
const objectIdentifier = 0x06
const sequence = 0x30
/** pkcs-7: 1.2.840.113549.1.7 */
const pkcs7Arc = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07]

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

/**
 * First bytes of what else holds private keys. A Java keystore and BCFKS are told by the encrypted keys in
 * them: there are such with certificates alone.
 */
const magics: readonly (readonly [what: string, bytes: Uint8Array])[] = [
  ['OpenSSH', ascii('openssh-key-v1\0')],
  ['SSH 1', ascii('SSH PRIVATE KEY FILE FORMAT')],
  ['PVK of Windows', Uint8Array.of(0x1e, 0xf1, 0xb5, 0xb0)],
  ['PRIVATEKEYBLOB of Windows, for exchange', Uint8Array.of(7, 2, 0, 0, 0, 0xa4, 0, 0)],
  ['PRIVATEKEYBLOB of Windows, for signing', Uint8Array.of(7, 2, 0, 0, 0, 0x24, 0, 0)],
]

/**
 * OIDs of the encryptions of private keys: they tell EncryptedPrivateKeyInfo (RFC 5208 §6) from a DigestInfo,
 * which has the same structure.
 */
const encryptionOids: readonly (readonly number[])[] = [
  // PKCS#5: PBES1, PBES2
  ...[1, 3, 4, 6, 10, 11, 13].map((scheme) => [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, scheme]),
  [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c, 0x01], // PKCS#12
  [0x2b, 0x06, 0x01, 0x04, 0x01, 0x2a, 0x02, 0x11], // Java: JKS
  [0x2b, 0x06, 0x01, 0x04, 0x01, 0x2a, 0x02, 0x13], // Java: JCEKS
]

/** The smallest modulus or prime that counts: 256 bits. Numbers of other structures are shorter. */
const smallestModulus = 32
/** A private scalar: 16 octets (112 bits) to 72 (P-521 and a little). */
const scalar = { least: 16, most: 72 }

/**
 * A private key in bytes, wherever it begins: after a stray byte, or in a keystore. Each byte is looked at
 * once; a structure counts by the tags, numbers and lengths of its first elements, which no picture or
 * certificate has by chance (less than one in 2⁴⁰ places).
 */
export function privateKeyInBytes(bytes: Uint8Array): PrivateKeyForm | null {
  return privateKeyAtStart(bytes) ?? privateKeyBetween(bytes, 0, bytes.length)
}

/** The finding from the first bytes alone, as far as `privateKeyInBytes` needs it. */
export function privateKeyAtStart(bytes: Uint8Array): PrivateKeyForm | null {
  const shape = derShapeOf(bytes)
  if (shape === 'pkcs12' || shape === 'private-key') return shape
  if (magics.some(([, magic]) => startsAt(bytes, 0, magic))) return 'private-key'
  return isPgpSecretKey(bytes) ? 'private-key' : null
}

/**
 * A private key that begins at one of these places, as far as `privateKeyInBytes` asks it: of megabytes a
 * part at a time.
 */
export function privateKeyBetween(bytes: Uint8Array, from: number, to: number): PrivateKeyForm | null {
  for (let at = bytes.indexOf(sequence, from); at !== -1 && at < to; at = bytes.indexOf(sequence, at + 1)) {
    const length = bytes[at + 1] ?? 0
    const content = at + 2 + (length > 0x80 && length <= 0x84 ? length - 0x80 : 0)
    const first = bytes[content]
    // Most places end here: a key begins with its version or with how it is encrypted.
    if (first === integer ? bytes[content + 1] !== 1 : first !== sequence) continue
    const form = privateKeyAt(bytes, at)
    if (form) return form
  }
  return null
}

function privateKeyAt(bytes: Uint8Array, at: number): PrivateKeyForm | null {
  const outer = headerAt(bytes, at)
  const first = outer && headerAt(bytes, outer.content)
  const second = first && headerAt(bytes, first.end)
  if (!second || second.content >= outer.end) return null
  if (first.tag === sequence) {
    return second.tag === octetString && isEncryption(bytes, first.content) ? 'private-key' : null
  }
  const version = bytes[first.content]
  if (second.tag === sequence) {
    const inner = headerAt(bytes, second.content)
    if (inner?.tag !== objectIdentifier || inner.end > second.end) return null
    // PFX { 3, ContentInfo { pkcs-7 … } } (RFC 7292 §4); PKCS#8 { 0 or 1, AlgorithmIdentifier, OCTET STRING }
    // (RFC 5958 §2)
    if (version === 3) return startsAt(bytes, inner.content, pkcs7Arc) ? 'pkcs12' : null
    const third = headerAt(bytes, second.end)
    const isPkcs8 =
      (version === 0 || version === 1) && third?.tag === octetString && third.content < outer.end
    return isPkcs8 ? 'private-key' : null
  }
  const length = second.end - second.content
  if (version === 0 && second.tag === integer) {
    // PKCS#1 and DSA { 0, INTEGER, INTEGER, … }; the end may not have been copied
    const next = bytes[second.end]
    const isNumbers = length >= smallestModulus && second.end < outer.end && (next ?? integer) === integer
    return isNumbers && (bytes[second.content] ?? 0) < 0x80 ? 'private-key' : null
  }
  // SEC 1 { 1, OCTET STRING, [0] curve, [1] public key } (RFC 5915 §3)
  if (version !== 1 || second.tag !== octetString || length < scalar.least || length > scalar.most)
    return null
  const next = second.end === outer.end ? 0xa0 : bytes[second.end]
  return second.end <= outer.end && (next === 0xa0 || next === 0xa1) ? 'private-key' : null
}

function isEncryption(bytes: Uint8Array, at: number): boolean {
  const oid = headerAt(bytes, at)
  return (
    oid?.tag === objectIdentifier && encryptionOids.some((octets) => startsAt(bytes, oid.content, octets))
  )
}

function startsAt(bytes: Uint8Array, at: number, octets: ArrayLike<number>): boolean {
  for (let index = 0; index < octets.length; index++) {
    if (bytes[at + index] !== octets[index]) return false
  }
  return true
}

/** Seconds from 1970 on, as OpenPGP has them, at the start of 1991 (PGP 1.0) and of 2100. */
const pgpTimes = { first: 662_688_000, last: 4_102_444_800 }
/** Octets of a public key without a frame of its own, by algorithm (RFC 9580 §9.1). */
const pgpRawKeys: Readonly<Record<number, number>> = { 25: 32, 26: 56, 27: 32, 28: 57 }

/**
 * A Secret-Key packet first (RFC 9580 §4.2, §5.5): its tag, its length, a version, a time, an algorithm, and
 * the beginning of a key for it. Of random bytes one in 2²² begins so.
 */
function isPgpSecretKey(bytes: Uint8Array): boolean {
  const packet = pgpSecretKeyPacket(bytes)
  if (!packet) return false
  const { body, length } = packet
  const version = bytes[body] ?? 0
  if (version < 3 || version > 6) return false
  const time = numberAt(bytes, body + 1, 4)
  if (time < pgpTimes.first || time > pgpTimes.last) return false
  // Version 3 has a number of days before the algorithm, versions 5 and 6 the length of the key behind it.
  const place = body + (version === 3 ? 7 : 5)
  const algorithm = bytes[place] ?? 0
  const key = place + (version > 4 ? 5 : 1)
  const rawLength = pgpRawKeys[algorithm]
  if (rawLength !== undefined) {
    if (version > 4) return numberAt(bytes, place + 1, 4) === rawLength
    const protection = bytes[key + rawLength] ?? 0
    return version === 4 && length > 2 * rawLength && length < 512 && (protection === 0 || protection > 252)
  }
  // RSA, Elgamal and DSA begin with a number, the older curves with the name of the curve.
  if ((algorithm >= 1 && algorithm <= 3) || (algorithm >= 16 && algorithm <= 17) || algorithm === 20) {
    const bits = numberAt(bytes, key, 2)
    return bits >= 512 && bits <= 16_384 && (bytes[key + 2] ?? 0) >> ((bits - 1) & 7) === 1
  }
  const nameLength = bytes[key] ?? 0
  const name = bytes[key + 1] ?? 0
  return (
    [18, 19, 22].includes(algorithm) && nameLength > 2 && nameLength < 16 && (name === 0x2a || name === 0x2b)
  )
}

/** Where the first packet's body begins, and its length; null where it is no Secret-Key packet. */
function pgpSecretKeyPacket(bytes: Uint8Array): { body: number; length: number } | null {
  const tag = bytes[0] ?? 0
  if (tag >= 0x94 && tag <= 0x96) {
    const octets = 2 ** (tag - 0x94)
    return { body: 1 + octets, length: numberAt(bytes, 1, octets) }
  }
  if (tag !== 0xc5) return null
  const first = bytes[1] ?? 0
  if (first < 192) return { body: 2, length: first }
  if (first < 224) return { body: 3, length: (first - 192) * 256 + (bytes[2] ?? 0) + 192 }
  return first === 255 ? { body: 6, length: numberAt(bytes, 2, 4) } : null
}

function numberAt(bytes: Uint8Array, at: number, octets: number): number {
  let value = 0
  for (let index = 0; index < octets; index++) value = value * 256 + (bytes[at + index] ?? 0)
  return value
}
