import { askForPickup } from '../api/early-request'
import { isLanguage, type Language, preferredLanguage } from '../i18n/language'
import { loadMessages } from '../i18n/messages'
import { isPickupToken, leadsToGenerate } from '../paths'
import { readPreference } from '../storage/preferences'
import { yieldToPage } from '../yield'
import { showTheme, storedTheme } from './theme-choice'
import { warmIntl } from './warm-intl'

/**
 * The libraries that the app needs. Evaluated at once they block a slow device for a tenth of a second and
 * more, so each gets a task of its own. They are fetched together all the same: build/first-page-chunks.ts
 * names them in index.html.
 */
const foundations: readonly (() => Promise<unknown>)[] = [
  () => import('react-dom/client'),
  () => import('./libraries'),
  () => import('./mount'),
]

/**
 * Mounts the app in the person's language: the stored choice, else the browser's, else English. `onLost`: it
 * is gone again.
 */
export async function start(container: HTMLElement, onLost: () => void): Promise<void> {
  showTheme(storedTheme())
  askForLink(location)
  await yieldToPage()
  const stored = readPreference('language')
  const wanted = isLanguage(stored) ? stored : preferredLanguage(navigator.languages)
  const arriving = firstMessages(wanted)
  arriving.catch(() => undefined) // Where it fails, `await` below throws it.
  await yieldToPage()
  const warm = warmIntl(wanted)
  await yieldToPage()
  for (const load of foundations) {
    await load()
    await yieldToPage()
  }
  const [{ mount }, { language, messages }] = await Promise.all([import('./mount'), arriving, warm])
  document.documentElement.lang = language
  await yieldToPage()
  await mount(container, language, messages, onLost)
}

/** Asks for the link's pickup at once, as its page will do; not where that page will refuse to begin. */
function askForLink({ pathname, hash }: Location): void {
  const token = hash.slice(1)
  if (isSecureContext && leadsToGenerate(pathname) && isPickupToken(token)) askForPickup(token)
}

/**
 * The wanted texts, or the English ones where those don't arrive: better another language than a white page.
 */
async function firstMessages(wanted: Language) {
  try {
    return { language: wanted, messages: await loadMessages(wanted, ['start']) }
  } catch (error) {
    if (wanted === 'en') throw error
    return { language: 'en' as const, messages: await loadMessages('en', ['start']) }
  }
}
