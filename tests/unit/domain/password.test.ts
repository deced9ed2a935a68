import { describe, expect, test } from 'vitest'
import { brokenPasswordRules } from '../../../src/domain/passwords/password'

describe('the rules of a password', () => {
  test.each([
    ['twelve chars', []],
    ['x'.repeat(31), []],
    ['p4ss: ~!@#$%^&*()\'`"|\\', []],
    ['eleven char', ['too-short']],
    ['x'.repeat(32), ['too-long']],
    ['motdepasseété', ['character-outside-ascii']],
    ['密碼密碼密碼密碼密碼密碼', ['character-outside-ascii']],
    ['tab\tin the middle', ['character-outside-ascii']],
    [' leading blank', ['blank-at-edge']],
    ['trailing blank ', ['blank-at-edge']],
    ['é ', ['too-short', 'character-outside-ascii', 'blank-at-edge']],
    ['', ['too-short']],
  ])('%j', (password, broken) => {
    expect(brokenPasswordRules(password)).toEqual(broken)
  })
})
