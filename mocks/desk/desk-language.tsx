import { createContext, use } from 'react'
import type { Language } from '../../src/contract/schema'
import { translatorFor, type WorldTranslator } from '../messages'

export interface DeskLanguage {
  readonly language: Language
  readonly t: WorldTranslator
}

export const DeskLanguageContext = createContext<DeskLanguage>({ language: 'en', t: translatorFor('en') })

export const useDeskLanguage = (): DeskLanguage => use(DeskLanguageContext)
