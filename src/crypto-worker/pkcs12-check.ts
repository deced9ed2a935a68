import { AppError } from '../errors'
import { sameBytes } from '../pki/certificates/certificate'
import { importKeyPair } from '../pki/keys/key-pair'
import type { Pause } from '../pki/passwords/pkcs12-derivation'
import { openPkcs12 } from '../pki/pkcs12/opening'
import { bmpText, certificatesOf, type Pkcs12Parts } from '../pki/pkcs12/pkcs12'

/**
 * Opens a finished file from its bytes with the password: its keys must be those that went in, and
 * certificates, profile and names, too. The first key must sign for the public key that its certificate was
 * issued for, where that is given; null for keys of a kind that this can't be tried with. Throws `unexpected`
 * (`check`) where one isn't: a fault of ours that must not reach a person as a file.
 */
export async function checkPkcs12(
  pkcs12Der: Uint8Array<ArrayBuffer>,
  parts: Pkcs12Parts,
  publicKeySha256: string | null,
  provider: Crypto,
  pause: Pause,
): Promise<void> {
  const { keys, certificates, profile } = await openPkcs12(pkcs12Der, parts.password, provider, pause)
  const entries = [parts, ...(parts.more ?? [])]
  const expected = certificatesOf(entries)
  try {
    if (keys.length !== entries.length) fail('key')
    for (const [index, { pkcs8Der }] of entries.entries()) {
      if (!sameBytes(keys[index]?.der ?? new Uint8Array(), pkcs8Der)) fail('key')
    }
    if (publicKeySha256 !== null) {
      const imported = await importKeyPair(parts.pkcs8Der.slice(), provider)
      if (imported.publicKeySha256 !== publicKeySha256) fail('key')
      imported.pkcs8Der.fill(0)
    }
    const same = expected.every((der, index) => sameBytes(der, certificates[index]?.der ?? new Uint8Array()))
    if (!same || certificates.length !== expected.length) fail('certificates')
    if (profile !== parts.profile) fail('profile')
    const names = entries.flatMap((_, index) => [keys[index], certificates[index]])
    const wanted = entries.flatMap(({ friendlyName }) => [friendlyName, friendlyName].map(bmpText))
    if (names.some((item, index) => (item?.friendlyName ?? '') !== wanted[index])) fail('friendlyName')
  } finally {
    for (const { der } of keys) der.fill(0)
  }
}

function fail(check: string): never {
  throw new AppError('unexpected', { check })
}
