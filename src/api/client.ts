import createClient, { type Client } from 'openapi-fetch'
import * as z from 'zod/mini'
import type { paths } from '../contract/schema'
import { AppError, type ErrorCode, type ErrorDetails, isErrorCode, toAppError } from '../errors'
import { boundedReply, isMeasured } from './bounded-reply'
import { apiBaseUrl, earlyReply, ownRequest } from './early-request'
import { listOf, text } from './reply-parts'
import { type RequestLog, requestLog } from './request-log'

/** How long one request may take. Past it the connection counts as interrupted, and the person decides. */
const timeoutMs = 30_000

const problemPrefix = 'urn:certdesk:problem:'

const isPlain = (value: unknown) => typeof value !== 'object' && String(value).length <= 1_000
const details = z.optional(
  z.custom<ErrorDetails>((value) => typeof value === 'object' && Object.values(value ?? {}).every(isPlain)),
)
const type = text(200)
const problemParser = z.object({
  type,
  details,
  errors: z.optional(listOf(z.object({ pointer: text(500, 0), type, details }), 10_000)),
})

/** The door to the network. Every request is one of the contract's; every failure leaves as an `AppError`. */
export type ApiClient = Client<paths>

interface ApiClientOptions {
  readonly baseUrl?: string
  readonly fetch?: (request: Request) => Promise<Response>
  /** Where each request is written down. */
  readonly log?: RequestLog
}

export function createApiClient(options: ApiClientOptions = {}): ApiClient {
  // Looked up at each request: the mock network may start after this module.
  const fetch = options.fetch ?? ((request: Request) => earlyReply(request) ?? globalThis.fetch(request))
  const send = (request: Request) => fetch(request).then(boundedReply).catch(unreached)
  return createClient<paths>({
    baseUrl: options.baseUrl ?? apiBaseUrl,
    fetch: options.log ? options.log.through(send) : send,
    ...ownRequest,
  })
}

export const apiClient = createApiClient({ log: requestLog })

/**
 * Options of requests by a signed-in person, beyond those of a generate link: the session's cookie, for this
 * origin only.
 */
export const asSignedIn = { credentials: 'same-origin' } as const

/** Marks what the network throws, also while a reply is read; errors of our own code don't get the mark. */
function unreached(error: unknown): never {
  throw toAppError(error, 'network-unreachable')
}

interface Reply {
  readonly data?: unknown
  readonly error?: unknown
  readonly response: Response
}

/**
 * Makes one request and hands out its parsed reply. Throws `cancelled` after an abort by the caller,
 * `network-unreachable` where nothing came back in time, `network-sign-in` where the network wants a sign-in
 * first, `reply-malformed` where the reply isn't what the contract promises, otherwise the code of the
 * reply's problem document (RFC 9457). An error before the request leaves is `unexpected`.
 */
export async function request<T>(
  signal: AbortSignal | undefined,
  parser: z.ZodMiniType<T>,
  send: (signal: AbortSignal) => Promise<Reply>,
): Promise<T> {
  // By hand: `AbortSignal.any` and `timeout` are younger than browsers that are in use.
  const controller = new AbortController()
  const abort = () => controller.abort()
  const timer = setTimeout(abort, timeoutMs)
  signal?.addEventListener('abort', abort)
  if (signal?.aborted) abort()
  let reply: Reply
  try {
    reply = await send(controller.signal)
  } catch (error) {
    if (signal?.aborted) throw new AppError('cancelled')
    if (controller.signal.aborted) throw new AppError('network-unreachable', {}, error)
    // The body is read inside `send`: JSON that isn't JSON throws a SyntaxError there.
    throw toAppError(error, error instanceof SyntaxError ? 'reply-malformed' : 'unexpected')
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
  if (!reply.response.ok) throw problemError(reply.error, reply.response.status)
  const parsed = isMeasured(reply.data) ? parser.safeParse(reply.data) : null
  if (!parsed?.success) throw new AppError('reply-malformed', { status: reply.response.status })
  return parsed.data
}

/** A problem document as an `AppError`; of a reply without one only the status is known. */
function problemError(body: unknown, status: number): AppError {
  const problem = isMeasured(body) ? problemParser.safeParse(body) : null
  if (problem?.success && problem.data.type.startsWith(problemPrefix)) {
    const code = problem.data.type.slice(problemPrefix.length)
    const details: ErrorDetails = { ...problem.data.details, status }
    const fields = (problem.data.errors ?? []).map(({ pointer, type, details = {} }) => ({
      pointer,
      code: type.slice(problemPrefix.length),
      details,
    }))
    if (isErrorCode(code)) return new AppError(code, details, undefined, fields)
  }
  // RFC 6585 §6: never the server's own
  if (status === 511) return new AppError('network-sign-in', { status })
  return new AppError(status >= 500 ? 'server-fault' : 'reply-malformed', { status })
}

/**
 * Failures after which nobody knows whether the server took what was sent: no answer, or one of something in
 * between, such as a proxy's 4xx page. Only a problem document of the contract is the server's own no.
 */
const unclearCodes: ReadonlySet<string> = new Set<ErrorCode>([
  'network-unreachable',
  'network-sign-in',
  'reply-malformed',
  'server-fault',
])

/** Whether what was sent may have been taken. */
export function isUnclear({ code }: Pick<AppError, 'code'>): boolean {
  return unclearCodes.has(code)
}

/** Whether the server itself said no: what it refused it did not take. */
export function isRefusal(error: Pick<AppError, 'code' | 'details'>): boolean {
  const { status } = error.details
  return typeof status === 'number' && status >= 400 && status < 500 && !isUnclear(error)
}

/** Whether the same request may simply be sent again: nothing was understood on the other side. */
export function isTransportFault(error: unknown): boolean {
  return error instanceof AppError && error.code === 'network-unreachable'
}
