import { beforeAll, describe, expect, test, vi } from 'vitest'
import { memoryStore } from '../../../mocks/memory/memory-store'
import { revisionOf, type WorldStore } from '../../../mocks/memory/store'
import { type Beginning, worldVersion } from '../../../mocks/records/stage'
import { moveClock } from '../../../mocks/stage/clock'
import { makeTestWorld } from '../../setup/world-node'
import { everythingIn, mailsIn, type Snapshot, snapshotOf, storeOf } from '../../setup/world-records'

let seeded: Snapshot
beforeAll(async () => {
  const { world, saved } = makeTestWorld()
  await world.read(() => undefined)
  seeded = await snapshotOf(saved)
}, 60_000)
const seededStore = () => storeOf(seeded)
const revision = async (store: WorldStore) => revisionOf(await store.meta())

/** A store whose writers don't wait for each other: compare-and-swap is all that keeps them apart. */
const withoutTurns = (store: WorldStore): WorldStore => ({ ...store, exclusively: (work) => work() })
const offset = (world: ReturnType<typeof makeTestWorld>['world']) =>
  world.read(({ stage }) => stage.clockOffsetMs)

describe('two writers', () => {
  test.each([
    ['taking turns', (store: WorldStore) => store],
    ['without a lock', withoutTurns],
  ])('never overwrite each other, %s', async (_how, shared) => {
    const saved = shared(seededStore())
    const worlds = [makeTestWorld(saved).world, makeTestWorld(saved).world] as const
    const moves = Array.from({ length: 6 }, (_, index) =>
      worlds[index % 2 === 0 ? 0 : 1].change(async (scene) => {
        await new Promise((resolve) => setTimeout(resolve, index % 3))
        await moveClock(scene, 1)
      }),
    )
    await Promise.all(moves)
    expect(await offset(worlds[0])).toBe(6)
    expect(await revision(saved)).toBe(revisionOf(seeded.meta) + 6)
  })

  test('who both find nothing begin one world', async () => {
    const saved = withoutTurns(memoryStore())
    const worlds = [makeTestWorld(saved).world, makeTestWorld(saved).world]
    const mails = await Promise.all(worlds.map((world) => world.read(mailsIn)))
    const later = await worlds[0]?.read(mailsIn)
    expect(later).toHaveLength(6)
    // The tab that was second sees the first one's world, not a world of its own.
    expect(await worlds[1]?.read(mailsIn)).toEqual(later)
    expect(mails).toHaveLength(2)
  })

  test('give up instead of trying for ever', async () => {
    const store = seededStore()
    const { world } = makeTestWorld({ ...store, commit: async () => false })
    await expect(world.change((scene) => moveClock(scene, 1))).rejects.toMatchObject({ code: 'server-fault' })
  })
})

describe('a transaction', () => {
  test('that fails leaves nothing behind', async () => {
    const saved = seededStore()
    const { world } = makeTestWorld(saved)
    const failing = world.change(async (scene) => {
      await moveClock(scene, 5)
      throw new Error('half way')
    })
    await expect(failing).rejects.toThrow('half way')
    expect(await offset(world)).toBe(0)
    expect(await revision(saved)).toBe(revisionOf(seeded.meta))
    // And the next one gets its turn.
    await world.change((scene) => moveClock(scene, 1))
    expect(await offset(world)).toBe(1)
  })

  test('that only reads writes nothing, and a look that writes is a mistake', async () => {
    const store = seededStore()
    const commit = vi.fn(store.commit)
    const { world } = makeTestWorld({ ...store, commit })
    await world.change(({ orders }) => orders.all())
    await expect(world.read((scene) => moveClock(scene, 5))).rejects.toThrow(TypeError)
    await expect(world.read(({ mails }) => mails.edit('x', (mail) => mail))).rejects.toThrow(TypeError)
    expect(commit).not.toHaveBeenCalled()
    expect(await offset(world)).toBe(0)
  })

  test('sees what it has written, wherever it looks', async () => {
    const { world } = makeTestWorld(seededStore())
    await world.change(async ({ mails, stage }) => {
      const newest = await mails.newest('to', 'alice.whitcombe@brightwater.example')
      if (!newest) throw new Error('no mail')
      const { mailId } = newest
      const later = new Date(Date.parse(stage.beginning.at) + 1000).toISOString()
      mails.add({ ...newest, mailId: 'added', to: { name: 'A', address: 'added@x.example' } })
      await mails.edit(mailId, (mail) => ({ ...mail, sentAt: later, openedAt: later }))
      expect(await mails.count()).toBe(7)
      expect(await mails.count({ index: 'unopened' })).toBe(6)
      expect(await mails.by('to', 'added@x.example')).toHaveLength(1)
      const { records, next } = await mails.page({ index: 'sentAt', backwards: true }, 3)
      expect(records.map((mail) => mail.mailId).slice(0, 2)).toEqual([mailId, 'added'])
      const rest = await mails.page({ index: 'sentAt', backwards: true }, 9, next ?? undefined)
      expect(rest).toMatchObject({ records: { length: 4 }, next: null })
      expect(Object.isFrozen((await mails.get('added'))?.to)).toBe(true)
    })
    expect((await everythingIn(world)).mails.at(-1)?.mailId).toBe('added')
  })

  test('takes a record out, unless that is undone', async () => {
    const { world } = makeTestWorld(seededStore())
    const counted = await world.change(async (scene) => {
      const { mails } = scene
      const [first, second] = await mails.all()
      if (!first || !second) throw new Error('no mails')
      const added = mails.add({ ...first, mailId: 'added' })
      await mails.remove(first.mailId)
      const before = scene.savepoint()
      for (const mailId of [second.mailId, added.mailId]) await mails.remove(mailId)
      expect(await mails.get(second.mailId)).toBeNull()
      const between = [await mails.count(), (await mails.all()).length]
      before.undo()
      expect(await mails.get(second.mailId)).toEqual(second)
      expect(await mails.get(first.mailId)).toBeNull()
      await expect(mails.remove(first.mailId)).rejects.toMatchObject({ code: 'server-fault' })
      await mails.remove('added')
      return [between, [await mails.count(), (await mails.all()).length]]
    })
    expect(counted).toEqual([
      [4, 4],
      [5, 5],
    ])
    const { mails } = await everythingIn(world)
    expect(mails).toHaveLength(5)
    const reopened = await world.change(({ mails: kept }) => {
      kept.add({ ...(mails[0] ?? expect.fail()), mailId: 'added' })
      return kept.count()
    })
    expect(reopened).toBe(6)
  })

  test('hands out what nobody can write to', async () => {
    const { world } = makeTestWorld(seededStore())
    const { orders } = await everythingIn(world)
    const [recipient] = orders[0]?.recipients ?? []
    expect(() => Object.assign(recipient ?? {}, { givenName: 'Other' })).toThrow(TypeError)
  })

  test('is announced to whoever watches, until they stop', async () => {
    const saved = seededStore()
    const { world } = makeTestWorld(saved)
    const heard = vi.fn()
    const stop = makeTestWorld(saved).world.watch(heard)
    await world.change((scene) => moveClock(scene, 1))
    expect(heard).toHaveBeenCalledTimes(1)
    stop()
    await world.change((scene) => moveClock(scene, 1))
    expect(heard).toHaveBeenCalledTimes(1)
  })
})

describe('a saved world that can’t be used gives a fresh one, which says so', () => {
  test.each<[string, unknown, Beginning['reason']]>([
    ['text', 'what is this', 'unreadable'],
    ['half of the world’s record', { revision: 7, version: worldVersion }, 'unreadable'],
    ['an earlier version', { revision: 9, version: worldVersion - 1 }, 'older'],
    ['a version of long ago', { revision: 9, version: 3 }, 'older'],
    ['a later version', { revision: 9, version: 99 }, 'unreadable'],
  ])('%s', async (_what, meta, reason) => {
    const saved = storeOf({ ...seeded, meta })
    const { world } = makeTestWorld(saved)
    expect(await world.read(({ stage }) => stage.beginning.reason)).toBe(reason)
    expect(await world.read(mailsIn)).toHaveLength(6)
    expect(await revision(saved)).toBe(revisionOf(meta) + 1)
  })
})

describe('starting again', () => {
  test('gives all who share the world another one', async () => {
    const saved = seededStore()
    const [one, other] = [makeTestWorld(saved).world, makeTestWorld(saved).world]
    await one.change((scene) => moveClock(scene, 1000))
    const before = await everythingIn(other)
    await one.startAgain()
    const after = await everythingIn(other)
    expect(after.stage.beginning.reason).toBe('start_again')
    expect(after.stage.clockOffsetMs).toBe(0)
    expect(after.mails).toHaveLength(6)
    expect(after.authority.root.certificatePem).not.toBe(before.authority.root.certificatePem)
    const tokens = (mails: typeof after.mails) => mails.map(({ link }) => link?.pickupToken)
    expect(tokens(after.mails).filter((token) => tokens(before.mails).includes(token))).toEqual([])
  })

  test('replaces a state that can’t be read too', async () => {
    const { world } = makeTestWorld(storeOf({ ...seeded, meta: 'torn' }))
    await world.startAgain()
    expect(await world.read(({ stage }) => stage.beginning.reason)).toBe('start_again')
  })
})
