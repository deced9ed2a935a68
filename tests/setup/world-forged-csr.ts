import * as asn1js from 'asn1js'

const oid = (value: string) => new asn1js.ObjectIdentifier({ value })
const sequence = (...value: asn1js.AsnType[]) => new asn1js.Sequence({ value: value as asn1js.BaseBlock[] })
const bits = (bytes: Uint8Array<ArrayBuffer>) => new asn1js.BitString({ valueHex: bytes.buffer })
const der = (element: asn1js.AsnType) => new Uint8Array(element.toBER())
const integer = (value: bigint) => asn1js.Integer.fromBigInt(value)

export const oids = {
  rsaEncryption: '1.2.840.113549.1.1.1',
  ecPublicKey: '1.2.840.10045.2.1',
  p256: '1.2.840.10045.3.1.7',
  dsa: '1.2.840.10040.4.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  md5WithRsa: '1.2.840.113549.1.1.4',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
}

/** An RSA SubjectPublicKeyInfo with any numbers in it. */
export function rsaKeyInfo(
  modulus: bigint,
  exponent: bigint,
  parameters: asn1js.AsnType[] = [new asn1js.Null()],
) {
  const key = der(sequence(integer(modulus), integer(exponent)))
  return sequence(sequence(oid(oids.rsaEncryption), ...parameters), bits(key))
}

/** A key info of any algorithm, with parameters that are an OID, and any bits as the key. */
export function keyInfo(algorithm: string, parameter: string, key: Uint8Array<ArrayBuffer>) {
  return sequence(sequence(oid(algorithm), oid(parameter)), bits(key))
}

interface Forgery {
  readonly version?: number
  readonly signatureAlgorithm?: string
  readonly trailing?: readonly number[]
}

/** A CSR in PEM that no program would make: any key, and a signature that signs nothing. */
export function forgedCsr(
  keyInfoElement: asn1js.AsnType,
  { version = 0, signatureAlgorithm = oids.sha256WithRsa, trailing = [] }: Forgery = {},
): string {
  const attributes = new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [] })
  const info = sequence(new asn1js.Integer({ value: version }), sequence(), keyInfoElement, attributes)
  const parameters = signatureAlgorithm === oids.ecdsaWithSha256 ? [] : [new asn1js.Null()]
  const csr = sequence(
    info,
    sequence(oid(signatureAlgorithm), ...parameters),
    bits(new Uint8Array(256).fill(7)),
  )
  return pem('CERTIFICATE REQUEST', Uint8Array.of(...der(csr), ...trailing))
}

export function pem(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

/**
 * A number of exactly `length` bits that no prime below 752 divides, as far as matters here: an odd
 * prime-looking one.
 */
export function modulusLike(length: number): bigint {
  // 2^n − 1 − 2k, searched downwards for one without small factors.
  let candidate = (1n << BigInt(length)) - 1n
  while (smallPrimes.some((prime) => candidate % prime === 0n)) candidate -= 2n
  return candidate
}

const smallPrimes = Array.from({ length: 750 }, (_, index) => index + 2)
  .filter((number) => Array.from({ length: number - 2 }, (_, i) => i + 2).every((d) => number % d !== 0))
  .map(BigInt)
