import { readFileSync } from 'node:fs'
import { createFormatter } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { formats } from '../../../src/i18n/formats'
import { unbroken } from '../../../src/i18n/use-formatter'
import { catalogueOf } from '../../setup/catalogues'
import { readSourcesBelow } from '../../setup/source-files'

const moment = new Date('2028-04-06T14:05:00Z')
const inWords = (locale: string, format: 'day' | 'moment') =>
  unbroken(createFormatter({ locale, formats, timeZone: 'UTC' }).dateTime(moment, format))

describe('what a line must not end within', () => {
  test.each([
    ['en-GB', '6~April~2028', '6~April~2028 at~14:05'],
    ['en-US', 'April~6,~2028', 'April~6,~2028 at~2:05~PM'],
    ['fr', '6~avril~2028', '6~avril~2028 à~14:05'],
    ['nl', '6~april~2028', '6~april~2028 om~14:05'],
    ['zh-Hant', '2028年4月6日', '2028年4月6日~下午2:05'],
  ])('a date, or the time of it, in %s', (locale, day, both) => {
    const shown = (text: string) => text.replace(/[\u00a0\u202f]/g, '~')
    expect(shown(inWords(locale, 'day'))).toBe(day)
    expect(shown(inWords(locale, 'moment'))).toBe(both)
  })

  test('no page formats a date but by the formatter that keeps it together', () => {
    const formatting = readSourcesBelow('src', 'mocks').filter(
      ({ path, mentions }) => mentions.has('.dateTime') && !path.startsWith('src/i18n/'),
    )
    expect(formatting.length).toBeGreaterThan(20)
    const others = formatting.filter(({ path }) =>
      /useFormatter[^}]*\} from 'use-intl'/.test(readFileSync(path, 'utf8')),
    )
    expect(others.map(({ path }) => path)).toEqual([])
  })

  test.each(['en', 'fr', 'nl'] as const)('a short word with a hyphen, in a text of %s', (language) => {
    const torn = textsOf(catalogueOf(language)).filter(
      ([, text]) => text.length > 30 && /.e-mail|\bci-dess|\bpeut-être/.test(text),
    )
    expect(torn).toEqual([])
  })
})

const textsOf = (node: object, path = ''): readonly (readonly [string, string])[] =>
  Object.entries(node).flatMap(([name, part]) =>
    typeof part === 'string' ? [[`${path}${name}`, part] as const] : textsOf(part, `${path}${name}.`),
  )
