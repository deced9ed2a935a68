import { describe, expect, test, vi } from 'vitest'
import { askForDurableStorage, storageIsDurable } from '../../../src/storage/durability'

const failing = [
  () => {
    throw new TypeError('no')
  },
  () => Promise.reject(new DOMException('no', 'SecurityError')),
]

describe('asking the browser to keep what is stored', () => {
  test('asks', () => {
    const persist = vi.fn(async () => true)
    askForDurableStorage({ persist })
    expect(persist).toHaveBeenCalledOnce()
  })
  test('a failure, at once or later, and no such thing are no failures here', () => {
    for (const persist of failing) expect(() => askForDurableStorage({ persist })).not.toThrow()
    expect(() => askForDurableStorage(undefined)).not.toThrow()
    expect(() => askForDurableStorage({})).not.toThrow()
  })
})

describe('whether the browser has promised to keep what is stored', () => {
  test('the real one answers, one way or the other', async () =>
    expect(await storageIsDurable()).toBe(await navigator.storage.persisted()))
  test('a promise, and none', async () => {
    expect(await storageIsDurable({ persisted: async () => true })).toBe(true)
    expect(await storageIsDurable({ persisted: async () => false })).toBe(false)
  })
  test('no such thing, or a failure: no promise', async () => {
    expect(await storageIsDurable({})).toBe(false)
    for (const persisted of failing) expect(await storageIsDurable({ persisted })).toBe(false)
  })
})
