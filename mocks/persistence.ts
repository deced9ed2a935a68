import type { WorldState } from './state'

/** A state as it was found: not parsed yet, with the number of the change that wrote it. */
export interface SavedState {
  readonly revision: number
  readonly state: unknown
}

/** Where a world is kept between two requests, and how those who share it take turns. */
export interface WorldStore {
  /** The newest state, or null where there is none. The caller owns the copy. */
  load(): Promise<SavedState | null>
  /** Stores `state` as the change after `revision`; false, and nothing stored, if somebody else was faster. */
  save(state: WorldState, revision: number): Promise<boolean>
  /** Runs `work` while nobody else who shares this store runs theirs. */
  exclusively<T>(work: () => Promise<T>): Promise<T>
  /** Calls back after each change, whoever made it. Returns how to stop. */
  watch(listener: () => void): () => void
  /** Whether a reload finds the world again: not where the browser refuses to store. */
  readonly durable: boolean
}

/** A store in memory: for tests, and for a browser that refuses IndexedDB (some private windows). */
export function memoryStore(initial: SavedState | null = null): WorldStore {
  let saved = initial
  let turn: Promise<unknown> = Promise.resolve()
  const listeners = new Set<() => void>()
  return {
    durable: false,
    load: async () => structuredClone(saved),
    async save(state, revision) {
      if ((saved?.revision ?? 0) !== revision) return false
      saved = { revision: revision + 1, state: structuredClone(state) }
      for (const listener of listeners) listener()
      return true
    },
    exclusively(work) {
      const result = turn.then(work)
      turn = result.catch(() => undefined)
      return result
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const schemaVersion = 1
const storeName = 'world'
const key = 'state'

/**
 * The store that all tabs of a browser share: IndexedDB for the state, a Web Lock for turns, a BroadcastChannel to tell
 * of changes. Where the browser refuses to store, a store in memory.
 */
export async function browserStore(name = 'certdesk-mock-world'): Promise<WorldStore> {
  const database = await openDatabase(name).catch(() => null)
  if (!database) return memoryStore()
  const channel = new BroadcastChannel(name)
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  channel.addEventListener('message', tell)
  // A newer build in another tab, or "clear site data", must not wait for this tab.
  database.addEventListener('versionchange', () => database.close())
  return {
    durable: true,
    load: async () => savedStateOf(await requested(rows(database, 'readonly').get(key))),
    async save(state, revision) {
      const transaction = database.transaction(storeName, 'readwrite', { durability: 'strict' })
      const finished = completed(transaction)
      const store = transaction.objectStore(storeName)
      const present = savedStateOf(await requested(store.get(key)))
      const first = (present?.revision ?? 0) === revision
      if (first) store.put({ revision: revision + 1, state }, key)
      await finished
      if (first) {
        channel.postMessage('changed')
        tell()
      }
      return first
    },
    exclusively: async (work) => await navigator.locks.request(name, work),
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Whatever was stored, even by a build that knew another shape, has a revision to compare with: 0 if it says none. */
function savedStateOf(stored: unknown): SavedState | null {
  if (stored === undefined) return null
  const { revision, state } = (
    typeof stored === 'object' && stored !== null ? stored : {}
  ) as Partial<SavedState>
  return { revision: Number.isSafeInteger(revision) ? (revision as number) : 0, state }
}

const rows = (database: IDBDatabase, mode: IDBTransactionMode) =>
  database.transaction(storeName, mode).objectStore(storeName)

async function openDatabase(name: string): Promise<IDBDatabase> {
  const open = () => {
    const request = indexedDB.open(name, schemaVersion)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(storeName))
    return requested(request)
  }
  try {
    return await open()
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'VersionError')) throw error
    // A newer build left its database here. A mock world isn't worth a migration backwards.
    await requested(indexedDB.deleteDatabase(name))
    return await open()
  }
}

function requested<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
    request.addEventListener('blocked', () => reject(new DOMException('blocked', 'AbortError')))
  })
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error))
    transaction.addEventListener('error', () => reject(transaction.error))
  })
}
