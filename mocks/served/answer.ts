import { AppError } from '../../src/errors'
import { isSignedIn } from '../account/session'
import { connectionLost, type Route } from '../routing/route'
import type { World } from '../world/world'
import { problemReply } from './problems'
import { traffic } from './traffic'

/** One request of a route, as an adapter hands it in. */
interface Arrived {
  readonly route: Route
  readonly request: Request
  readonly params: Readonly<Record<string, string>>
  /** The token of the session's cookie; none where a page of another origin sent it. */
  readonly sessionToken: string | undefined
}

/** Answers the requests of a world's routes; which of them fail is counted over all of them. */
export function answering(world: World): (arrived: Arrived) => Promise<Response> {
  const arrive = traffic(world)
  return async ({ route, request, params, sessionToken }) => {
    try {
      const scenario = await arrive(route.usualMs)
      if (route.by === 'account') {
        const isIn = !scenario.signsOut && (await world.read((scene) => isSignedIn(scene, sessionToken)))
        if (!isIn) throw new AppError('session-over')
      }
      const query = new URL(request.url).searchParams
      const answered = await route.answer({ world, request, params, query, scenario })
      return answered === connectionLost ? Response.error() : jsonReply(answered)
    } catch (error) {
      return problemReply(error)
    }
  }
}

const jsonReply = ({ status, body }: { readonly status: number; readonly body: unknown }): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  })
