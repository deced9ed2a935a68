import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, useState } from 'react'
import type { Language } from '../i18n/language'
import { LanguageProvider } from '../i18n/language-provider'
import type { Messages } from '../i18n/messages'
import { writePreference } from '../storage/preferences'
import { createQueryClient } from './query-client'
import { Routes } from './routes'
import { Shell } from './shell'

interface AppProps {
  readonly language: Language
  readonly messages: Messages
}

const startAreas = ['start'] as const
const keepLanguage = (language: Language) => writePreference('language', language)

/** Everything together: texts, server state, the frame, the pages. */
export function App({ language, messages }: AppProps) {
  const [queryClient] = useState(createQueryClient)
  return (
    <StrictMode>
      <LanguageProvider
        initialLanguage={language}
        initialMessages={messages}
        initialAreas={startAreas}
        tags={navigator.languages}
        onChosen={keepLanguage}
      >
        <QueryClientProvider client={queryClient}>
          <Shell>
            <Routes />
          </Shell>
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>
  )
}
