import { afterEach, expect, test } from 'vitest'
import { moveClock } from '../../../mocks/stage/clock'
import { followWorldClock, realClock } from '../../../mocks/stage/page-clock'
import { makeTestWorld } from '../../setup/world-node'

const RealDate = Date
afterEach(() => {
  globalThis.Date = RealDate
})

const day = 86_400_000

test('the page lives in the world’s time, and follows when it is moved', async () => {
  const { world } = makeTestWorld()
  await world.change((scene) => moveClock(scene, day))
  await followWorldClock(world)
  const ahead = () => Math.round((Date.now() - realClock()) / 1000) * 1000
  expect(ahead()).toBe(day)
  expect(Math.abs(Date.parse(new Date().toISOString()) - Date.now())).toBeLessThan(1000)
  await world.change((scene) => moveClock(scene, day))
  await expect.poll(ahead).toBe(2 * day)
})

test('all else about dates stays as it is', async () => {
  const { world } = makeTestWorld()
  await world.change((scene) => moveClock(scene, day))
  await followWorldClock(world)
  expect(new Date(0).toISOString()).toBe('1970-01-01T00:00:00.000Z')
  expect(new Date('2026-11-21').getUTCDate()).toBe(21)
  expect(new Date(2026, 10, 21).getMonth()).toBe(10)
  expect(new Date(new Date(5)).getTime()).toBe(5)
  expect(Date.UTC(1970, 0, 2)).toBe(day)
  expect(Date.parse('1970-01-02T00:00:00Z')).toBe(day)
  expect(new Date()).toBeInstanceOf(Date)
  expect(new Date()).toBeInstanceOf(RealDate)
  expect(new RealDate()).toBeInstanceOf(Date)
  expect(Date()).toBe(new Date().toString())
  class Later extends Date {}
  expect(new Later()).toBeInstanceOf(Later)
  expect(structuredClone(new Date(7))).toEqual(new Date(7))
})
