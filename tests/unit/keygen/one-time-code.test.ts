import { expect, test } from 'vitest'
import { oneTimeCode } from '../../../src/features/keygen/link-state/one-time-code'

test.each([
  ['482915', '482915'],
  [' 482 915\n', '482915'],
  ['482-915', '482915'],
  ['４８２９１５', '482915'],
  ['48\u00a02915', '482915'],
  ['48291', null],
  ['4829155', null],
  ['48291a', null],
  ['', null],
])('%j is %j', (typed, code) => expect(oneTimeCode(typed)).toBe(code))
