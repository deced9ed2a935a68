import { describe, expect, test } from 'vitest'
import { judgeSubjectText, tidyText } from '../../../src/domain/subject-text'

test.each([
  ['  Amélie \t van\u00A0der\n Berg ', 'Amélie van der Berg'],
  ['Ame\u0301lie', 'Amélie'],
  ['\uFEFFAm\u200Bé\u00ADlie\u2060', 'Amélie'],
  ['陳　大文', '陳 大文'],
  // A joiner inside a word is spelling in Persian and in scripts of India.
  ['علی‌رضا', 'علی‌رضا'],
])('%j stands as %j', (text, tidy) => {
  expect(tidyText(text)).toBe(tidy)
})

describe('a text in a subject', () => {
  test.each([
    'Amélie',
    "O'Neill",
    'Jean-Luc',
    'Sánchez Núñez, Jr.',
    'J.',
    '王',
    'Søren Æ. Åberg',
    'Müller & Söhne',
    'AT&T',
    '3M',
    'Никола́й',
    'علی‌رضا',
    '𠮷田',
    "d'Alembert / Le Rond",
  ])('%j is well', (text) => {
    expect(judgeSubjectText(text, 64)).toBeNull()
  })

  test.each(['', ' ', '\u200B', '\u00A0\uFEFF'])('%j is missing', (text) => {
    expect(judgeSubjectText(text, 64)).toEqual({ code: 'field-required' })
  })

  test.each(['.', '-', '. - .', '–', '***', '\u200D', '?!'])('%j says nothing', (text) => {
    expect(judgeSubjectText(text, 64)).toEqual({ code: 'field-insignificant' })
  })

  test.each([
    ['<b>Amélie</b>', '<'],
    ['Amélie>', '>'],
    ['M&uuml;ller', '&uuml;'],
    ['M&#252;ller', '&#252;'],
    ['M&#xFC;ller', '&#xFC;'],
    ['Am\u0000lie', 'U+0000'],
    ['Am\u007Flie', 'U+007F'],
    ['\u202Eeilema', 'U+202E'],
    ['Am\u2066elie', 'U+2066'],
    ['Am\uFFFDlie', 'U+FFFD'],
    // Half of a character, as a program leaves it that cuts texts by units.
    ['Am\uD842', 'U+D842'],
  ])('%j has characters that are refused, and named: %s', (text, characters) => {
    expect(judgeSubjectText(text, 64)).toEqual({
      code: 'field-forbidden-characters',
      details: { characters },
    })
  })

  test('is counted in characters, as it will stand', () => {
    expect(judgeSubjectText('a'.repeat(64), 64)).toBeNull()
    expect(judgeSubjectText('a'.repeat(65), 64)).toEqual({ code: 'field-too-long', details: { limit: 64 } })
    expect(judgeSubjectText('𠮷'.repeat(64), 64)).toBeNull()
    expect(judgeSubjectText('e\u0301'.repeat(64), 64)).toBeNull()
    expect(judgeSubjectText(`${'a'.repeat(32)}${' '.repeat(40)}${'b'.repeat(31)}`, 64)).toBeNull()
  })
})
