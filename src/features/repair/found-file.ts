import type { KeyId } from '../../crypto-worker/client'
import { type DeviceId, deviceOf, type FileKind } from '../../domain/devices'
import { brokenPasswordRules, type PasswordRule } from '../../domain/passwords/password'
import type { PasswordReading } from '../../domain/passwords/readings'

/** How far the authority's certificates in a file reach; the root may be left out. */
export type FoundChain = 'complete' | 'partial' | 'missing' | 'invalid'

/** A certificate as far as the page shows or needs it. Times are ISO 8601. */
export interface FoundCertificate {
  readonly subject: string
  readonly commonName: string | null
  readonly emails: readonly string[]
  readonly issuer: string
  readonly notBefore: string
  readonly notAfter: string
  readonly chain: FoundChain
  /** Certificates above the person's own. */
  readonly issuerCount: number
  readonly certificatePem: string
  /** What belongs into a file beside it: what leads up, without the root. */
  readonly intermediatePems: readonly string[]
}

/** A key in the file, with the certificate to go on with first and its others behind. */
export interface FoundKey {
  /** The key stays in the worker. */
  readonly keyId: KeyId
  /** `RSA 1024`, `EC P-521`, … */
  readonly keyAlgorithm: string
  readonly certificates: readonly [FoundCertificate, ...FoundCertificate[]]
  /** Whether key and certificate were compared, or only the file says that they belong together. */
  readonly compared: boolean
  readonly friendlyName: string
}

/** What an opened file holds. */
export interface FoundFile {
  readonly keys: readonly [FoundKey, ...FoundKey[]]
  /** Null: other software's kind, neither of ours in all its parts. */
  readonly kind: FileKind | null
  /** The file's password as it turned out to be meant. */
  readonly reading: PasswordReading
  /** How the file was written in the one that was chosen. */
  readonly container: 'none' | 'text' | 'profile'
  readonly clearKey: boolean
  /** Keys of the file that are not among `keys`. */
  readonly leftKeys: number
}

/** Where the new file should open; `other_kind` is for someone who knows only where it doesn't. */
export type RepairTarget = DeviceId | 'other_kind'

const opposite: Readonly<Record<FileKind, FileKind>> = { modern: 'compatible', compatible: 'modern' }

/**
 * The kind that a target asks for. What refuses a foreign file is nearly always too old for it: the other
 * kind is then the older one.
 */
export function kindFor(target: RepairTarget, found: FileKind | null): FileKind {
  if (target === 'other_kind') return found ? opposite[found] : 'compatible'
  return deviceOf(target)?.pkcs12Profile ?? 'compatible'
}

/**
 * What was found out about the password, in the words of `repair.reading`; null where it is simply what was
 * typed.
 */
type ReadingNotice = Exclude<PasswordReading['change'], 'none'> | 'old-letters'

export function readingNotice({ change, encoding }: PasswordReading): ReadingNotice | null {
  if (change !== 'none') return change
  return encoding === 'unicode' || encoding === 'absent' || encoding === 'utf16' ? null : 'old-letters'
}

/** What speaks against taking the file's password over, the weightiest first; null where nothing does. */
type PasswordConcern = 'blank' | PasswordRule

const weight: readonly PasswordRule[] = ['character-outside-ascii', 'blank-at-edge', 'too-long', 'too-short']

export function passwordConcern(password: string): PasswordConcern | null {
  if (password === '') return 'blank'
  const broken = brokenPasswordRules(password)
  return weight.find((rule) => broken.includes(rule)) ?? null
}
