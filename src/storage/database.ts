import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, type StoreNames, wrap } from 'idb'
import { AppError, type ErrorCode } from '../errors'
import { databaseName } from './database-name'

/** The database's stores. Values are `unknown`: another build may have written them. */
interface CertdeskSchema extends DBSchema {
  'pending-keys': { key: string; value: unknown; indexes: { pickupId: string } }
  drafts: { key: string; value: unknown }
}
/** An open database. */
type CertdeskDatabase = IDBPDatabase<CertdeskSchema>

/** Each entry brings the database from the version of its index to the next one; none is ever changed. */
const migrations: readonly ((database: IDBDatabase) => void)[] = [
  (database) => {
    database
      .createObjectStore('pending-keys', { keyPath: 'publicKeySha256' })
      .createIndex('pickupId', 'pickupId')
  },
  (database) => {
    database.createObjectStore('drafts', { keyPath: 'draftId' })
  },
]

/** A test's replacements for the browser. */
export interface StorageOptions {
  /** May throw: some browsers refuse the very name (SecurityError). */
  readonly factory?: () => IDBFactory | undefined
  /** How long, in ms, opening may take, also from a slow disk that is busy; the work three times as long. */
  readonly patienceMs?: number
}

/**
 * Runs `work` on the database, opened for it alone: a database that is never left open never keeps a newer
 * build or “clear site data” waiting. Throws what `work` throws as `AppError`, else a storage fault
 * (`isStorageFault`) with `reason`: the browser's name for it, `not-there` or `no-answer`.
 */
export async function withDatabase<T>(
  work: (database: CertdeskDatabase) => Promise<T>,
  { factory = () => globalThis.indexedDB, patienceMs = 15_000 }: StorageOptions = {},
): Promise<T> {
  try {
    const indexedDb = factory()
    if (!indexedDb) throw new AppError('storage-unavailable', { reason: 'not-there' })
    const opening = openDatabase(indexedDb)
    const database = await inTime(opening, patienceMs, () => {
      // A database that opens after the wait is over must not stay open.
      void opening.then(
        (late) => late.close(),
        () => undefined,
      )
    })
    try {
      return await inTime(work(database), 3 * patienceMs)
    } finally {
      database.close()
    }
  } catch (error) {
    throw storageFailure(error)
  }
}

/** A store within one transaction. */
type Store<Name extends StoreNames<CertdeskSchema>, Mode extends 'readonly' | 'readwrite'> = IDBPObjectStore<
  CertdeskSchema,
  [Name],
  Name,
  Mode
>

/**
 * Reads and writes one store, each time in a transaction of its own. Throws what `work` throws, else a
 * storage fault.
 */
export function storeAccess<Name extends StoreNames<CertdeskSchema>>(name: Name, options?: StorageOptions) {
  return {
    read: <T>(work: (store: Store<Name, 'readonly'>) => Promise<T>): Promise<T> =>
      withDatabase((database) => {
        const { store, done } = database.transaction(name)
        return completed(work(store), done)
      }, options),
    // Strict: complete means on the disk, not in a buffer of the operating system (Indexed Database API
    // §2.7).
    write: <T>(work: (store: Store<Name, 'readwrite'>) => Promise<T>): Promise<T> =>
      withDatabase((database) => {
        const { store, done } = database.transaction(name, 'readwrite', { durability: 'strict' })
        return completed(work(store), done)
      }, options),
  }
}

/**
 * The result of the work, once its transaction is over. If both fail, the work's failure counts: the
 * transaction's only follows from it.
 */
async function completed<T>(work: Promise<T>, done: Promise<void>): Promise<T> {
  const [result, end] = await Promise.allSettled([work, done])
  if (result.status === 'rejected') throw result.reason
  if (end.status === 'rejected') throw end.reason
  return result.value
}

function openDatabase(factory: IDBFactory): Promise<CertdeskDatabase> {
  const request = factory.open(databaseName, migrations.length)
  request.addEventListener('upgradeneeded', ({ oldVersion }) => {
    for (const migrate of migrations.slice(oldVersion)) migrate(request.result)
  })
  // `blocked` needs no listener: the other connections close on `versionchange`, or patience ends.
  request.addEventListener('success', () => {
    const database = request.result
    database.addEventListener('versionchange', () => database.close())
  })
  return wrap(request) as unknown as Promise<CertdeskDatabase>
}

/** Rejects when the time is over: an open may never answer (blocked by another tab; some private windows). */
function inTime<T>(answer: Promise<T>, patienceMs: number, onLate?: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new AppError('storage-unreadable', { reason: 'no-answer' }))
      onLate?.()
    }, patienceMs)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/**
 * Why nothing is kept or given, by the browser's name for it (Indexed Database API §3.1.2, DOM §2.8.1).
 * `storage-unavailable` is a refusal that stays: no such thing here, a private window (`InvalidStateError` in
 * Firefox), the person's settings. `storage-newer` says that a newer build was here. Everything else is a
 * fault of the moment, `storage-unreadable`: another process holds the files, the disk is slow or damaged
 * (`UnknownError`). It says nothing about what is kept.
 */
const faults: Readonly<Record<string, ErrorCode>> = {
  QuotaExceededError: 'storage-full',
  SecurityError: 'storage-unavailable',
  NotAllowedError: 'storage-unavailable',
  InvalidStateError: 'storage-unavailable',
  InvalidAccessError: 'storage-unavailable',
  VersionError: 'storage-newer',
  NotFoundError: 'storage-unreadable',
  UnknownError: 'storage-unreadable',
  AbortError: 'storage-unreadable',
  TimeoutError: 'storage-unreadable',
  TransactionInactiveError: 'storage-unreadable',
  DataCloneError: 'storage-unreadable',
  DataError: 'storage-unreadable',
  NotReadableError: 'storage-unreadable',
}

function storageFailure(error: unknown): AppError {
  if (error instanceof AppError) return error
  const reason = error instanceof Error ? error.name : ''
  const code = faults[reason]
  return code ? new AppError(code, { reason }, error) : new AppError('unexpected', {}, error)
}
