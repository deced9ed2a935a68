import {
  type Commit,
  type Cursor,
  compareCursors,
  type Found,
  type Range,
  type Row,
  revisionOf,
  type WorldStore,
} from './store'

/** From here on entries are sorted in together, by whoever looks next. */
const manyEntries = 500
/** A longer part of an index is cut in two. */
const longestPart = 1_024

/**
 * An index: its entries in order, in parts. One array of a hundred thousand would move half of them for each
 * entry that comes in between.
 */
class SortedEntries {
  #parts: Cursor[][] = []
  /** Those that came many at a time and are not in order yet. */
  #unsorted: Cursor[] = []

  add(entries: readonly Cursor[]): void {
    if (entries.length > manyEntries) {
      for (const entry of entries) this.#unsorted.push(entry)
      return
    }
    for (const entry of entries) this.#insert(entry)
  }

  remove(entry: Cursor): void {
    const parts = this.#sorted()
    const nth = firstNotBefore(parts, (part) => compareCursors(lastOf(part), entry))
    const part = parts[nth]
    if (!part) return
    const at = firstNotBefore(part, (row) => compareCursors(row, entry))
    if (compareCursors(part[at] as Cursor, entry) !== 0) return
    part.splice(at, 1)
    if (part.length === 0) parts.splice(nth, 1)
  }

  /**
   * The part of an index that a range means, whatever its limit: from `start` up to `end`, that one left out.
   */
  part({ from, to, after, backwards = false }: Range): { readonly start: number; readonly end: number } {
    const start = from === undefined ? 0 : this.#position({ value: from, sequence: Number.NEGATIVE_INFINITY })
    const end =
      to === undefined ? this.#length() : this.#position({ value: to, sequence: Number.POSITIVE_INFINITY })
    if (!after) return { start, end: Math.max(start, end) }
    if (backwards) return { start, end: Math.min(end, this.#position(after)) }
    return { start: Math.max(start, this.#position({ ...after, sequence: after.sequence + 0.5 })), end }
  }

  at(position: number): Cursor | undefined {
    let left = position
    for (const part of this.#sorted()) {
      if (left < part.length) return part[left]
      left -= part.length
    }
    return undefined
  }

  #insert(entry: Cursor): void {
    const parts = this.#sorted()
    const nth = firstNotBefore(parts, (part) => compareCursors(lastOf(part), entry))
    const last = Math.max(0, parts.length - 1)
    const part = parts[Math.min(nth, last)]
    if (!part) {
      parts.push([entry])
      return
    }
    part.splice(
      firstNotBefore(part, (row) => compareCursors(row, entry)),
      0,
      entry,
    )
    if (part.length > longestPart) parts.splice(Math.min(nth, last) + 1, 0, part.splice(longestPart / 2))
  }

  /** Where an entry stands, or would. */
  #position(entry: Cursor): number {
    const parts = this.#sorted()
    const nth = firstNotBefore(parts, (part) => compareCursors(lastOf(part), entry))
    let before = 0
    for (let index = 0; index < nth; index++) before += parts[index]?.length ?? 0
    return before + firstNotBefore(parts[nth] ?? [], (row) => compareCursors(row, entry))
  }

  #length(): number {
    return this.#sorted().reduce((sum, part) => sum + part.length, 0)
  }

  #sorted(): Cursor[][] {
    if (this.#unsorted.length === 0) return this.#parts
    const all = this.#parts.flat().concat(this.#unsorted).sort(compareCursors)
    this.#unsorted = []
    this.#parts = []
    for (let at = 0; at < all.length; at += longestPart / 2) {
      this.#parts.push(all.slice(at, at + longestPart / 2))
    }
    return this.#parts
  }
}

const lastOf = (part: readonly Cursor[]): Cursor => part[part.length - 1] as Cursor

/** The place of the first item that is not before the one `compared` has in mind; the items are in order. */
function firstNotBefore<T>(items: readonly T[], compared: (item: T) => number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compared(items[middle] as T) < 0) low = middle + 1
    else high = middle
  }
  return low
}

const byArrival = ''

class Table {
  readonly rows = new Map<number, Row>()
  readonly #indexes = new Map<string, SortedEntries>()

  index(name = byArrival): SortedEntries {
    const index = this.#indexes.get(name) ?? new SortedEntries()
    this.#indexes.set(name, index)
    return index
  }

  remove(sequence: number): void {
    const row = this.rows.get(sequence)
    if (!row) return
    this.rows.delete(sequence)
    for (const [name, entry] of entriesOf(row)) this.index(name).remove(entry)
  }

  put(rows: readonly Row[]): void {
    const added = new Map<string, Cursor[]>()
    for (const row of rows) {
      this.remove(row.sequence)
      this.rows.set(row.sequence, row)
      for (const [name, entry] of entriesOf(row)) {
        const entries = added.get(name) ?? []
        entries.push(entry)
        added.set(name, entries)
      }
    }
    for (const [name, entries] of added) this.index(name).add(entries)
  }
}

const entriesOf = ({ sequence, entries }: Row): (readonly [string, Cursor])[] => [
  [byArrival, { value: '', sequence }],
  ...Object.entries(entries).flatMap(([name, values]) =>
    [...new Set(values)].map((value) => [name, { value, sequence }] as const),
  ),
]

/**
 * A store in memory: for Node, and for a browser that refuses IndexedDB (some private windows). Rows are
 * handed out as they are: the world freezes every record.
 */
export function memoryStore(): WorldStore {
  let meta: unknown = null
  let tables = new Map<string, Table>()
  let turn: Promise<unknown> = Promise.resolve()
  const listeners = new Set<() => void>()
  const table = (collection: string): Table => {
    const found = tables.get(collection) ?? new Table()
    tables.set(collection, found)
    return found
  }
  return {
    durable: false,
    meta: async () => structuredClone(meta),
    async find(collection, range) {
      const { rows } = table(collection)
      const index = table(collection).index(range.index)
      const { start, end } = index.part(range)
      const found: Found[] = []
      const { backwards = false, limit = Number.POSITIVE_INFINITY } = range
      for (let nth = 0; nth < end - start && found.length < limit; nth++) {
        const entry = index.at(backwards ? end - 1 - nth : start + nth)
        const row = entry && rows.get(entry.sequence)
        if (row) found.push({ row, value: entry.value })
      }
      return found
    },
    async count(collection, range) {
      const { start, end } = table(collection).index(range.index).part(range)
      return Math.max(0, end - start)
    },
    async commit(change: Commit) {
      if (revisionOf(meta) !== change.after) return false
      meta = structuredClone(change.meta)
      if (change.clears) tables = new Map()
      for (const { collection, sequence } of change.removals) table(collection).remove(sequence)
      const puts = new Map<string, Row[]>()
      for (const { collection, row } of change.puts) {
        const rows = puts.get(collection) ?? []
        rows.push(row)
        puts.set(collection, rows)
      }
      for (const [collection, rows] of puts) table(collection).put(rows)
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
