/** The languages the interface is complete in; the tags are those of the contract. */
export const languages = ['en', 'fr', 'nl', 'zh-Hant'] as const

export type Language = (typeof languages)[number]

/** Each language by its own name: people look for theirs, whatever language the page is in. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  nl: 'Nederlands',
  'zh-Hant': '繁體中文',
}

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}

/**
 * The language of ours for a language tag (BCP 47), or null. Any Chinese is answered in Traditional Chinese.
 */
function languageOfTag(tag: string): Language | null {
  const primary = tag.toLowerCase().split('-')[0]
  return languages.find((language) => language.split('-')[0] === primary) ?? null
}

/**
 * The first of the person's languages (as in `navigator.languages`) that we have; English where there is
 * none.
 */
export function preferredLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const language = languageOfTag(tag)
    if (language) return language
  }
  return 'en'
}

/**
 * The locale that dates and numbers are written in: the person's own variant of the language (en-GB, fr-BE,
 * zh-TW), else the language itself. A Simplified Chinese variant is not one of Traditional Chinese. A browser
 * may report a tag that `Intl` refuses (`en-US@posix`): it is passed over.
 */
export function formatLocale(language: Language, tags: readonly string[]): string {
  const variant = tags.find(
    (tag) =>
      isUsable(() => Intl.getCanonicalLocales(tag)) &&
      (language === 'zh-Hant' ? /^zh-(hant|tw|hk|mo)\b/i.test(tag) : languageOfTag(tag) === language),
  )
  return variant ?? language
}

/**
 * Whether the name that a browser gives its clock's time zone is one that `Intl` takes (`TZ=Foo/Bar` is
 * none).
 */
export const isTimeZone = (name: string | undefined): boolean =>
  Boolean(name) && isUsable(() => new Intl.DateTimeFormat('en', { timeZone: name }))

function isUsable(use: () => unknown): boolean {
  try {
    use()
    return true
  } catch {
    return false
  }
}
