import * as fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { browserStore } from '../../../mocks/memory/browser-store'
import { memoryStore } from '../../../mocks/memory/memory-store'
import type { Commit, Range, Row, WorldStore } from '../../../mocks/memory/store'

// A world does not know which store it has: whatever is written and looked for, both give the same.

const shape = { version: 1, collections: { mails: ['key', 'to'], orders: ['key', 'to'] } }
const used: string[] = []
afterAll(() => {
  for (const name of used) indexedDB.deleteDatabase(name)
})

/** Few values, so that rows share them; one is the beginning of others, one sorts by UTF-16 alone. */
const value = fc.constantFrom('', 'a', 'ab', 'b', '陳', '\u{1f511}', '\ufffd')
const collection = fc.constantFrom('mails', 'orders')
const sequence = fc.integer({ min: 0, max: 7 })
const row: fc.Arbitrary<Row> = fc
  .record({ sequence, to: fc.array(value, { maxLength: 3 }), text: fc.string({ maxLength: 4 }) })
  .map(({ sequence: place, to, text }) => ({
    sequence: place,
    record: { text },
    entries: { key: [`key${place}`], to },
  }))
const change = fc.record({
  clears: fc.boolean(),
  puts: fc.array(fc.record({ collection, row }), { maxLength: 6 }),
  removals: fc.array(fc.record({ collection, sequence }), { maxLength: 2 }),
})
/** A place to go on behind is one that was given before: the value of the index that is read. */
const range: fc.Arbitrary<Range> = fc
  .record({
    index: fc.option(fc.constant('to'), { nil: undefined }),
    from: fc.option(value, { nil: undefined }),
    to: fc.option(value, { nil: undefined }),
    after: fc.option(fc.record({ value, sequence }), { nil: undefined }),
    backwards: fc.boolean(),
    limit: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
  })
  .map(({ index, from, to, after, backwards, limit }) => ({
    backwards,
    ...(limit !== undefined && { limit }),
    ...(index !== undefined && {
      index,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    }),
    ...(after && { after: index === undefined ? { ...after, value: '' } : after }),
  }))

/** A put takes the place of a removal, and the last of two puts stays: no unit of work does either. */
function asUnitsDo({ clears, puts, removals }: Pick<Commit, 'clears' | 'puts' | 'removals'>) {
  const places = new Map(puts.map((put) => [`${put.collection} ${put.row.sequence}`, put]))
  return {
    clears,
    puts: [...places.values()],
    removals: removals.filter((gone) => !places.has(`${gone.collection} ${gone.sequence}`)),
  }
}

const seenBy = async (store: WorldStore, ranges: readonly Range[]) =>
  await Promise.all(
    ['mails', 'orders'].flatMap((name) =>
      ranges.map(async (one) => ({
        found: await store.find(name, one),
        // Counted is a part of an index, however much of it is looked at.
        count: await store.count(name, {
          ...(one.index !== undefined && { index: one.index }),
          ...(one.from !== undefined && { from: one.from }),
          ...(one.to !== undefined && { to: one.to }),
        }),
      })),
    ),
  )

test('in memory and in IndexedDB the same is found, in the same order', { timeout: 120_000 }, async () => {
  let hits = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 4 }),
      fc.array(range, { minLength: 1, maxLength: 6 }),
      async (changes, ranges) => {
        const name = `store-test-${Date.now()}-${used.length}`
        used.push(name)
        const stores = [memoryStore(), await browserStore(shape, name)] as const
        for (const [revision, one] of changes.entries()) {
          const commit = { after: revision, meta: { revision: revision + 1 }, ...asUnitsDo(one) }
          expect(await Promise.all(stores.map((store) => store.commit(commit)))).toEqual([true, true])
          expect(await Promise.all(stores.map((store) => store.commit(commit)))).toEqual([false, false])
        }
        const [inMemory, onDisk] = await Promise.all(stores.map((store) => seenBy(store, ranges)))
        expect(inMemory).toEqual(onDisk)
        hits += inMemory?.filter(({ found }) => found.length > 0).length ?? 0
      },
    ),
    { numRuns: 120 },
  )
  expect(hits).toBeGreaterThan(50)
})
