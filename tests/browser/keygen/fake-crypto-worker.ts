import type { CallOptions, CryptoWorkerClient } from '../../../src/crypto-worker/client'
import { AppError, type ErrorCode } from '../../../src/errors'
import { receivedAt } from './fake-backend'

const certificate = {
  subject: 'CN=Alice Whitcombe',
  issuer: 'CN=Test CA',
  serialNumber: '0a1b2c',
  notBefore: receivedAt,
  notAfter: '2028-11-20T12:00:00Z',
  emails: ['alice@brightwater.example'],
  keyUsage: ['digitalSignature', 'keyEncipherment'],
  extendedKeyUsage: ['1.3.6.1.5.5.7.3.4'],
  keyAlgorithm: 'RSA 2048',
  fingerprintSha256: 'ab'.repeat(32),
}

interface Call {
  readonly name: string
  readonly input: Record<string, unknown>
}

/** A crypto worker without cryptography, for what the page makes of the answers; the real one runs in the journeys. */
export function createFakeCryptoWorker() {
  const calls: Call[] = []
  const failures: Record<string, ErrorCode[]> = {}
  let certificateChanges: object = {}
  let held: (() => void) | null = null
  let holding: string | null = null
  let keys = 0
  let stops = 0

  const answers: Record<string, (options: CallOptions) => unknown> = {
    makeKeyAndCsr: ({ onProgress }) => {
      onProgress?.('key-pair')
      onProgress?.('csr')
      return { keyId: `key-${++keys}`, csrPem: `csr-${keys}`, keyProfile: 'rsa_2048', publicKeySha256: 'a' }
    },
    checkCertificate: () => ({
      certificate: { ...certificate, ...certificateChanges },
      keyMatches: true,
      chain: { outcome: 'complete', certificates: [] },
    }),
    buildPkcs12: ({ onProgress }) => {
      onProgress?.('pkcs12')
      onProgress?.('pkcs12-check')
      return { pkcs12Der: new Uint8Array(4400), certificateCount: 2 }
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
