import * as asn1js from 'asn1js'
import { AppError } from '../errors'
import { decryptAesCbc } from './aes-cbc-decryption'
import { type DerValue, elementsOf, octetsOf, oidOf, positiveIntegerOf } from './der-values'
import type { PasswordBytes } from './password-bytes'
import {
  type EncryptionCodes,
  iterationsOf,
  pbkdf1,
  pbkdf2,
  readPbkdf2,
  saltOf,
} from './password-derivations'
import { encryptionOids as oids, type PasswordEncryption } from './password-encryption'
import { derivePkcs12Key, type Pause } from './pkcs12-key-derivation'
import { decryptRc2Cbc } from './rc2'
import { rc4 } from './rc4'
import { decryptTripleDesCbc, tripleDesKeyOf } from './triple-des'

/** What a password-encrypted text is and how it is opened. */
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
  ) => Promise<Uint8Array<ArrayBuffer> | null>
}

type Plaintext = Uint8Array<ArrayBuffer> | null

interface Cipher {
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
/** One key is DES, two and three are 3DES. */
const desCbc = (keys: 1 | 2 | 3): Cipher => ({
  keyLength: 8 * keys,
  ivLength: 8,
  decrypt: (key, iv, text) =>
    decryptTripleDesCbc(keys === 3 ? key : tripleDesKeyOf(key.subarray(0, 8 * keys)), iv, text),
})
const rc2Cbc = (keyLength: number, effectiveBits = 8 * keyLength): Cipher => ({
  keyLength,
  ivLength: 8,
  decrypt: (key, iv, text) => decryptRc2Cbc(key, effectiveBits, iv, text),
})
const rc4Stream = (keyLength: number): Cipher => ({
  keyLength,
  ivLength: 0,
  decrypt: (key, _iv, text) => rc4(key, text),
})

/** PBES2's ciphers whose parameter is the IV (RFC 8018 B.2). Chromium's WebCrypto has no AES with 192 bits. */
const ciphers: Readonly<Record<string, Cipher>> = {
  '2.16.840.1.101.3.4.1.2': aesCbc(16),
  '2.16.840.1.101.3.4.1.22': {
    keyLength: 24,
    ivLength: 16,
    decrypt: (key, iv, text) => decryptAesCbc(key, iv, text),
  },
  [oids.aes256Cbc]: aesCbc(32),
  '1.2.840.113549.3.7': desCbc(3),
  '1.3.14.3.2.7': desCbc(1),
}
const rc2CbcOid = '1.2.840.113549.3.2'
/** `rc2ParameterVersion` of effective bits below 256 (RFC 8018 B.2.3). */
const rc2Versions: Readonly<Record<number, number>> = { 160: 40, 120: 64, 58: 128 }

/** pbeWithSHA1And… of PKCS#12 itself (RFC 7292 Appendix C). */
const pkcs12Schemes: Readonly<Record<string, Cipher>> = {
  '1.2.840.113549.1.12.1.1': rc4Stream(16),
  '1.2.840.113549.1.12.1.2': rc4Stream(5),
  [oids.pbeWithShaAnd3KeyTripleDesCbc]: desCbc(3),
  '1.2.840.113549.1.12.1.4': desCbc(2),
  '1.2.840.113549.1.12.1.5': rc2Cbc(16),
  '1.2.840.113549.1.12.1.6': rc2Cbc(5),
}

/** PBES1 (RFC 8018 A.3): half of sixteen derived bytes is the key, half the IV. */
const pbes1Schemes: Readonly<Record<string, { readonly hash: 'MD5' | 'SHA-1'; readonly cipher: Cipher }>> = {
  '1.2.840.113549.1.5.3': { hash: 'MD5', cipher: desCbc(1) },
  '1.2.840.113549.1.5.6': { hash: 'MD5', cipher: rc2Cbc(8) },
  '1.2.840.113549.1.5.10': { hash: 'SHA-1', cipher: desCbc(1) },
  '1.2.840.113549.1.5.11': { hash: 'SHA-1', cipher: rc2Cbc(8) },
}

/**
 * Reads an AlgorithmIdentifier of a password-based encryption, before any work. Throws `iterations-too-many`
 * (`iterations`, `limit`), `codes.algorithmUnsupported` (`algorithm`: OID), `der-malformed`.
 */
export function readEncryption(algorithm: DerValue, codes: EncryptionCodes): EncryptionFacts {
  const [first, parameters] = elementsOf(algorithm)
  const oid = oidOf(first)
  if (oid === oids.pbes2) return readPbes2(parameters, codes)
  const pkcs12Cipher = pkcs12Schemes[oid]
  if (pkcs12Cipher) return readPkcs12Pbe(oid, pkcs12Cipher, parameters)
  const pbes1 = pbes1Schemes[oid]
  if (pbes1) return readPbes1(pbes1, parameters)
  throw new AppError(codes.algorithmUnsupported, { algorithm: oid })
}

/** { salt OCTET STRING, iterations INTEGER }, of RFC 7292 Appendix C and RFC 8018 A.3 alike. */
function saltAndCount(parameters: DerValue) {
  const [salt, count] = elementsOf(parameters)
  return { salt: saltOf(salt), iterations: iterationsOf(count) }
}

function readPkcs12Pbe(
  oid: string,
  { keyLength, ivLength, decrypt }: Cipher,
  parameters: DerValue,
): EncryptionFacts {
  const derivation = saltAndCount(parameters)
  return {
    encryption: oid === oids.pbeWithShaAnd3KeyTripleDesCbc ? 'pkcs12-triple-des-cbc' : null,
    iterations: derivation.iterations,
    async decrypt(ciphertext, { pkcs12 }, { subtle }, pause) {
      const shared = { hash: 'SHA-1', passwordBytes: pkcs12, ...derivation } as const
      const key = await derivePkcs12Key({ ...shared, purpose: 'key', length: keyLength }, pause)
      const iv = await derivePkcs12Key(
        { ...shared, purpose: 'initializationVector', length: ivLength },
        pause,
      )
      try {
        return await decrypt(key, iv, ciphertext, subtle)
      } finally {
        key.fill(0)
      }
    },
  }
}

function readPbes1({ hash, cipher }: (typeof pbes1Schemes)[string], parameters: DerValue): EncryptionFacts {
  const derivation = saltAndCount(parameters)
  return {
    encryption: null,
    iterations: derivation.iterations,
    async decrypt(ciphertext, { octets }, { subtle }, pause) {
      const derived = await pbkdf1(octets, { hash, ...derivation }, pause)
      try {
        return await cipher.decrypt(derived.slice(0, 8), derived.slice(8, 16), ciphertext, subtle)
      } finally {
        derived.fill(0)
      }
    },
  }
}

function readPbes2(parameters: DerValue, codes: EncryptionCodes): EncryptionFacts {
  const [derivation, scheme] = elementsOf(parameters)
  const facts = readPbkdf2(derivation, codes)
  const { cipher, iv } = readScheme(scheme, facts.keyLength, codes)
  if (iv.length !== cipher.ivLength) throw new AppError('der-malformed')
  if (facts.keyLength !== null && facts.keyLength !== cipher.keyLength) throw new AppError('der-malformed')
  return {
    encryption: facts.hash === 'SHA-256' && cipher === ciphers[oids.aes256Cbc] ? 'pbes2-aes-256-cbc' : null,
    iterations: facts.iterations,
    async decrypt(ciphertext, { octets }, provider, pause) {
      const key = await pbkdf2(octets, { ...facts, length: cipher.keyLength }, provider, pause)
      try {
        return await cipher.decrypt(key, iv, ciphertext, provider.subtle)
      } finally {
        key.fill(0)
      }
    },
  }
}

/** An encryptionScheme of PBES2: cipher and IV. RC2 says its effective bits beside the IV (RFC 8018 B.2.3). */
function readScheme(
  scheme: DerValue,
  keyLength: number | null,
  codes: EncryptionCodes,
): { readonly cipher: Cipher; readonly iv: Uint8Array<ArrayBuffer> } {
  const [first, parameters] = elementsOf(scheme)
  const oid = oidOf(first)
  if (oid === rc2CbcOid) {
    const values = elementsOf(parameters)
    const version = values[0] instanceof asn1js.Integer ? positiveIntegerOf(values[0]) : null
    const bits = version === null ? 32 : version < 256 ? (rc2Versions[version] ?? 0) : version
    if (bits === 0 || bits > 1024 || (keyLength ?? 0) > 128) throw new AppError('der-malformed')
    return { cipher: rc2Cbc(keyLength ?? Math.ceil(bits / 8), bits), iv: octetsOf(values.at(-1)) }
  }
  const cipher = ciphers[oid]
  if (!cipher) throw new AppError(codes.algorithmUnsupported, { algorithm: oid })
  return { cipher, iv: octetsOf(parameters) }
}
