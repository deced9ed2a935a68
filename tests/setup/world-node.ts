import type { AddressInfo } from 'node:net'
import { bypass, http as handle } from 'msw'
import { setupServer } from 'msw/node'
import { inject } from 'vitest'
import { memoryStore } from '../../mocks/memory/memory-store'
import type { WorldStore } from '../../mocks/memory/store'
import { createWorldServer } from '../../mocks/served/http'
import { describeNetwork } from '../../mocks/served/msw-handlers'
import { firstMorning } from '../../mocks/stage/first-morning'
import { listeners } from '../../mocks/stage/listeners'
import { createWorld, type FirstMorning, type World } from '../../mocks/world/world'
import { lendKeys, type ReadyKeys } from './ready-keys'

export const morning = Date.UTC(2026, 10, 23, 8, 0, 0)
export const worldOrigin = 'http://certdesk.test'
export const apiUrl = `${worldOrigin}/api/v1`

/** The first morning, its authority with these keys. */
const morningWith = (keys: ReadyKeys): FirstMorning => ({
  ...firstMorning,
  async seed(scene) {
    const end = lendKeys(keys)
    try {
      await firstMorning.seed(scene)
    } finally {
      end()
    }
  },
})

/**
 * A world without waiting, whose clock stands still until `elapse`. All of a run have one authority’s keys;
 * where none are given it makes its own.
 */
export function makeTestWorld(
  saved: WorldStore = memoryStore(),
  start = morning,
  keys: ReadyKeys = inject('readyKeys'),
  hearing = listeners,
) {
  let now = start
  const world = createWorld({
    clock: () => now,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    delay: async () => {},
    saved,
    firstMorning: morningWith(keys),
    listeners: hearing,
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
  const network = describeNetwork(world, { origin: worldOrigin })
  const server = setupServer(...network.handlers)
  server.listen({ onUnhandledRequest: network.onUnhandledRequest })
  return server
}

/**
 * The same network, with everything sent on to a server of `node:http` and its reply sent back: what a client
 * sees is what came over a socket. Somebody of the account is signed in.
 */
export function serveWorldOverHttp(world: World) {
  const http = createWorldServer(world)
  const address = new Promise<string>((resolve) => {
    http.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(http.address() as AddressInfo).port}`)
    })
  })
  let cookie: Promise<string> | null = null
  const session = async (at: string) => {
    const reply = await fetch(bypass(`${at}/world/session`, { method: 'POST' }))
    return reply.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  }
  const server = setupServer(
    handle.all(`${worldOrigin}/*`, async ({ request }) => {
      const at = await address
      cookie ??= session(at)
      const headers = new Headers(request.headers)
      headers.set('Cookie', await cookie)
      const { method } = request
      const body = method === 'GET' ? null : await request.arrayBuffer()
      const reply = await fetch(
        bypass(request.url.replace(worldOrigin, at), { method, headers, ...(body && { body }) }),
      )
      return new Response(await reply.arrayBuffer(), { status: reply.status, headers: reply.headers })
    }),
  )
  server.listen({ onUnhandledRequest: 'bypass' })
  return {
    events: server.events,
    close() {
      server.close()
      http.close()
      http.closeAllConnections()
    },
  }
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
