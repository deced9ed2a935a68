import * as asn1js from 'asn1js'
import { AppError, type ErrorCode } from '../../errors'
import { type DerValue, elementsOf, octetsOf, oidOf, positiveIntegerOf } from '../der/values'
import type { Pause } from './pkcs12-derivation'

/** How a failure is called at the door it is met at. */
export interface EncryptionCodes {
  readonly algorithmUnsupported: ErrorCode
}

/** No reader of files has to work longer than this; Java refuses more as well. */
export const maxIterations = 5_000_000
const maxSaltLength = 1024
const maxKeyLength = 1024

const pbkdf2Oid = '1.2.840.113549.1.5.12'

/** WebCrypto's hashes under HMAC by the OID of the HMAC (RFC 8018 B.1.2). */
export const hmacHashes: Readonly<Record<string, HmacHash>> = {
  '1.2.840.113549.2.7': 'SHA-1',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
}
type HmacHash = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512'

/** PBKDF2 as a file asks for it. */
interface Pbkdf2Facts {
  /** The OID of the HMAC. */
  readonly prf: string
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iterations: number
  /** Bytes, where the file says it. */
  readonly keyLength: number | null
}

/**
 * A KeyDerivationFunc that is PBKDF2: { salt, iterationCount, keyLength OPTIONAL, prf DEFAULT hmacWithSHA1 }
 * (RFC 8018 A.2). Throws `codes.algorithmUnsupported` (`algorithm`: OID), `iterations-too-many`,
 * `der-malformed`.
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
    prf: prf ? oidOf(elementsOf(prf)[0]) : '1.2.840.113549.2.7',
    salt: saltOf(salt),
    iterations: iterationsOf(count),
    keyLength: length,
  }
}

/** The parameters of PBKDF2; `length` in bytes. */
interface Pbkdf2Run {
  readonly hash: HmacHash
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iterations: number
  readonly length: number
}

/** PBKDF2 (RFC 8018 §5.2). */
export async function pbkdf2(
  password: Uint8Array<ArrayBuffer>,
  { length, ...parameters }: Pbkdf2Run,
  { subtle }: Crypto,
  pause: Pause,
): Promise<Uint8Array<ArrayBuffer>> {
  const passwordKey = await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
  const derived = await subtle.deriveBits({ name: 'PBKDF2', ...parameters }, passwordKey, length * 8)
  await pause()
  return new Uint8Array(derived)
}

/** A salt within reason. Throws `der-malformed`. */
export function saltOf(value: DerValue): Uint8Array<ArrayBuffer> {
  const salt = octetsOf(value)
  if (salt.length > maxSaltLength) throw new AppError('der-malformed')
  return salt
}

/** An iteration count within `maxIterations`. Throws `iterations-too-many`, `der-malformed`. */
export function iterationsOf(value: DerValue): number {
  const iterations = positiveIntegerOf(value)
  if (iterations > maxIterations)
    throw new AppError('iterations-too-many', { iterations, limit: maxIterations })
  return iterations
}
