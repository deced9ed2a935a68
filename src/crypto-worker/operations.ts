// Interim signatures: the type of `operations` is the protocol between page and worker.
import type { CertificateFacts } from '../pki/certificate'
import type { CsrFacts, CsrSubject } from '../pki/csr'
import type { KeyProfileId } from '../pki/key-profiles'
import type { Pkcs12ProfileId } from '../pki/pkcs12-profiles'

/** What an operation may do beside computing: tell how far it is, and learn that nobody waits any more. */
export interface OperationContext {
  readonly signal: AbortSignal
  readonly progress: (step: ProgressStep) => void
}
export type ProgressStep =
  | 'key-pair'
  | 'csr'
  | 'sealing'
  | 'opening'
  | 'certificate-check'
  | 'pkcs12'
  | 'pkcs12-check'

/** Names a private key that stays in the worker. Random, meaningless outside this worker. */
export type KeyId = string & { readonly keyId: unique symbol }

export interface KeyReference {
  readonly keyId: KeyId
  readonly keyProfile: KeyProfileId
  /** SHA-256 of the DER SubjectPublicKeyInfo, lower-case hex. */
  readonly publicKeySha256: string
}

export type ChainResult =
  | { readonly outcome: 'complete'; readonly certificates: readonly CertificateFacts[] }
  | {
      readonly outcome: 'issuer_missing' | 'signature_invalid'
      readonly certificates: readonly CertificateFacts[]
      readonly missingIssuer: string
    }

const todo = (): never => {
  throw new Error('not yet')
}

export const operations = {
  async makeKeyAndCsr(
    _input: { keyProfile: KeyProfileId; subject: CsrSubject },
    _context: OperationContext,
  ): Promise<KeyReference & { csrPem: string }> {
    return todo()
  },
  async sealKey(
    _input: { keyId: KeyId; password: string },
    _context: OperationContext,
  ): Promise<{ sealedKeyPem: string }> {
    return todo()
  },
  async openSealedKey(
    _input: { sealedKeyPem: string; password: string },
    _context: OperationContext,
  ): Promise<KeyReference> {
    return todo()
  },
  /** Reads certificate and chain, verifies every signature, and compares the certificate's public key with ours. */
  async checkCertificate(
    _input: { keyId: KeyId; certificatePem: string; chainPem: readonly string[] },
    _context: OperationContext,
  ): Promise<{ certificate: CertificateFacts; keyMatches: boolean; chain: ChainResult }> {
    return todo()
  },
  /** Builds the file, then opens it again from its bytes with the password and compares everything in it. */
  async buildPkcs12(
    _input: {
      keyId: KeyId
      certificatePem: string
      chainPem: readonly string[]
      profile: Pkcs12ProfileId
      password: string
      friendlyName: string
    },
    _context: OperationContext,
  ): Promise<{ pkcs12Der: Uint8Array<ArrayBuffer>; certificateCount: number }> {
    return todo()
  },
  async openPkcs12(
    _input: { pkcs12Der: Uint8Array; password: string },
    _context: OperationContext,
  ): Promise<{
    key: KeyReference | null
    certificates: readonly CertificateFacts[]
    friendlyName: string | null
    profile: Pkcs12ProfileId | null
  }> {
    return todo()
  },
  async readCsr(_input: { data: Uint8Array | string }, _context: OperationContext): Promise<CsrFacts> {
    return todo()
  },
  async readCertificates(
    _input: { data: Uint8Array | string },
    _context: OperationContext,
  ): Promise<readonly CertificateFacts[]> {
    return todo()
  },
  async forgetKey(_input: { keyId: KeyId }, _context: OperationContext): Promise<void> {
    return todo()
  },
}

export type Operations = typeof operations
export type OperationName = keyof Operations
export type OperationInput<N extends OperationName> = Parameters<Operations[N]>[0]
export type OperationOutput<N extends OperationName> = Awaited<ReturnType<Operations[N]>>
