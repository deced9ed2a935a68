import compile from 'icu-minify/compile'
import type { Plugin } from 'vite'

type Texts = { readonly [name: string]: string | Texts }
type Compiled = { readonly [name: string]: unknown }

/**
 * A catalogue with each ICU message read beforehand, in the form that `use-intl/format-message/format-only`
 * takes.
 */
export const compiledCatalogue = (texts: Texts): Compiled =>
  Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [
      name,
      typeof text === 'string' ? compile(text) : compiledCatalogue(text),
    ]),
  )

const isCatalogue = /[\\/](src[\\/]i18n|mocks)[\\/]messages[\\/].*\.json$/

/**
 * Messages are read when the product is built, and not on the page: the reader of ICU's syntax is a tenth of
 * what the first page would load. Development and tests read them on the page; a test compares what the two
 * make of every message.
 */
export function compiledMessages(): Plugin {
  return {
    name: 'certdesk-compiled-messages',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      resolve: { alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
    }),
    transform(code, id) {
      return isCatalogue.test(id) ? JSON.stringify(compiledCatalogue(JSON.parse(code))) : null
    },
  }
}
