import { beforeEach, describe, expect, test } from 'vitest'
import type { OperationContext } from '../../../src/crypto-worker/operation-context'
import { createOperations } from '../../../src/crypto-worker/operations'
import { AppError, type ErrorCode } from '../../../src/errors'
import { hexOf } from '../../../src/pki/der/hex'
import type { PendingKey, PendingKeys } from '../../../src/storage/pending-keys'
import { quickCrypto, withMember } from '../../setup/quick-crypto'

const subject = { commonName: 'Alice', emails: ['alice@example.com'] }
const password = 'correct horse battery'
const facts = {
  pickupId: 'pickup-0001',
  orderNumber: '100123',
  deviceId: 'macos',
  agreementVersion: '2026-01',
  sealedAt: '2026-11-21T12:00:00.000Z',
}
const context = (signal = new AbortController().signal): OperationContext => ({ signal, progress: () => {} })

type Method = keyof PendingKeys

/** Pending keys in memory; a test lets methods fail, or act before they answer. */
function createMemory() {
  const records = new Map<string, PendingKey>()
  const before: Partial<Record<Method, () => void>> = {}
  const act = (method: Method) => before[method]?.()
  const found = (name: string) => {
    const record = records.get(name)
    if (!record) throw new AppError('kept-key-missing')
    return record
  }
  const keys: PendingKeys = {
    async keep(key) {
      act('keep')
      const earlier = records.get(key.publicKeySha256) ?? null
      const { sentAt = null, fileSavedAt = null } = earlier ?? {}
      records.set(key.publicKeySha256, { ...key, sentAt, fileSavedAt })
      return earlier
    },
    async find(name) {
      act('find')
      return found(name)
    },
    async ofPickup(pickupId) {
      act('ofPickup')
      return { keys: [...records.values()].filter((key) => key.pickupId === pickupId), unreadable: 0 }
    },
    async all() {
      act('all')
      return { keys: [...records.values()], unreadable: ['f'.repeat(64)] }
    },
    async note(name, note) {
      act('note')
      records.set(name, { ...found(name), ...note })
    },
    async remove(name) {
      act('remove')
      records.delete(name)
    },
    async drop(pickupId) {
      act('drop')
      for (const [name, key] of records) {
        if (key.pickupId === pickupId) records.delete(name)
      }
    },
  }
  return {
    keys,
    records,
    fail: (method: Method, code: ErrorCode) => {
      before[method] = () => {
        throw new AppError(code)
      }
    },
    before,
  }
}

let memory: ReturnType<typeof createMemory>
let operations: ReturnType<typeof createOperations>
beforeEach(() => {
  memory = createMemory()
  operations = createOperations(quickCrypto, memory.keys)
})
const makeKey = () => operations.makeKeyAndCsr({ keyProfile: 'ec_p256', subject }, context())

/** Changes what lies on the disk. */
function damage(name: string, change: Partial<PendingKey>) {
  memory.records.set(name, { ...(memory.records.get(name) as PendingKey), ...change })
}

describe('keeping a key', () => {
  test('seals it, and another worker opens it with the password', async () => {
    const { keyId, publicKeySha256, csrPem } = await makeKey()
    const { sealedKeyPem, ...rest } = await operations.keepKey({ keyId, password, facts }, context())
    expect(rest).toEqual({ kept: true, fault: null })
    expect(memory.records.get(publicKeySha256)).toEqual({
      ...facts,
      publicKeySha256,
      keyProfile: 'ec_p256',
      sealedKeyPem,
      sentAt: null,
      fileSavedAt: null,
    })
    const next = createOperations(quickCrypto, memory.keys)
    const opened = await next.openKeptKey({ publicKeySha256, password }, context())
    expect(opened).toMatchObject({ publicKeySha256, keyProfile: 'ec_p256' })
    const again = await next.makeCsr({ keyId: opened.keyId, subject }, context())
    const facts1 = await next.readCsr({ data: csrPem }, context())
    expect(await next.readCsr({ data: again.csrPem }, context())).toEqual(facts1)
  })

  test.each(['storage-unavailable', 'storage-full', 'storage-unreadable', 'storage-newer'] as const)(
    'on a disk that says %s: the fault is a value, and the sealed key opens all the same',
    async (code) => {
      memory.fail('keep', code)
      const { keyId, publicKeySha256 } = await makeKey()
      const { sealedKeyPem, kept, fault } = await operations.keepKey({ keyId, password, facts }, context())
      expect([kept, fault]).toEqual([false, code])
      expect(memory.records.size).toBe(0)
      const opened = await operations.openSealedKey({ sealedKeyPem, password }, context())
      expect(opened.publicKeySha256).toBe(publicKeySha256)
    },
  )

  test.each([
    ['that reads back nothing', (name: string) => void memory.records.delete(name)],
    ['that reads back half of it', (name: string) => damage(name, { sealedKeyPem: sealedBy('half') })],
    ['that reads back another key', (name: string) => damage(name, { sealedKeyPem: otherPem })],
    ['that reads back garbage', (name: string) => damage(name, { sealedKeyPem: 'garbage' })],
  ])('on a disk %s: not kept, nothing left, and what is given out opens', async (_what, change) => {
    const stranger = await makeKey()
    otherPem = (await operations.keepKey({ keyId: stranger.keyId, password, facts }, context())).sealedKeyPem
    const { keyId, publicKeySha256 } = await makeKey()
    memory.before.find = () => change(publicKeySha256)
    const { sealedKeyPem, ...rest } = await operations.keepKey({ keyId, password, facts }, context())
    expect(rest).toEqual({ kept: false, fault: 'unexpected' })
    expect(memory.records.has(publicKeySha256)).toBe(false)
    const opened = await operations.openSealedKey({ sealedKeyPem, password }, context())
    expect(opened.publicKeySha256).toBe(publicKeySha256)
  })
  let otherPem = ''
  const sealedBy = (half: string) =>
    `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${btoa(half)}\n-----END ENCRYPTED PRIVATE KEY-----\n`

  test('again, on a disk that fails now: what was kept before is kept still', async () => {
    const { keyId, publicKeySha256 } = await makeKey()
    await operations.keepKey({ keyId, password, facts }, context())
    await operations.noteKeptKey({ publicKeySha256, sentAt: '2026-11-21T12:01:00Z' }, context())
    const kept = memory.records.get(publicKeySha256)
    let reads = 0
    memory.before.find = () => {
      if (reads++ === 0) damage(publicKeySha256, { sealedKeyPem: 'garbage' })
    }
    const again = await operations.keepKey({ keyId, password: 'another password', facts }, context())
    expect(again).toMatchObject({ kept: false, fault: 'unexpected' })
    expect(memory.records.get(publicKeySha256)).toEqual(kept)
    memory.before.find = () => {}
    memory.fail('keep', 'storage-full')
    expect(await operations.keepKey({ keyId, password, facts }, context())).toMatchObject({
      kept: false,
      fault: 'storage-full',
    })
    expect(memory.records.get(publicKeySha256)).toEqual(kept)
    expect(await operations.openKeptKey({ publicKeySha256, password }, context())).toMatchObject({
      publicKeySha256,
    })
  })

  test.each(['keep', 'find'] as const)('cancelled at %s: nothing stays', async (method) => {
    const { keyId } = await makeKey()
    const controller = new AbortController()
    memory.before[method] = () => controller.abort(new AppError('cancelled'))
    const keeping = operations.keepKey({ keyId, password, facts }, context(controller.signal))
    await expect(keeping).rejects.toMatchObject({ code: 'cancelled' })
    expect(memory.records.size).toBe(0)
  })

  test('a key that is not held, a password that is none: thrown, and nothing written', async () => {
    const { keyId } = await makeKey()
    const half = operations.keepKey({ keyId, password: 'half \ud83d', facts }, context())
    await expect(half).rejects.toMatchObject({ code: 'password-malformed' })
    await operations.forgetKey({ keyId }, context())
    const keeping = operations.keepKey({ keyId, password, facts }, context())
    await expect(keeping).rejects.toMatchObject({ code: 'key-forgotten' })
    expect(memory.records.size).toBe(0)
  })
})

describe('a kept key', () => {
  const keep = async () => {
    const key = await makeKey()
    const { sealedKeyPem } = await operations.keepKey({ keyId: key.keyId, password, facts }, context())
    return { ...key, sealedKeyPem }
  }

  test('is not opened by another password, and nothing is lost by trying', async () => {
    const { publicKeySha256 } = await keep()
    for (const wrong of ['', `${password} `, password.toUpperCase()]) {
      const opening = operations.openKeptKey({ publicKeySha256, password: wrong }, context())
      await expect(opening).rejects.toMatchObject({ code: 'sealed-key-password-wrong' })
    }
    expect(await operations.openKeptKey({ publicKeySha256, password }, context())).toMatchObject({
      publicKeySha256,
    })
  })

  test('is found with its facts, without the key, and noted', async () => {
    const { publicKeySha256, sealedKeyPem } = await keep()
    await operations.noteKeptKey({ publicKeySha256, sentAt: '2026-11-21T12:01:00Z' }, context())
    await operations.noteKeptKey(
      { publicKeySha256, fileSavedAt: '2026-11-21T12:02:00Z', deviceId: 'java' },
      context(),
    )
    const expected = {
      ...facts,
      deviceId: 'java',
      publicKeySha256,
      keyProfile: 'ec_p256',
      sentAt: '2026-11-21T12:01:00Z',
      fileSavedAt: '2026-11-21T12:02:00Z',
    }
    expect(await operations.findKeptKeys({ pickupId: facts.pickupId }, context())).toEqual({
      looked: true,
      keys: [expected],
      unreadable: 0,
    })
    expect(await operations.keptKeyPem({ publicKeySha256 }, context())).toEqual({
      sealedKeyPem,
      facts: expected,
    })
  })

  test('is dropped, and held until it is forgotten', async () => {
    const { keyId, publicKeySha256 } = await keep()
    await keep()
    await operations.dropKeptKeys({ pickupId: facts.pickupId }, context())
    expect([...memory.records.keys()]).toEqual([])
    const opening = operations.openKeptKey({ publicKeySha256, password }, context())
    await expect(opening).rejects.toMatchObject({ code: 'kept-key-missing' })
    await expect(operations.makeCsr({ keyId, subject }, context())).resolves.toBeDefined()
  })

  test.each([
    ['another key', async () => (await keep()).sealedKeyPem],
    ['no PEM', async () => 'garbage'],
    [
      'no key',
      async () => '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----\n',
    ],
  ])('that has become %s on the disk is said to be unreadable', async (_what, pem) => {
    const { publicKeySha256 } = await keep()
    damage(publicKeySha256, { sealedKeyPem: await pem() })
    const opening = operations.openKeptKey({ publicKeySha256, password }, context())
    await expect(opening).rejects.toMatchObject({ code: 'kept-key-unreadable' })
  })

  test('is listed with all others, without the sealed key itself, and removed by its name', async () => {
    const { publicKeySha256 } = await keep()
    const { publicKeySha256: other } = await keep()
    const { keys, unreadable } = await operations.listKeptKeys({}, context())
    expect(keys.map((key) => key.publicKeySha256)).toEqual([publicKeySha256, other])
    expect(unreadable).toEqual(['f'.repeat(64)])
    expect(JSON.stringify(keys)).not.toContain('PRIVATE KEY')
    await operations.removeKeptKey({ publicKeySha256 }, context())
    expect([...memory.records.keys()]).toEqual([other])
  })

  test('on a disk that fails: each operation says so', async () => {
    const { publicKeySha256 } = await keep()
    for (const method of ['find', 'ofPickup', 'all', 'note', 'drop', 'remove'] as const)
      memory.fail(method, 'storage-unreadable')
    expect(await operations.findKeptKeys({ pickupId: facts.pickupId }, context())).toEqual({
      looked: false,
      fault: 'storage-unreadable',
    })
    for (const call of [
      () => operations.openKeptKey({ publicKeySha256, password }, context()),
      () => operations.keptKeyPem({ publicKeySha256 }, context()),
      () => operations.noteKeptKey({ publicKeySha256, sentAt: null }, context()),
      () => operations.dropKeptKeys({ pickupId: facts.pickupId }, context()),
      () => operations.listKeptKeys({}, context()),
      () => operations.removeKeptKey({ publicKeySha256 }, context()),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'storage-unreadable' })
    }
  })
})

test('no copy of the key in clear is left behind by keeping and opening', async () => {
  // Every buffer that WebCrypto decrypts into is looked at when all is done.
  const decrypted: Uint8Array[] = []
  const watched = createOperations(
    withMember(quickCrypto, 'decrypt', (subtle) => async (...args) => {
      const plaintext = await subtle.decrypt(...args)
      decrypted.push(new Uint8Array(plaintext))
      return plaintext
    }),
    memory.keys,
  )
  const { keyId, publicKeySha256 } = await watched.makeKeyAndCsr(
    { keyProfile: 'ec_p256', subject },
    context(),
  )
  await watched.keepKey({ keyId, password, facts }, context())
  await watched.openKeptKey({ publicKeySha256, password }, context())
  memory.before.find = () => damage(publicKeySha256, { sealedKeyPem: 'garbage' })
  await watched.keepKey({ keyId, password, facts }, context())
  expect(decrypted).toHaveLength(3)
  for (const plaintext of decrypted) {
    // The buffer as WebCrypto gave it begins with the plaintext, padding excluded.
    expect(plaintext.length).toBeGreaterThan(100)
    expect(hexOf(plaintext)).toMatch(/^(00)+$/)
  }
})
