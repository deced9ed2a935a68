import { createRoot } from 'react-dom/client'
import { isLanguage, type Language, preferredLanguage } from '../i18n/language'
import { loadMessages } from '../i18n/messages'
import { readPreference } from '../storage/preferences'
import { App } from './app'
import { showTheme, storedTheme } from './theme-choice'

/** Mounts the app in the person's language: the stored choice, else the browser's, else English. */
export async function start(container: HTMLElement): Promise<void> {
  showTheme(storedTheme())
  const stored = readPreference('language')
  const wanted = isLanguage(stored) ? stored : preferredLanguage(navigator.languages)
  const { language, messages } = await firstMessages(wanted)
  document.documentElement.lang = language
  createRoot(container).render(<App language={language} messages={messages} />)
}

/** The wanted texts, or the English ones where those don't arrive: better another language than a white page. */
async function firstMessages(wanted: Language) {
  try {
    return { language: wanted, messages: await loadMessages(wanted, ['start']) }
  } catch (error) {
    if (wanted === 'en') throw error
    return { language: 'en' as const, messages: await loadMessages('en', ['start']) }
  }
}
