import type { KeyProfileId } from './key-profiles'
export interface CsrSubject {
  readonly commonName: string
  readonly organizationName?: string
  readonly emails: readonly string[]
}
export interface CsrFacts {
  readonly subject: string
  readonly emails: readonly string[]
  readonly keyProfile: KeyProfileId
  readonly publicKeySha256: string
  readonly signatureAlgorithm: string
}
