import { languageValues } from '../src/contract/schema'
import { translatorFor } from './messages/messages'
import './strip.css'

/**
 * Says in every language that the demo can't run in this page, and what helps. There is no page yet to say it
 * in one.
 */
export function sayNotRunning(): void {
  const page = document.createElement('main')
  page.className = 'mock-not-running'
  for (const language of languageValues) {
    const t = translatorFor(language)
    const section = page.appendChild(document.createElement('section'))
    section.lang = language
    section.appendChild(document.createElement('h2')).textContent = t('notRunning.title')
    section.appendChild(document.createElement('p')).textContent = t('notRunning.text')
  }
  document.getElementById('root')?.replaceChildren(page)
}
