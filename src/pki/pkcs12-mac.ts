import type { LoopHash } from './digest-loop'
import { pkcs12PasswordBytes } from './password-bytes'
import { derivePkcs12Key, type Pause } from './pkcs12-key-derivation'

/** The MAC over a whole PKCS#12 file: hash of HMAC and derivation alike, OID, and length of the key in bytes. */
const macs: readonly { readonly hash: LoopHash; readonly oid: string; readonly keyLength: number }[] = [
  { hash: 'SHA-1', oid: '1.3.14.3.2.26', keyLength: 20 },
  { hash: 'SHA-256', oid: '2.16.840.1.101.3.4.2.1', keyLength: 32 },
]

/** The OID of a hash in the file's DigestInfo. */
export function macOidOf(hash: LoopHash): string {
  return macs.find((mac) => mac.hash === hash)?.oid ?? ''
}

/** The hash of an OID; undefined where the MAC isn't one of ours. */
export function macHashOf(oid: string): LoopHash | undefined {
  return macs.find((mac) => mac.oid === oid)?.hash
}

/** What the MAC's key is derived with. */
export interface MacDerivation {
  readonly hash: LoopHash
  readonly salt: Uint8Array
  readonly iterations: number
}

/** The key of the file's MAC (RFC 7292 §5, B.4). Throws `password-malformed`, and what `pause` throws. */
export async function deriveMacKey(
  password: string,
  derivation: MacDerivation,
  pause: Pause,
): Promise<Uint8Array<ArrayBuffer>> {
  const passwordBytes = pkcs12PasswordBytes(password)
  const length = macs.find(({ hash }) => hash === derivation.hash)?.keyLength ?? 0
  try {
    return await derivePkcs12Key({ ...derivation, passwordBytes, purpose: 'mac', length }, pause)
  } finally {
    passwordBytes.fill(0)
  }
}

/** The MAC itself: HMAC of the authenticated safe. The key is zeroed. */
export async function macOf(
  content: Uint8Array<ArrayBuffer>,
  macKey: Uint8Array<ArrayBuffer>,
  hash: LoopHash,
  { subtle }: Crypto,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await subtle.importKey('raw', macKey, { name: 'HMAC', hash }, false, ['sign'])
  macKey.fill(0)
  return new Uint8Array(await subtle.sign('HMAC', key, content))
}
