import { setupServer } from 'msw/node'
import { memoryStore } from '../../mocks/memory/memory-store'
import type { WorldStore } from '../../mocks/memory/store'
import { describeNetwork } from '../../mocks/served/msw-handlers'
import { firstMorning } from '../../mocks/stage/first-morning'
import { createWorld, type World } from '../../mocks/world/world'

export const morning = Date.UTC(2026, 10, 23, 8, 0, 0)
export const worldOrigin = 'http://certdesk.test'
export const apiUrl = `${worldOrigin}/api/v1`

/** A world without waiting, whose clock stands still until `elapse`. */
export function makeTestWorld(saved: WorldStore = memoryStore(), start = morning) {
  let now = start
  const world = createWorld({
    clock: () => now,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    delay: async () => {},
    saved,
    firstMorning,
  })
  return {
    world,
    saved,
    elapse(milliseconds: number) {
      now += milliseconds
    },
  }
}

/** The world's network in this Node process; requests that nothing answers fail. */
export function serveWorld(world: World) {
  const network = describeNetwork(world, worldOrigin)
  const server = setupServer(...network.handlers)
  server.listen({ onUnhandledRequest: network.onUnhandledRequest })
  return server
}

/** The one-time code in the newest short message to somebody. */
export async function oneTimeCodeFor(world: World, name: string): Promise<string> {
  const message = await world.read(({ textMessages }) => textMessages.newest('to', name))
  const code = /\b\d{6}\b/.exec(message?.text ?? '')?.[0]
  if (!code) throw new Error(`no code was told to ${name}`)
  return code
}

/** A code that is not this one. */
export const otherCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
