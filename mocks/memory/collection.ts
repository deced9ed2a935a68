import type * as z from 'zod/mini'
import type { Cursor } from './store'

/** A value of which no part can be written to. */
export type Frozen<T> = T extends Uint8Array
  ? T
  : T extends readonly (infer E)[]
    ? readonly Frozen<E>[]
    : T extends object
      ? { readonly [K in keyof T]: Frozen<T[K]> }
      : T

/** A record that can't be read, as it was found. */
export interface Damaged {
  readonly kind: string
  readonly record: unknown
}

/** The records of a collection, and the indexes that find them. */
export interface CollectionShape<T, Index extends string> {
  readonly schema: z.ZodMiniType<T>
  /** Names a record for ever; no two have the same. */
  readonly keyOf: (record: Frozen<T>) => string
  /** Computed from the record each time it is written: the values that find it, any number for each index. */
  readonly indexes: Readonly<Record<Index, (record: Frozen<T>) => readonly string[]>>
  /** The readable rest of a record that can't be read as a whole; left out where a record has no parts. */
  readonly salvage?: (record: unknown) => { readonly record: unknown; readonly damaged: readonly Damaged[] }
}

/** A shape whose records and indexes are inferred. */
export const collectionShape = <T, Index extends string = never>(shape: CollectionShape<T, Index>) => shape

export interface Part<Index extends string> {
  /** Without one: all records, in the order of arrival. */
  readonly index?: Index
  /** Both included. */
  readonly from?: string
  readonly to?: string
  readonly backwards?: boolean
}

export interface Page<T> {
  readonly records: readonly T[]
  /** Where the next page goes on; null after the last one. */
  readonly next: Cursor | null
}

/** The records of one noun, as one look or change sees them. Records are handed out frozen. */
export interface Readable<T, Index extends string = never> {
  get(key: string): Promise<Frozen<T> | null>
  /** The records with a value in an index, in the order of arrival. */
  by(index: Index, value: string): Promise<readonly Frozen<T>[]>
  /** The newest record with a value in an index. */
  newest(index: Index, value: string): Promise<Frozen<T> | null>
  /** A record once for each of its values in the part. */
  page(part: Part<Index>, limit: number, after?: Cursor): Promise<Page<Frozen<T>>>
  /** All of a small collection, in the order of arrival. */
  all(): Promise<readonly Frozen<T>[]>
  /** How many values there are in a part of an index. */
  count(part?: Part<Index>): Promise<number>
}

export interface Collection<T, Index extends string = never> extends Readable<T, Index> {
  /** Gives the record as it will be stored. */
  add(record: Frozen<T>): Frozen<T>
  /** Replaces a record by a changed one. Throws `server-fault` where there is none. */
  edit(key: string, change: (record: Frozen<T>) => Frozen<T>): Promise<Frozen<T>>
  /** Throws `server-fault` where there is none. */
  remove(key: string): Promise<void>
}

/** One small record, read and written as a whole. */
export interface Single<T> {
  get(): Promise<Frozen<T>>
  edit(change: (record: Frozen<T>) => Frozen<T>): Promise<Frozen<T>>
}
