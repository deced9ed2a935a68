import type { CallOptions, CryptoWorkerClient, KeptKeyFacts } from '../../../src/crypto-worker/client'
import { AppError, type ErrorCode } from '../../../src/errors'
import { goodCertificate, goodIssuers } from '../../setup/checked-certificate'
import { pickup, publicKeySha256, receivedAt } from './fake-backend'

const certificate = {
  ...goodCertificate,
  subject: 'CN=Alice Whitcombe',
  issuer: 'CN=Test CA',
  serialNumber: '0a1b2c',
  notBefore: receivedAt,
  notAfter: '2028-11-20T12:00:00Z',
  fingerprintSha256: 'ab'.repeat(32),
}

interface Call {
  readonly name: string
  readonly input: Record<string, unknown>
}

/** A key that this browser keeps, for tests of links that are opened again. */
export const keptKey: KeptKeyFacts = {
  pickupId: pickup.pickupId,
  orderNumber: pickup.orderNumber,
  publicKeySha256,
  keyProfile: 'rsa_2048',
  deviceId: 'macos',
  agreementVersion: '2026-01',
  sealedAt: '2026-11-20T09:30:00.000Z',
  sentAt: null,
  fileSavedAt: null,
}

/** EncryptedPrivateKeyInfo with PBES2 and 208 bytes of nothing. */
const sealedKeyDer = `\x30\x81\xe0\x30\x0b\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0d\x04\x81\xd0${'\x07'.repeat(208)}`

/** A sealed key's PEM as far as a page can tell. */
export const sealedKeyPem = `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${btoa(sealedKeyDer).replace(/.{1,64}/g, '$&\n')}-----END ENCRYPTED PRIVATE KEY-----\n`

/**
 * A crypto worker without cryptography, for what the page makes of the answers; the real one runs in the
 * journeys.
 */
export function createFakeCryptoWorker() {
  const calls: Call[] = []
  const failures: Record<string, ErrorCode[]> = {}
  let certificateChanges: object = {}
  let held: (() => void) | null = null
  let holding: string | null = null
  let keys = 0
  let stops = 0

  let keeping: { kept: boolean; fault: ErrorCode | null } = { kept: true, fault: null }
  let keptKeys: readonly KeptKeyFacts[] = []
  const reference = (keyId: string) => ({ keyId, keyProfile: 'rsa_2048', publicKeySha256 })

  const answers: Record<string, (options: CallOptions) => unknown> = {
    makeKeyAndCsr: ({ onProgress }) => {
      onProgress?.('key-pair')
      onProgress?.('csr')
      return { ...reference(`key-${++keys}`), csrPem: `csr-${keys}` }
    },
    makeCsr: () => ({ csrPem: 'csr-again' }),
    keepKey: () => ({ sealedKeyPem, ...keeping }),
    findKeptKeys: () => ({ looked: true, keys: keptKeys, unreadable: 0 }),
    openKeptKey: () => reference('kept-key'),
    openSealedKey: () => reference('file-key'),
    keptKeyPem: () => ({ sealedKeyPem, facts: keptKey }),
    checkCertificate: () => ({
      certificate: { ...certificate, ...certificateChanges },
      keyMatches: true,
      chain: { outcome: 'complete', certificates: [certificate, ...goodIssuers] },
    }),
    buildPkcs12: ({ onProgress }) => {
      onProgress?.('pkcs12')
      onProgress?.('pkcs12-check')
      return { pkcs12Der: new Uint8Array(4400) }
    },
  }

  const client = {
    async call(name: string, input: Record<string, unknown>, options: CallOptions = {}) {
      calls.push({ name, input })
      if (holding === name) {
        await new Promise<void>((resolve, reject) => {
          held = resolve
          options.signal?.addEventListener('abort', () => reject(new AppError('cancelled')))
        })
      }
      const failure = failures[name]?.shift()
      if (failure) throw new AppError(failure)
      return answers[name]?.(options)
    },
    warmUp: () => {},
    stop: () => {
      stops++
    },
  } as unknown as CryptoWorkerClient

  return {
    client,
    calls,
    callsOf: (name: string) => calls.filter((call) => call.name === name).map(({ input }) => input),
    stops: () => stops,
    fail: (name: string, ...codes: ErrorCode[]) => {
      failures[name] = codes
    },
    /** Sets the outcome of keeping a key. */
    keep: (outcome: { kept: boolean; fault: ErrorCode | null }) => {
      keeping = outcome
    },
    /** The keys this browser keeps. */
    keeps: (...keys: KeptKeyFacts[]) => {
      keptKeys = keys
    },
    issue: (changes: object) => {
      certificateChanges = changes
    },
    /** Keeps an operation from ending until `release`. */
    hold: (name: string) => {
      holding = name
    },
    release: () => {
      holding = null
      held?.()
    },
  }
}
