import { onTestFinished } from 'vitest'
import { GeneratePage } from '../../../src/features/keygen/generate-page'
import { renderPage } from '../render-part'

/** The generate link's page at an address, as the app would show it; the root's again when the test ends. */
export async function openGeneratePage(url: string): Promise<void> {
  history.replaceState(null, '', url)
  onTestFinished(() => history.replaceState(null, '', '/'))
  await renderPage(<GeneratePage />)
}
