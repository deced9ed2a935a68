import * as asn1js from 'asn1js'
import { AlgorithmIdentifier, PBES2Params, PBKDF2Params } from 'pkijs'
import { AppError, type ErrorCode } from '../errors'
import { type DerValue, elementsOf, octetsOf, oidOf, positiveIntegerOf } from './der-values'
import { pkcs12PasswordBytes, utf8PasswordBytes } from './password-bytes'
import { derivePkcs12Key, type Pause } from './pkcs12-key-derivation'
import { decryptTripleDesCbc, encryptTripleDesCbc } from './triple-des'

/** The two ways in which we encrypt under a password. */
export type PasswordEncryption = 'pbes2-aes-256-cbc' | 'pkcs12-triple-des-cbc'

/** What a password-encrypted text is and how it is opened. */
export interface EncryptionFacts {
  /** Null: a combination we read but don't write. */
  readonly encryption: PasswordEncryption | null
  readonly iterations: number
  /** The plaintext; null where the padding says that the password is another one. */
  readonly decrypt: (
    ciphertext: Uint8Array<ArrayBuffer>,
    password: string,
    provider: Crypto,
    pause: Pause,
  ) => Promise<Uint8Array<ArrayBuffer> | null>
}

/** How a failure is called at the door it is met at. */
export interface EncryptionCodes {
  readonly algorithmUnsupported: ErrorCode
}

/** No reader of files has to work longer than this; Java refuses more as well. */
export const maxIterations = 5_000_000
const maxSaltLength = 1024

const oids = {
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacWithSha1: '1.2.840.113549.2.7',
  hmacWithSha256: '1.2.840.113549.2.9',
  hmacWithSha384: '1.2.840.113549.2.10',
  hmacWithSha512: '1.2.840.113549.2.11',
  aes128Cbc: '2.16.840.1.101.3.4.1.2',
  aes192Cbc: '2.16.840.1.101.3.4.1.22',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
  desEde3Cbc: '1.2.840.113549.3.7',
  pbeWithShaAnd3KeyTripleDesCbc: '1.2.840.113549.1.12.1.3',
} as const

/** PBKDF2's hashes by PRF OID (RFC 8018 B.1). */
const prfHashes: Readonly<Record<string, string>> = {
  [oids.hmacWithSha1]: 'SHA-1',
  [oids.hmacWithSha256]: 'SHA-256',
  [oids.hmacWithSha384]: 'SHA-384',
  [oids.hmacWithSha512]: 'SHA-512',
}

interface Cipher {
  readonly keyLength: number
  readonly ivLength: number
  readonly decrypt: (
    key: Uint8Array<ArrayBuffer>,
    iv: Uint8Array<ArrayBuffer>,
    text: Uint8Array<ArrayBuffer>,
    subtle: SubtleCrypto,
  ) => Promise<Uint8Array<ArrayBuffer> | null>
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

/** PBES2's ciphers by OID (RFC 8018 B.2). Chromium has no AES with 192 bits: there it is an algorithm not supported. */
const ciphers: Readonly<Record<string, Cipher>> = {
  [oids.aes128Cbc]: aesCbc(16),
  [oids.aes192Cbc]: aesCbc(24),
  [oids.aes256Cbc]: aesCbc(32),
  [oids.desEde3Cbc]: {
    keyLength: 24,
    ivLength: 8,
    decrypt: async (key, iv, text) => decryptTripleDesCbc(key, iv, text),
  },
}

/**
 * Reads an AlgorithmIdentifier of a password-based encryption, before any work. Throws `iterations-too-many`
 * (`iterations`, `limit`), `codes.algorithmUnsupported` (`algorithm`: OID), `der-malformed`.
 */
export function readEncryption(algorithm: DerValue, codes: EncryptionCodes): EncryptionFacts {
  const [oid, parameters] = elementsOf(algorithm)
  const read = readers[oidOf(oid)]
  if (!read) throw new AppError(codes.algorithmUnsupported, { algorithm: oidOf(oid) })
  return read(parameters, codes)
}

const readers: Readonly<Record<string, (parameters: DerValue, codes: EncryptionCodes) => EncryptionFacts>> = {
  [oids.pbes2]: readPbes2,
  [oids.pbeWithShaAnd3KeyTripleDesCbc]: (parameters) => {
    const [salt, count] = elementsOf(parameters)
    const derivation = { salt: saltOf(salt), iterations: iterationsOf(count) }
    return {
      encryption: 'pkcs12-triple-des-cbc',
      iterations: derivation.iterations,
      async decrypt(ciphertext, password, _provider, pause) {
        const { key, iv } = await pkcs12TripleDesKey(password, derivation, pause)
        return decryptTripleDesCbc(key, iv, ciphertext)
      },
    }
  },
}

function readPbes2(parameters: DerValue, codes: EncryptionCodes): EncryptionFacts {
  const unsupported = (algorithm: string) => new AppError(codes.algorithmUnsupported, { algorithm })
  const [derivation, scheme] = elementsOf(parameters)
  const [derivationOid, derivationParameters] = elementsOf(derivation)
  if (oidOf(derivationOid) !== oids.pbkdf2) throw unsupported(oidOf(derivationOid))
  const [schemeOid, ivValue] = elementsOf(scheme)
  const cipher = ciphers[oidOf(schemeOid)]
  if (!cipher) throw unsupported(oidOf(schemeOid))
  const iv = octetsOf(ivValue)
  // PBKDF2-params { salt, iterationCount, keyLength OPTIONAL, prf DEFAULT hmacWithSHA1 } (RFC 8018 A.2)
  const [saltValue, count, ...optional] = elementsOf(derivationParameters)
  const keyLength = optional.find((value) => value instanceof asn1js.Integer)
  const prf = optional.find((value) => value instanceof asn1js.Sequence)
  const prfOid = prf ? oidOf(elementsOf(prf)[0]) : oids.hmacWithSha1
  const hash = prfHashes[prfOid]
  if (!hash) throw unsupported(prfOid)
  if (iv.length !== cipher.ivLength) throw new AppError('der-malformed')
  if (keyLength && positiveIntegerOf(keyLength) !== cipher.keyLength) throw new AppError('der-malformed')
  const salt = saltOf(saltValue)
  const iterations = iterationsOf(count)
  const written = hash === 'SHA-256' && oidOf(schemeOid) === oids.aes256Cbc
  return {
    encryption: written ? 'pbes2-aes-256-cbc' : null,
    iterations,
    async decrypt(ciphertext, password, { subtle }, pause) {
      const key = await pbkdf2(password, { hash, salt, iterations, length: cipher.keyLength }, subtle)
      await pause()
      try {
        return await cipher.decrypt(key, iv, ciphertext, subtle)
      } catch (error) {
        throw new AppError(codes.algorithmUnsupported, { algorithm: oidOf(schemeOid) }, error)
      } finally {
        key.fill(0)
      }
    },
  }
}

/** A ciphertext with the AlgorithmIdentifier that tells how it was made. */
export interface Encrypted {
  readonly algorithm: AlgorithmIdentifier
  readonly ciphertext: Uint8Array<ArrayBuffer>
}

/** Encrypts under a password with fresh salt (and IV). Throws `password-malformed`. */
export const encrypters: Readonly<
  Record<
    PasswordEncryption,
    (
      plaintext: Uint8Array<ArrayBuffer>,
      password: string,
      iterations: number,
      provider: Crypto,
      pause: Pause,
    ) => Promise<Encrypted>
  >
> = {
  'pbes2-aes-256-cbc': async (plaintext, password, iterations, provider, pause) => {
    const { subtle } = provider
    const salt = provider.getRandomValues(new Uint8Array(16))
    const iv = provider.getRandomValues(new Uint8Array(16))
    const key = await pbkdf2(password, { hash: 'SHA-256', salt, iterations, length: 32 }, subtle)
    await pause()
    const aesKey = await subtle.importKey('raw', key, 'AES-CBC', false, ['encrypt'])
    key.fill(0)
    return {
      algorithm: algorithmOf(
        oids.pbes2,
        new PBES2Params({
          keyDerivationFunc: algorithmOf(
            oids.pbkdf2,
            new PBKDF2Params({
              salt: octets(salt),
              iterationCount: iterations,
              prf: algorithmOf(oids.hmacWithSha256, new asn1js.Null()),
            }).toSchema(),
          ),
          encryptionScheme: algorithmOf(oids.aes256Cbc, octets(iv)),
        }).toSchema(),
      ),
      ciphertext: new Uint8Array(await subtle.encrypt({ name: 'AES-CBC', iv }, aesKey, plaintext)),
    }
  },
  'pkcs12-triple-des-cbc': async (plaintext, password, iterations, provider, pause) => {
    const salt = provider.getRandomValues(new Uint8Array(8))
    const { key, iv } = await pkcs12TripleDesKey(password, { salt, iterations }, pause)
    return {
      algorithm: algorithmOf(
        oids.pbeWithShaAnd3KeyTripleDesCbc,
        new asn1js.Sequence({ value: [octets(salt), new asn1js.Integer({ value: iterations })] }),
      ),
      ciphertext: encryptTripleDesCbc(key, iv, plaintext),
    }
  },
}

async function pbkdf2(
  password: string,
  derivation: { hash: string; salt: Uint8Array<ArrayBuffer>; iterations: number; length: number },
  subtle: SubtleCrypto,
): Promise<Uint8Array<ArrayBuffer>> {
  const { length, ...parameters } = derivation
  const passwordKey = await subtle.importKey('raw', utf8PasswordBytes(password), 'PBKDF2', false, [
    'deriveBits',
  ])
  return new Uint8Array(await subtle.deriveBits({ name: 'PBKDF2', ...parameters }, passwordKey, length * 8))
}

/** Key and IV of pbeWithSHAAnd3-KeyTripleDES-CBC (RFC 7292 Appendix C). */
async function pkcs12TripleDesKey(
  password: string,
  { salt, iterations }: { readonly salt: Uint8Array; readonly iterations: number },
  pause: Pause,
): Promise<{ readonly key: Uint8Array; readonly iv: Uint8Array }> {
  const shared = { hash: 'SHA-1', passwordBytes: pkcs12PasswordBytes(password), salt, iterations } as const
  return {
    key: await derivePkcs12Key({ ...shared, purpose: 'key', length: 24 }, pause),
    iv: await derivePkcs12Key({ ...shared, purpose: 'initializationVector', length: 8 }, pause),
  }
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

const octets = (bytes: Uint8Array<ArrayBuffer>) => new asn1js.OctetString({ valueHex: bytes })
const algorithmOf = (algorithmId: string, algorithmParams: asn1js.AsnType) =>
  new AlgorithmIdentifier({ algorithmId, algorithmParams })
