import './ui/theme.css'
import { start } from './app/start'

const container = document.getElementById('root')
if (!container) throw new Error('index.html has no #root')

start(container).catch(() => {
  // Not even one language arrived, so there are no texts and no React page: the static note in index.html is shown instead.
  document.getElementById('not-started')?.removeAttribute('hidden')
})
