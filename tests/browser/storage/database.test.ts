import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { withDatabase } from '../../../src/storage/database'
import { createPendingKeys } from '../../../src/storage/pending-keys'
import { answered, createOwnDatabase, exampleKey } from './own-database'

let own: ReturnType<typeof createOwnDatabase>
beforeEach(() => {
  own = createOwnDatabase()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await own.remove()
})
const keysIn = (factory: () => IDBFactory | undefined, patienceMs = 200) =>
  createPendingKeys({ factory, patienceMs })
const exception = (name: string) => new DOMException('the words of the browser', name)

/** A factory whose open fails as browsers' do: later, by an event. */
const failingOpen = (name: string): IDBFactory =>
  ({
    open: () => {
      const request = indexedDB.open(own.name)
      Object.defineProperty(request, 'error', { value: exception(name) })
      request.addEventListener('upgradeneeded', (event) => {
        event.stopImmediatePropagation()
        request.transaction?.abort()
      })
      return request
    },
  }) as unknown as IDBFactory

describe('a browser that refuses to store', () => {
  test('has no IndexedDB at all', async () => {
    await expect(keysIn(() => undefined).keep(exampleKey())).rejects.toMatchObject({
      code: 'storage-unavailable',
      details: { reason: 'not-there' },
    })
  })

  test('refuses the name itself', async () => {
    const factory = () => {
      throw exception('SecurityError')
    }
    await expect(keysIn(factory).ofPickup('pickup-0001')).rejects.toMatchObject({
      code: 'storage-unavailable',
      details: { reason: 'SecurityError' },
    })
  })

  test.each([
    ['SecurityError', 'storage-unavailable'],
    ['InvalidStateError', 'storage-unavailable'],
    ['NotAllowedError', 'storage-unavailable'],
    // Another process holds the files, or the disk fails: it may be otherwise in a moment.
    ['UnknownError', 'storage-unreadable'],
    ['AbortError', 'storage-unreadable'],
    ['TimeoutError', 'storage-unreadable'],
    ['NotReadableError', 'storage-unreadable'],
  ] as const)('throws %s at opening, or says so later: %s', async (name, code) => {
    const throwing = () =>
      ({
        open: () => {
          throw exception(name)
        },
      }) as unknown as IDBFactory
    const expected = { code, details: { reason: name } }
    await expect(keysIn(throwing).find('x')).rejects.toMatchObject(expected)
    await expect(keysIn(() => failingOpen(name)).find('x')).rejects.toMatchObject(expected)
  })

  test('takes five seconds and more to open, as a slow disk does: it is waited for', async () => {
    const slow = (): IDBFactory =>
      ({
        open: (name: string) => {
          const request = indexedDB.open(own.name)
          void name
          // The answer is kept back: a listener that comes first takes the event and gives it again later.
          let late = false
          request.addEventListener('success', (event) => {
            if (late) return
            event.stopImmediatePropagation()
            setTimeout(() => {
              late = true
              request.dispatchEvent(new Event('success'))
            }, 6_000)
          })
          return request
        },
      }) as unknown as IDBFactory
    const keys = createPendingKeys({ factory: slow })
    expect(await keys.ofPickup('pickup-0001')).toEqual({ keys: [], unreadable: 0 })
  })

  test('never answers: after the time it may take', async () => {
    const factory = () =>
      ({ open: () => Object.create(IDBOpenDBRequest.prototype, silent) }) as unknown as IDBFactory
    const silent = { addEventListener: { value: () => {} }, removeEventListener: { value: () => {} } }
    const start = performance.now()
    await expect(keysIn(factory, 100).keep(exampleKey())).rejects.toMatchObject({
      code: 'storage-unreadable',
      details: { reason: 'no-answer' },
    })
    expect(performance.now() - start).toBeGreaterThan(90)
  })

  test('and answers too late: what it opened is closed again', async () => {
    const close = vi.spyOn(IDBDatabase.prototype, 'close')
    await expect(keysIn(own.factory, 0).ofPickup('pickup-0001')).rejects.toMatchObject({
      details: { reason: 'no-answer' },
    })
    await expect.poll(() => close.mock.calls.length).toBeGreaterThan(0)
  })

  test('work that never ends is ended as well', async () => {
    const never = withDatabase(() => new Promise(() => {}), { factory: own.factory, patienceMs: 100 })
    await expect(never).rejects.toMatchObject({ code: 'storage-unreadable' })
  })

  test.each([
    ['QuotaExceededError', 'storage-full'],
    ['DataCloneError', 'storage-unreadable'],
    ['UnknownError', 'storage-unreadable'],
  ])('takes no record: %s', async (name, code) => {
    const put = vi.spyOn(IDBObjectStore.prototype, 'put')
    put.mockImplementation(() => {
      throw exception(name)
    })
    await expect(keysIn(own.factory).keep(exampleKey())).rejects.toMatchObject({
      code,
      details: { reason: name },
    })
    put.mockRestore()
    expect(await keysIn(own.factory).ofPickup('pickup-0001')).toEqual({ keys: [], unreadable: 0 })
  })

  test('finds out at the end of the transaction that there is no room', async () => {
    // The way quota shows in Chromium and WebKit: every request succeeds, then the commit doesn't.
    const { transaction } = IDBDatabase.prototype
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
      const made = transaction.apply(this, args)
      if (args[1] === 'readwrite') {
        Object.defineProperty(made, 'error', { value: exception('QuotaExceededError') })
        made
          .objectStore('pending-keys')
          .get('x')
          .addEventListener('success', () => setTimeout(() => abort(made)))
      }
      return made
    })
    const abort = (made: IDBTransaction) => made.dispatchEvent(new Event('abort'))
    vi.spyOn(IDBTransaction.prototype, 'oncomplete', 'set').mockImplementation(() => {})
    const { addEventListener } = IDBTransaction.prototype
    vi.spyOn(IDBTransaction.prototype, 'addEventListener').mockImplementation(function (
      this: IDBTransaction,
      ...[type, listener, options]: Parameters<IDBTransaction['addEventListener']>
    ) {
      if (type !== 'complete') addEventListener.call(this, type, listener, options)
    })
    await expect(keysIn(own.factory, 2_000).keep(exampleKey())).rejects.toMatchObject({
      code: 'storage-full',
    })
  })

  test('a fault of ours is not taken for one of the browser', async () => {
    const failing = withDatabase(
      () => {
        throw new TypeError('x is not a function')
      },
      { factory: own.factory },
    )
    await expect(failing).rejects.toMatchObject({ code: 'unexpected' })
  })
})

describe('other versions and other tabs', () => {
  test('a database of a newer build is left alone', async () => {
    const open = indexedDB.open(own.name, 99)
    open.addEventListener('upgradeneeded', () => open.result.createObjectStore('something newer'))
    const newer = await answered(open)
    newer.close()
    await expect(keysIn(own.factory).keep(exampleKey())).rejects.toMatchObject({
      code: 'storage-newer',
      details: { reason: 'VersionError' },
    })
    const again = await answered(indexedDB.open(own.name))
    expect([again.version, [...again.objectStoreNames]]).toEqual([99, ['something newer']])
    again.close()
  })

  test('a newer build in another tab does not wait for this one', async () => {
    let upgraded: Promise<IDBDatabase> | undefined
    const work = withDatabase(
      async () => {
        upgraded = answered(indexedDB.open(own.name, 99))
        await new Promise((resolve) => setTimeout(resolve, 150))
        return (await Promise.race([upgraded, 'waiting'])) === 'waiting'
      },
      { factory: own.factory, patienceMs: 1_000 },
    )
    expect(await work).toBe(false)
    ;(await upgraded)?.close()
  })

  test('a tab that holds an older version and does not let go: no endless wait', async () => {
    const held = await answered(indexedDB.open(own.name, 1))
    const newerBuild = () => ({ open: () => indexedDB.open(own.name, 2) }) as unknown as IDBFactory
    await expect(keysIn(newerBuild, 100).keep(exampleKey())).rejects.toMatchObject({
      code: 'storage-unreadable',
      details: { reason: 'no-answer' },
    })
    held.close()
  })
})
