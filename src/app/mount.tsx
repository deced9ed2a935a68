import '../ui/theme.css'
import { startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import type { Language } from '../i18n/language'
import type { Messages } from '../i18n/messages'
import { yieldToPage } from '../yield'
import { App } from './app'
import { leaveNothingBehind } from './leave-nothing'

/** Puts the app into the page. In a transition React draws in slices and lets the browser in between. */
export async function mount(
  container: HTMLElement,
  language: Language,
  messages: Messages,
  onLost: () => void,
): Promise<void> {
  // A page shows the errors that it catches; React would write them to the console, in the words of the
  // library that threw.
  const root = createRoot(container, {
    onCaughtError: () => undefined,
    onUncaughtError: onLost,
  })
  leaveNothingBehind({ container, unmount: () => root.unmount() })
  await yieldToPage()
  startTransition(() => root.render(<App language={language} messages={messages} />))
}
