import { AppError } from '../errors'
import { sameBytes } from '../pki/certificate'
import { importKeyPair } from '../pki/key-pair'
import type { Pkcs12Parts } from '../pki/pkcs12'
import type { Pause } from '../pki/pkcs12-key-derivation'
import { openPkcs12 } from '../pki/pkcs12-opening'

/**
 * Opens a finished file from its bytes with the password: its key must sign for the public key that the certificate was issued for,
 * and certificates, profile and name must be those that went in. Throws `unexpected` (`check`) where one isn't: a fault of ours
 * that must not reach a person as a file.
 */
export async function checkPkcs12(
  pkcs12Der: Uint8Array<ArrayBuffer>,
  parts: Pkcs12Parts,
  publicKeySha256: string,
  provider: Crypto,
  pause: Pause,
): Promise<void> {
  const { keys, certificates, profile } = await openPkcs12(pkcs12Der, parts.password, provider, pause)
  const [key, ...more] = keys
  try {
    if (!key || more.length > 0 || !sameBytes(key.der, parts.pkcs8Der)) fail('key')
    const imported = await importKeyPair(key.der, provider)
    if (imported.publicKeySha256 !== publicKeySha256) fail('key')
    const same = parts.certificateDers.every((der, index) =>
      sameBytes(der, certificates[index]?.der ?? new Uint8Array()),
    )
    if (!same || certificates.length !== parts.certificateDers.length) fail('certificates')
    if (profile !== parts.profile) fail('profile')
    const names = [key, certificates[0]].map((item) => item?.friendlyName ?? '')
    if (names.some((name) => name !== parts.friendlyName)) fail('friendlyName')
  } finally {
    for (const { der } of keys) der.fill(0)
  }
}

function fail(check: string): never {
  throw new AppError('unexpected', { check })
}
