import { expect } from 'vitest'
import type { CryptoWorkerClient } from '../../../src/crypto-worker/client'
import { pickup } from './fake-backend'

/** Makes a key and keeps it on this browser's disk, as for the pickup; gives its public key's SHA-256. */
export async function keepKeyFor(pickupId: string, worker: CryptoWorkerClient): Promise<string> {
  const { keyId, publicKeySha256 } = await worker.call('makeKeyAndCsr', {
    keyProfile: 'ec_p256',
    subject: { commonName: pickup.commonName, emails: pickup.emails },
  })
  const { kept } = await worker.call('keepKey', {
    keyId,
    password: 'correct horse battery',
    facts: {
      pickupId,
      orderNumber: pickup.orderNumber,
      deviceId: 'macos',
      agreementVersion: '2026-01',
      sealedAt: new Date().toISOString(),
    },
  })
  expect(kept).toBe(true)
  return publicKeySha256
}
