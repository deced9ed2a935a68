import { AppError } from '../../errors'
import { sameBytes } from '../certificates/certificate'
import { type DerValue, elementsOf, octetsOf, oidOf } from '../der/values'
import { digestLoops, type LoopHash } from '../digests/loop'
import { type PasswordBytes, pkcs12PasswordBytes } from '../passwords/bytes'
import { iterationsOf, saltOf } from '../passwords/derivations'
import { derivePkcs12Key, type Pause } from '../passwords/pkcs12-derivation'

/**
 * The MAC over a whole PKCS#12 file: hash of HMAC and derivation alike, by the OID of the hash (RFC 7292 §4).
 * Others are in `foreign-mac`.
 */
const macs: readonly { readonly hash: LoopHash; readonly oid: string }[] = [
  { hash: 'SHA-1', oid: '1.3.14.3.2.26' },
  { hash: 'SHA-256', oid: '2.16.840.1.101.3.4.2.1' },
]

/** The OID of a hash in the file's DigestInfo. */
export function macOidOf(hash: LoopHash): string {
  return macs.find((mac) => mac.hash === hash)?.oid ?? ''
}

/** The parameters of the MAC's key. */
interface MacDerivation {
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
  try {
    return await macKeyOf(passwordBytes, derivation, pause)
  } finally {
    passwordBytes.fill(0)
  }
}

/** As long as the digest: appended zeros would make the same HMAC. */
function macKeyOf(
  passwordBytes: Uint8Array,
  derivation: MacDerivation,
  pause: Pause,
): Promise<Uint8Array<ArrayBuffer>> {
  const length = digestLoops[derivation.hash].digestLength
  return derivePkcs12Key({ ...derivation, passwordBytes, purpose: 'mac', length }, pause)
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

/** A file's MAC as it was read. */
export interface MacFacts {
  /** Null for a MAC that we read but don't write. */
  readonly hash: LoopHash | null
  readonly iterations: number
  readonly verify: (
    content: Uint8Array<ArrayBuffer>,
    password: PasswordBytes,
    provider: Crypto,
    pause: Pause,
  ) => Promise<boolean>
}

/**
 * The parts of MacData { mac DigestInfo, macSalt, iterations DEFAULT 1 } (RFC 7292 §4). Throws
 * `iterations-too-many`, `der-malformed`.
 */
export function macPartsOf(macData: DerValue) {
  const [digestInfo, saltValue, count] = elementsOf(macData)
  const [algorithm, digestValue] = elementsOf(digestInfo)
  const [oidValue, parameters] = elementsOf(algorithm)
  return {
    oid: oidOf(oidValue),
    parameters,
    digest: octetsOf(digestValue),
    salt: saltOf(saltValue),
    iterations: count ? iterationsOf(count) : 1,
  }
}

/**
 * A MAC of ours. Throws `pkcs12-algorithm-unsupported` (`algorithm`: OID), `iterations-too-many`,
 * `der-malformed`.
 */
export function readMac(macData: DerValue): MacFacts {
  const { oid, digest, salt, iterations } = macPartsOf(macData)
  const hash = macs.find((mac) => mac.oid === oid)?.hash
  if (!hash) throw new AppError('pkcs12-algorithm-unsupported', { algorithm: oid })
  return {
    hash,
    iterations,
    async verify(content, { pkcs12 }, provider, pause) {
      const macKey = await macKeyOf(pkcs12, { hash, salt, iterations }, pause)
      return sameBytes(await macOf(content, macKey, hash, provider), digest)
    },
  }
}
