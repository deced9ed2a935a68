import * as z from 'zod/mini'
import { type Language, languageValues } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { yieldToPage } from '../../src/yield'

/** The largest body of an operation: a CSR of the largest size with its line breaks escaped. */
export const maxBodyBytes = 32 * 1024
/** An order of a thousand recipients, each with a CSR of a large key, and some more. */
export const maxOrderBytes = 4 * 1024 * 1024

/** As a request has it; in cents. */
export const money = z.strictObject({
  amount: z.int().check(z.minimum(0), z.maximum(1_000_000_000)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
})

/** The bearer token of a request. Throws `pickup-link-unknown` where there is none that could be one. */
export function pickupTokenOf(request: { readonly headers: Headers }): string {
  const token = /^Bearer ([A-Za-z0-9_-]{16,128})$/i.exec(request.headers.get('Authorization') ?? '')?.[1]
  if (token === undefined) throw new AppError('pickup-link-unknown')
  return token
}

/** The language asked for. Throws `request-malformed` where it is none of ours. */
export function languageOf(wanted: string | null): Language {
  const language = languageValues.find((value) => value === wanted)
  if (!language) throw new AppError('request-malformed')
  return language
}

/**
 * The request's JSON body, parsed. Throws `request-too-large` (before all of it is read) and
 * `request-malformed`, with the `pointer` of the first field that doesn't fit.
 */
export async function bodyOf<T>(
  request: Request,
  schema: z.ZodMiniType<T>,
  limit = maxBodyBytes,
): Promise<T> {
  const mediaType = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase()
  if (mediaType !== 'application/json') throw new AppError('request-malformed')
  const body = jsonOf(await boundedText(request, limit))
  await yieldToPage()
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const path = result.error.issues[0]?.path ?? []
  throw new AppError('request-malformed', { pointer: path.map((part) => `/${String(part)}`).join('') })
}

async function boundedText(request: Request, limit: number): Promise<string> {
  // Firefox has no `Request.body`: there all of it is read before it is measured.
  const stream: ReadableStream<Uint8Array> | undefined = request.body ?? undefined
  const bytes = stream ? await boundedBytes(stream, limit) : new Uint8Array(await request.arrayBuffer())
  if (bytes.length > limit) throw tooLarge(limit)
  return new TextDecoder().decode(bytes)
}

const tooLarge = (limit: number) => new AppError('request-too-large', { limit })

async function boundedBytes(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = stream.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length
    if (length > limit) {
      // Not awaited: where the request was cloned, a stream is cancelled only once both of its readers have
      // done so.
      void reader.cancel().catch(() => undefined)
      throw tooLarge(limit)
    }
    chunks.push(part.value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('request-malformed')
  }
}
