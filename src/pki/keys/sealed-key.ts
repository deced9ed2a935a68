import * as asn1js from 'asn1js'
import { PKCS8ShroudedKeyBag } from 'pkijs'
import { AppError } from '../../errors'
import { checkDer, derLimits } from '../der/limits'
import { elementsOf, octetsOf, parseDer, readingFailure } from '../der/values'
import { passwordBytesOf } from '../passwords/bytes'
import { readEncryption } from '../passwords/decryption'
import { encrypters } from '../passwords/encryption'
import type { Pause } from '../passwords/pkcs12-derivation'

/**
 * PBES2, PBKDF2-HMAC-SHA-256, AES-256-CBC: what `openssl pkcs8 -topk8 -v2 aes-256-cbc` writes, with more
 * iterations.
 */
const encryption = 'pbes2-aes-256-cbc'
const iterations = 600_000
const codes = { algorithmUnsupported: 'sealed-key-algorithm-unsupported' } as const

/** An unencrypted PKCS#8 (DER) as EncryptedPrivateKeyInfo (DER, RFC 5208 §6). Throws `password-malformed`. */
export async function sealKey(
  pkcs8Der: Uint8Array<ArrayBuffer>,
  password: string,
  provider: Crypto,
  pause: Pause,
): Promise<Uint8Array<ArrayBuffer>> {
  const { algorithm, ciphertext } = await encrypters[encryption](
    pkcs8Der,
    password,
    iterations,
    provider,
    pause,
  )
  const sealed = new PKCS8ShroudedKeyBag({
    encryptionAlgorithm: algorithm,
    encryptedData: new asn1js.OctetString({ valueHex: ciphertext }),
  })
  return new Uint8Array(sealed.toSchema().toBER())
}

/**
 * The unencrypted PKCS#8 (DER) in an EncryptedPrivateKeyInfo. There is no MAC: a wrong password shows by its
 * padding or by a text that is no PKCS#8. Throws `sealed-key-password-wrong`,
 * `sealed-key-algorithm-unsupported` (`algorithm`: OID), `iterations-too-many`, `sealed-key-malformed`,
 * `input-too-large`, `der-too-deep`, `password-malformed`.
 */
export async function openSealedKey(
  sealedKeyDer: Uint8Array<ArrayBuffer>,
  password: string,
  provider: Crypto,
  pause: Pause,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    checkDer(sealedKeyDer, derLimits.key)
    const [algorithm, encryptedData] = elementsOf(parseDer(sealedKeyDer))
    const facts = readEncryption(algorithm, codes)
    const pkcs8Der = await facts.decrypt(octetsOf(encryptedData), passwordBytesOf(password), provider, pause)
    if (!pkcs8Der || !looksLikePkcs8(pkcs8Der)) throw new AppError('sealed-key-password-wrong')
    return pkcs8Der
  } catch (error) {
    throw readingFailure(error, 'sealed-key-malformed')
  }
}

/** One wrong password in some 256 leaves a padding that fits; none of those leaves the shape of a key. */
function looksLikePkcs8(bytes: Uint8Array): boolean {
  try {
    checkDer(bytes, derLimits.key)
    octetsOf(elementsOf(parseDer(bytes))[2])
    return true
  } catch {
    return false
  }
}
