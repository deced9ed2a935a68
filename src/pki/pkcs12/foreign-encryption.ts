import * as asn1js from 'asn1js'
import { AppError } from '../../errors'
import { decryptAesCbc } from '../ciphers/aes-cbc'
import { decryptRc2Cbc } from '../ciphers/rc2'
import { rc4 } from '../ciphers/rc4'
import { decryptTripleDesCbc, tripleDesKeyOf } from '../ciphers/triple-des'
import { type DerValue, elementsOf, octetsOf, oidOf, positiveIntegerOf } from '../der/values'
import { foreignDigests } from '../digests/foreign-digests'
import {
  type Cipher,
  decryptAndForget,
  type EncryptionFacts,
  pkcs12PbeFacts,
  readEncryption,
  saltAndCountOf,
} from '../passwords/decryption'
import { type EncryptionCodes, hmacHashes, pbkdf2, readPbkdf2 } from '../passwords/derivations'
import { encryptionOids } from '../passwords/encryption'
import { pbkdf2Loop } from '../passwords/hmac-loop'
import type { Pause } from '../passwords/pkcs12-derivation'

/** One key is DES, two are the older 3DES. */
const desCbc = (keys: 1 | 2): Cipher => ({
  keyLength: 8 * keys,
  ivLength: 8,
  decrypt: (key, iv, text) => decryptTripleDesCbc(tripleDesKeyOf(key.subarray(0, 8 * keys)), iv, text),
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
const aesCbc = (keyLength: number): Cipher => ({
  keyLength,
  ivLength: 16,
  decrypt: (key, iv, text) => decryptAesCbc(key, iv, text),
})

/** pbeWithSHA1And… of PKCS#12 itself (RFC 7292 Appendix C). */
const pkcs12Schemes: Readonly<Record<string, Cipher>> = {
  '1.2.840.113549.1.12.1.1': rc4Stream(16),
  '1.2.840.113549.1.12.1.2': rc4Stream(5),
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
 * PBES2's ciphers whose parameter is the IV (RFC 8018 B.2); Chromium's WebCrypto has no AES with 192 bits.
 */
const pbes2Ciphers: Readonly<Record<string, Cipher>> = {
  '2.16.840.1.101.3.4.1.2': aesCbc(16),
  '2.16.840.1.101.3.4.1.22': aesCbc(24),
  '2.16.840.1.101.3.4.1.42': aesCbc(32),
  '1.2.840.113549.3.7': { keyLength: 24, ivLength: 8, decrypt: decryptTripleDesCbc },
  '1.3.14.3.2.7': desCbc(1),
}
const rc2CbcOid = '1.2.840.113549.3.2'
/** `rc2ParameterVersion` of effective bits below 256 (RFC 8018 B.2.3). */
const rc2Versions: Readonly<Record<number, number>> = { 160: 40, 120: 64, 58: 128 }

/**
 * As `readEncryption`, for every way in which programs have sealed PKCS#12 files and that can be read here.
 */
export function readForeignEncryption(algorithm: DerValue, codes: EncryptionCodes): EncryptionFacts {
  const [first, parameters] = elementsOf(algorithm)
  const oid = oidOf(first)
  const pkcs12Cipher = pkcs12Schemes[oid]
  if (pkcs12Cipher) return pkcs12PbeFacts(pkcs12Cipher, parameters, null)
  const pbes1 = pbes1Schemes[oid]
  if (pbes1) return readPbes1(pbes1, parameters)
  return (
    (oid === encryptionOids.pbes2 && readForeignPbes2(parameters, codes)) || readEncryption(algorithm, codes)
  )
}

function readPbes1({ hash, cipher }: (typeof pbes1Schemes)[string], parameters: DerValue): EncryptionFacts {
  const { salt, iterations } = saltAndCountOf(parameters)
  return {
    encryption: null,
    iterations,
    async decrypt(ciphertext, { octets }, provider, pause) {
      const derived = await pbkdf1(octets, { hash, salt, iterations }, pause)
      const [key, iv] = [derived.slice(0, 8), derived.slice(8, 16)]
      derived.fill(0)
      return decryptAndForget(cipher, key, iv, ciphertext, provider)
    },
  }
}

/** PBKDF1 (RFC 8018 §5.1): as long as the digest. */
async function pbkdf1(
  password: Uint8Array,
  { hash, salt, iterations }: { hash: 'MD5' | 'SHA-1'; salt: Uint8Array; iterations: number },
  pause: Pause,
): Promise<Uint8Array<ArrayBuffer>> {
  const { digest, iterate, bytesOf } = foreignDigests[hash]
  const words = digest(Uint8Array.from([...password, ...salt]))
  for (let done = 1; done < iterations; done += 4096) {
    iterate(words, Math.min(4096, iterations - done))
    await pause()
  }
  const derived = bytesOf(words)
  words.fill(0)
  return derived
}

/** Null for what `readEncryption` reads by the platform's own means. */
function readForeignPbes2(parameters: DerValue, codes: EncryptionCodes): EncryptionFacts | null {
  const [derivation, scheme] = elementsOf(parameters)
  const { prf, salt, iterations, keyLength } = readPbkdf2(derivation, codes)
  const { cipher, iv } = readScheme(scheme, keyLength, codes)
  if (iv.length !== cipher.ivLength) throw new AppError('der-malformed')
  if (keyLength !== null && keyLength !== cipher.keyLength) throw new AppError('der-malformed')
  const length = cipher.keyLength
  const hash = hmacHashes[prf]
  const isKnown = hash !== undefined && (length === 16 || length === 32) && cipher.ivLength === 16
  if (isKnown || (!hash && prf !== hmacWithSha224)) return null
  return {
    encryption: null,
    iterations,
    async decrypt(ciphertext, { octets }, provider, pause) {
      const key = hash
        ? await pbkdf2(octets, { hash, salt, iterations, length }, provider, pause)
        : await pbkdf2Loop(foreignDigests['SHA-224'], octets, { salt, iterations, length }, pause)
      return decryptAndForget(cipher, key, iv, ciphertext, provider)
    },
  }
}

/** The one HMAC of RFC 8018 B.1.2 below SHA-512 that WebCrypto lacks. */
export const hmacWithSha224 = '1.2.840.113549.2.8'

/**
 * An encryptionScheme of PBES2: cipher and IV. RC2 says its effective bits beside the IV (RFC 8018 B.2.3).
 */
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
  const cipher = pbes2Ciphers[oid]
  if (!cipher) throw new AppError(codes.algorithmUnsupported, { algorithm: oid })
  return { cipher, iv: octetsOf(parameters) }
}
