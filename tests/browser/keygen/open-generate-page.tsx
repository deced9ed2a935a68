import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { onTestFinished } from 'vitest'
import { render } from 'vitest-browser-react'
import { createQueryClient } from '../../../src/app/query-client'
import { GeneratePage } from '../../../src/features/keygen/generate-page'
import { LanguageProvider } from '../../../src/i18n/language-provider'
import { loadMessages } from '../../../src/i18n/messages'
import '../../../src/ui/theme.css'

/** The generate link's page at an address, as the app would show it; the root's again when the test ends. */
export async function openGeneratePage(url: string): Promise<void> {
  history.replaceState(null, '', url)
  onTestFinished(() => history.replaceState(null, '', '/'))
  const messages = await loadMessages('en')
  await render(
    <StrictMode>
      <LanguageProvider initialLanguage="en" initialMessages={messages} tags={['en-GB']}>
        <QueryClientProvider client={createQueryClient()}>
          <GeneratePage />
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>,
  )
}
