import { AppError } from '../../errors'
import { type BerElement, berElementsOf, berOctetsOf, berOidOf, berTags, readBer } from '../der/ber-reader'
import { hexOf } from '../der/hex'
import { readingFailure } from '../der/values'
import { importKeyPair } from './key-pair'
import { rsaPartsAgree } from './rsa-parts'

/**
 * A private key of any kind, as far as it can be told from others. Kinds that we would not issue for are as
 * good: the owner has them.
 */
export interface KeyIdentity {
  /** `RSA 1024`, `EC P-521`, `Ed25519`, or an OID. */
  readonly algorithm: string
  /**
   * Comparable with `publicPartOf` a certificate's key; null where the public half can't be told from the
   * private one here.
   */
  readonly publicPart: string | null
}

const oids = {
  rsa: '1.2.840.113549.1.1.1',
  rsaPss: '1.2.840.113549.1.1.10',
  ec: '1.2.840.10045.2.1',
} as const
/** RFC 8410 §3. */
const edwards: Readonly<Record<string, string>> = {
  '1.3.101.110': 'X25519',
  '1.3.101.111': 'X448',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
}
const curveNames: Readonly<Record<string, string>> = {
  '1.2.840.10045.3.1.1': 'P-192',
  '1.3.132.0.33': 'P-224',
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
  '1.3.132.0.10': 'secp256k1',
  '1.3.36.3.3.2.8.1.1.7': 'brainpoolP256r1',
  '1.3.36.3.3.2.8.1.1.11': 'brainpoolP384r1',
  '1.3.36.3.3.2.8.1.1.13': 'brainpoolP512r1',
}
/** Context-specific [1] of PKCS#8 version 2 and of ECPrivateKey. */
const contextOne = 0x81
const bitString = 0x03

/**
 * The identity of the key in an unencrypted PKCS#8 (RFC 5958 §2). Of RSA keys the numbers have to belong
 * together, and an elliptic key of a kind of ours has to sign for its public half. Throws `key-malformed`.
 */
export async function identifyKey(pkcs8Der: Uint8Array<ArrayBuffer>, provider: Crypto): Promise<KeyIdentity> {
  try {
    return await identify(pkcs8Der, provider)
  } catch (error) {
    throw readingFailure(error, 'key-malformed')
  }
}

async function identify(pkcs8Der: Uint8Array<ArrayBuffer>, provider: Crypto): Promise<KeyIdentity> {
  const [, algorithm, key, ...rest] = berElementsOf(readBer(pkcs8Der), berTags.sequence)
  const { oid, parameters } = algorithmOf(algorithm)
  const octets = berOctetsOf(key)
  if (oid === oids.rsa || oid === oids.rsaPss) {
    const rsa = readRsa(octets)
    octets.fill(0)
    if (!rsa.sound) throw new AppError('key-malformed')
    return {
      algorithm: oid === oids.rsa ? rsa.name : rsa.name.replace('RSA', 'RSA-PSS'),
      publicPart: rsa.publicPart,
    }
  }
  if (oid === oids.ec) {
    const inner = berElementsOf(readBer(octets), berTags.sequence)
    const stated = bitsOf(inner.find(({ tag }) => tag === contextOne))
    octets.fill(0)
    const derived = await derivedSpki(pkcs8Der, provider)
    const publicPart = derived ? publicPartOf(derived) : stated && pointPart(stated)
    return { algorithm: `EC ${curveName(parameters ?? innerCurve(inner))}`, publicPart }
  }
  octets.fill(0)
  const stated = rest.find(({ tag }) => tag === contextOne)
  const name = edwards[oid]
  if (!name) return { algorithm: oid, publicPart: null }
  const bits = stated ? stated.content.subarray(1) : await edwardsPublic(pkcs8Der, name, provider)
  return { algorithm: name, publicPart: bits && `${oid}:${hexOf(bits)}` }
}

/**
 * The comparable half of a DER SubjectPublicKeyInfo (RFC 5280 §4.1.2.7); null for kinds nobody can compare
 * here.
 */
export function publicPartOf(spkiDer: Uint8Array<ArrayBuffer>): string | null {
  try {
    const [algorithm, key] = berElementsOf(readBer(spkiDer), berTags.sequence)
    const { oid } = algorithmOf(algorithm)
    const bits = key?.tag === bitString ? key.content.subarray(1) : new Uint8Array()
    if (oid === oids.ec) return pointPart(bits)
    if (edwards[oid]) return `${oid}:${hexOf(bits)}`
    if (oid !== oids.rsa && oid !== oids.rsaPss) return null
    const [n, e] = berElementsOf(readBer(bits), berTags.sequence).map(numberOf)
    return rsaPart(n, e)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** The kind of key alone, by OID: where halves can't be compared, at least the kinds must be the same. */
export function keyKindOf(der: Uint8Array<ArrayBuffer>): string | null {
  try {
    const algorithm = berElementsOf(readBer(der), berTags.sequence).find(
      ({ tag }) => tag === berTags.sequence,
    )
    return algorithmOf(algorithm).oid
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

function algorithmOf(element: BerElement | undefined) {
  const [oid, parameters] = berElementsOf(element, berTags.sequence)
  return { oid: berOidOf(oid), parameters }
}

/**
 * RSAPrivateKey { version, n, e, d, p, q, dp, dq, qi, more primes OPTIONAL } (RFC 8017 A.1.2); with more than
 * two primes the numbers aren't compared.
 */
function readRsa(octets: Uint8Array<ArrayBuffer>) {
  const [, n, e, d, p, q, dp, dq, qi, otherPrimes] = berElementsOf(readBer(octets), berTags.sequence).map(
    numberOf,
  )
  const bits = n ? n.length * 8 - (Math.clz32(n[0] ?? 0) - 24) : 0
  if (bits < 384) throw new AppError('key-malformed')
  const parts = { n, e, d, p, q, dp, dq, qi }
  const jwk = Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => [name, base64UrlOf(bytes)]),
  ) as JsonWebKey
  return {
    name: `RSA ${bits}`,
    publicPart: rsaPart(n, e),
    sound: otherPrimes !== undefined || rsaPartsAgree(jwk),
  }
}

const rsaPart = (n: Uint8Array | undefined, e: Uint8Array | undefined) =>
  `rsa:${hexOf(n ?? new Uint8Array())}:${hexOf(e ?? new Uint8Array())}`

/** x alone: a point may be compressed in one place and not in the other. */
function pointPart(point: Uint8Array): string | null {
  const [form] = point
  if (form === 2 || form === 3) return `ec:${hexOf(point.subarray(1))}`
  if (form !== 4) return null
  return `ec:${hexOf(point.subarray(1, 1 + (point.length - 1) / 2))}`
}

function numberOf({ content }: BerElement): Uint8Array {
  const first = content.findIndex((byte) => byte !== 0)
  return first === -1 ? new Uint8Array() : content.subarray(first)
}

/** [1] EXPLICIT BIT STRING. */
function bitsOf(element: BerElement | undefined): Uint8Array | null {
  if (!element) return null
  const [bits] = berElementsOf(element, contextOne)
  return bits?.tag === bitString ? bits.content.subarray(1) : null
}

const innerCurve = (inner: readonly BerElement[]) => {
  const parameters = inner.find(({ tag }) => tag === berTags.contextZero)
  return parameters && berElementsOf(parameters, berTags.contextZero)[0]
}

function curveName(parameters: BerElement | undefined): string {
  if (parameters?.tag !== berTags.objectIdentifier) return '(explicit curve)'
  const oid = berOidOf(parameters)
  return curveNames[oid] ?? oid
}

/**
 * The public half of a key of a kind that browsers have: it is calculated, not believed. Null where they
 * don't have it.
 */
async function derivedSpki(
  pkcs8Der: Uint8Array<ArrayBuffer>,
  provider: Crypto,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const namedCurve = curveNames[curveOid(pkcs8Der) ?? ''] ?? ''
  if (namedCurve === 'P-256' || namedCurve === 'P-384') {
    return (await importKeyPair(pkcs8Der, provider)).spkiDer
  }
  if (namedCurve !== 'P-521') return null
  const algorithm = { name: 'ECDSA', namedCurve }
  try {
    const { subtle } = provider
    const key = await subtle.importKey('pkcs8', pkcs8Der, algorithm, true, ['sign'])
    const { kty, crv, x, y } = await subtle.exportKey('jwk', key)
    const publicJwk = { kty, crv, x, y } as JsonWebKey
    const publicKey = await subtle.importKey('jwk', publicJwk, algorithm, true, ['verify'])
    return new Uint8Array(await subtle.exportKey('spki', publicKey))
  } catch {
    return null // WebKit has no P-521: the file's own word is left
  }
}

function curveOid(pkcs8Der: Uint8Array<ArrayBuffer>): string | null {
  const [, algorithm] = berElementsOf(readBer(pkcs8Der), berTags.sequence)
  const { parameters } = algorithmOf(algorithm)
  return parameters?.tag === berTags.objectIdentifier ? berOidOf(parameters) : null
}

async function edwardsPublic(
  pkcs8Der: Uint8Array<ArrayBuffer>,
  name: string,
  { subtle }: Crypto,
): Promise<Uint8Array | null> {
  try {
    const usages: KeyUsage[] = name.startsWith('X') ? ['deriveBits'] : ['sign']
    const key = await subtle.importKey('pkcs8', pkcs8Der, name, true, usages)
    const { x } = await subtle.exportKey('jwk', key)
    const binary = atob((x ?? '').replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return null // not every browser has these curves
  }
}

function base64UrlOf(bytes: Uint8Array | undefined): string {
  const binary = Array.from(bytes ?? [], (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
