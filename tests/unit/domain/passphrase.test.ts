import { describe, expect, test } from 'vitest'
import { generatePassphrase } from '../../../src/domain/passwords/passphrase'
import { brokenPasswordRules } from '../../../src/domain/passwords/password'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

describe('a generated passphrase', () => {
  test('is six groups without look-alikes and keeps the rules of a password', () => {
    for (let round = 0; round < 200; round++) {
      const passphrase = generatePassphrase(random)
      expect(passphrase).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){5}$/)
      expect(brokenPasswordRules(passphrase)).toEqual([])
    }
  })

  test('takes each character equally often: bytes past the last whole multiple are thrown away', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    let at = 0
    const everyByteInTurn = (length: number) => Uint8Array.from({ length }, () => all[at++ % 256] ?? 0)
    const counts = new Map<string, number>()
    // 31 passphrases take 744 characters: three times the 248 bytes that are used out of each 256.
    for (let round = 0; round < 31; round++) {
      for (const character of generatePassphrase(everyByteInTurn).replaceAll('-', '')) {
        counts.set(character, (counts.get(character) ?? 0) + 1)
      }
    }
    expect(counts.size).toBe(31)
    // The entropy of 24 independent characters, each out of those that were counted.
    expect(24 * Math.log2(counts.size)).toBeGreaterThanOrEqual(100)
    const most = Math.max(...counts.values())
    const least = Math.min(...counts.values())
    expect(most - least).toBeLessThanOrEqual(6)
    // Without the throwing away the first 8 characters of the alphabet would have 27 where the others have
    // 24.
  })

  test('goes on where the bytes given are unusable', () => {
    let calls = 0
    const passphrase = generatePassphrase((length) => new Uint8Array(length).fill(calls++ === 0 ? 255 : 0))
    expect(passphrase).toBe('aaaa-aaaa-aaaa-aaaa-aaaa-aaaa')
    expect(calls).toBe(2)
  })
})
