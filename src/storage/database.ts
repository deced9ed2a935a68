import { type DBSchema, type IDBPDatabase, wrap } from 'idb'
import { AppError, type ErrorCode } from '../errors'
import { databaseName } from './database-name'

/** What the database holds. Values are `unknown`: nothing promises that this build wrote them. */
interface CertdeskSchema extends DBSchema {
  'pending-keys': { key: string; value: unknown; indexes: { pickupId: string } }
  drafts: { key: string; value: unknown }
}
/** An open database. */
export type CertdeskDatabase = IDBPDatabase<CertdeskSchema>

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

/** What a test puts in the browser's place. */
export interface StorageSurroundings {
  /** May throw: some browsers refuse the very name (SecurityError). */
  readonly factory?: () => IDBFactory | undefined
  /** How long, in ms, opening may take; the work, which waits for a disk that may be slow, three times as long. */
  readonly patienceMs?: number
}

/**
 * Runs `work` on the database, opened for it alone: what is never left open never keeps a newer build or “clear site data” waiting. Throws
 * what `work` throws as `AppError`, else `storage-unavailable` (`reason`: the browser's name for it, or `no-answer`),
 * `storage-full`.
 */
export async function withDatabase<T>(
  work: (database: CertdeskDatabase) => Promise<T>,
  { factory = () => globalThis.indexedDB, patienceMs = 3_000 }: StorageSurroundings = {},
): Promise<T> {
  try {
    const indexedDb = factory()
    if (!indexedDb) throw unavailable('not-there')
    const opening = openDatabase(indexedDb)
    const database = await inTime(opening, patienceMs, () => {
      // An answer nobody waits for any more must not stay open.
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

/** What the work gave, once its transaction is over; its own failure before that of the transaction, which only follows from it. */
export async function completed<T>(work: Promise<T>, done: Promise<void>): Promise<T> {
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
      reject(unavailable('no-answer'))
      onLate?.()
    }, patienceMs)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

const unavailable = (reason: string) => new AppError('storage-unavailable', { reason })

/**
 * What a browser throws where storing isn't possible, by name (Indexed Database API §3.1.2, DOM §2.8.1). `UnknownError` is Firefox's for a
 * full or damaged disk, `InvalidStateError` its private window's, `VersionError` says that a newer build was here.
 */
const faults: Readonly<Record<string, ErrorCode>> = {
  QuotaExceededError: 'storage-full',
  SecurityError: 'storage-unavailable',
  NotAllowedError: 'storage-unavailable',
  InvalidStateError: 'storage-unavailable',
  InvalidAccessError: 'storage-unavailable',
  NotFoundError: 'storage-unavailable',
  UnknownError: 'storage-unavailable',
  AbortError: 'storage-unavailable',
  TimeoutError: 'storage-unavailable',
  TransactionInactiveError: 'storage-unavailable',
  DataCloneError: 'storage-unavailable',
  DataError: 'storage-unavailable',
  NotReadableError: 'storage-unavailable',
  VersionError: 'storage-unavailable',
}

function storageFailure(error: unknown): AppError {
  if (error instanceof AppError) return error
  const reason = error instanceof Error ? error.name : ''
  const code = faults[reason]
  return code ? new AppError(code, { reason }, error) : new AppError('unexpected', {}, error)
}
