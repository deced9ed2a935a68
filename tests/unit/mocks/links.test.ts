import { beforeAll, describe, expect, test } from 'vitest'
import { linkLifeDays } from '../../../mocks/links/links'
import { pickupOf } from '../../../mocks/pickup/pickup'
import { moveClock, resetClock } from '../../../mocks/stage/clock'
import { makeTestWorld } from '../../setup/world-node'
import { pickupTokenFor, type Snapshot, snapshotOf, storeOf } from '../../setup/world-records'

const alice = 'alice.whitcombe@brightwater.example'
const day = 86_400_000

let seeded: Snapshot
beforeAll(async () => {
  const { world, saved } = makeTestWorld()
  await pickupTokenFor(world, alice)
  seeded = await snapshotOf(saved)
}, 60_000)

async function begin() {
  const { world, elapse } = makeTestWorld(storeOf(seeded))
  const token = await pickupTokenFor(world, alice)
  return { world, elapse, token, pickup: (as = token) => world.read((scene) => pickupOf(scene, as)) }
}

test('a link lives thirty days, to the second', async () => {
  const { elapse, pickup } = await begin()
  const { expiresAt } = await pickup()
  const left = Date.parse(expiresAt) - Date.UTC(2026, 10, 23, 8)
  // It was sent four minutes before the world began.
  expect(left).toBe(linkLifeDays * day - 4 * 60_000)
  elapse(left - 1000)
  await expect(pickup()).resolves.toMatchObject({ status: 'ready' })
  elapse(1000)
  await expect(pickup()).rejects.toMatchObject({
    code: 'pickup-link-expired',
    details: { expiredAt: expiresAt },
  })
})

describe('the clock of the world', () => {
  test('moved ahead lets the link expire, moved back revives it', async () => {
    const { world, pickup } = await begin()
    await world.change((scene) => moveClock(scene, linkLifeDays * day))
    await expect(pickup()).rejects.toMatchObject({ code: 'pickup-link-expired' })
    await world.change(resetClock)
    await expect(pickup()).resolves.toMatchObject({ status: 'ready' })
  })

  test('adds up its moves', async () => {
    const { world } = await begin()
    const before = await world.read(({ now }) => now.getTime())
    await world.change((scene) => moveClock(scene, day))
    await world.change((scene) => moveClock(scene, 3_600_000))
    expect(await world.read(({ now }) => now.getTime())).toBe(before + day + 3_600_000)
  })
})

test.each(['', 'x', 'x'.repeat(43), '../pickup', 'é'])('the token %j opens nothing', async (token) => {
  const { pickup } = await begin()
  await expect(pickup(token)).rejects.toMatchObject({ code: 'pickup-link-unknown' })
})
