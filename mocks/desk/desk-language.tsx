import { createContext, use } from 'react'
import type { Language } from '../../src/contract/schema'
import { translatorFor, type WorldTranslator } from '../messages/messages'

interface DeskLanguage {
  readonly language: Language
  readonly t: WorldTranslator
  /** The locale of dates: the reader's own variant of the language. */
  readonly locale: string
}

export const DeskLanguageContext = createContext<DeskLanguage>({
  language: 'en',
  t: translatorFor('en'),
  locale: 'en',
})

export const useDeskLanguage = (): DeskLanguage => use(DeskLanguageContext)
