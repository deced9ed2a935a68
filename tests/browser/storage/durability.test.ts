import { describe, expect, test, vi } from 'vitest'
import { askForDurableStorage } from '../../../src/storage/durability'

const patienceMs = 60

describe('whether the browser promises to keep what is stored', () => {
  test('the real one answers, one way or the other', async () => {
    expect(await askForDurableStorage()).toBe(await navigator.storage.persisted())
  })
  test('a promise', async () =>
    expect(await askForDurableStorage({ storage: { persist: async () => true }, patienceMs })).toBe(true))
  test('a refusal', async () =>
    expect(await askForDurableStorage({ storage: { persist: async () => false }, patienceMs })).toBe(false))
  test('no such thing', async () => {
    expect(await askForDurableStorage({ storage: undefined, patienceMs })).toBe(false)
    expect(await askForDurableStorage({ storage: {} as StorageManager, patienceMs })).toBe(false)
  })
  test('a failure, at once or later', async () => {
    const failing = [
      () => {
        throw new TypeError('no')
      },
      () => Promise.reject(new DOMException('no', 'SecurityError')),
    ]
    for (const persist of failing) {
      expect(await askForDurableStorage({ storage: { persist }, patienceMs })).toBe(false)
    }
  })
  test('no answer: false once the time is over, and a late yes changes nothing', async () => {
    let answer = (_durable: boolean) => {}
    const persist = vi.fn(
      () =>
        new Promise<boolean>((resolve) => {
          answer = resolve
        }),
    )
    const start = performance.now()
    const asked = askForDurableStorage({ storage: { persist }, patienceMs })
    expect(await asked).toBe(false)
    expect(performance.now() - start).toBeGreaterThanOrEqual(patienceMs - 5)
    answer(true)
    expect(await asked).toBe(false)
  })
})
