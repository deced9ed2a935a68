/**
 * The values by which a row is found, by index. All indexes hold text and order it by UTF-16 code units, as
 * IndexedDB does.
 */
type Entries = Readonly<Record<string, readonly string[]>>

/** A record as it is stored: not parsed yet, with the values that find it. */
export interface Row {
  /** Its number in the order of arrival, which is also the order among equal values of an index. */
  readonly sequence: number
  readonly record: unknown
  readonly entries: Entries
}

/** A part of an index, both ends included. Without `index`: all rows, in the order of arrival. */
export interface Range {
  readonly index?: string
  readonly from?: string
  readonly to?: string
  /** Goes on behind this one. */
  readonly after?: Cursor
  readonly backwards?: boolean
  readonly limit?: number
}

export interface Cursor {
  readonly value: string
  readonly sequence: number
}

export interface Found {
  readonly row: Row
  /** The entry by which it was found; empty where all rows are read. */
  readonly value: string
}

/** The writes of one change of the world: all of them, or none. */
export interface Commit {
  /** The revision it was worked out from. */
  readonly after: number
  readonly meta: StoredMeta
  /** Whether everything else is forgotten first. */
  readonly clears: boolean
  readonly puts: readonly { readonly collection: string; readonly row: Row }[]
  readonly removals: readonly { readonly collection: string; readonly sequence: number }[]
}

/** The part of the world's own record that a store has to know. */
interface StoredMeta {
  /** Counts the changes. */
  readonly revision: number
}

/** Where a world is kept between two requests, and how those who share it take turns. */
export interface WorldStore {
  /** The world's own record, or null where there is none. */
  meta(): Promise<unknown>
  /** The rows of a part of an index, in its order. */
  find(collection: string, range: Range): Promise<readonly Found[]>
  /** How many entries a part of an index has. */
  count(collection: string, range: Range): Promise<number>
  /** Stores a change; false, and nothing stored, where another one came first. */
  commit(change: Commit): Promise<boolean>
  /** Runs `work` while nobody else who shares this store runs theirs. */
  exclusively<T>(work: () => Promise<T>): Promise<T>
  /** Calls back after each change, whoever made it. Returns how to stop. */
  watch(listener: () => void): () => void
  /** Whether a reload finds the world again: not where the browser refuses to store. */
  readonly durable: boolean
}

/**
 * The revision of a world's own record: 0 where it says none, even one that a build of another shape has
 * written.
 */
export function revisionOf(meta: unknown): number {
  const { revision } = (typeof meta === 'object' && meta !== null ? meta : {}) as Partial<StoredMeta>
  return Number.isSafeInteger(revision) ? (revision as number) : 0
}

/** The order of an index: by value, then by arrival. */
export function compareCursors(one: Cursor, other: Cursor): number {
  if (one.value !== other.value) return one.value < other.value ? -1 : 1
  return one.sequence - other.sequence
}
