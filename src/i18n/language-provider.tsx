import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { IntlProvider } from 'use-intl'
import { type Arrival, arrival } from '../arrivals'
import { formats, formatsNamingZone } from './formats'
import { formatLocale, isTimeZone, type Language } from './language'
import { loadMessages, type MessageAreaName, type Messages, messageAreas } from './messages'

interface LanguageChoice {
  readonly language: Language
  /** The language that was asked for and is still on its way. */
  readonly pending: Language | null
  /** The language that was asked for and did not arrive; the page stays as it is. */
  readonly failed: Language | null
  readonly choose: (language: Language) => void
  /** The texts of an area, in the present language and in each one chosen later. */
  readonly need: (area: MessageAreaName) => Promise<void>
  readonly hint: (area: MessageAreaName) => void
  /** Areas whose texts are there. */
  readonly areas: readonly MessageAreaName[]
}

const LanguageContext = createContext<LanguageChoice | null>(null)

interface LanguageProviderProps {
  readonly initialLanguage: Language
  readonly initialMessages: Messages
  /** The areas that `initialMessages` holds. */
  readonly initialAreas?: readonly MessageAreaName[]
  /** The person's language tags, for the variant of dates and numbers. */
  readonly tags: readonly string[]
  readonly onChosen?: (language: Language) => void
  readonly load?: (language: Language, areas: readonly MessageAreaName[]) => Promise<Messages>
  readonly children: ReactNode
}

/**
 * Texts and formats for everything below. Changing the language keeps every component and what was typed in
 * it.
 */
export function LanguageProvider({
  initialLanguage,
  initialMessages,
  initialAreas = messageAreas,
  tags,
  onChosen,
  load = loadMessages,
  children,
}: LanguageProviderProps) {
  const [timeZone] = useState(() => {
    const { timeZone: reported } = Intl.DateTimeFormat().resolvedOptions()
    return isTimeZone(reported) ? reported : null
  })
  const [shown, setShown] = useState({
    language: initialLanguage,
    messages: initialMessages,
    areas: initialAreas,
  })
  const [pending, setPending] = useState<Language | null>(null)
  const [failed, setFailed] = useState<Language | null>(null)
  const wanted = useRef({ language: initialLanguage, areas: initialAreas })
  const [coming] = useState(() => new Map<MessageAreaName, Arrival<void>>())

  useEffect(() => {
    document.documentElement.lang = shown.language
  }, [shown.language])

  /** Shows the newest wish once all of its texts are there; an older one that arrives late is dropped. */
  const fetchWanted = useCallback(async (): Promise<void> => {
    for (;;) {
      const wish = wanted.current
      const messages = await load(wish.language, wish.areas)
      if (wanted.current !== wish) continue // more or another language was asked for meanwhile
      setShown({ ...wish, messages })
      return
    }
  }, [load])

  const arrivalOf = useCallback(
    (area: MessageAreaName): Arrival<void> => {
      const before = coming.get(area)
      if (before) return before
      const own = arrival(async () => {
        if (!wanted.current.areas.includes(area)) {
          wanted.current = { ...wanted.current, areas: [...wanted.current.areas, area] }
        }
        try {
          await fetchWanted()
        } catch (error) {
          const areas = wanted.current.areas.filter((name) => name !== area)
          wanted.current = { ...wanted.current, areas }
          throw error
        }
      })
      coming.set(area, own)
      return own
    },
    [coming, fetchWanted],
  )

  const choice = useMemo<LanguageChoice>(
    () => ({
      language: shown.language,
      areas: shown.areas,
      pending,
      failed,
      need: (area) => arrivalOf(area).need(),
      hint: (area) => arrivalOf(area).hint(),
      choose(language) {
        const before = shown.language
        wanted.current = { ...wanted.current, language }
        setFailed(null)
        setPending(language)
        arrival(fetchWanted)
          .need()
          .then(
            () => {
              if (wanted.current.language !== language) return // another one was chosen meanwhile
              setPending(null)
              onChosen?.(language)
            },
            () => {
              if (wanted.current.language !== language) return
              wanted.current = { ...wanted.current, language: before }
              setPending(null)
              setFailed(language)
            },
          )
      },
    }),
    [shown.language, shown.areas, pending, failed, arrivalOf, fetchWanted, onChosen],
  )

  return (
    <LanguageContext value={choice}>
      <IntlProvider
        locale={formatLocale(shown.language, tags)}
        messages={shown.messages}
        formats={timeZone === null ? formatsNamingZone : formats}
        timeZone={timeZone ?? 'UTC'}
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

interface MessageAreaProps {
  readonly area: MessageAreaName
  readonly children: ReactNode
}

/** Its children may use the texts of this area; they suspend until the texts are there, in an `Arriving`. */
export function MessageArea({ area, children }: MessageAreaProps) {
  const { areas, need } = useLanguage()
  if (!areas.includes(area)) use(need(area))
  return children
}
