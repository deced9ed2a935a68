import * as asn1js from 'asn1js'
import type { AcceptedKey } from './profiles'

/** Digests by the OID of the signature algorithm, and the family of keys that signs so. */
export const signatureAlgorithms: Readonly<
  Record<string, { readonly family: 'rsa' | 'ec'; readonly hash: string }>
> = {
  '1.2.840.113549.1.1.11': { family: 'rsa', hash: 'SHA-256' },
  '1.2.840.113549.1.1.12': { family: 'rsa', hash: 'SHA-384' },
  '1.2.840.113549.1.1.13': { family: 'rsa', hash: 'SHA-512' },
  '1.2.840.10045.4.3.2': { family: 'ec', hash: 'SHA-256' },
  '1.2.840.10045.4.3.3': { family: 'ec', hash: 'SHA-384' },
  '1.2.840.10045.4.3.4': { family: 'ec', hash: 'SHA-512' },
}

/** Digests that no signature may rest on any more, by name for the text. */
export const weakSignatureAlgorithms: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'MD2',
  '1.2.840.113549.1.1.4': 'MD5',
  '1.2.840.113549.1.1.5': 'SHA-1',
  '1.2.840.10045.4.1': 'SHA-1',
}

const coordinateOctets: Readonly<Record<string, number>> = { 'P-256': 32, 'P-384': 48 }

/**
 * The key as WebCrypto has it; it refuses a point that is not on its curve, and a modulus it can't work with.
 */
export function importKey(publicKeyDer: Uint8Array<ArrayBuffer>, key: AcceptedKey, hash: string) {
  const algorithm =
    key.family === 'rsa' ? { name: 'RSASSA-PKCS1-v1_5', hash } : { name: 'ECDSA', namedCurve: key.curve }
  return crypto.subtle.importKey('spki', publicKeyDer, algorithm, false, ['verify'])
}

/** Whether the key signed `signed`. */
export async function isSignedBy(
  key: CryptoKey,
  accepted: AcceptedKey,
  hash: string,
  signature: Uint8Array<ArrayBuffer>,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  if (accepted.family === 'rsa') {
    return crypto.subtle.verify('RSASSA-PKCS1-v1_5', key, signature, signed)
  }
  const halves = ecdsaHalves(signature, coordinateOctets[accepted.curve] ?? 0)
  return halves !== null && crypto.subtle.verify({ name: 'ECDSA', hash }, key, halves, signed)
}

/** As OpenSSL does it: the two numbers, written anew, must be the bytes that came. Null where they aren't. */
function ecdsaHalves(signature: Uint8Array<ArrayBuffer>, octets: number): Uint8Array<ArrayBuffer> | null {
  const { offset, result } = asn1js.fromBER(signature)
  if (offset !== signature.length || !(result instanceof asn1js.Sequence)) return null
  const numbers = result.valueBlock.value.map((part) =>
    part instanceof asn1js.Integer ? part.toBigInt() : -1n,
  )
  if (numbers.length !== 2 || numbers.some((number) => number <= 0n)) return null
  const anew = new asn1js.Sequence({ value: numbers.map((number) => asn1js.Integer.fromBigInt(number)) })
  if (hexOf(new Uint8Array(anew.toBER())) !== hexOf(signature)) return null
  const digits = numbers.map((number) => number.toString(16).padStart(octets * 2, '0')).join('')
  if (digits.length !== octets * 4) return null
  return Uint8Array.from(digits.match(/../g) ?? [], (octet) => Number.parseInt(octet, 16))
}

const hexOf = (bytes: Uint8Array) =>
  Array.from(bytes, (octet) => octet.toString(16).padStart(2, '0')).join('')
