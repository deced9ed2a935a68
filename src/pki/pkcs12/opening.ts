import { AppError } from '../../errors'
import { readingFailure } from '../der/values'
import { type PasswordBytes, passwordBytesOf } from '../passwords/bytes'
import type { EncryptionFacts, Plaintext } from '../passwords/decryption'
import { maxIterations } from '../passwords/derivations'
import type { Pause } from '../passwords/pkcs12-derivation'
import type { MacFacts } from './mac'
import { type Pkcs12ProfileId, pkcs12Profiles } from './profiles'
import {
  ownAlgorithms,
  type Pkcs12Algorithms,
  type Pkcs12Item,
  type Pkcs12Structure,
  readPkcs12Structure,
  type SealedPart,
} from './reading'

/** The content of a file. */
export interface Pkcs12Content {
  /** Unencrypted PKCS#8. */
  readonly keys: readonly Pkcs12Item[]
  readonly certificates: readonly Pkcs12Item[]
  /**
   * The profile of ours whose algorithms and counts the file has in all its parts; null also where a key lies
   * in the clear.
   */
  readonly profile: Pkcs12ProfileId | null
  /** Keys that lay in the file unencrypted. */
  readonly clearKeys: number
  /** Keys whose entry has a password of its own. */
  readonly lockedKeys: number
  /** Which of the passwords was the file's. */
  readonly passwordIndex: number
}

/** The means to open a file. */
interface OpeningMeans {
  readonly passwords: readonly [PasswordBytes, ...PasswordBytes[]]
  readonly keyPasswords: readonly PasswordBytes[]
  readonly algorithms: Pkcs12Algorithms
}

/**
 * Iterations of one file that are spent on other readings of its password than the first: seconds, on a slow
 * phone.
 */
const maxTrialIterations = 4_000_000

/**
 * Opens a PKCS#12 file, DER or BER. A file without a MAC is refused: nothing would tell a swapped certificate
 * from the right one. Throws `pkcs12-password-wrong`, `pkcs12-algorithm-unsupported` (`algorithm`: OID),
 * `iterations-too-many` (before any work), `pkcs12-content-unexpected` (`reason`), `pkcs12-malformed`,
 * `input-too-large`, `der-too-deep`, `password-malformed`.
 */
export async function openPkcs12(
  pkcs12Der: Uint8Array<ArrayBuffer>,
  password: string,
  provider: Crypto,
  pause: Pause,
): Promise<Pkcs12Content> {
  const passwords = [passwordBytesOf(password)] as const
  return openPkcs12WithAny(
    pkcs12Der,
    { passwords, keyPasswords: [], algorithms: ownAlgorithms },
    provider,
    pause,
  )
}

/**
 * The same with several passwords, or several readings of one, the likeliest first; `keyPasswords` are tried
 * for keys only. The first is always tried, the others within a bound of work: the number left out is
 * `untried` in the details of `pkcs12-password-wrong`. Where Windows protected the file for an account, they
 * say so by `protectedToAccount`.
 */
export async function openPkcs12WithAny(
  pkcs12Der: Uint8Array<ArrayBuffer>,
  { passwords, keyPasswords, algorithms }: OpeningMeans,
  provider: Crypto,
  pause: Pause,
): Promise<Pkcs12Content> {
  const structure = reading(() => readPkcs12Structure(pkcs12Der, algorithms))
  const { mac, harvest } = structure
  boundIterations([mac, ...harvest.encryptions])
  const opening = new Opening(structure, provider, pause)
  // One password alone is mostly right: its MAC is derived beside the decryptions, and nothing of theirs is
  // read before it was verified.
  if (passwords.length === 1) opening.decryptAhead(passwords[0])
  const passwordIndex = await opening.verify(passwords)
  const others = passwords.filter((_, index) => index !== passwordIndex)
  const known = [passwords[passwordIndex] as PasswordBytes, ...keyPasswords, ...others] as const
  await opening.decryptAll(known)
  await opening.decryptAll(known) // keys that were in an encrypted safe
  const { keys, certificates, encryptions, clearKeys } = harvest
  const profile = clearKeys > 0 ? null : profileOf(mac, encryptions)
  return { keys, certificates, profile, clearKeys, lockedKeys: opening.lockedKeys, passwordIndex }
}

/** The work on one file: tries are counted across its parts. */
class Opening {
  lockedKeys = 0
  readonly #structure: Pkcs12Structure
  readonly #provider: Crypto
  readonly #pause: Pause
  #trials = 0
  #ahead: Promise<readonly PromiseSettledResult<Plaintext>[]> | undefined

  constructor(structure: Pkcs12Structure, provider: Crypto, pause: Pause) {
    this.#structure = structure
    this.#provider = provider
    this.#pause = pause
  }

  /** The index of the password that the MAC is right with. Encrypted parts are read only afterwards. */
  async verify(passwords: readonly PasswordBytes[]): Promise<number> {
    const { mac, safesDer, harvest } = this.#structure
    let untried = 0
    for (const [index, password] of passwords.entries()) {
      if (index > 0 && !this.#mayTry(mac.iterations)) untried++
      else if (await mac.verify(safesDer, password, this.#provider, this.#pause)) return index
    }
    const { protectedToAccount } = harvest
    throw new AppError('pkcs12-password-wrong', {
      ...(untried > 0 ? { untried } : {}),
      ...(protectedToAccount ? { protectedToAccount } : {}),
    })
  }

  /** Begins with what `decryptAll` will ask for. */
  decryptAhead(password: PasswordBytes): void {
    this.#ahead = this.#decryptEach(this.#structure.harvest.sealed, password)
  }

  async decryptAll(passwords: readonly [PasswordBytes, ...PasswordBytes[]]): Promise<void> {
    const { mac, harvest } = this.#structure
    boundIterations([mac, ...harvest.encryptions])
    const decrypting = this.#ahead ?? this.#decryptEach(harvest.sealed, passwords[0])
    this.#ahead = undefined
    const parts = harvest.sealed.splice(0)
    const plaintexts = await decrypting
    for (const [index, part] of parts.entries()) {
      const plaintext = plaintexts[index]
      if (plaintext?.status === 'rejected') throw plaintext.reason
      if (readPart(part, plaintext?.value)) continue
      if (await this.#decryptWithOthers(part, passwords.slice(1))) continue
      if (part.what === 'key') this.lockedKeys++
      else throw new AppError('pkcs12-password-wrong', { part: 'bags' })
    }
  }

  /** Beside each other: WebCrypto has a thread of its own. */
  #decryptEach(parts: readonly SealedPart[], password: PasswordBytes) {
    return Promise.allSettled(parts.map((part) => this.#decrypt(part, password)))
  }

  async #decryptWithOthers(part: SealedPart, passwords: readonly PasswordBytes[]): Promise<boolean> {
    for (const password of passwords) {
      if (!this.#mayTry(part.facts.iterations)) return false
      if (readPart(part, await this.#decrypt(part, password))) return true
    }
    return false
  }

  #decrypt({ facts, ciphertext }: SealedPart, password: PasswordBytes): Promise<Plaintext> {
    return facts.decrypt(ciphertext, password, this.#provider, this.#pause)
  }

  #mayTry(iterations: number): boolean {
    if (this.#trials + iterations > maxTrialIterations) return false
    this.#trials += iterations
    return true
  }
}

/** Whether the plaintext reads as such a part; one wrong password in some 256 leaves a padding that fits. */
function readPart({ read, what }: SealedPart, plaintext: Plaintext | undefined): boolean {
  if (!plaintext) return false
  try {
    read(plaintext)
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'der-malformed') return false
    throw error
  } finally {
    if (what === 'key') plaintext.fill(0)
  }
}

/** Names a failed reading of the structure; `read` may do no other work. */
function reading<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw readingFailure(error, 'pkcs12-malformed')
  }
}

/** A file may have many parts, each within its bound: all of them together may cost three at the bound. */
function boundIterations(parts: readonly { readonly iterations: number }[]): void {
  const limit = 3 * maxIterations
  const iterations = parts.reduce((sum, part) => sum + part.iterations, 0)
  if (iterations > limit) throw new AppError('iterations-too-many', { iterations, limit })
}

function profileOf(mac: MacFacts, encryptions: readonly EncryptionFacts[]): Pkcs12ProfileId | null {
  const fitting = Object.values(pkcs12Profiles).find(
    (profile) =>
      mac.hash === profile.mac.hash &&
      encryptions.every(({ encryption }) => encryption === profile.encryption) &&
      [mac, ...encryptions].every(({ iterations }) => iterations === profile.iterations),
  )
  return fitting?.id ?? null
}
