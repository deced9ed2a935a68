/** Where the API is: a path of this origin, or the address that the build was given. */
export const apiBaseUrl: string = import.meta.env['VITE_API_BASE_URL'] || '/api/v1'

/** Options of every request: no cache keeps it, and no referrer is sent. */
export const ownRequest = { cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' } as const

/** An answer that was asked for early is good for so long, in ms; a page may come back from a sleep. */
const freshMs = 20_000

interface EarlyRequest {
  readonly request: Request
  readonly reply: Promise<Response>
  readonly controller: AbortController
  readonly askedAt: number
}
let early: EarlyRequest | null = null

/**
 * Asks what a link is for before the program that reads the answer has arrived. It is the request that
 * `fetchPickup` makes, which takes this answer then.
 */
export function askForPickup(token: string): void {
  const controller = new AbortController()
  const request = new Request(`${apiBaseUrl}/pickup`, {
    ...ownRequest,
    headers: { Authorization: `Bearer ${token}` },
    signal: controller.signal,
  })
  const reply = fetch(request)
  reply.catch(() => undefined) // whoever takes it hears of it
  early = { request, reply, controller, askedAt: performance.now() }
}

/**
 * The answer that was asked for early: for the first request that asks the same, and soon; null for every
 * other one.
 */
export function earlyReply({ method, url, headers, signal }: Request): Promise<Response> | null {
  if (!early || method !== 'GET' || url !== early.request.url) return null
  const { request, reply, controller, askedAt } = early
  if (headers.get('Authorization') !== request.headers.get('Authorization')) return null
  early = null
  if (performance.now() - askedAt > freshMs) return null
  const abort = () => controller.abort()
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort)
  return reply
}
