import type { KeyId } from '../../crypto-worker/client'
import { type DeviceId, deviceOf, type FileKind } from '../../domain/devices'
import { brokenPasswordRules, type PasswordRule } from '../../domain/password'

/** How far the authority's certificates in a file reach; the root may be left out. */
export type FoundChain = 'complete' | 'partial' | 'missing' | 'invalid'

/** What an opened file holds, as far as the page shows or needs it. Times are ISO 8601. */
export interface FoundFile {
  /** The key stays in the worker. */
  readonly keyId: KeyId
  readonly subject: string
  readonly commonName: string | null
  readonly emails: readonly string[]
  readonly issuer: string
  readonly notBefore: string
  readonly notAfter: string
  /** Null: other software's kind, neither of ours in all its parts. */
  readonly kind: FileKind | null
  readonly chain: FoundChain
  /** Certificates above the person's own. */
  readonly issuerCount: number
  readonly certificatePem: string
  readonly chainPem: readonly string[]
  readonly friendlyName: string
}

/** Where the new file should open; `other_kind` is for someone who knows only where it doesn't. */
export type RepairTarget = DeviceId | 'other_kind'

const opposite: Readonly<Record<FileKind, FileKind>> = { modern: 'compatible', compatible: 'modern' }

/** The kind that a target asks for. What refuses a foreign file is nearly always too old for it: the other kind is then the older one. */
export function kindFor(target: RepairTarget, found: FileKind | null): FileKind {
  if (target === 'other_kind') return found ? opposite[found] : 'compatible'
  return deviceOf(target)?.pkcs12Profile ?? 'compatible'
}

/** What speaks against taking the file's password over, the weightiest first; null where nothing does. */
export type PasswordConcern = 'blank' | PasswordRule

const weight: readonly PasswordRule[] = ['character-outside-ascii', 'blank-at-edge', 'too-long', 'too-short']

export function passwordConcern(password: string): PasswordConcern | null {
  if (password === '') return 'blank'
  const broken = brokenPasswordRules(password)
  return weight.find((rule) => broken.includes(rule)) ?? null
}
