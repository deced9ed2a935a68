import { describe, expect, test } from 'vitest'
import { judgeSubjectText, tidyText } from '../../../src/domain/texts/subject-text'

test.each([
  ['  Amélie \t van\u00A0der\n Berg ', 'Amélie van der Berg'],
  ['Ame\u0301lie', 'Amélie'],
  ['\uFEFFAm\u200Bé\u00ADlie\u2060', 'Amélie'],
  ['陳　大文', '陳 大文'],
  // A joiner inside a word is spelling in Persian and in scripts of India.
  ['علی‌رضا', 'علی‌رضا'],
  ['സുരേഷ്\u200D', 'സുരേഷ്\u200D'],
  ['क्\u200Dष', 'क्\u200Dष'],
  ['Al\u200Dice\u200C', 'Alice'],
  ['علی\u200C', 'علی'],
  // Signs that choose a letter's shape, behind the letters that have several.
  ['葛\u{E0100}城', '葛\u{E0100}城'],
  ['A\uFE0Fda', 'Ada'],
  // Nothing of these is seen.
  ['Al\u2061i\u180Ec\u034Fe\u{E0041}\u206A\u3164', 'Alice'],
  ['\u115F\u1160 \uFFA0', ''],
  // Contact cards and mails from right to left put directions around a name.
  ['\u202AAlice\u202C', 'Alice'],
  ['\u200F محمد\u200F ', 'محمد'],
  ['\u2068Ada\u2069', 'Ada'],
  // The same text, typed in the other width.
  ['Ａｌｉｃｅ２', 'Alice2'],
  ['ﾔﾏﾀﾞ', 'ヤマダ'],
  ['Henry Ⅷ', 'Henry VIII'],
  ['中華電信（股）公司', '中華電信（股）公司'],
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
    'レオナルド・ディカプリオ',
    'Больница № 5',
    'CONCEIÇÃO',
    'JOÃO “Jo” Âncora',
    'Ångström’s – Åse',
    '100 % Bio',
    'E=MC2 Consulting',
    '\u{2EBF0}',
    'സുരേഷ്\u200D',
    // Names and initials that look like the words below.
    'Null',
    'Na',
    'Nan',
    'Nil',
    'N.A.',
    'N.D.',
    'Nouman',
    '007',
  ])('%j is well', (text) => {
    expect(judgeSubjectText(text, 64)).toBeNull()
  })

  test.each(['', ' ', '\u200B', '\u00A0\uFEFF', '\u200D', '\u3164 \u3164', '\u200E'])(
    '%j is missing',
    (text) => {
      expect(judgeSubjectText(text, 64)).toEqual({ code: 'field-required' })
    },
  )

  test.each(['.', '-', '. - .', '–', '***', '?!', '\u2014\u00A0'])('%j says nothing', (text) => {
    expect(judgeSubjectText(text, 64)).toEqual({ code: 'field-insignificant' })
  })

  test.each([
    ...[
      '#N/A',
      '#REF!',
      '#NAME?',
      '#DIV/0!',
      '#NV',
      '#N/B',
      '#NAAM?',
      '#DEEL/0!',
      '#WAARDE!',
      '####',
      '#NUL!',
    ],
    ...['NULL', 'null', 'N/A', 'n/a', 'n.a.', 'none', 'None', 'NaN', '0', '000', 'TBD', 'tbd', 'unknown'],
    ...['n.v.t.', 'onbekend', 'Inconnu', 'néant', '不適用', '待定', '\uFF2E／\uFF21'],
  ])('%j says that there is no name', (text) => {
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
    // Texts that a mail program, a linter and the authority would take for a mailbox.
    ['Whitcombe @ Sales', '@'],
    ["'alice@brightwater.example'", '@'],
    ['Team＠Night', '＠'],
    ['https://brightwater.example', '://'],
    ['Smith&frac12;', '&frac12;'],
    ['O&#39Neill', '&#39'],
    ['H\\u00e9l\\u00e8ne', '\\'],
    ['H=C3=A9lène', '=C3=A9'],
    ['H%C3%A9lène', '%C3%A9'],
    ['MÃ¼ller', 'Ã¼'],
    ['ZoÃ«', 'Ã«'],
    ['Å¡koda', 'Å¡'],
    ['\u0301Alice', 'U+0301'],
    ['★ Alice', '★'],
    ['Alice 😀', '😀'],
    ['Alice\u2800Smith', 'U+2800'],
    ['陳○明', '○'],
    ['Ali\uFFF9ce', 'U+FFF9'],
    ['Ali\uE000ce', 'U+E000'],
    ['Al\u0378ice', 'U+0378'],
    ['Al\u061Cice', 'U+061C'],
    ['Al\u200Fice', 'U+200F'],
    ['Evil Ltd \u202E ,moc.elpmaxe', 'U+202E'],
    ['eilema\u202E', 'U+202E'],
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
