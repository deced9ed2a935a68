import { describe, expect, test } from 'vitest'
import { formatLocale, isTimeZone, preferredLanguage } from '../../../src/i18n/language'

describe('the language of a person', () => {
  test.each([
    [['fr-BE', 'en'], 'fr'],
    [['de-DE', 'nl-NL', 'en'], 'nl'],
    [['zh-TW'], 'zh-Hant'],
    [['zh-HK', 'en'], 'zh-Hant'],
    [['zh-Hant-TW'], 'zh-Hant'],
    [['zh-CN', 'en'], 'zh-Hant'],
    [['ZH'], 'zh-Hant'],
    [['de', 'ja'], 'en'],
    [[], 'en'],
  ])('%j → %s', (tags, language) => {
    expect(preferredLanguage(tags)).toBe(language)
  })
})

describe('the locale of dates and numbers', () => {
  test.each([
    ['en', ['en-GB', 'fr'], 'en-GB'],
    ['fr', ['en-GB', 'fr-CH'], 'fr-CH'],
    ['nl', ['en'], 'nl'],
    ['zh-Hant', ['zh-CN'], 'zh-Hant'],
    ['zh-Hant', ['zh-CN', 'zh-HK'], 'zh-HK'],
    ['en', ['en-US@posix'], 'en'],
    ['en', ['en_US.UTF-8', 'en-', 'en-GB'], 'en-GB'],
    ['zh-Hant', ['zh-TW@radical', 'zh-HK'], 'zh-HK'],
  ] as const)('%s with %j → %s', (language, tags, locale) => {
    expect(formatLocale(language, tags)).toBe(locale)
  })
})

test.each([
  ['Europe/Brussels', true],
  ['UTC', true],
  ['Foo/Bar', false],
  ['', false],
  [undefined, false],
])('the time zone %s is one: %s', (reported, isOne) => {
  expect(isTimeZone(reported)).toBe(isOne)
})
