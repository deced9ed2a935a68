import * as z from 'zod/mini'
import { type KeyProfile, keyProfileValues } from '../contract/schema'
import { AppError } from '../errors'
import { type StorageOptions, storeAccess } from './database'

/** The facts beside a sealed key; none is secret. Times are ISO 8601. */
export interface KeptKeyFacts {
  /** Names the recipient's certificate of the order, the same through every link. */
  readonly pickupId: string
  readonly orderNumber: string
  /** SHA-256 of the DER SubjectPublicKeyInfo, lower-case hex: the record's key. */
  readonly publicKeySha256: string
  readonly keyProfile: KeyProfile
  readonly deviceId: string
  readonly agreementVersion: string
  readonly sealedAt: string
  /** When the server took the CSR; null: not known to have been sent. */
  readonly sentAt: string | null
  /** When the person saved a request file of it. */
  readonly fileSavedAt: string | null
}

/** A kept key: the facts and the key itself, sealed under the person's password. */
export interface PendingKey extends KeptKeyFacts {
  /** `ENCRYPTED PRIVATE KEY`, PEM. */
  readonly sealedKeyPem: string
}

/** Notes that may be added to a kept key later. */
export type PendingKeyNote = Partial<Pick<KeptKeyFacts, 'sentAt' | 'fileSavedAt' | 'deviceId'>>

/** The keys of one pickup, newest first, and how many records there can't be read (by this build). */
interface KeysOfPickup {
  readonly keys: readonly PendingKey[]
  readonly unreadable: number
}

/**
 * Sealed keys on the disk; used by the worker only. Every method throws the storage faults
 * (`isStorageFault`).
 */
export interface PendingKeys {
  /**
   * Writes a key, on the disk when this resolves; one that was kept before keeps its notes, and is given back
   * as it was.
   */
  keep(key: Omit<PendingKey, 'sentAt' | 'fileSavedAt'>): Promise<PendingKey | null>
  /** Throws `kept-key-missing`, `kept-key-unreadable`. */
  find(publicKeySha256: string): Promise<PendingKey>
  ofPickup(pickupId: string): Promise<KeysOfPickup>
  /** Every key, newest first, and the names (`publicKeySha256`) of the records that can't be read. */
  all(): Promise<{ readonly keys: readonly PendingKey[]; readonly unreadable: readonly string[] }>
  /** Throws `kept-key-missing`, `kept-key-unreadable`. */
  note(publicKeySha256: string, note: PendingKeyNote): Promise<void>
  /** Removes one key; one that isn't there is removed already. */
  remove(publicKeySha256: string): Promise<void>
  /** Removes the pickup's keys, the unreadable ones, too. */
  drop(pickupId: string): Promise<void>
}

const recordVersion = 1
const longest = 64 * 1024
const text = z.string().check(z.minLength(1), z.maxLength(200))
const time = text.check(z.refine((value) => !Number.isNaN(Date.parse(value))))

const recordParser = z.object({
  version: z.literal(recordVersion),
  pickupId: text,
  orderNumber: text,
  publicKeySha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  keyProfile: z.enum(keyProfileValues),
  deviceId: text,
  agreementVersion: text,
  sealedAt: time,
  sentAt: z.nullable(time),
  fileSavedAt: z.nullable(time),
  sealedKeyPem: z.string().check(z.startsWith('-----BEGIN ENCRYPTED PRIVATE KEY-----'), z.maxLength(longest)),
})

function keyOf(record: unknown): PendingKey | null {
  const { success, data } = recordParser.safeParse(record)
  if (!success) return null
  const { version: _version, ...key } = data
  return key
}

/**
 * Parsed before it is written, too: a record that couldn't be read again is never written, and nothing but
 * these fields.
 */
const recordOf = (key: PendingKey) => recordParser.parse({ version: recordVersion, ...key })

const newestFirst = (keys: readonly PendingKey[]) =>
  [...keys].sort((a, b) => Date.parse(b.sealedAt) - Date.parse(a.sealedAt))

/** The store of sealed keys in this browser. */
export function createPendingKeys(options?: StorageOptions): PendingKeys {
  const { read, write } = storeAccess('pending-keys', options)
  return {
    keep: (key) =>
      write(async (store) => {
        const before = keyOf(await store.get(key.publicKeySha256))
        const { sentAt = null, fileSavedAt = null } = before ?? {}
        await store.put(recordOf({ ...key, sentAt, fileSavedAt }))
        return before
      }),
    find: (publicKeySha256) => read(async (store) => found(await store.get(publicKeySha256))),
    ofPickup: (pickupId) =>
      read(async (store) => {
        const records = await store.index('pickupId').getAll(pickupId)
        const keys = records.map(keyOf).filter((key) => key !== null)
        return {
          keys: newestFirst(keys),
          unreadable: records.length - keys.length,
        }
      }),
    all: () =>
      read(async (store) => {
        const [names, records] = await Promise.all([store.getAllKeys(), store.getAll()])
        const keys = records.map(keyOf)
        return {
          keys: newestFirst(keys.filter((key) => key !== null)),
          unreadable: names.filter((_, index) => keys[index] === null),
        }
      }),
    note: (publicKeySha256, note) =>
      write(async (store) => {
        await store.put(recordOf({ ...found(await store.get(publicKeySha256)), ...note }))
      }),
    remove: (publicKeySha256) => write((store) => store.delete(publicKeySha256)),
    drop: (pickupId) =>
      write(async (store) => {
        const names = await store.index('pickupId').getAllKeys(pickupId)
        await Promise.all(names.map((name) => store.delete(name)))
      }),
  }
}

function found(record: unknown): PendingKey {
  if (record === undefined) throw new AppError('kept-key-missing')
  const key = keyOf(record)
  if (!key) throw new AppError('kept-key-unreadable')
  return key
}
