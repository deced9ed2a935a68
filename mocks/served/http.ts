import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { sessionCookie } from '../account/session'
import { worldPath, worldRoutes } from '../stage/world-routes'
import type { World } from '../world/world'
import { answering } from './answer'
import { problemReply } from './problems'
import { routed } from './router'
import { apiPath, routes } from './routes'

/** Stands in the place of the server's address: no route looks at it. */
const origin = 'http://certdesk.mock'

/**
 * A server of a world's routes, and of what the desk does (`/world/…`), for clients that are no browser, or
 * another page.
 */
export const createWorldServer = (world: World): Server => {
  const answer = answeringRequests(world)
  return createServer((incoming, outgoing) => void answer(incoming, outgoing))
}

/** Whether a request is for the routes of a world: what else a server has is served by others. */
export const isForWorld = ({ url = '' }: Pick<IncomingMessage, 'url'>): boolean =>
  url.startsWith(`${apiPath}/`) || url.startsWith(`${worldPath}/`)

/** Answers requests of `node:http`, or of `node:http2` in the form of it. */
export function answeringRequests(
  world: World,
): (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void> {
  const replyTo = replying(world)
  return async (incoming, outgoing) => {
    try {
      await send(await replyTo(incoming), outgoing)
    } catch {
      // The client has gone, or sent what no request can be made of.
      outgoing.destroy()
    }
  }
}

function replying(world: World): (incoming: IncomingMessage) => Promise<Response> {
  const answer = answering(world)
  return async (incoming) => {
    const { method = 'GET', url = '/' } = incoming
    const path = url.replace(/[?#].*$/, '')
    const isOfWorld = path.startsWith(`${worldPath}/`)
    const rest = path.slice((isOfWorld ? worldPath : apiPath).length)
    const isOurs = isOfWorld || path.startsWith(`${apiPath}/`)
    const found = !isOurs
      ? null
      : isOfWorld
        ? routed(worldRoutes, method, rest)
        : routed(routes, method, rest)
    if (found === null) return plainProblem(404, 'Not found')
    if ('allowed' in found) {
      return plainProblem(405, 'Method not allowed', { Allow: found.allowed.join(', ') })
    }
    const sessionToken = sessionTokenOf(incoming)
    const request = requestOf(incoming)
    const { route, params } = found
    if ('by' in route) return await answer({ route, request, params, sessionToken })
    try {
      const { status, body, headers = {} } = await route.answer({ world, request, params, sessionToken })
      return body === null
        ? new Response(null, { status, headers })
        : Response.json(body, { status, headers: { 'Cache-Control': 'no-store', ...headers } })
    } catch (error) {
      return problemReply(error)
    }
  }
}

/** A problem that the contract has no word for (RFC 9457 §4.2.1). */
const plainProblem = (status: number, title: string, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ type: 'about:blank', title, status }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  })

/**
 * The session's token, unless a page of another origin sent it with a write: a browser that keeps `SameSite`
 * would have left it out itself.
 */
function sessionTokenOf({ method, headers }: IncomingMessage): string | undefined {
  const isRead = method === 'GET' || method === 'HEAD'
  const from = headers.origin
  const host = headers.host ?? headers[':authority']
  if (!isRead && from !== undefined && hostOf(from) !== host) return undefined
  const [, token] = new RegExp(`(?:^|; ?)${sessionCookie}=([A-Za-z0-9_-]+)`).exec(headers.cookie ?? '') ?? []
  return token
}

const hostOf = (from: string): string | null => (URL.canParse(from) ? new URL(from).host : null)

function requestOf(incoming: IncomingMessage): Request {
  const { method = 'GET', url = '/' } = incoming
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    // HTTP/2 has its request line among the headers.
    if (value !== undefined && !name.startsWith(':')) headers.set(name, String(value))
  }
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const address = URL.canParse(url, origin) ? new URL(url, origin) : new URL(origin)
  return new Request(address, {
    method,
    headers,
    // Read by the route, as far as it reads: what is too large is not kept first.
    ...(hasBody && { body: bodyOf(incoming), duplex: 'half' }),
  } as RequestInit)
}

/**
 * A client's body, as far as a route reads it. The rest is read and dropped, not cut off: a client that is
 * still sending would never hear the reason.
 */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = incoming.iterator({ destroyOnReturn: false })
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(new Uint8Array(value))
    },
    async cancel() {
      await chunks.return?.()
      letGoBy(incoming)
    },
  })
}

/** A client that sends more than this is cut off. */
const patienceBytes = 64 * 1024 * 1024

function letGoBy(incoming: IncomingMessage): void {
  let bytes = 0
  incoming.on('data', (chunk: Uint8Array) => {
    bytes += chunk.length
    if (bytes > patienceBytes) incoming.destroy()
  })
}

async function send(reply: Response, outgoing: ServerResponse): Promise<void> {
  if (reply.type === 'error') return void outgoing.destroy()
  const body = reply.body ? new Uint8Array(await reply.arrayBuffer()) : undefined
  outgoing.statusCode = reply.status
  for (const [name, value] of reply.headers) outgoing.setHeader(name, value)
  outgoing.end(body)
}
