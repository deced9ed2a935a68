import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, StrictMode } from 'react'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { createQueryClient } from '../../src/app/query-client'
import type { CryptoWorkerClient } from '../../src/crypto-worker/client'
import type { Language } from '../../src/i18n/language'
import { LanguageProvider } from '../../src/i18n/language-provider'
import { loadMessages } from '../../src/i18n/messages'
import '../../src/ui/theme.css'

/** A part of a page with its texts, as the app would show it. */
export async function renderPart(part: ReactNode, language: Language = 'en'): Promise<void> {
  const messages = await loadMessages(language)
  await render(
    <StrictMode>
      <LanguageProvider initialLanguage={language} initialMessages={messages} tags={['en-GB']}>
        {part}
      </LanguageProvider>
    </StrictMode>,
  )
}

/** A page that asks the server, as `renderPart` shows it; gives its cache, which no other page shares. */
export async function renderPage(content: ReactNode, language?: Language) {
  const queryClient = createQueryClient()
  await renderPart(<QueryClientProvider client={queryClient}>{content}</QueryClientProvider>, language)
  return queryClient
}

export const click = (name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click()

type Answer = (input: never, options: { readonly signal?: AbortSignal }) => unknown

/** A worker that answers what a test says; an operation without an answer fails the test. */
export function workerThat(answers: Readonly<Record<string, Answer>>): CryptoWorkerClient {
  return {
    async call(name: string, input: never, options = {}) {
      const answer = answers[name]
      if (!answer) throw new Error(`unexpected operation ${name}`)
      return answer(input, options)
    },
    warmUp: () => {},
    stop: () => {},
  } as CryptoWorkerClient
}
