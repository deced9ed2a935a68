import type { PendingKey } from '../../../src/storage/pending-keys'

let counter = 0

/** A database of one test's own, under a name of its own, in the real IndexedDB. */
export function createOwnDatabase() {
  const name = `certdesk-test-${Date.now()}-${counter++}`
  const factory = { open: (_name: string, version?: number) => indexedDB.open(name, version) } as IDBFactory
  /** Everything in it, past our own code: names and values of all records of all stores. */
  const dump = async (): Promise<readonly unknown[]> => {
    const database = await answered(indexedDB.open(name))
    const stores = [...database.objectStoreNames]
    const all = await Promise.all(
      stores.map((store) => answered(database.transaction(store).objectStore(store).getAll())),
    )
    database.close()
    return all.flat()
  }
  /** Writes a record past our own code. */
  const plant = async (record: unknown) => {
    const database = await answered(indexedDB.open(name))
    await answered(database.transaction('pending-keys', 'readwrite').objectStore('pending-keys').put(record))
    database.close()
  }
  return {
    name,
    factory: () => factory,
    dump,
    plant,
    remove: () => answered(indexedDB.deleteDatabase(name)),
  }
}

/** The answer to a request, or its error. */
export function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
}

/** A key as it is kept, without being one. */
export const exampleKey = (changes: Partial<PendingKey> = {}): PendingKey => ({
  pickupId: 'pickup-0001',
  orderNumber: '100123',
  publicKeySha256: 'ab'.repeat(32),
  keyProfile: 'rsa_2048',
  deviceId: 'macos',
  agreementVersion: '2026-01',
  sealedAt: '2026-11-21T12:00:00.000Z',
  sentAt: null,
  fileSavedAt: null,
  sealedKeyPem: '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----\n',
  ...changes,
})
