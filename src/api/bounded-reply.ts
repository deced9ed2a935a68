import { AppError } from '../errors'

/** The largest reply that is read, in bytes: an order of a thousand recipients has a tenth of it. */
export const maxReplyBytes = 4 * 1024 * 1024

/**
 * The reply with its whole body in memory. Reading stops at the limit: throws `reply-malformed` (`limit`),
 * and the rest is not fetched.
 */
export async function boundedReply(response: Response): Promise<Response> {
  const { body, status, statusText, headers } = response
  if (!body) return response
  const reader = body.getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let length = Number(headers.get('content-length') ?? 0)
  let read = 0
  while (length <= maxReplyBytes) {
    const { done, value } = await reader.read()
    if (done) return new Response(new Blob(parts), { status, statusText, headers })
    parts.push(value)
    read += value.length
    length = read
  }
  void reader.cancel().catch(() => undefined) // whether the other side hears of it doesn't matter
  throw new AppError('reply-malformed', { status, limit: maxReplyBytes })
}

/**
 * Whether every list is as short, and every value as shallow, as the contract allows anywhere: a parser would
 * otherwise report each of a million wrong items.
 */
export const isMeasured = (value: unknown, depth = 0): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (depth < 12 &&
    !(Array.isArray(value) && value.length > 10_000) &&
    Object.values(value).every((one) => isMeasured(one, depth + 1)))
