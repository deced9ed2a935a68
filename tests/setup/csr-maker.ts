import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { tlv } from './hostile-der'

type Bytes = Uint8Array<ArrayBuffer>

/** The parts that differ from an ordinary request; each part is DER as it stands there. */
export interface CsrParts {
  readonly key?: KeyObject
  readonly version?: Uint8Array
  readonly subject?: Uint8Array
  readonly spki?: Uint8Array
  /** Null: none at all. */
  readonly attributes?: Uint8Array | null
  readonly moreInInfo?: readonly Uint8Array[]
  readonly algorithm?: Uint8Array
  readonly hash?: string
  /** Of the octets that sign; gives the BIT STRING. */
  readonly signature?: (octets: Uint8Array) => Uint8Array
  readonly moreOutside?: readonly Uint8Array[]
}

export const oid = (hex: string): Bytes => tlv(0x06, Buffer.from(hex, 'hex'))
export const nothing: Bytes = tlv(0x05)
export const bits = (octets: Uint8Array, unused = 0): Bytes => tlv(0x03, Uint8Array.of(unused), octets)
export const oids = {
  rsaEncryption: oid('2a864886f70d010101'),
  ecPublicKey: oid('2a8648ce3d0201'),
  p256: oid('2a8648ce3d030107'),
  sha256WithRsa: oid('2a864886f70d01010b'),
  ecdsaWithSha256: oid('2a8648ce3d040302'),
  commonName: oid('550403'),
}

export const nameOf = (value: Uint8Array): Bytes => tlv(0x30, tlv(0x31, tlv(0x30, oids.commonName, value)))
export const utf8 = (text: string): Bytes => tlv(0x0c, Buffer.from(text))
export const attribute = (type: string, ...values: readonly Uint8Array[]): Bytes =>
  tlv(0x30, oid(type), tlv(0x31, ...values))

/** An attribute that asks for an extension with this value (RFC 2985 §5.4.2). */
export const requested = (extension: string, value: Uint8Array): Bytes =>
  attribute('2a864886f70d01090e', tlv(0x30, tlv(0x30, oid(extension), tlv(0x04, value))))

export const rsaKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
export const ecKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
export const spkiOf = (key: KeyObject): Bytes => {
  const jwk = key.export({ format: 'jwk' })
  const number = (value = '') => Buffer.concat([Uint8Array.of(0), Buffer.from(value, 'base64url')])
  if (jwk.kty === 'RSA') return rsaSpki(number(jwk.n), Buffer.from(jwk.e ?? '', 'base64url'))
  const point = Buffer.concat([
    Uint8Array.of(4),
    ...[jwk.x, jwk.y].map((half = '') => Buffer.from(half, 'base64url')),
  ])
  return ecSpki(point)
}
export const rsaSpki = (
  modulus: Uint8Array,
  exponent: Uint8Array = Uint8Array.of(1, 0, 1),
  parameters: readonly Uint8Array[] = [nothing],
  more: readonly Uint8Array[] = [],
): Bytes =>
  tlv(
    0x30,
    tlv(0x30, oids.rsaEncryption, ...parameters),
    bits(Buffer.concat([tlv(0x30, tlv(0x02, modulus), tlv(0x02, exponent)), ...more])),
  )
export const ecSpki = (point: Uint8Array, parameters: readonly Uint8Array[] = [oids.p256]): Bytes =>
  tlv(0x30, tlv(0x30, oids.ecPublicKey, ...parameters), bits(point))

/** The modulus with the zero before it, as an INTEGER holds it. */
export const modulusOf = (key: KeyObject): Bytes =>
  Uint8Array.from([0, ...Buffer.from(String(key.export({ format: 'jwk' }).n), 'base64url')])

/** A key of two given primes; its request signs itself as any other. */
export function rsaKeyOf(p: bigint, q: bigint): KeyObject {
  const e = 65_537n
  const text = (value: bigint) => {
    const hex = value.toString(16)
    return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url')
  }
  const d = inverse(e, (p - 1n) * (q - 1n))
  const [n, dp, dq, qi] = [p * q, d % (p - 1n), d % (q - 1n), inverse(q, p)]
  const parts = { n, e, d, p, q, dp, dq, qi }
  const jwk = Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, text(value)]))
  return createPrivateKey({ key: { kty: 'RSA', ...jwk }, format: 'jwk' })
}

function inverse(a: bigint, modulus: bigint): bigint {
  let [r0, r1, s0, s1] = [a, modulus, 1n, 0n]
  while (r1 !== 0n) {
    const quotient = r0 / r1
    ;[r0, r1] = [r1, r0 - quotient * r1]
    ;[s0, s1] = [s1, s0 - quotient * s1]
  }
  return ((s0 % modulus) + modulus) % modulus
}

/** DER of a request that signs itself, whatever stands in it. */
export function makeOddCsr(parts: CsrParts): Bytes {
  const {
    key = rsaKey,
    hash = 'sha256',
    attributes = tlv(0xa0),
    signature = (octets) => bits(octets),
  } = parts
  const isRsa = key.asymmetricKeyType === 'rsa'
  const info = tlv(
    0x30,
    parts.version ?? tlv(0x02, Uint8Array.of(0)),
    parts.subject ?? nameOf(utf8('Alice Whitcombe')),
    parts.spki ?? spkiOf(key),
    ...(attributes === null ? [] : [attributes]),
    ...(parts.moreInInfo ?? []),
  )
  const usual = isRsa ? tlv(0x30, oids.sha256WithRsa, nothing) : tlv(0x30, oids.ecdsaWithSha256)
  return tlv(
    0x30,
    info,
    parts.algorithm ?? usual,
    signature(sign(hash, info, key)),
    ...(parts.moreOutside ?? []),
  )
}

/** RFC 8017 §9.2 with exponent 1 is its own signature. */
export function selfSigningBlock(info: Uint8Array): Bytes {
  const digest = createHash('sha256').update(info).digest()
  const digestInfo = Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), digest])
  const padding = new Uint8Array(256 - 3 - digestInfo.length).fill(255)
  return Uint8Array.from([0, 1, ...padding, 0, ...digestInfo])
}
