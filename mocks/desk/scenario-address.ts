import { isScenarioId } from '../records/scenarios'
import { chooseScenario } from '../stage/scenario'
import type { World } from '../world/world'

const parameter = 'scenario'

/**
 * Lets the world go by the scenario that the address asks for (`/demo?scenario=slow`), and takes the question out of the
 * address: a reload must not choose it again. Gives what was asked for where there is no such scenario, otherwise null.
 */
export async function chooseScenarioOfAddress(world: World): Promise<string | null> {
  const address = new URL(location.href)
  const wanted = address.searchParams.get(parameter)
  if (wanted === null) return null
  if (isScenarioId(wanted)) await world.change((scene) => chooseScenario(scene, wanted))
  address.searchParams.delete(parameter)
  history.replaceState(history.state, '', address)
  return isScenarioId(wanted) ? null : wanted
}
