import { AppError } from '../errors'
import { type CertificateFacts, readCertificate } from '../pki/certificates/certificate'
import { buildChain, type ChainResult } from '../pki/certificates/chain'
import { type CsrFacts, type CsrSubject, createCsr, readCsr } from '../pki/csr/csr'
import type { CsrIntake } from '../pki/csr/intake'
import { allDerOf, derOf, pemOf } from '../pki/der/pem'
import { generateKeyPair, importKeyPair } from '../pki/keys/key-pair'
import type { KeyProfileId } from '../pki/keys/profiles'
import { openSealedKey } from '../pki/keys/sealed-key'
import { type CertificateFileFormat, certificateFile } from '../pki/pkcs12/certificate-files'
import { buildPkcs12 } from '../pki/pkcs12/pkcs12'
import type { Pkcs12ProfileId } from '../pki/pkcs12/profiles'
import { createPendingKeys, type PendingKeys } from '../storage/pending-keys'
import type { ForeignPkcs12, ForeignPkcs12Input, ResealInput } from './foreign-pkcs12'
import { createHeldKeys, type KeyId, type KeyReference } from './held-keys'
import { createKeptKeyOperations } from './kept-key-operations'
import type { OperationContext } from './operation-context'
import type { PasswordEstimate } from './password-estimator'
import { createPause } from './pause'
import { checkPkcs12 } from './pkcs12-check'

export type { CertificateFileFormat } from '../pki/pkcs12/certificate-files'
export type { Pkcs12Instead } from '../pki/pkcs12/intake'
export type { ForeignCertificate } from './foreign-content'
export type { ForeignPkcs12 } from './foreign-pkcs12'
export type { KeyId, KeyReference } from './held-keys'
export type { KeptKeyFacts, KeptKeysLook } from './kept-key-operations'
export type { PasswordEstimate } from './password-estimator'

/**
 * The worker's operations: their type is the protocol. Bytes in the outputs are in `ArrayBuffer`s of their
 * own; no output holds a private key or a password. Each throws the `AppError`s of the `pki` functions it
 * calls, `key-forgotten` for a key id it doesn't know, and `cancelled` between two steps after an abort.
 */
export function createOperations(provider: Crypto, pendingKeys: PendingKeys = createPendingKeys()) {
  const heldKeys = createHeldKeys(provider)
  /**
   * The leaf and its issuers, without the self-signed end: a program that trusts it has it. Throws as
   * `buildChain`.
   */
  const leafAndIntermediates = async (certificatePem: string, chainPem: readonly string[]) => {
    const leafDer = derOf('certificate', certificatePem)
    const poolDers = chainPem.flatMap((pem) => [...allDerOf('certificate', pem)])
    const { certificates, outcome } = await buildChain(leafDer, poolDers, provider, new Date())
    const above = certificates.slice(1, outcome === 'complete' ? -1 : undefined)
    return [leafDer, ...above.map((one) => derOf('certificate', one.certificatePem))] as const
  }
  // A part of its own: the recipient's way never needs it.
  const foreignFiles = () =>
    import('./foreign-pkcs12').catch((error) => {
      throw new AppError('crypto-worker-failed', {}, error)
    })
  return {
    ...createKeptKeyOperations({ provider, heldKeys, pendingKeys }),

    /** A fresh key pair and its CSR. The key is held only once both are there. */
    async makeKeyAndCsr(
      { keyProfile, subject }: { keyProfile: KeyProfileId; subject: CsrSubject },
      { signal, progress }: OperationContext,
    ): Promise<KeyReference & { csrPem: string }> {
      progress('key-pair')
      const keyPair = await generateKeyPair(keyProfile, provider)
      try {
        signal.throwIfAborted()
        progress('csr')
        const csrDer = await createCsr(subject, keyPair, provider)
        const csrFacts = await readCsr(csrDer, provider)
        if (csrFacts.publicKeySha256 !== keyPair.publicKeySha256) throw new AppError('key-generation-failed')
        signal.throwIfAborted()
        return { ...heldKeys.hold(keyPair, signal), csrPem: pemOf('csr', csrDer) }
      } finally {
        keyPair.pkcs8Der.fill(0)
      }
    },

    /**
     * A CSR of a key that is held: the same key's, though not the same bytes where signatures differ each
     * time (ECDSA).
     */
    async makeCsr(
      { keyId, subject }: { keyId: KeyId; subject: CsrSubject },
      { signal, progress }: OperationContext,
    ): Promise<{ csrPem: string }> {
      progress('csr')
      const { publicKeySha256 } = heldKeys.referenceOf(keyId)
      const csrDer = await heldKeys.lend(keyId, async (pkcs8Der) =>
        createCsr(subject, await importKeyPair(pkcs8Der, provider), provider),
      )
      const csrFacts = await readCsr(csrDer, provider)
      if (csrFacts.publicKeySha256 !== publicKeySha256) throw new AppError('unexpected', { check: 'csr' })
      signal.throwIfAborted()
      return { csrPem: pemOf('csr', csrDer) }
    },

    /** Opens an `ENCRYPTED PRIVATE KEY` (`keepKey` seals it) and holds the key. */
    async openSealedKey(
      { sealedKeyPem, password }: { sealedKeyPem: string; password: string },
      { signal, progress }: OperationContext,
    ): Promise<KeyReference> {
      progress('opening')
      const sealedKeyDer = derOf('sealedKey', sealedKeyPem)
      const pkcs8Der = await openSealedKey(sealedKeyDer, password, provider, createPause(signal))
      try {
        const keyPair = await importKeyPair(pkcs8Der, provider)
        signal.throwIfAborted()
        return heldKeys.hold(keyPair, signal)
      } finally {
        pkcs8Der.fill(0)
      }
    },

    /**
     * Reads certificate and chain, verifies every signature, and compares the certificate's public key with
     * ours. `asOf` (ISO 8601; this machine's clock where it is left out): of several ways to a root the one
     * valid then is taken. To build a file the caller gives `chain.certificates` back, so that it holds the
     * chain that was checked.
     */
    async checkCertificate(
      {
        keyId,
        certificatePem,
        chainPem,
        asOf,
      }: { keyId: KeyId; certificatePem: string; chainPem: readonly string[]; asOf?: string },
      { signal, progress }: OperationContext,
    ): Promise<{ certificate: CertificateFacts; keyMatches: boolean; chain: ChainResult }> {
      progress('certificate-check')
      const { publicKeySha256 } = heldKeys.referenceOf(keyId)
      const certificateDer = derOf('certificate', certificatePem)
      const certificate = await readCertificate(certificateDer, provider)
      const chain = await buildChain(
        certificateDer,
        chainPem.flatMap((pem) => [...allDerOf('certificate', pem)]),
        provider,
        asOf === undefined ? new Date() : new Date(asOf),
      )
      signal.throwIfAborted()
      return { certificate, keyMatches: certificate.publicKeySha256 === publicKeySha256, chain }
    },

    /**
     * Builds the file, then opens it again from its bytes with the password and checks everything in it
     * (`checkPkcs12`). The self-signed end of the chain is left out. Throws `certificate-key-mismatch` before
     * building; `unexpected` where the file isn't what it should be.
     */
    async buildPkcs12(
      input: {
        keyId: KeyId
        certificatePem: string
        chainPem: readonly string[]
        profile: Pkcs12ProfileId
        password: string
        friendlyName: string
      },
      { signal, progress }: OperationContext,
    ): Promise<{ pkcs12Der: Uint8Array<ArrayBuffer> }> {
      const { keyId, certificatePem, chainPem, ...rest } = input
      const pause = createPause(signal)
      progress('pkcs12')
      const { publicKeySha256 } = heldKeys.referenceOf(keyId)
      return heldKeys.lend(keyId, async (pkcs8Der) => {
        const leafDer = derOf('certificate', certificatePem)
        const leaf = await readCertificate(leafDer, provider)
        if (leaf.publicKeySha256 !== publicKeySha256) throw new AppError('certificate-key-mismatch')
        const certificateDers = await leafAndIntermediates(certificatePem, chainPem)
        const parts = { pkcs8Der, certificateDers, ...rest }
        const pkcs12Der = await buildPkcs12(parts, provider, pause)
        signal.throwIfAborted()
        progress('pkcs12-check')
        await checkPkcs12(pkcs12Der, parts, publicKeySha256, provider, pause)
        signal.throwIfAborted()
        return { pkcs12Der }
      })
    },

    /**
     * Loads what the two operations on files of others need, so that they work without a network later.
     * Throws `crypto-worker-failed`.
     */
    async readyForForeignFiles(_input: Record<string, never>, _context: OperationContext): Promise<void> {
      await foreignFiles()
    },

    /**
     * A PKCS#12 file of others: its keys are held. Throws as `openForeignPkcs12`, `crypto-worker-failed`
     * where that part doesn't load.
     */
    async openPkcs12(
      input: ForeignPkcs12Input,
      { signal, progress }: OperationContext,
    ): Promise<ForeignPkcs12> {
      progress('opening')
      const { openForeignPkcs12 } = await foreignFiles()
      return openForeignPkcs12(input, { provider, heldKeys, signal })
    },

    /**
     * Writes keys of such a file into a new one, as they are. Throws as `resealPkcs12`,
     * `crypto-worker-failed`.
     */
    async resealPkcs12(
      { keys, profile, password }: ResealInput,
      { signal, progress }: OperationContext,
    ): Promise<{ pkcs12Der: Uint8Array<ArrayBuffer> }> {
      progress('pkcs12')
      const { resealPkcs12 } = await foreignFiles()
      const context = { provider, heldKeys, signal }
      return { pkcs12Der: await resealPkcs12(keys, profile, password, context) }
    },

    /**
     * A file of certificates without the key: `pem` and `p7b` with intermediates (root left out), `der` the
     * certificate alone.
     */
    async writeCertificateFile(
      input: { certificatePem: string; chainPem: readonly string[]; format: CertificateFileFormat },
      _context: OperationContext,
    ): Promise<{ bytes: Uint8Array<ArrayBuffer> }> {
      const certificateDers = await leafAndIntermediates(input.certificatePem, input.chainPem)
      return { bytes: certificateFile(input.format, certificateDers) }
    },

    /**
     * How hard a password is to guess for somebody who knows `words` (name, address, organization). The
     * dictionaries are loaded at the first call: throws `estimator-unavailable` where that fails.
     */
    async estimatePassword(
      { password, words }: { password: string; words: readonly string[] },
      { signal }: OperationContext,
    ): Promise<PasswordEstimate> {
      const { judgePassword } = await import('./password-estimator').catch((error) => {
        throw new AppError('estimator-unavailable', {}, error)
      })
      signal.throwIfAborted()
      return judgePassword(password, words)
    },

    async readCsr({ data }: { data: Uint8Array | string }, _context: OperationContext): Promise<CsrFacts> {
      return readCsr(derOf('csr', data), provider)
    },

    /**
     * Reads a CSR from a person's text or file; another thing is a value, too. Its code is loaded at the
     * first call, as no recipient needs it: throws `crypto-worker-failed` where that fails.
     */
    async readCsrInput(
      { data }: { data: Uint8Array | string },
      _context: OperationContext,
    ): Promise<CsrIntake> {
      const { recognizeCsr } = await import('../pki/csr/intake').catch((error) => {
        throw new AppError('crypto-worker-failed', {}, error)
      })
      return recognizeCsr(data, provider)
    },

    async readCertificates(
      { data }: { data: Uint8Array | string },
      _context: OperationContext,
    ): Promise<readonly CertificateFacts[]> {
      return Promise.all(allDerOf('certificate', data).map((der) => readCertificate(der, provider)))
    },

    async forgetKey({ keyId }: { keyId: KeyId }, _context: OperationContext): Promise<void> {
      heldKeys.forget(keyId)
    },

    /** Overwrites every held key; asked before a worker is ended. */
    async forgetAllKeys(_input: Readonly<Record<string, never>>, _context: OperationContext): Promise<void> {
      heldKeys.forgetAll()
    },
  }
}

/** The protocol between page and worker. */
type Operations = ReturnType<typeof createOperations>
export type OperationName = keyof Operations
export type OperationInput<N extends OperationName> = Parameters<Operations[N]>[0]
export type OperationOutput<N extends OperationName> = Awaited<ReturnType<Operations[N]>>
