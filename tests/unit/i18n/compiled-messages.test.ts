import compile from 'icu-minify/compile'
import format from 'icu-minify/format'
import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { compiledCatalogue } from '../../../build/compiled-messages'
import { formats } from '../../../src/i18n/formats'
import { languages } from '../../../src/i18n/language'
import { catalogueOf } from '../../setup/catalogues'

/**
 * The build reads the messages beforehand; what a page makes of them is the same as if it read them itself.
 */

const texts = (value: object): string[] =>
  Object.values(value).flatMap((one: unknown) => (typeof one === 'string' ? [one] : texts(one as object)))

const timeZone = 'Europe/Brussels'
const moment = new Date('2026-11-29T18:03:07Z')

/**
 * Arguments of a message with their values: each that is counted is so many, each other one a text or a
 * moment.
 */
function valuesOf(message: string, count: number) {
  const named = [...message.matchAll(/\{\s*(\w+)\s*(?:,\s*(\w+))?/g)].map(([, name = '', type]) => {
    if (type === 'plural' || type === 'selectordinal' || type === 'number') return [name, count] as const
    return [name, type === 'date' || type === 'time' ? moment : `“${name}”`] as const
  })
  const tags = [...message.matchAll(/<(\w+)>/g)].map(
    ([, tag = '']) => [tag, (chunks: unknown) => `[${tag}:${[chunks].flat().join('')}]`] as const,
  )
  return Object.fromEntries<string | number | Date | ((chunks: unknown) => string)>([...named, ...tags])
}

const kept = new Map<string, object>()
/** A formatter costs more than to format. */
const keeping =
  <Args extends readonly unknown[], F extends object>(kind: string, make: (...args: Args) => F) =>
  (...args: Args): F => {
    const key = JSON.stringify([kind, args])
    const found = (kept.get(key) as F | undefined) ?? make(...args)
    kept.set(key, found)
    return found
  }
const formatters = {
  getDateTimeFormat: keeping('date', (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) => {
    return new Intl.DateTimeFormat(...args)
  }),
  getNumberFormat: keeping('number', (...args: ConstructorParameters<typeof Intl.NumberFormat>) => {
    return new Intl.NumberFormat(...args)
  }),
  getPluralRules: keeping('plural', (...args: ConstructorParameters<typeof Intl.PluralRules>) => {
    return new Intl.PluralRules(...args)
  }),
}

/** As a page without this build reads them. */
function translatorOf(locale: string, messages: readonly string[]) {
  const onError = (error: Error) => {
    throw error
  }
  const options = { locale, messages: { texts: { ...messages } }, formats, timeZone, onError }
  return createTranslator(options as never) as unknown as { markup(key: string, values: object): string }
}

describe.each(languages)('%s', (language) => {
  test.each(['src/i18n/messages', 'mocks/messages'])('every message of %s', (folder) => {
    const messages = texts(catalogueOf(language, folder))
    expect(messages.length).toBeGreaterThan(20)
    const onPage = translatorOf(language, messages)
    for (const [index, message] of messages.entries()) {
      const compiled = compile(message)
      for (const count of message.includes(',') ? [0, 1, 2, 5, 21, 1_234_567] : [3]) {
        const values = valuesOf(message, count)
        const parts = format<string>(compiled, language, values as never, { formats, formatters, timeZone })
        expect([parts].flat().join('')).toBe(onPage.markup(`texts.${index}`, values))
      }
    }
  })
})

test('a catalogue keeps its names, and texts without arguments stay texts', () => {
  expect(compiledCatalogue({ a: { b: 'Plain', c: 'For {name}' } })).toEqual({
    a: { b: 'Plain', c: ['For ', ['name']] },
  })
})
