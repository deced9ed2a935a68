import { AppError } from '../../errors'
import { decryptTripleDesCbc } from '../ciphers/triple-des'
import { type DerValue, elementsOf, octetsOf, oidOf } from '../der/values'
import type { PasswordBytes } from './bytes'
import { type EncryptionCodes, hmacHashes, iterationsOf, pbkdf2, readPbkdf2, saltOf } from './derivations'
import { encryptionOids as oids, type PasswordEncryption } from './encryption'
import { derivePkcs12Key, type Pause } from './pkcs12-derivation'

/** How password-encrypted bytes were made, and the way to open them. */
export interface EncryptionFacts {
  /** Null: a combination we read but don't write. */
  readonly encryption: PasswordEncryption | null
  readonly iterations: number
  /** The plaintext; null where the padding says that the password is another one. */
  readonly decrypt: (
    ciphertext: Uint8Array<ArrayBuffer>,
    password: PasswordBytes,
    provider: Crypto,
    pause: Pause,
  ) => Promise<Plaintext>
}

export type Plaintext = Uint8Array<ArrayBuffer> | null

/** A cipher with its lengths in bytes; null where the padding doesn't fit. */
export interface Cipher {
  readonly keyLength: number
  readonly ivLength: number
  readonly decrypt: (
    key: Uint8Array<ArrayBuffer>,
    iv: Uint8Array<ArrayBuffer>,
    text: Uint8Array<ArrayBuffer>,
    subtle: SubtleCrypto,
  ) => Plaintext | Promise<Plaintext>
}

const aesCbc = (keyLength: number): Cipher => ({
  keyLength,
  ivLength: 16,
  async decrypt(key, iv, text, subtle) {
    const aesKey = await subtle.importKey('raw', key, 'AES-CBC', false, ['decrypt'])
    try {
      return new Uint8Array(await subtle.decrypt({ name: 'AES-CBC', iv }, aesKey, text))
    } catch {
      return null
    }
  },
})
const tripleDesCbc: Cipher = { keyLength: 24, ivLength: 8, decrypt: decryptTripleDesCbc }

/** PBES2's ciphers by OID that every browser has, or that we write (RFC 8018 B.2). */
const ciphers: Readonly<Record<string, Cipher>> = {
  '2.16.840.1.101.3.4.1.2': aesCbc(16),
  [oids.aes256Cbc]: aesCbc(32),
  '1.2.840.113549.3.7': tripleDesCbc,
}

/**
 * Reads an AlgorithmIdentifier of a password-based encryption, before any work: the ways in which we write,
 * and their next of kin. Others are read by `readForeignEncryption`. Throws `iterations-too-many`
 * (`iterations`, `limit`), `codes.algorithmUnsupported` (`algorithm`: OID), `der-malformed`.
 */
export function readEncryption(algorithm: DerValue, codes: EncryptionCodes): EncryptionFacts {
  const [first, parameters] = elementsOf(algorithm)
  const oid = oidOf(first)
  if (oid === oids.pbeWithShaAnd3KeyTripleDesCbc) {
    return pkcs12PbeFacts(tripleDesCbc, parameters, 'pkcs12-triple-des-cbc')
  }
  if (oid !== oids.pbes2) throw new AppError(codes.algorithmUnsupported, { algorithm: oid })
  return readPbes2(parameters, codes)
}

function readPbes2(parameters: DerValue, codes: EncryptionCodes): EncryptionFacts {
  const unsupported = (algorithm: string) => new AppError(codes.algorithmUnsupported, { algorithm })
  const [derivation, scheme] = elementsOf(parameters)
  const { prf, salt, iterations, keyLength } = readPbkdf2(derivation, codes)
  const hash = hmacHashes[prf]
  if (!hash) throw unsupported(prf)
  const [first, ivValue] = elementsOf(scheme)
  const oid = oidOf(first)
  const cipher = ciphers[oid]
  if (!cipher) throw unsupported(oid)
  const iv = octetsOf(ivValue)
  if (iv.length !== cipher.ivLength) throw new AppError('der-malformed')
  if (keyLength !== null && keyLength !== cipher.keyLength) throw new AppError('der-malformed')
  return {
    encryption: hash === 'SHA-256' && oid === oids.aes256Cbc ? 'pbes2-aes-256-cbc' : null,
    iterations,
    async decrypt(ciphertext, { octets }, provider, pause) {
      const length = cipher.keyLength
      const key = await pbkdf2(octets, { hash, salt, iterations, length }, provider, pause)
      return decryptAndForget(cipher, key, iv, ciphertext, provider)
    },
  }
}

/**
 * An encryption of PKCS#12's own (RFC 7292 Appendix C): { salt, iterations }, key and IV derived with SHA-1.
 * Throws as `readEncryption`.
 */
export function pkcs12PbeFacts(
  cipher: Cipher,
  parameters: DerValue,
  encryption: PasswordEncryption | null,
): EncryptionFacts {
  const { salt, iterations } = saltAndCountOf(parameters)
  return {
    encryption,
    iterations,
    async decrypt(ciphertext, { pkcs12 }, provider, pause) {
      const shared = { hash: 'SHA-1', passwordBytes: pkcs12, salt, iterations } as const
      const { keyLength, ivLength } = cipher
      const key = await derivePkcs12Key({ ...shared, purpose: 'key', length: keyLength }, pause)
      const iv = await derivePkcs12Key(
        { ...shared, purpose: 'initializationVector', length: ivLength },
        pause,
      )
      return decryptAndForget(cipher, key, iv, ciphertext, provider)
    },
  }
}

/**
 * { salt OCTET STRING, iterations INTEGER }, of RFC 7292 Appendix C and RFC 8018 A.3 alike. Throws
 * `iterations-too-many`, `der-malformed`.
 */
export function saltAndCountOf(parameters: DerValue) {
  const [salt, count] = elementsOf(parameters)
  return { salt: saltOf(salt), iterations: iterationsOf(count) }
}

/** The plaintext; the key is overwritten. */
export async function decryptAndForget(
  cipher: Cipher,
  key: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
  ciphertext: Uint8Array<ArrayBuffer>,
  { subtle }: Crypto,
): Promise<Plaintext> {
  try {
    return await cipher.decrypt(key, iv, ciphertext, subtle)
  } finally {
    key.fill(0)
  }
}
