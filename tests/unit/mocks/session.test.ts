import { expect, test } from 'vitest'
import { isSignedIn, maxSessions, signIn, signOut } from '../../../mocks/account/session'
import { makeTestWorld } from '../../setup/world-node'

// The world remembers a bounded number of sessions, however often somebody signs in.

const hour = 3_600_000

test('those that are over are forgotten when another begins', async () => {
  const { world, elapse } = makeTestWorld()
  const count = () => world.read(({ sessions }) => sessions.count())
  const going = (token: string) => world.read((scene) => isSignedIn(scene, token))
  const first = await world.change(signIn)
  elapse(11 * hour)
  const second = await world.change(signIn)
  expect([await count(), await going(first), await going(second)]).toEqual([2, true, true])
  elapse(hour)
  expect([await count(), await going(first)]).toEqual([2, false])
  const third = await world.change(signIn)
  expect([await count(), await going(second), await going(third)]).toEqual([2, true, true])
  await world.change((scene) => signOut(scene, second))
  await world.change((scene) => signOut(scene, second))
  expect([await count(), await going(second), await going(third)]).toEqual([1, false, true])
})

test('of too many that go on the oldest ends', async () => {
  const { world } = makeTestWorld()
  const tokens = await world.change(async (scene) => {
    const given: string[] = []
    while (given.length <= maxSessions) given.push(await signIn(scene))
    return given
  })
  const going = await world.read(async (scene) => {
    const found: string[] = []
    for (const token of tokens) if (await isSignedIn(scene, token)) found.push(token)
    return found
  })
  expect(going).toEqual(tokens.slice(1))
  expect(await world.read(({ sessions }) => sessions.count())).toBe(maxSessions)
})
