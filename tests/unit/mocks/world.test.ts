import { beforeAll, describe, expect, test, vi } from 'vitest'
import { memoryStore, type SavedState, type WorldStore } from '../../../mocks/persistence'
import { moveClock } from '../../../mocks/services/clock'
import { inbox } from '../../../mocks/services/mail'
import { type Beginning, stateVersion } from '../../../mocks/state'
import { makeTestWorld } from '../../setup/world-node'

let seeded: SavedState
beforeAll(async () => {
  const { world, saved } = makeTestWorld()
  await world.read(() => undefined)
  seeded = (await saved.load()) as SavedState
}, 60_000)
const seededStore = () => memoryStore(structuredClone(seeded))

/** A store whose writers don't wait for each other: compare-and-swap is all that keeps them apart. */
const withoutTurns = (store: WorldStore): WorldStore => ({ ...store, exclusively: (work) => work() })
const offset = (world: ReturnType<typeof makeTestWorld>['world']) =>
  world.read(({ state }) => state.clockOffsetMs)

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
        moveClock(scene, 1)
      }),
    )
    await Promise.all(moves)
    expect(await offset(worlds[0])).toBe(6)
    expect((await saved.load())?.revision).toBe(seeded.revision + 6)
  })

  test('who both find nothing begin one world', async () => {
    const saved = withoutTurns(memoryStore())
    const worlds = [makeTestWorld(saved).world, makeTestWorld(saved).world]
    const mails = await Promise.all(worlds.map((world) => world.read(inbox)))
    const later = await worlds[0]?.read(inbox)
    expect(later).toHaveLength(6)
    // Whoever was second sees the first one's world, not a world of its own.
    expect(await worlds[1]?.read(inbox)).toEqual(later)
    expect(mails).toHaveLength(2)
  })

  test('give up instead of trying for ever', async () => {
    const store = seededStore()
    const { world } = makeTestWorld({ ...store, save: async () => false })
    await expect(world.change(() => undefined)).rejects.toMatchObject({ code: 'server-fault' })
  })
})

describe('a transaction', () => {
  test('that fails leaves nothing behind', async () => {
    const saved = seededStore()
    const { world } = makeTestWorld(saved)
    const failing = world.change((scene) => {
      moveClock(scene, 5)
      throw new Error('half way')
    })
    await expect(failing).rejects.toThrow('half way')
    expect(await offset(world)).toBe(0)
    expect((await saved.load())?.revision).toBe(seeded.revision)
    // And the next one gets its turn.
    await world.change((scene) => moveClock(scene, 1))
    expect(await offset(world)).toBe(1)
  })

  test('that only reads writes nothing', async () => {
    const store = seededStore()
    const save = vi.fn(store.save)
    const { world } = makeTestWorld({ ...store, save })
    await world.read((scene) => moveClock(scene, 5))
    expect(save).not.toHaveBeenCalled()
    expect(await offset(world)).toBe(0)
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

describe('a saved state that can’t be used gives a fresh world, which says so', () => {
  const { authority: _lost, ...withoutAuthority } = { authority: null, version: stateVersion }
  test.each<[string, SavedState, Beginning['reason']]>([
    ['text', { revision: 3, state: 'what is this' }, 'unreadable'],
    ['nothing', { revision: 3, state: undefined }, 'unreadable'],
    ['half a state', { revision: 7, state: withoutAuthority }, 'unreadable'],
    ['an earlier version', { revision: 9, state: { version: stateVersion - 1 } }, 'older'],
    ['a later version', { revision: 9, state: { version: 99 } }, 'unreadable'],
  ])('%s', async (_what, found, reason) => {
    const saved = memoryStore(found)
    const { world } = makeTestWorld(saved)
    expect(await world.read(({ state }) => state.beginning.reason)).toBe(reason)
    expect(await world.read(inbox)).toHaveLength(6)
    expect((await saved.load())?.revision).toBe(found.revision + 1)
  })

  test('a single damaged field of the world itself', async () => {
    const damaged = structuredClone(seeded) as {
      revision: number
      state: { balance: { amount: unknown } }
    }
    damaged.state.balance.amount = 'plenty'
    const { world } = makeTestWorld(memoryStore(damaged))
    expect(await world.read(({ state }) => state.beginning.reason)).toBe('unreadable')
  })
})

describe('starting again', () => {
  test('gives all who share the world another one', async () => {
    const saved = seededStore()
    const [one, other] = [makeTestWorld(saved).world, makeTestWorld(saved).world]
    await one.change((scene) => moveClock(scene, 1000))
    const before = await other.read(({ state }) => state)
    await one.startAgain()
    const after = await other.read(({ state }) => state)
    expect(after.beginning.reason).toBe('start_again')
    expect(after.clockOffsetMs).toBe(0)
    expect(after.mails).toHaveLength(6)
    expect(after.authority.root.certificatePem).not.toBe(before.authority.root.certificatePem)
    const tokens = (mails: typeof after.mails) => mails.map(({ link }) => link?.pickupToken)
    expect(tokens(after.mails).filter((token) => tokens(before.mails).includes(token))).toEqual([])
  })

  test('replaces a state that can’t be read too', async () => {
    const { world } = makeTestWorld(memoryStore({ revision: 4, state: null }))
    await world.startAgain()
    expect(await world.read(({ state }) => state.beginning.reason)).toBe('start_again')
  })
})
