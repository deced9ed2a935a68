import * as asn1js from 'asn1js'
import { AppError, type ErrorCode } from '../errors'
import { type DerValue, elementsOf, octetsOf, oidOf, positiveIntegerOf } from './der-values'
import { digestLoops } from './digest-loop'
import { pbkdf2Loop } from './hmac-loop'
import type { Pause } from './pkcs12-key-derivation'

/** How a failure is called at the door it is met at. */
export interface EncryptionCodes {
  readonly algorithmUnsupported: ErrorCode
}

/** No reader of files has to work longer than this; Java refuses more as well. */
export const maxIterations = 5_000_000
const maxSaltLength = 1024
const maxKeyLength = 1024

const pbkdf2Oid = '1.2.840.113549.1.5.12'

/** Hashes under HMAC by the OID of the HMAC (RFC 8018 B.1.2): WebCrypto's, and SHA-224, which it lacks. */
const hmacHashes: Readonly<Record<string, HmacHash>> = {
  '1.2.840.113549.2.7': 'SHA-1',
  '1.2.840.113549.2.8': 'SHA-224',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
}
export type HmacHash = 'SHA-1' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512'

/** The hash of an HMAC's AlgorithmIdentifier. Throws `codes.algorithmUnsupported` (`algorithm`: OID), `der-malformed`. */
export function hmacHashOf(algorithm: DerValue, codes: EncryptionCodes): HmacHash {
  const oid = oidOf(elementsOf(algorithm)[0])
  const hash = hmacHashes[oid]
  if (!hash) throw new AppError(codes.algorithmUnsupported, { algorithm: oid })
  return hash
}

/** PBKDF2 as a file asks for it. */
export interface Pbkdf2Facts {
  readonly hash: HmacHash
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iterations: number
  /** Bytes, where the file says it. */
  readonly keyLength: number | null
}

/**
 * A KeyDerivationFunc that is PBKDF2: { salt, iterationCount, keyLength OPTIONAL, prf DEFAULT hmacWithSHA1 } (RFC 8018 A.2). Throws
 * `codes.algorithmUnsupported` (`algorithm`: OID), `iterations-too-many`, `der-malformed`.
 */
export function readPbkdf2(derivation: DerValue, codes: EncryptionCodes): Pbkdf2Facts {
  const [oid, parameters] = elementsOf(derivation)
  if (oidOf(oid) !== pbkdf2Oid) throw new AppError(codes.algorithmUnsupported, { algorithm: oidOf(oid) })
  const [salt, count, ...optional] = elementsOf(parameters)
  const keyLength = optional.find((value) => value instanceof asn1js.Integer)
  const prf = optional.find((value) => value instanceof asn1js.Sequence)
  const length = keyLength ? positiveIntegerOf(keyLength) : null
  if (length !== null && length > maxKeyLength) throw new AppError('der-malformed')
  return {
    hash: prf ? hmacHashOf(prf, codes) : 'SHA-1',
    salt: saltOf(salt),
    iterations: iterationsOf(count),
    keyLength: length,
  }
}

/** PBKDF2 (RFC 8018 §5.2), `length` in bytes. */
export async function pbkdf2(
  password: Uint8Array<ArrayBuffer>,
  {
    hash,
    salt,
    iterations,
    length,
  }: Pick<Pbkdf2Facts, 'hash' | 'salt' | 'iterations'> & { readonly length: number },
  { subtle }: Crypto,
  pause: Pause,
): Promise<Uint8Array<ArrayBuffer>> {
  if (hash === 'SHA-224') return pbkdf2Loop(hash, password, { salt, iterations, length }, pause)
  const passwordKey = await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
  const parameters = { name: 'PBKDF2', hash, salt, iterations }
  const derived = new Uint8Array(await subtle.deriveBits(parameters, passwordKey, length * 8))
  await pause()
  return derived
}

/** PBKDF1 (RFC 8018 §5.1): at most the digest's length. */
export async function pbkdf1(
  password: Uint8Array,
  { hash, salt, iterations }: { hash: 'MD5' | 'SHA-1'; salt: Uint8Array; iterations: number },
  pause: Pause,
): Promise<Uint8Array<ArrayBuffer>> {
  const { digest, iterate, bytesOf } = digestLoops[hash]
  const words = digest(Uint8Array.from([...password, ...salt]))
  for (let done = 1; done < iterations; done += 4096) {
    iterate(words, Math.min(4096, iterations - done))
    await pause()
  }
  const derived = bytesOf(words)
  words.fill(0)
  return derived
}

/** A salt within reason. Throws `der-malformed`. */
export function saltOf(value: DerValue): Uint8Array<ArrayBuffer> {
  return boundedSalt(octetsOf(value))
}

/** The same of bytes. */
export function boundedSalt(salt: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (salt.length > maxSaltLength) throw new AppError('der-malformed')
  return salt
}

/** An iteration count within `maxIterations`. Throws `iterations-too-many`, `der-malformed`. */
export function iterationsOf(value: DerValue): number {
  return boundedIterations(positiveIntegerOf(value))
}

/** The same of a number. */
export function boundedIterations(iterations: number): number {
  if (iterations > maxIterations)
    throw new AppError('iterations-too-many', { iterations, limit: maxIterations })
  return iterations
}
