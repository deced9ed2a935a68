import { AppError } from '../../src/errors'
import type { Collection, CollectionShape, Damaged, Frozen, Page, Part } from './collection'
import { freeze } from './freeze'
import { type Commit, type Cursor, compareCursors, type Range, type Row, type WorldStore } from './store'

// biome-ignore lint/suspicious/noExplicitAny: a unit of work holds collections of every shape
type AnyShape = CollectionShape<any, any>

/** A record that this unit has written, by the sequence number that it has or will have. */
interface Written {
  readonly sequence: number
  /** Null where the record is taken out. */
  readonly record: Frozen<unknown> | null
  /** The row that it replaces. */
  readonly before: Row | null
}

interface Notes {
  /** By sequence. */
  written: Map<number, Written>
  /** Where a key's record is, if this unit knows. */
  sequences: Map<string, number | null>
}

/** Records that were parsed or written here: they need no second look. */
const sound = new WeakSet<object>()

/** One look at the world, or one change of it. No write is stored before its commit. */
export interface UnitOfWork {
  collection<T, Index extends string>(name: string, shape: CollectionShape<T, Index>): Collection<T, Index>
  /** Throws a `TypeError` where the unit is a look. */
  mustWrite(): void
  /** Records that can't be read and were come across; they have been taken out of what the unit sees. */
  readonly damaged: readonly Damaged[]
  /** Marks the writes so far; `undo` forgets later ones. */
  savepoint(): { undo(): void }
  /** The writes to store, without the world's own record. */
  changes(): Pick<Commit, 'puts' | 'removals'> & { readonly nextSequence: number }
}

/** `nextSequence`: the sequence number of the next new record; null for a look, which writes nothing. */
export function unitOfWork(store: WorldStore, nextSequence: number | null): UnitOfWork {
  let arriving = nextSequence ?? 0
  const mustWrite = () => {
    if (nextSequence === null) throw new TypeError('a look writes nothing')
  }
  const shapes = new Map<string, AnyShape>()
  const notes = new Map<string, Notes>()
  /** Rows as they were read: looked up again they cost nothing. */
  const read = new Map<string, Map<number, { row: Row; record: Frozen<unknown> | null }>>()
  let damaged: Damaged[] = []

  const notesOf = (name: string): Notes => {
    const known = notes.get(name) ?? { written: new Map(), sequences: new Map() }
    notes.set(name, known)
    return known
  }

  /** The record of a row; null where it can't be read: then it is taken out, and the others go on. */
  const recordOf = (name: string, row: Row): Frozen<unknown> | null => {
    const rows = read.get(name) ?? new Map<number, { row: Row; record: Frozen<unknown> | null }>()
    read.set(name, rows)
    const known = rows.get(row.sequence)
    if (known) return known.record
    const { record, found } = readRecord(shapes.get(name) as AnyShape, name, row.record)
    rows.set(row.sequence, { row, record })
    if (found.length > 0) {
      damaged = [...damaged, ...found]
      notesOf(name).written.set(row.sequence, { sequence: row.sequence, record, before: row })
    }
    return record
  }

  const collection = <T, Index extends string>(
    name: string,
    shape: CollectionShape<T, Index>,
  ): Collection<T, Index> => {
    shapes.set(name, shape)
    const entriesOf = (record: Frozen<T>, index: string | undefined): readonly string[] => {
      if (index === undefined) return ['']
      return index === 'key' ? [shape.keyOf(record)] : shape.indexes[index as Index](record)
    }
    const inRange = ({ index, from, to }: Range, entries: readonly string[]) =>
      index === undefined
        ? entries
        : entries.filter(
            (value) => (from === undefined || value >= from) && (to === undefined || value <= to),
          )

    /** A part of an index, as this unit has left it. */
    const find = async (range: Range): Promise<{ sequence: number; value: string; record: Frozen<T> }[]> => {
      const { limit = Number.POSITIVE_INFINITY, backwards = false, after } = range
      const untouched: { sequence: number; value: string; record: Frozen<T> }[] = []
      for (let from = after; untouched.length < limit; ) {
        const wanted = limit - untouched.length
        const found = await store.find(name, { ...range, limit: wanted, ...(from && { after: from }) })
        for (const { row, value } of found) {
          const record = recordOf(name, row)
          if (record !== null && !notesOf(name).written.has(row.sequence)) {
            untouched.push({ sequence: row.sequence, value, record: record as Frozen<T> })
          }
        }
        const last = found.at(-1)
        // Rows that were written over or can't be read are replaced by further ones.
        if (!last || found.length < wanted) break
        from = { value: last.value, sequence: last.row.sequence }
      }
      const touched = [...notesOf(name).written.values()].flatMap((one) =>
        one.record === null
          ? []
          : [...new Set(inRange(range, entriesOf(one.record as Frozen<T>, range.index)))].map((value) => ({
              sequence: one.sequence,
              value,
              record: one.record as Frozen<T>,
            })),
      )
      if (touched.length === 0) return untouched.slice(0, limit)
      const isBehind = (one: Cursor) =>
        !after || (backwards ? compareCursors(one, after) < 0 : compareCursors(one, after) > 0)
      const all = [...untouched, ...touched.filter(isBehind)].sort(compareCursors)
      return (backwards ? all.reverse() : all).slice(0, limit)
    }

    const write = (sequence: number, record: Frozen<T>, before: Row | null): Frozen<T> => {
      const frozen = freeze(record) as Frozen<T>
      sound.add(frozen as object)
      notesOf(name).written.set(sequence, { sequence, record: frozen, before })
      return frozen
    }

    const sequenceOf = async (key: string): Promise<number | null> => {
      const { sequences } = notesOf(name)
      const known = sequences.get(key)
      if (known !== undefined) return known
      const [found] = await store.find(name, { index: 'key', from: key, to: key, limit: 1 })
      if (found) recordOf(name, found.row)
      const sequence = found?.row.sequence ?? null
      sequences.set(key, sequence)
      return sequence
    }

    /** The record with a sequence number now, and the row that it replaces. */
    const at = (sequence: number): { record: Frozen<T>; before: Row | null } | null => {
      const one = notesOf(name).written.get(sequence)
      if (one) return one.record === null ? null : { record: one.record as Frozen<T>, before: one.before }
      const known = read.get(name)?.get(sequence)
      return known?.record ? { record: known.record as Frozen<T>, before: known.row } : null
    }

    const page = async (part: Part<Index>, limit: number, after?: Cursor): Promise<Page<Frozen<T>>> => {
      const found = await find({ ...part, limit: limit + 1, ...(after && { after }) })
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      const next = found.length > limit && last ? { value: last.value, sequence: last.sequence } : null
      return { records: shown.map(({ record }) => record), next }
    }

    return {
      async get(key) {
        const sequence = await sequenceOf(key)
        return sequence === null ? null : (at(sequence)?.record ?? null)
      },
      async by(index, value) {
        return (await find({ index, from: value, to: value })).map(({ record }) => record)
      },
      async newest(index, value) {
        const [found] = await find({ index, from: value, to: value, backwards: true, limit: 1 })
        return found?.record ?? null
      },
      page,
      async all() {
        return (await find({})).map(({ record }) => record)
      },
      async count(part = {}) {
        const { written } = notesOf(name)
        const stored = await store.count(name, part)
        return [...written.values()].reduce((sum, { record, before }) => {
          const gone = before ? inRange(part, entriesOfRow(before, part.index)).length : 0
          const come = record ? inRange(part, entriesOf(record as Frozen<T>, part.index)).length : 0
          return sum - gone + come
        }, stored)
      },
      add(record) {
        mustWrite()
        const sequence = arriving++
        notesOf(name).sequences.set(shape.keyOf(record), sequence)
        return write(sequence, record, null)
      },
      async edit(key, change) {
        mustWrite()
        const sequence = await sequenceOf(key)
        const present = sequence === null ? null : at(sequence)
        if (sequence === null || !present) throw new AppError('server-fault')
        return write(sequence, change(present.record), present.before)
      },
      async remove(key) {
        mustWrite()
        const sequence = await sequenceOf(key)
        const present = sequence === null ? null : at(sequence)
        if (sequence === null || !present) throw new AppError('server-fault')
        notesOf(name).written.set(sequence, { sequence, record: null, before: present.before })
      },
    }
  }

  return {
    collection,
    mustWrite,
    get damaged() {
      return damaged
    },
    savepoint() {
      const kept = [...notes].map(
        ([name, { written, sequences }]) =>
          [name, { written: new Map(written), sequences: new Map(sequences) }] as const,
      )
      const next = arriving
      const taken = damaged
      return {
        undo() {
          notes.clear()
          for (const [name, note] of kept) notes.set(name, note)
          arriving = next
          damaged = taken
          // Damaged records that were taken out since must be found again.
          read.clear()
          for (const [, note] of notes)
            for (const [key, sequence] of note.sequences)
              if (sequence === null || !note.written.has(sequence)) note.sequences.delete(key)
        },
      }
    },
    changes() {
      const puts: Commit['puts'][number][] = []
      const removals: Commit['removals'][number][] = []
      for (const [name, { written }] of notes) {
        for (const { sequence, record, before } of written.values()) {
          const shape = shapes.get(name) as AnyShape
          if (record !== null) puts.push({ collection: name, row: rowOf(shape, sequence, record) })
          else if (before) removals.push({ collection: name, sequence })
        }
      }
      return { puts, removals, nextSequence: arriving }
    },
  }
}

/** A record as it is stored, with its indexes computed anew. */
function rowOf({ keyOf, indexes }: AnyShape, sequence: number, record: Frozen<unknown>): Row {
  const values = Object.entries(indexes).map(([index, of]) => [index, of(record)] as const)
  return { sequence, record, entries: { ...Object.fromEntries(values), key: [keyOf(record)] } }
}

const entriesOfRow = ({ entries }: Row, index: string | undefined): readonly string[] =>
  index === undefined ? [''] : [...new Set(entries[index] ?? [])]

function readRecord(
  { schema, salvage }: AnyShape,
  kind: string,
  stored: unknown,
): { readonly record: Frozen<unknown> | null; readonly found: readonly Damaged[] } {
  if (typeof stored === 'object' && stored !== null && sound.has(stored)) {
    return { record: stored as Frozen<unknown>, found: [] }
  }
  const whole = schema.safeParse(stored)
  if (whole.success) return { record: soundly(whole.data), found: [] }
  const rest = salvage?.(stored)
  const saved = rest && schema.safeParse(rest.record)
  return saved?.success
    ? { record: soundly(saved.data), found: rest?.damaged ?? [] }
    : { record: null, found: [{ kind, record: stored }] }
}

function soundly(record: unknown): Frozen<unknown> {
  const frozen = freeze(record)
  sound.add(frozen as object)
  return frozen
}
