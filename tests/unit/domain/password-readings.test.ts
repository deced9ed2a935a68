import { describe, expect, test } from 'vitest'
import { passwordOddities } from '../../../src/domain/passwords/oddities'
import { passwordReadings } from '../../../src/domain/passwords/readings'

describe('readings of a password', () => {
  test('what was typed comes first; plain letters have no other reading but that of no password', () => {
    expect(passwordReadings('correct horse')).toEqual([
      { change: 'none', text: 'correct horse', encoding: 'unicode' },
      { change: 'no-password', text: '', encoding: 'unicode' },
      { change: 'no-password', text: '', encoding: 'absent' },
    ])
    expect(passwordReadings('').map(({ encoding }) => encoding)).toEqual(['unicode', 'absent'])
  })

  test.each([
    ['é', 'accents', 'e\u0301'],
    [' x\u00a0', 'blanks', 'x'],
    ['a\u200bb', 'invisible', 'ab'],
    ['１a', 'width', '1a'],
    ['“a–b”', 'typography', '"a-b"'],
  ])('%j is also read as %s', (typed, change, text) => {
    expect(passwordReadings(typed)).toContainEqual({ change, text, encoding: 'unicode' })
  })

  test('no two are the same, and there are never many', () => {
    for (const typed of ['ü', ' “ü”１\u200b ', '密碼', '\u3000', 'x'.repeat(10_000)]) {
      const readings = passwordReadings(typed)
      expect(new Set(readings.map(({ text, encoding }) => `${encoding}:${text}`)).size).toBe(readings.length)
      expect(readings.length).toBeLessThan(90)
    }
  })
})

describe('what stands out in a password', () => {
  test.each<[string, readonly { kind: string; position: number }[]]>([
    ['correct horse 12', []],
    ['word ', [{ kind: 'blank-at-edge', position: 5 }]],
    ['wo\u200brd', [{ kind: 'invisible', position: 3 }]],
    ['ab１', [{ kind: 'full-width', position: 3 }]],
    ['w\u043erd', [{ kind: 'foreign-letter', position: 2 }]],
    ['it’s', [{ kind: 'typographic', position: 3 }]],
    ['CORRECT 1', [{ kind: 'all-capitals', position: 0 }]],
    ['Grüße', [{ kind: 'accents', position: 0 }]],
    ['密碼', [{ kind: 'accents', position: 0 }]],
    ['', []],
  ])('%j', (password, oddities) => expect(passwordOddities(password)).toEqual(oddities))
})
