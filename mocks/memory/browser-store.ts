import { deleteDB, type IDBPDatabase, openDB } from 'idb'
import { memoryStore } from './memory-store'
import { type Commit, type Found, type Range, type Row, revisionOf, type WorldStore } from './store'

/**
 * Which collections there are and by what their records are found; another version is another set of them.
 */
interface StoreShape {
  readonly version: number
  readonly collections: Readonly<Record<string, readonly string[]>>
}

const metaStore = 'meta'
const metaKey = 'world'

/**
 * The store that all tabs of a browser share: IndexedDB for the records, a Web Lock for turns, a
 * BroadcastChannel to tell of changes. Where the browser refuses to store, a store in memory.
 */
export async function browserStore(shape: StoreShape, name = 'certdesk-mock-world'): Promise<WorldStore> {
  const database = await openDatabase(name, shape).catch(() => null)
  if (!database) return memoryStore()
  const channel = new BroadcastChannel(name)
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  channel.addEventListener('message', tell)
  return {
    durable: true,
    meta: async () => (await database.get(metaStore, metaKey)) ?? null,
    find: (collection, range) => find(database, collection, range),
    async count(collection, range) {
      const store = database.transaction(collection).store
      if (range.index === undefined) return await store.count()
      const values = keyRange(range)
      return values === null ? 0 : await store.index(range.index).count(values)
    },
    async commit(change) {
      const isFirst = await commit(database, change)
      if (isFirst) {
        channel.postMessage('changed')
        tell()
      }
      return isFirst
    },
    exclusively: async (work) => await navigator.locks.request(name, work),
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The values that a range means; null where there can be none: IndexedDB refuses such a range. */
function keyRange({ from, to, after, backwards = false }: Range): IDBKeyRange | undefined | null {
  const low = highest(from, backwards ? undefined : after?.value)
  const high = lowest(to, backwards ? after?.value : undefined)
  if (low !== undefined && high !== undefined) return low <= high ? IDBKeyRange.bound(low, high) : null
  if (low !== undefined) return IDBKeyRange.lowerBound(low)
  return high === undefined ? undefined : IDBKeyRange.upperBound(high)
}

const highest = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one
const lowest = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && other < one) ? other : one

async function find(database: IDBPDatabase, collection: string, range: Range): Promise<readonly Found[]> {
  const { store } = database.transaction(collection)
  const { index, from, to, after, backwards = false, limit = Number.POSITIVE_INFINITY } = range
  const values = keyRange(range)
  if (limit <= 0 || values === null) return []
  const count = Number.isFinite(limit) ? limit : undefined
  // A range that needs no cursor is read in one step.
  if (index !== undefined && from !== undefined && from === to && !after && !backwards) {
    const rows: Row[] = await store.index(index).getAll(from, count)
    return rows.map((row) => ({ row, value: from }))
  }
  if (index === undefined && !after && !backwards) {
    const rows: Row[] = await store.getAll(undefined, count)
    return rows.map((row) => ({ row, value: '' }))
  }
  const direction = backwards ? 'prev' : 'next'
  const found: Found[] = []
  const add = (row: Row, value: string): boolean => {
    const isBehind =
      !after ||
      value !== after.value ||
      (backwards ? row.sequence < after.sequence : row.sequence > after.sequence)
    if (isBehind) found.push({ row, value })
    return found.length < limit
  }
  if (index === undefined) {
    const rows = after && (backwards ? IDBKeyRange.upperBound : IDBKeyRange.lowerBound)(after.sequence, true)
    for await (const { value } of store.iterate(rows, direction)) if (!add(value as Row, '')) break
  } else {
    for await (const { key, value } of store.index(index).iterate(values, direction)) {
      if (!add(value as Row, String(key))) break
    }
  }
  return found
}

async function commit(database: IDBPDatabase, change: Commit): Promise<boolean> {
  const names = change.clears
    ? [...database.objectStoreNames]
    : [...new Set([metaStore, ...[...change.puts, ...change.removals].map(({ collection }) => collection)])]
  const transaction = database.transaction(names, 'readwrite', { durability: 'strict' })
  // Awaited below; a failure on the way must not be one that nobody has heard of meanwhile.
  transaction.done.catch(() => undefined)
  const isFirst = revisionOf(await transaction.objectStore(metaStore).get(metaKey)) === change.after
  if (isFirst) {
    const requests: Promise<unknown>[] = []
    if (change.clears) for (const name of names) requests.push(transaction.objectStore(name).clear())
    for (const { collection, sequence } of change.removals) {
      requests.push(transaction.objectStore(collection).delete(sequence))
    }
    for (const { collection, row } of change.puts) requests.push(transaction.objectStore(collection).put(row))
    requests.push(transaction.objectStore(metaStore).put(change.meta, metaKey))
    // The transaction says what of them failed.
    for (const request of requests) request.catch(() => undefined)
  }
  await transaction.done
  return isFirst
}

async function openDatabase(name: string, { version, collections }: StoreShape): Promise<IDBPDatabase> {
  const open = () =>
    openDB(name, version, {
      upgrade(database, oldVersion, _newVersion, transaction) {
        for (const store of database.objectStoreNames) database.deleteObjectStore(store)
        database.createObjectStore(metaStore)
        // The world of an earlier build can't be read any more; that there was one is said.
        if (oldVersion > 0) void transaction.objectStore(metaStore).put({ version: oldVersion }, metaKey)
        for (const [collection, indexes] of Object.entries(collections)) {
          const store = database.createObjectStore(collection, { keyPath: 'sequence' })
          for (const index of indexes) store.createIndex(index, `entries.${index}`, { multiEntry: true })
        }
      },
      // A newer build in another tab, or "clear site data", must not wait for this tab.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    })
  try {
    return await open()
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'VersionError')) throw error
    // A newer build left its database here. A mock world isn't worth a migration backwards.
    await deleteDB(name)
    return await open()
  }
}
