import type { AddressInfo } from 'node:net'
import { memoryStore } from '../memory/memory-store'
import { isScenarioId } from '../records/scenarios'
import { firstMorning } from '../stage/first-morning'
import { addHistory } from '../stage/history'
import { listeners } from '../stage/listeners'
import { chooseScenario } from '../stage/scenario'
import { createWorld } from '../world/world'
import { createWorldServer } from './http'

interface ServedWorld {
  /** The one to listen at; 0 for any that is free. */
  readonly port: number
  /** How many orders of the last years to add. */
  readonly orders?: number
  /** By which scenario the world goes. */
  readonly scenario?: string
  /** Answers at once, without the time that a backend would take. */
  readonly isQuick?: boolean
}

/**
 * Serves a fresh world over HTTP at this machine alone, until the process ends. Gives its address. Throws for
 * a scenario that doesn't exist.
 */
export async function serveWorldOverHttp({
  port,
  orders = 0,
  scenario = 'at_once',
  isQuick = false,
}: ServedWorld): Promise<{ readonly address: string; close(): void }> {
  if (!isScenarioId(scenario)) throw new RangeError(`there is no scenario ${scenario}`)
  const world = createWorld({
    clock: Date.now,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    delay: (milliseconds) =>
      isQuick ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds)),
    saved: memoryStore(),
    firstMorning,
    listeners,
  })
  await world.read(() => undefined)
  await addHistory(world, orders)
  await world.change((scene) => chooseScenario(scene, scenario))
  const server = createWorldServer(world)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${taken}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
