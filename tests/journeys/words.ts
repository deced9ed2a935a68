import { catalogueOf } from '../setup/catalogues'

export type Language = 'en' | 'fr' | 'nl' | 'zh-Hant'
export const languages: readonly Language[] = ['en', 'fr', 'nl', 'zh-Hant']

/**
 * The interface's words, from its own catalogue: what a locator looks for is what a person reads. The result
 * matches the whole text; an ICU argument (`{name}`) matches anything.
 */
export function wordsOf(language: Language, folder = 'src/i18n/messages'): (key: string) => RegExp {
  const catalogue = catalogueOf(language, folder)
  return (key) => {
    const text = key
      .split('.')
      .reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], catalogue)
    if (typeof text !== 'string' || text.includes(', plural'))
      throw new Error(`no plain text ${key} in ${language}`)
    const literal = text
      .split(/\{[^{}]*\}/)
      // Playwright reads a no-break space as a blank.
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/gu, '\\s+'))
    return new RegExp(`^${literal.join('.+')}$`, 'u')
  }
}
