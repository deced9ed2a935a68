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

/** From here on entries are appended and sorted together, by whoever looks next. */
const manyEntries = 500

/** An index: its entries in order. */
class SortedEntries {
  #entries: Cursor[] = []
  #isSorted = true

  add(entries: readonly Cursor[]): void {
    if (entries.length > manyEntries) {
      this.#entries = this.#entries.concat(entries)
      this.#isSorted = false
      return
    }
    for (const entry of entries) this.#sorted().splice(this.#position(entry), 0, entry)
  }

  remove(entry: Cursor): void {
    const entries = this.#sorted()
    const at = this.#position(entry)
    const found = entries[at]
    if (found && compareCursors(found, entry) === 0) entries.splice(at, 1)
  }

  /**
   * The part of an index that a range means, whatever its limit: from `start` up to `end`, that one left out.
   */
  part({ from, to, after, backwards = false }: Range): { readonly start: number; readonly end: number } {
    const start = from === undefined ? 0 : this.#position({ value: from, sequence: Number.NEGATIVE_INFINITY })
    const end =
      to === undefined
        ? this.#sorted().length
        : this.#position({ value: to, sequence: Number.POSITIVE_INFINITY })
    if (!after) return { start, end: Math.max(start, end) }
    if (backwards) return { start, end: Math.min(end, this.#position(after)) }
    return { start: Math.max(start, this.#position({ ...after, sequence: after.sequence + 0.5 })), end }
  }

  at(position: number): Cursor | undefined {
    return this.#sorted()[position]
  }

  /** Where an entry stands, or would. */
  #position(entry: Cursor): number {
    const entries = this.#sorted()
    let low = 0
    let high = entries.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compareCursors(entries[middle] as Cursor, entry) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  #sorted(): Cursor[] {
    if (!this.#isSorted) this.#entries.sort(compareCursors)
    this.#isSorted = true
    return this.#entries
  }
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
