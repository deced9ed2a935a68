import { expect, test } from 'vitest'
import { follow } from '../../../mocks/world/follow'
import type { World } from '../../../mocks/world/world'

/** A world whose looks answer when they are told to, with a number. */
function slowWorld() {
  const answers: ((seen: number) => void)[] = []
  let changed = () => {}
  const world = {
    read: () => new Promise((resolve) => answers.push(resolve as (seen: number) => void)),
    watch(listener: () => void) {
      changed = listener
      return () => {}
    },
  } as unknown as World
  const answer = async (look: number) => {
    answers[look]?.(look)
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return { world, answer, change: () => changed() }
}

test('what a look saw before a later one is not told after it', async () => {
  const { world, answer, change } = slowWorld()
  const told: unknown[] = []
  follow(
    world,
    () => 0,
    (seen) => told.push(seen),
  )
  change()
  change()
  await answer(1)
  await answer(0)
  await answer(2)
  expect(told).toEqual([1, 2])
})

test('nothing is told once it was stopped', async () => {
  const { world, answer } = slowWorld()
  const told: unknown[] = []
  const stop = follow(
    world,
    () => 0,
    (seen) => told.push(seen),
  )
  stop()
  await answer(0)
  expect(told).toEqual([])
})
