import type { KeyProfile } from '../../../contract/schema'
import type { KeptKeyFacts, KeyId } from '../../../crypto-worker/client'
import type { ErrorCode } from '../../../errors'

/** A key that waits in the worker, and what the page knows of it. */
export interface HeldKey {
  readonly keyId: KeyId
  readonly publicKeySha256: string
  readonly keyProfile: KeyProfile
  /** Sending the same CSR again is harmless. Null for a key that was opened again. */
  readonly csrPem: string | null
  /** Null until it is sealed. */
  readonly sealed: SealedKey | null
  /** The person saved a request file of it, under the present password. */
  readonly filed: boolean
}

export type SealingFacts = Pick<
  KeptKeyFacts,
  'pickupId' | 'orderNumber' | 'deviceId' | 'agreementVersion' | 'sealedAt'
>

/** The key sealed under a password, and whether this browser keeps it. */
export interface SealedKey {
  /** The password it is sealed with, which is the file's, too; in the page's memory only. */
  readonly password: string
  readonly sealedKeyPem: string
  readonly facts: SealingFacts
  readonly kept: boolean
  readonly keepFault: ErrorCode | null
}

/** A certificate that passed the checks, with the key it belongs to. */
export interface IssuedForKey {
  readonly keyId: KeyId
  readonly certificatePem: string
  readonly chainPem: readonly string[]
}

/** The part of a sealed key that the flow is told. */
export const keepingOf = ({ kept, keepFault }: SealedKey) => ({ kept, keepFault })
