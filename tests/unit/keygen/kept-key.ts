import type { KeptKeyFacts } from '../../../src/crypto-worker/client'

/** A kept key that was not sent yet. */
export const keptKey: KeptKeyFacts = {
  pickupId: 'pickup-alice-0001',
  orderNumber: '1004214',
  publicKeySha256: 'a'.repeat(64),
  keyProfile: 'rsa_2048',
  deviceId: 'macos',
  agreementVersion: '2026-01',
  sealedAt: '2026-11-21T11:58:00.000Z',
  sentAt: null,
  fileSavedAt: null,
}
