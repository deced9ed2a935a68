import { setupServer } from 'msw/node'
import { describeNetwork } from '../../mocks/network'
import { memoryStore, type WorldStore } from '../../mocks/persistence'
import { createWorld, type World } from '../../mocks/world'

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

/** The token in the newest mail to an address. */
export async function pickupTokenFor(world: World, address: string): Promise<string> {
  return await world.read(({ state }) => {
    const mail = state.mails.findLast((row) => row.to.address === address)
    if (!mail?.link) throw new Error(`no link was sent to ${address}`)
    return mail.link.pickupToken
  })
}

/** The one-time code in the newest short message to somebody. */
export async function oneTimeCodeFor(world: World, name: string): Promise<string> {
  return await world.read(({ state }) => {
    const message = state.textMessages.findLast(({ to }) => to.name === name)
    const code = /\b\d{6}\b/.exec(message?.text ?? '')?.[0]
    if (!code) throw new Error(`no code was told to ${name}`)
    return code
  })
}

/** A code that is not this one. */
export const otherCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
