import { isScenarioId } from '../records/scenarios'
import { chooseScenario } from '../stage/scenario'
import type { World } from '../world/world'

const parameter = 'scenario'
const ordersParameter = 'orders'

/**
 * Lets the world go by the scenario that the address asks for (`/demo?scenario=slow`), and takes the question
 * out of the address: a reload must not choose it again. Gives what was asked for where there is no such
 * scenario, otherwise null.
 */
export async function chooseScenarioOfAddress(world: World): Promise<string | null> {
  const wanted = takeFromAddress(parameter)
  if (wanted === null) return null
  if (isScenarioId(wanted)) await world.change((scene) => chooseScenario(scene, wanted))
  return isScenarioId(wanted) ? null : wanted
}

/**
 * How many orders the address wants to be added (`/demo?orders=100000`), as it says it; null where it says
 * nothing.
 */
export const historyOfAddress = (): string | null => takeFromAddress(ordersParameter)

function takeFromAddress(name: string): string | null {
  const address = new URL(location.href)
  const wanted = address.searchParams.get(name)
  if (wanted === null) return null
  address.searchParams.delete(name)
  history.replaceState(history.state, '', address)
  return wanted
}
