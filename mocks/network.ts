import type { HttpHandler } from 'msw'
import { accountHandlers } from './handlers/account'
import { orderHandlers } from './handlers/orders'
import { pickupHandlers } from './handlers/pickup'
import { traffic } from './handlers/traffic'
import type { World } from './world'

/** The network as the product sees it, described once: for the browser's service worker and for Node. */
export interface Network {
  readonly handlers: readonly HttpHandler[]
  /** A request to the API that nothing answers is a mistake; every other one goes on to where it was sent. */
  readonly onUnhandledRequest: (request: Request, print: { error(): void }) => void
}

export const apiPath = '/api/v1'

/** `origin` is empty in a browser; Node has no address of its own and needs one. */
export function describeNetwork(world: World, origin = ''): Network {
  const baseUrl = `${origin}${apiPath}`
  const arrive = traffic(world)
  return {
    handlers: [
      ...pickupHandlers(world, baseUrl, arrive),
      ...accountHandlers(world, baseUrl, arrive),
      ...orderHandlers(world, baseUrl, arrive),
    ],
    onUnhandledRequest(request, print) {
      if (new URL(request.url).pathname.startsWith('/api/')) print.error()
    },
  }
}
