import '../../src/ui/theme.css'
import { createRoot } from 'react-dom/client'
import type { World } from '../world/world'
import { chooseScenarioOfAddress, historyOfAddress } from './desk-address'
import { DeskPage } from './desk-page'

/** Mounts the demo desk in the place of the product. */
export async function mountDesk(world: World): Promise<void> {
  const unknownScenario = await chooseScenarioOfAddress(world)
  const wantedOrders = historyOfAddress()
  const container = document.getElementById('root')
  if (container) {
    createRoot(container).render(
      <DeskPage world={world} unknownScenario={unknownScenario} wantedOrders={wantedOrders} />,
    )
  }
}
