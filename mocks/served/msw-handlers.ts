import { type HttpHandler, http } from 'msw'
import type { World } from '../world/world'
import { answering } from './answer'
import { apiPath, routes } from './routes'

/** The network as the product sees it, described once: for the browser's service worker and for Node. */
export interface Network {
  readonly handlers: readonly HttpHandler[]
  /** A request to the API that nothing answers is a mistake; every other one goes on to where it was sent. */
  readonly onUnhandledRequest: (request: Request, print: { error(): void }) => void
}

/** `origin` is empty in a browser; Node has no address of its own and needs one. */
export function describeNetwork(world: World, origin = ''): Network {
  const answer = answering(world)
  return {
    handlers: routes.map((route) => {
      const path = `${origin}${apiPath}${route.path.replace(/\{(\w+)\}/g, ':$1')}`
      const method = route.method as 'get' | 'put' | 'post'
      return http[method](path, async ({ request, params }) =>
        // MSW's request may be another implementation's, with the same members.
        answer({ route, request: request as Request, params: params as Record<string, string> }),
      )
    }),
    onUnhandledRequest(request, print) {
      if (new URL(request.url).pathname.startsWith('/api/')) print.error()
    },
  }
}
