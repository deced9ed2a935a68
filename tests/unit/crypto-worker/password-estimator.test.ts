import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createOperations } from '../../../src/crypto-worker/operations'
import { judgePassword } from '../../../src/crypto-worker/password-estimator'
import { generatePassphrase } from '../../../src/domain/passwords/passphrase'
import { passwordStrength } from '../../../src/domain/passwords/strength'

const words = ['Zoë Whitcombe', 'zoe.whitcombe@brightwater.example', 'Brightwater, Ltd.']
const strengthOf = (password: string, own: readonly string[] = words) =>
  passwordStrength(judgePassword(password, own).guessesLog10)

describe('a password of one’s own', () => {
  test.each([
    'password1234',
    'qwertyuiop12',
    'aaaaaaaaaaaa',
    '123456789012',
    'iloveyou2026',
    'P@ssw0rd1234',
    'whitcombe1985',
    'Brightwater1!',
    'brightwater.example',
    'zoe.whitcombe@brightwater',
    'etihctiwbrightwater',
    'abcabcabcabcabc',
  ])('%j is too weak', (password) => expect(strengthOf(password)).toBe('too_weak'))

  test.each(['correct horse battery staple', 'mK4#vT9!qZ2xLp7w', 'lampe Pfeffer 71 kanu Rinde'])(
    '%j is strong enough',
    (password) => expect(['good', 'strong']).toContain(strengthOf(password)),
  )

  test('is the weaker the more of it is the person’s own', () => {
    const stranger = judgePassword('brightwaterzoe85', []).guessesLog10
    expect(judgePassword('brightwaterzoe85', words).guessesLog10).toBeLessThan(stranger)
    expect(strengthOf('Whitcombe-Whitcombe')).toBe('too_weak')
    expect(strengthOf('Whitcombe-Whitcombe', [])).not.toBe('too_weak')
  })

  test('a generated one is strong, whoever it is for', () => {
    const passphrase = generatePassphrase((length) => crypto.getRandomValues(new Uint8Array(length)))
    expect(strengthOf(passphrase)).toBe('strong')
  })

  test('why it is weak is told by name, to be translated', () => {
    const judged = judgePassword('password1234', words)
    expect(judged.warning).toMatch(/^[a-zA-Z]+$/)
  })
})

describe('anything that can be typed', () => {
  const judged = (password: string, own: readonly string[] = words) => {
    const { guessesLog10, warning } = judgePassword(password, own)
    expect(guessesLog10).toBeGreaterThanOrEqual(0)
    expect(Number.isNaN(guessesLog10)).toBe(false)
    expect(warning === null || typeof warning === 'string').toBe(true)
  }

  test('has an answer: ASCII of up to 31 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 31 }), (password) => judged(password)),
      { numRuns: 300 },
    )
  })

  test.each([
    '',
    ' ',
    '__proto__',
    'constructor',
    'toString valueOf',
    'hasOwnProperty__proto__',
    '\u0000\u0007',
    '密碼密碼密碼密碼密碼密碼',
    '🔑'.repeat(15),
    '\ud83d',
    '31.12.1999 31.12.1999',
  ])('has an answer: %j', (password) => {
    judged(password)
    judged(password, [password, '__proto__', 'constructor', '', ' ', '\ud83d', 'x'.repeat(10_000)])
  })

  test('and what is much too long', () => judged('x'.repeat(10_000)))

  // How long it takes is the bench's business; that it comes to an end is this test's.
  test.each([
    '1'.repeat(31),
    '@4$5€7!1|'.repeat(4).slice(0, 31),
    'aA4@'.repeat(8).slice(0, 31),
    'ab12'.repeat(7),
  ])('comes to an end: %j', (password) =>
    expect(judgePassword(password, words).guessesLog10).toBeGreaterThan(0),
  )
})

test('as an operation it gives plain data, and nothing once nobody waits', async () => {
  const operations = createOperations(crypto)
  const controller = new AbortController()
  const context = { signal: controller.signal, progress: () => {} }
  const estimate = await operations.estimatePassword({ password: 'password1234', words }, context)
  expect(structuredClone(estimate)).toEqual(estimate)
  expect(Object.keys(estimate).sort()).toEqual(['guessesLog10', 'warning'])
  controller.abort(new Error('nobody waits'))
  await expect(operations.estimatePassword({ password: 'x', words }, context)).rejects.toThrow('nobody waits')
})
