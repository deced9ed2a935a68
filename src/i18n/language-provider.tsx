import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react'
import { IntlProvider } from 'use-intl'
import { formats } from './formats'
import { formatLocale, type Language } from './language'
import { loadMessages, type Messages } from './messages'

export interface LanguageChoice {
  readonly language: Language
  /** The language that was asked for and is still on its way. */
  readonly pending: Language | null
  /** The language that was asked for and did not arrive; the page stays as it is. */
  readonly failed: Language | null
  readonly choose: (language: Language) => void
}

const LanguageContext = createContext<LanguageChoice | null>(null)

export interface LanguageProviderProps {
  readonly initialLanguage: Language
  readonly initialMessages: Messages
  /** The person's language tags, for the variant of dates and numbers. */
  readonly tags: readonly string[]
  readonly onChosen?: (language: Language) => void
  readonly load?: (language: Language) => Promise<Messages>
  readonly children: ReactNode
}

/** Texts and formats for everything below. Changing the language keeps every component and what was typed in it. */
export function LanguageProvider({
  initialLanguage,
  initialMessages,
  tags,
  onChosen,
  load = loadMessages,
  children,
}: LanguageProviderProps) {
  const [shown, setShown] = useState({ language: initialLanguage, messages: initialMessages })
  const [pending, setPending] = useState<Language | null>(null)
  const [failed, setFailed] = useState<Language | null>(null)
  const wanted = useRef(initialLanguage)

  useEffect(() => {
    document.documentElement.lang = shown.language
  }, [shown.language])

  const choice = useMemo<LanguageChoice>(
    () => ({
      language: shown.language,
      pending,
      failed,
      choose(language) {
        wanted.current = language
        setFailed(null)
        setPending(language)
        load(language).then(
          (messages) => {
            if (wanted.current !== language) return // another one was chosen meanwhile
            setShown({ language, messages })
            setPending(null)
            onChosen?.(language)
          },
          () => {
            if (wanted.current !== language) return
            setPending(null)
            setFailed(language)
          },
        )
      },
    }),
    [shown.language, pending, failed, load, onChosen],
  )

  return (
    <LanguageContext value={choice}>
      <IntlProvider
        locale={formatLocale(shown.language, tags)}
        messages={shown.messages}
        formats={formats}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
      >
        {children}
      </IntlProvider>
    </LanguageContext>
  )
}

export function useLanguage(): LanguageChoice {
  const choice = use(LanguageContext)
  if (!choice) throw new Error('useLanguage outside LanguageProvider')
  return choice
}
