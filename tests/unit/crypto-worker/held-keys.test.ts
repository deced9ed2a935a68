import { describe, expect, test } from 'vitest'
import { createHeldKeys, type KeyId } from '../../../src/crypto-worker/held-keys'
import type { KeyPair } from '../../../src/pki/keys/key-pair'

const keyPair = () =>
  ({ keyProfile: 'ec_p256', publicKeySha256: 'h', pkcs8Der: new Uint8Array(64).fill(7) }) as KeyPair

describe('keys that are forgotten', () => {
  /** The bytes that are held are nobody's but the store's: they are caught as they are copied into it. */
  function holding(...pairs: KeyPair[]) {
    const keys = createHeldKeys(crypto)
    const copies: Uint8Array[] = []
    const call = new AbortController()
    const ids = pairs.map((pair) => {
      const copy = pair.pkcs8Der.slice()
      pair.pkcs8Der.slice = () => copy
      copies.push(copy)
      return keys.hold(pair, call.signal).keyId
    })
    return { keys, copies, ids, call }
  }

  test('one: overwritten and gone, the others stay', () => {
    const { keys, copies, ids } = holding(keyPair(), keyPair())
    keys.forget(ids[0] as KeyId)
    expect(copies.map((copy) => copy.every((byte) => byte === 0))).toEqual([true, false])
    expect(() => keys.referenceOf(ids[0] as KeyId)).toThrow('key-forgotten')
    expect(keys.referenceOf(ids[1] as KeyId).publicKeySha256).toBe('h')
  })

  test('all: each overwritten, none known any more', () => {
    const { keys, copies, ids } = holding(keyPair(), keyPair())
    keys.forgetAll()
    expect(copies.every((copy) => copy.every((byte) => byte === 0))).toBe(true)
    for (const id of ids) expect(() => keys.referenceOf(id)).toThrow('key-forgotten')
  })

  test('those of a call that is cancelled, before or after its answer', () => {
    const { keys, copies, ids, call } = holding(keyPair(), keyPair())
    const { copies: others, ids: otherIds } = holding(keyPair())
    call.abort()
    expect(copies.every((copy) => copy.every((byte) => byte === 0))).toBe(true)
    for (const id of ids) expect(() => keys.referenceOf(id)).toThrow('key-forgotten')
    expect(others.some((copy) => copy.every((byte) => byte === 0))).toBe(false)
    expect(otherIds).toHaveLength(1)
    const late = keys.hold(keyPair(), call.signal)
    expect(() => keys.referenceOf(late.keyId)).toThrow('key-forgotten')
  })
})
