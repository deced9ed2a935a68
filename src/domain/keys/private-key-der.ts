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

/**
 * A Secret-Key packet first (RFC 9580 §4.2, §5.5.1.3): its tag, a version, a time, an algorithm for public
 * keys.
 */
function isPgpSecretKey(bytes: Uint8Array): boolean {
  const tag = bytes[0] ?? 0
  const isOld = tag >= 0x94 && tag <= 0x96
  if (!isOld && tag !== 0xc5) return false
  const length = bytes[1] ?? 0
  const oldBodies = [2, 3, 5]
  const newBody = length < 192 ? 2 : length < 224 ? 3 : 6
  const body = oldBodies[tag - 0x94] ?? newBody
  const algorithm = bytes[body + 5] ?? 0
  const isKnown = (algorithm >= 1 && algorithm <= 3) || (algorithm >= 16 && algorithm <= 28)
  const year = 1970 + (((bytes[body + 1] ?? 0) << 24) >>> 0) / 31_557_600
  return [3, 4, 5, 6].includes(bytes[body] ?? 0) && isKnown && year > 1990
}
