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
  /** The certificates that go into a file beside it: its issuers, without the root. */
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

/** The content of an opened file. */
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
 * The kind that a target asks for. A program that refuses a foreign file is nearly always too old for it: the
 * other kind is then the older one.
 */
export function kindFor(target: RepairTarget, found: FileKind | null): FileKind {
  if (target === 'other_kind') return found ? opposite[found] : 'compatible'
  return deviceOf(target)?.pkcs12Profile ?? 'compatible'
}

/** How the password had to be read, as a name in `repair.reading`; null where it was right as typed. */
type ReadingNotice = Exclude<PasswordReading['change'], 'none'> | 'old-letters'

export function readingNotice({ change, encoding }: PasswordReading): ReadingNotice | null {
  if (change !== 'none') return change
  return encoding === 'unicode' || encoding === 'absent' || encoding === 'utf16' ? null : 'old-letters'
}

/** The weightiest reason against keeping the file's password; null where there is none. */
type PasswordConcern = 'blank' | PasswordRule

const weight: readonly PasswordRule[] = ['character-outside-ascii', 'blank-at-edge', 'too-long', 'too-short']

export function passwordConcern(password: string): PasswordConcern | null {
  if (password === '') return 'blank'
  const broken = brokenPasswordRules(password)
  return weight.find((rule) => broken.includes(rule)) ?? null
}
