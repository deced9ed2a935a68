import { start } from './app/start'

const container = document.getElementById('root')
if (!container) throw new Error('index.html has no #root')

/**
 * The note in index.html: its style sheet shows it after a moment, unless the app has replaced it; this shows
 * it at once.
 */
const note = container.firstElementChild
const sayIncomplete = () => {
  note?.setAttribute('data-late', '')
  container.replaceChildren(note ?? '')
}
// Not even one language arrived, or the frame of the page has a fault: there are no texts and no React page.
start(container, sayIncomplete).catch(sayIncomplete)
