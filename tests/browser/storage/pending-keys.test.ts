import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keyProfileValues } from '../../../src/contract/schema'
import { createPendingKeys, type PendingKeys } from '../../../src/storage/pending-keys'
import { createOwnDatabase, exampleKey } from './own-database'

let own: ReturnType<typeof createOwnDatabase>
let keys: PendingKeys
beforeEach(() => {
  own = createOwnDatabase()
  keys = createPendingKeys({ factory: own.factory })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await own.remove()
})
const hash = (digit: string) => digit.repeat(64)

describe('a key that is kept', () => {
  test('is found by its name and by its pickup, by another connection as well', async () => {
    expect(await keys.keep(exampleKey())).toBeNull()
    const later = createPendingKeys({ factory: own.factory })
    expect(await later.find(exampleKey().publicKeySha256)).toEqual(exampleKey())
    expect(await later.ofPickup('pickup-0001')).toEqual({ keys: [exampleKey()], unreadable: 0 })
    expect(await later.ofPickup('pickup-0002')).toEqual({ keys: [], unreadable: 0 })
  })

  test.each(keyProfileValues)('of the profile %s is kept and found again', async (keyProfile) => {
    await keys.keep(exampleKey({ keyProfile }))
    expect(await keys.find(exampleKey().publicKeySha256)).toEqual(exampleKey({ keyProfile }))
  })

  test('is written with strict durability', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    await keys.keep(exampleKey())
    await keys.note(exampleKey().publicKeySha256, { sentAt: '2026-11-21T12:00:00Z' })
    await keys.drop('pickup-0001')
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite')
    expect(writes).toHaveLength(3)
    for (const [, , options] of writes) expect(options).toEqual({ durability: 'strict' })
  })

  test('leaves no connection open behind any of the calls', async () => {
    await keys.keep(exampleKey())
    await expect(keys.find(hash('0'))).rejects.toMatchObject({ code: 'kept-key-missing' })
    const request = indexedDB.deleteDatabase(own.name)
    const blocked = vi.fn()
    request.addEventListener('blocked', blocked)
    await new Promise((resolve) => request.addEventListener('success', resolve))
    expect(blocked).not.toHaveBeenCalled()
  })

  test('keeps its notes when it is written again, and what it was is told', async () => {
    await keys.keep(exampleKey())
    await keys.note(exampleKey().publicKeySha256, { sentAt: '2026-11-21T12:05:00Z', deviceId: 'java' })
    const before = await keys.keep(exampleKey({ sealedAt: '2026-11-22T12:00:00Z' }))
    expect(before).toEqual(exampleKey({ sentAt: '2026-11-21T12:05:00Z', deviceId: 'java' }))
    expect(await keys.find(exampleKey().publicKeySha256)).toEqual(
      exampleKey({ sealedAt: '2026-11-22T12:00:00Z', sentAt: '2026-11-21T12:05:00Z' }),
    )
  })

  test('of several the newest comes first', async () => {
    const days = ['2026-11-20T08:00:00Z', '2026-11-22T08:00:00Z', '2026-11-21T23:00:00+09:00']
    for (const [index, sealedAt] of days.entries()) {
      await keys.keep(exampleKey({ publicKeySha256: hash(`${index}`), sealedAt }))
    }
    const found = await keys.ofPickup('pickup-0001')
    expect(found.keys.map(({ publicKeySha256 }) => publicKeySha256[0])).toEqual(['1', '2', '0'])
  })

  test('is dropped with its pickup', async () => {
    await keys.keep(exampleKey({ publicKeySha256: hash('1') }))
    await keys.keep(exampleKey({ publicKeySha256: hash('2') }))
    await keys.keep(exampleKey({ publicKeySha256: hash('3'), pickupId: 'pickup-0002' }))
    await keys.drop('pickup-0001')
    expect(
      (await own.dump()).map((record) => (record as { publicKeySha256: string }).publicKeySha256),
    ).toEqual([hash('3')])
    await keys.drop('pickup-0001')
    await keys.remove(hash('3'))
    await keys.remove(hash('3'))
    expect(await own.dump()).toEqual([])
  })

  test('two that are noted at once lose neither note', async () => {
    await keys.keep(exampleKey())
    const other = createPendingKeys({ factory: own.factory })
    await Promise.all([
      keys.note(exampleKey().publicKeySha256, { sentAt: '2026-11-21T12:01:00Z' }),
      other.note(exampleKey().publicKeySha256, { fileSavedAt: '2026-11-21T12:02:00Z' }),
    ])
    expect(await keys.find(exampleKey().publicKeySha256)).toMatchObject({
      sentAt: '2026-11-21T12:01:00Z',
      fileSavedAt: '2026-11-21T12:02:00Z',
    })
  })
})

test('nothing but the known fields is written', async () => {
  await keys.keep({ ...exampleKey(), password: 'correct horse', pkcs8Der: new Uint8Array(3) } as never)
  expect(await own.dump()).toEqual([{ version: 1, ...exampleKey() }])
})

test('a record that could not be read again is not written', async () => {
  for (const change of [
    { pickupId: '' },
    { sealedAt: 'yesterday' },
    { sealedKeyPem: '-----BEGIN PRIVATE KEY-----' },
  ]) {
    await expect(keys.keep(exampleKey(change))).rejects.toMatchObject({ code: 'unexpected' })
  }
  expect(await own.dump()).toEqual([])
})

describe('a record that is there and cannot be read', () => {
  const { publicKeySha256 } = exampleKey()
  test.each([
    ['of a newer build', { ...exampleKey(), version: 2 }],
    ['without a version', exampleKey()],
    [
      'with the key in clear',
      { version: 1, ...exampleKey({ sealedKeyPem: '-----BEGIN PRIVATE KEY-----\n' }) },
    ],
    ['without a key', { version: 1, ...exampleKey(), sealedKeyPem: undefined }],
    ['with a time that is none', { version: 1, ...exampleKey({ sentAt: 'soon' }) }],
    ['of an unknown kind of key', { version: 1, ...exampleKey({ keyProfile: 'dsa' as never }) }],
    ['with numbers for texts', { version: 1, ...exampleKey(), orderNumber: 7 }],
  ])('%s: is told, not thrown away, and the others are found', async (_what, record) => {
    await keys.keep(exampleKey({ publicKeySha256: hash('1') }))
    await own.plant(record)
    const found = await keys.ofPickup('pickup-0001')
    expect(found).toEqual({ keys: [exampleKey({ publicKeySha256: hash('1') })], unreadable: 1 })
    await expect(keys.find(publicKeySha256)).rejects.toMatchObject({ code: 'kept-key-unreadable' })
    const noting = keys.note(publicKeySha256, { sentAt: '2026-11-21T12:00:00Z' })
    await expect(noting).rejects.toMatchObject({ code: 'kept-key-unreadable' })
    expect(await own.dump()).toContainEqual(record)
    expect(await keys.all()).toEqual({
      keys: [exampleKey({ publicKeySha256: hash('1') })],
      unreadable: [publicKeySha256],
    })
    // Dropping all keys of a pickup drops the unreadable ones, too.
    await keys.drop('pickup-0001')
    expect(await own.dump()).toEqual([])
  })
})
