import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CryptoWorkerClient, createCryptoWorkerClient } from '../../../src/crypto-worker/client'
import { hexOf } from '../../../src/pki/der/hex'
import { derOf } from '../../../src/pki/der/pem'
import { openSealedKey } from '../../../src/pki/keys/sealed-key'
import { keysOf } from '../../setup/kept-keys'
import { neverPause } from '../../setup/never-pause'
import { answered } from '../storage/own-database'

// The real worker and the real database, which all tests of this browser share: each has a pickup of its own.
const subject = { commonName: 'Alice', emails: ['alice@example.com'] }
const password = 'correct horse battery'
const clients: CryptoWorkerClient[] = []
let facts: {
  pickupId: string
  orderNumber: string
  deviceId: string
  agreementVersion: string
  sealedAt: string
}
beforeEach(() => {
  facts = {
    pickupId: `pickup-${crypto.randomUUID()}`,
    orderNumber: '100123',
    deviceId: 'macos',
    agreementVersion: '2026-01',
    sealedAt: '2026-11-21T12:00:00.000Z',
  }
})
/** A tab of its own: another worker on the same database. */
const openTab = () => {
  const client = createCryptoWorkerClient()
  clients.push(client)
  return client
}
afterEach(async () => {
  await openTab().call('dropKeptKeys', { pickupId: facts.pickupId })
  for (const client of clients.splice(0)) client.stop()
})

/** The records in the product's database, read past our own code. */
async function rawRecords(): Promise<readonly Record<string, unknown>[]> {
  const database = await answered(indexedDB.open('certdesk'))
  const store = database.transaction('pending-keys').objectStore('pending-keys')
  const records = await answered(store.getAll())
  database.close()
  return records.filter(({ pickupId }) => pickupId === facts.pickupId)
}

test.each(['rsa_2048', 'ec_p256'] as const)(
  'a kept %s key lies on the disk only under the password',
  async (keyProfile) => {
    const tab = openTab()
    const { keyId, publicKeySha256 } = await tab.call('makeKeyAndCsr', { keyProfile, subject })
    const { sealedKeyPem, ...rest } = await tab.call('keepKey', { keyId, password, facts })
    expect(rest).toEqual({ kept: true, fault: null })
    const records = await rawRecords()
    expect(records).toEqual([
      {
        version: 1,
        ...facts,
        publicKeySha256,
        keyProfile,
        sentAt: null,
        fileSavedAt: null,
        sealedKeyPem,
      },
    ])
    // Texts and nothing else: no CryptoKey, no buffer.
    const values = Object.values(records[0] ?? {})
    expect(values.every((value) => value === null || ['string', 'number'].includes(typeof value))).toBe(true)
    const pkcs8Der = await openSealedKey(derOf('sealedKey', sealedKeyPem), password, crypto, neverPause)
    const clear = hexOf(pkcs8Der)
    const onDisk = values.map((value) => hexOf(new TextEncoder().encode(String(value)))).join()
    const sealed = hexOf(derOf('sealedKey', sealedKeyPem))
    // No 16 bytes of the key, wherever one looks; from behind its header, which every key has.
    for (let at = 80; at + 32 <= clear.length; at += 32) {
      const piece = clear.slice(at, at + 32)
      expect(sealed.includes(piece) || onDisk.includes(piece), `byte ${at / 2}`).toBe(false)
    }
    expect(onDisk).not.toContain(hexOf(new TextEncoder().encode(password)))
  },
)

test('it is found, opened and noted by another worker; a wrong password loses nothing', async () => {
  const first = openTab()
  const made = await first.call('makeKeyAndCsr', { keyProfile: 'ec_p256', subject })
  const { publicKeySha256 } = made
  await first.call('keepKey', { keyId: made.keyId, password, facts })
  await first.call('noteKeptKey', { publicKeySha256, sentAt: '2026-11-21T12:05:00Z' })
  first.stop()

  const second = openTab()
  const keys = keysOf(await second.call('findKeptKeys', { pickupId: facts.pickupId }))
  expect(keys).toHaveLength(1)
  expect(keys[0]).toMatchObject({ ...facts, publicKeySha256, sentAt: '2026-11-21T12:05:00Z' })
  for (const wrong of ['', 'correct horse batterx']) {
    const opening = second.call('openKeptKey', { publicKeySha256, password: wrong })
    await expect(opening).rejects.toMatchObject({ code: 'sealed-key-password-wrong' })
  }
  const { keyId } = await second.call('openKeptKey', { publicKeySha256, password })
  const csr = await second.call('makeCsr', { keyId, subject })
  const read = await second.call('readCsr', { data: csr.csrPem })
  expect(read).toMatchObject({ publicKeySha256, emails: subject.emails })
})

test('two tabs that keep different keys for one pickup keep both', async () => {
  const tabs = [openTab(), openTab()]
  const made = await Promise.all(
    tabs.map(async (tab) => {
      const key = await tab.call('makeKeyAndCsr', { keyProfile: 'ec_p256', subject })
      const { kept } = await tab.call('keepKey', { keyId: key.keyId, password, facts })
      expect(kept).toBe(true)
      return key.publicKeySha256
    }),
  )
  const keys = keysOf(await openTab().call('findKeptKeys', { pickupId: facts.pickupId }))
  expect(keys.map(({ publicKeySha256 }) => publicKeySha256).toSorted()).toEqual(made.toSorted())
  await openTab().call('dropKeptKeys', { pickupId: facts.pickupId })
  expect(await rawRecords()).toEqual([])
})

test('cancelled while it is being sealed: nothing stays on the disk', async () => {
  const tab = openTab()
  const { keyId } = await tab.call('makeKeyAndCsr', { keyProfile: 'ec_p256', subject })
  const other = await tab.call('makeKeyAndCsr', { keyProfile: 'ec_p256', subject })
  const otherFacts = { ...facts, pickupId: `${facts.pickupId}-other` }
  for (const delay of [0, 5, 15, 30]) {
    const controller = new AbortController()
    const keeping = tab.call('keepKey', { keyId, password, facts }, { signal: controller.signal })
    setTimeout(() => controller.abort(), delay)
    await expect(keeping.then(() => 'kept')).rejects.toMatchObject({ code: 'cancelled' })
    // Answered behind it: whatever was still being written is written, and gone again.
    await tab.call('keepKey', { keyId: other.keyId, password, facts: otherFacts })
    expect(await rawRecords()).toEqual([])
  }
  await tab.call('dropKeptKeys', { pickupId: otherFacts.pickupId })
})

test('the estimator is loaded by the worker when it is asked for', async () => {
  const tab = openTab()
  const weak = await tab.call('estimatePassword', { password: 'alice1985alice', words: ['Alice'] })
  const strong = await tab.call('estimatePassword', { password: 'mK4#vT9!qZ2xLp7w', words: ['Alice'] })
  expect(weak.guessesLog10).toBeLessThan(10)
  expect(strong.guessesLog10).toBeGreaterThan(13)
})
