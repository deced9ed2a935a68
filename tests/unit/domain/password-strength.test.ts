import { expect, test } from 'vitest'
import { passwordStrength } from '../../../src/domain/passwords/strength'

test.each([
  [0, 'too_weak'],
  [11.999, 'too_weak'],
  [12, 'fair'],
  [13.999, 'fair'],
  [14, 'good'],
  [15.999, 'good'],
  [16, 'strong'],
  [Infinity, 'strong'],
  [Number.NaN, 'too_weak'],
  [-1, 'too_weak'],
] as const)('10^%d guesses: %s', (guessesLog10, strength) => {
  expect(passwordStrength(guessesLog10)).toBe(strength)
})
