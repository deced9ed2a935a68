import { createTranslator } from 'use-intl/core'
import type { Language } from '../../src/contract/schema'
import en from './en.json'
import fr from './fr.json'
import nl from './nl.json'
import zhHant from './zh-Hant.json'

type WorldMessages = typeof en

const catalogues: Readonly<Record<Language, WorldMessages>> = { en, fr, nl, 'zh-Hant': zhHant }

/** Brightwater is a British company: its English mail writes the day before the month. */
const dateLocales: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  fr: 'fr',
  nl: 'nl',
  'zh-Hant': 'zh-Hant',
}

function makeTranslator(language: Language) {
  return createTranslator({
    locale: dateLocales[language],
    messages: catalogues[language],
    timeZone: 'UTC',
    formats: { dateTime: { day: { dateStyle: 'long' }, minute: { dateStyle: 'long', timeStyle: 'short' } } },
  })
}
export type WorldTranslator = ReturnType<typeof makeTranslator>

const translators = new Map<Language, WorldTranslator>()

/** The stage's own words (mails, agreement, desk), apart from the product's. Times in them are UTC. */
export function translatorFor(language: Language): WorldTranslator {
  const translator = translators.get(language) ?? makeTranslator(language)
  translators.set(language, translator)
  return translator
}
