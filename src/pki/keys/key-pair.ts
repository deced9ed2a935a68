import { AppError } from '../../errors'
import { sha256Hex } from '../der/hex'
import { checkDer, derLimits } from '../der/limits'
import { readingFailure } from '../der/values'
import { judgePrivateKey } from './accepted-keys'
import { type KeyProfileId, keyProfiles } from './profiles'
import { rsaPartsAgree } from './rsa-parts'

/** A key pair with its private half as bytes: code that has this has the key. */
export interface KeyPair {
  readonly keyProfile: KeyProfileId
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
  /** PKCS#8 PrivateKeyInfo, DER, unencrypted (RFC 5208). */
  readonly pkcs8Der: Uint8Array<ArrayBuffer>
  /** SubjectPublicKeyInfo, DER (RFC 5280 §4.1.2.7). */
  readonly spkiDer: Uint8Array<ArrayBuffer>
  /** SHA-256 of `spkiDer`, lower-case hex. */
  readonly publicKeySha256: string
}

/** A fresh key pair. Throws `key-generation-failed` where the provider can't. */
export async function generateKeyPair(keyProfile: KeyProfileId, provider: Crypto): Promise<KeyPair> {
  const { keyAlgorithm } = keyProfiles[keyProfile]
  try {
    const pair = (await provider.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify'])) as CryptoKeyPair
    const pkcs8Der = new Uint8Array(await provider.subtle.exportKey('pkcs8', pair.privateKey))
    const spkiDer = new Uint8Array(await provider.subtle.exportKey('spki', pair.publicKey))
    return {
      keyProfile,
      privateKey: pair.privateKey,
      publicKey: pair.publicKey,
      pkcs8Der,
      spkiDer,
      publicKeySha256: await sha256Hex(spkiDer, provider),
    }
  } catch (error) {
    throw new AppError('key-generation-failed', { keyProfile }, error)
  }
}

/**
 * The key pair of an unencrypted PKCS#8 (DER): its profile is found, its public half derived, and a signature
 * made and verified, so that a key whose halves don't belong together is refused. Throws `key-malformed`, or
 * the code of a key that no profile fits (`judgePrivateKey`).
 */
export async function importKeyPair(pkcs8Der: Uint8Array<ArrayBuffer>, provider: Crypto): Promise<KeyPair> {
  try {
    checkDer(pkcs8Der, derLimits.key)
    const { id, keyAlgorithm, signing } = judgePrivateKey(pkcs8Der)
    const { subtle } = provider
    const privateKey = await subtle.importKey('pkcs8', pkcs8Der, keyAlgorithm, true, ['sign'])
    const jwk = await subtle.exportKey('jwk', privateKey)
    const { kty, n, e, crv, x, y } = jwk
    if (kty === 'RSA' && !rsaPartsAgree(jwk)) throw new AppError('key-malformed')
    const publicJwk = (kty === 'RSA' ? { kty, n, e } : { kty, crv, x, y }) as JsonWebKey
    const publicKey = await subtle.importKey('jwk', publicJwk, keyAlgorithm, true, ['verify'])
    const probe = new Uint8Array(32)
    const signature = await subtle.sign(signing, privateKey, probe)
    if (!(await subtle.verify(signing, publicKey, signature, probe))) throw new AppError('key-malformed')
    const spkiDer = new Uint8Array(await subtle.exportKey('spki', publicKey))
    const publicKeySha256 = await sha256Hex(spkiDer, provider)
    return { keyProfile: id, privateKey, publicKey, pkcs8Der, spkiDer, publicKeySha256 }
  } catch (error) {
    throw readingFailure(error, 'key-malformed')
  }
}
