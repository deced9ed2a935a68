import { expect, test } from 'vitest'
import { createPause } from '../../../src/crypto-worker/pause'
import { AppError } from '../../../src/errors'

const busyFor = (milliseconds: number) => {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

test('lets a message in about each 15 ms, and throws what it says', async () => {
  const controller = new AbortController()
  const pause = createPause(controller.signal)
  await pause()
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    controller.abort(new AppError('cancelled'))
  }
  const start = performance.now()
  port2.postMessage('cancel')
  const work = async () => {
    // Without a pause that waits for a task, nothing but microtasks would run for half a second.
    while (performance.now() - start < 500) {
      busyFor(3)
      await pause()
    }
  }
  await expect(work()).rejects.toMatchObject({ code: 'cancelled' })
  expect(performance.now() - start).toBeLessThan(150)
})

test('costs next to nothing in between', async () => {
  const pause = createPause(new AbortController().signal)
  await pause()
  const start = performance.now()
  let rounds = 0
  for (; rounds < 10_000; rounds++) await pause()
  expect((performance.now() - start) / rounds).toBeLessThan(0.05)
})

test('throws at once where nobody waits any more', async () => {
  const pause = createPause(AbortSignal.abort(new AppError('cancelled')))
  await expect(pause()).rejects.toMatchObject({ code: 'cancelled' })
})
