import { AppError } from '../errors'
import { sameBytes } from './certificate'
import { type DerValue, elementsOf, octetsOf, oidOf } from './der-values'
import { digestLoops, type LoopHash } from './digest-loop'
import { hmacOf } from './hmac-loop'
import { type PasswordBytes, pkcs12PasswordBytes } from './password-bytes'
import { hmacHashOf, iterationsOf, pbkdf2, readPbkdf2, saltOf } from './password-derivations'
import { derivePkcs12Key, type Pause } from './pkcs12-key-derivation'

/** The MAC over a whole PKCS#12 file: hash of HMAC and derivation alike, by the OID of the hash (RFC 7292 §4). */
const macs: readonly { readonly hash: LoopHash; readonly oid: string }[] = [
  { hash: 'MD5', oid: '1.2.840.113549.2.5' },
  { hash: 'SHA-1', oid: '1.3.14.3.2.26' },
  { hash: 'SHA-224', oid: '2.16.840.1.101.3.4.2.4' },
  { hash: 'SHA-256', oid: '2.16.840.1.101.3.4.2.1' },
  { hash: 'SHA-384', oid: '2.16.840.1.101.3.4.2.2' },
  { hash: 'SHA-512', oid: '2.16.840.1.101.3.4.2.3' },
]
const pbmac1Oid = '1.2.840.113549.1.5.14'
/** A shorter key could be guessed in place of the password (RFC 9879 §5). */
const shortestPbmac1Key = 20

/** The OID of a hash in the file's DigestInfo. */
export function macOidOf(hash: LoopHash): string {
  return macs.find((mac) => mac.hash === hash)?.oid ?? ''
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
  try {
    if (hash === 'MD5' || hash === 'SHA-224') return hmacOf(hash, macKey, content)
    const key = await subtle.importKey('raw', macKey, { name: 'HMAC', hash }, false, ['sign'])
    return new Uint8Array(await subtle.sign('HMAC', key, content))
  } finally {
    macKey.fill(0)
  }
}

/** A file's MAC as it was read. */
export interface MacFacts {
  /** Of PKCS#12's own MAC; null for PBMAC1, which we don't write. */
  readonly hash: LoopHash | null
  readonly iterations: number
  readonly verify: (
    content: Uint8Array<ArrayBuffer>,
    password: PasswordBytes,
    provider: Crypto,
    pause: Pause,
  ) => Promise<boolean>
}

const codes = { algorithmUnsupported: 'pkcs12-algorithm-unsupported' } as const

/**
 * MacData { mac DigestInfo, macSalt, iterations DEFAULT 1 } (RFC 7292 §4), also with PBMAC1, whose own parameters count (RFC 9879 §4).
 * Throws `pkcs12-algorithm-unsupported` (`algorithm`: OID), `iterations-too-many`, `der-malformed`.
 */
export function readMac(macData: DerValue): MacFacts {
  const [digestInfo, saltValue, count] = elementsOf(macData)
  const [algorithm, digestValue] = elementsOf(digestInfo)
  const [oidValue, parameters] = elementsOf(algorithm)
  const oid = oidOf(oidValue)
  const digest = octetsOf(digestValue)
  if (oid === pbmac1Oid) return readPbmac1(parameters, digest)
  const hash = macs.find((mac) => mac.oid === oid)?.hash
  if (!hash) throw new AppError(codes.algorithmUnsupported, { algorithm: oid })
  const salt = saltOf(saltValue)
  const iterations = count ? iterationsOf(count) : 1
  return {
    hash,
    iterations,
    async verify(content, { pkcs12 }, provider, pause) {
      const macKey = await macKeyOf(pkcs12, { hash, salt, iterations }, pause)
      return sameBytes(await macOf(content, macKey, hash, provider), digest)
    },
  }
}

/** PBMAC1-params { keyDerivationFunc, messageAuthScheme } (RFC 8018 A.5); the key's length has to be there and long enough (RFC 9879 §5). */
function readPbmac1(parameters: DerValue, digest: Uint8Array<ArrayBuffer>): MacFacts {
  const [derivation, scheme] = elementsOf(parameters)
  const facts = readPbkdf2(derivation, codes)
  const hash = hmacHashOf(scheme, codes)
  const length = facts.keyLength ?? 0
  if (length < shortestPbmac1Key) throw new AppError('der-malformed', { pbmac1KeyLength: length })
  return {
    hash: null,
    iterations: facts.iterations,
    async verify(content, { octets }, provider, pause) {
      const macKey = await pbkdf2(octets, { ...facts, length }, provider, pause)
      return sameBytes(await macOf(content, macKey, hash, provider), digest)
    },
  }
}
