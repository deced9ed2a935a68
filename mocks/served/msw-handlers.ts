import { type HttpHandler, http } from 'msw'
import { goingSession } from '../account/session'
import type { World } from '../world/world'
import { answering } from './answer'
import { apiPath, routes } from './routes'

/** The network as the product sees it, described once: for the browser's service worker and for Node. */
interface Network {
  readonly handlers: readonly HttpHandler[]
  /** A request to the API that nothing answers is a mistake; every other one goes on to where it was sent. */
  readonly onUnhandledRequest: (request: Request, print: { error(): void }) => void
}

/** Where a page keeps the cookie of its session: this network has none of its own. */
export interface CookieJar {
  read(): string | undefined
  write(token: string): void
}

interface NetworkOptions {
  /** Empty in a browser; Node has no address of its own and needs one. */
  readonly origin?: string
  readonly jar?: CookieJar
}

/**
 * Somebody of the account is signed in as soon as a page asks for something of the account's: there is no
 * page to sign in on. The scenario `signed_out` ends that.
 */
export function describeNetwork(
  world: World,
  { origin = '', jar = jarInMemory() }: NetworkOptions = {},
): Network {
  const answer = answering(world)
  let asking: Promise<string | undefined> | null = null
  /** One question at a time: a page that begins asks for several things at once, and signs in once. */
  const session = () => {
    asking ??= keptSession(world, jar).finally(() => {
      asking = null
    })
    return asking
  }
  return {
    handlers: routes.map((route) => {
      const path = `${origin}${apiPath}${route.path.replace(/\{(\w+)\}/g, ':$1')}`
      const method = route.method as 'get' | 'put' | 'post'
      return http[method](path, async ({ request, params }) =>
        answer({
          route,
          // MSW's request may be another implementation's, with the same members.
          request: request as Request,
          params: params as Record<string, string>,
          sessionToken: route.by === 'account' ? await session() : undefined,
        }),
      )
    }),
    onUnhandledRequest(request, print) {
      if (new URL(request.url).pathname.startsWith('/api/')) print.error()
    },
  }
}

async function keptSession(world: World, jar: CookieJar): Promise<string | undefined> {
  try {
    const token = await goingSession(world, jar.read())
    jar.write(token)
    return token
  } catch {
    // A world that can't be written now: whoever asks is told by what they asked for.
    return undefined
  }
}

function jarInMemory(): CookieJar {
  let token: string | undefined
  return {
    read: () => token,
    write(next) {
      token = next
    },
  }
}
