import type english from './english-messages'
import type { formats } from './formats'
import type { Language } from './language'

export type Messages = typeof english

declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof english
    Formats: typeof formats
  }
}

// One chunk per language. The other languages have the same keys and arguments: tests/unit/i18n proves it.
const catalogues: Readonly<Record<Language, () => Promise<{ default: unknown }>>> = {
  en: () => import('./messages/en.json'),
  fr: () => import('./messages/fr.json'),
  nl: () => import('./messages/nl.json'),
  'zh-Hant': () => import('./messages/zh-Hant.json'),
}

/** The texts of a language; rejects where its chunk can't be fetched. */
export async function loadMessages(language: Language): Promise<Messages> {
  return (await catalogues[language]()).default as Messages
}
