import '../../src/ui/theme.css'
import { createRoot } from 'react-dom/client'
import type { World } from '../world'
import { DeskPage } from './desk-page'

/** Mounts the demo desk in the place of the product. */
export function mountDesk(world: World): void {
  const container = document.getElementById('root')
  if (container) createRoot(container).render(<DeskPage world={world} />)
}
