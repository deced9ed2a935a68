/** One request that left this page. The Authorization header is never in it. */
export interface LoggedRequest {
  readonly id: number
  readonly method: string
  /** Path and query; the backend's origin is the page's or the build's. */
  readonly path: string
  /** ISO 8601, this device's clock. */
  readonly sentAt: string
  /** Bytes of the whole body; 0 where there is none. */
  readonly size: number
  /**
   * The body as text, null where there is none; its end is missing where it is longer than `keptCharacters`.
   */
  readonly body: string | null
  /** The HTTP status; null while no answer has come, and where none came. */
  readonly status: number | null
  readonly outcome: 'under_way' | 'answered' | 'failed'
}

/** The requests of this page, newest last, for a person who wants to see that no key left. */
export interface RequestLog {
  /**
   * The same array until something changes. An `id` that is missing in the row of numbers from 1 was dropped
   * (`keptRequests`).
   */
  readonly entries: () => readonly LoggedRequest[]
  readonly subscribe: (listener: () => void) => () => void
  /** Sends a request and writes it down. */
  readonly through: (send: Send) => Send
}

type Send = (request: Request) => Promise<Response>

/** Requests that are kept; a page that polls for days forgets its oldest. */
export const keptRequests = 200
/** Characters of a body that are kept; a CSR has some 2,000. */
export const keptCharacters = 32 * 1024

/** Fields of a body that are secrets: shown as dots. By method and the end of the path. */
const secretFields: readonly { readonly method: string; readonly path: RegExp; readonly field: string }[] = [
  { method: 'POST', path: /\/pickup\/code$/, field: 'code' },
]

const dots = '••••••'

export function createRequestLog(now: () => Date = () => new Date()): RequestLog {
  const listeners = new Set<() => void>()
  let entries: readonly LoggedRequest[] = []
  let nextId = 1

  const show = (changed: readonly LoggedRequest[]) => {
    entries = changed
    for (const listener of listeners) listener()
  }
  const write = (entry: LoggedRequest) => show(withinLimit([...entries, entry]))
  const settle = (id: number, end: Pick<LoggedRequest, 'status' | 'outcome'>) =>
    show(entries.map((entry) => (entry.id === id ? { ...entry, ...end } : entry)))

  return {
    entries: () => entries,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    through: (send) => async (request) => {
      const id = nextId++
      const sentAt = now().toISOString()
      const { pathname, search } = new URL(request.url)
      const text = await request.clone().text()
      write({
        id,
        method: request.method,
        path: pathname + search,
        sentAt,
        size: new TextEncoder().encode(text).length,
        body: text === '' ? null : shownBody(request.method, pathname, text).slice(0, keptCharacters),
        status: null,
        outcome: 'under_way',
      })
      try {
        // A cloned body is a stream, which the browser's own network panel can't show: sent as text, the
        // person can compare.
        const response = await send(text === '' ? request : new Request(request, { body: text }))
        settle(id, { status: response.status, outcome: 'answered' })
        return response
      } catch (error) {
        settle(id, { status: null, outcome: 'failed' })
        throw error
      }
    },
  }
}

/**
 * Hours of asking whether the certificate is there must not push out the request that matters: those with a
 * body go last.
 */
function withinLimit(entries: readonly LoggedRequest[]): readonly LoggedRequest[] {
  if (entries.length <= keptRequests) return entries
  const bare = entries.findIndex(({ body }) => body === null)
  return entries.toSpliced(Math.max(bare, 0), 1)
}

/** The body without its secrets; nothing of a body that should hold a secret and can't be read. */
function shownBody(method: string, path: string, text: string): string {
  const secret = secretFields.find((row) => row.method === method && row.path.test(path))
  if (!secret) return text
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body !== 'object' || body === null) return dots
    return JSON.stringify({ ...body, [secret.field]: dots })
  } catch {
    return dots // not JSON after all: what is secret in it is unknown
  }
}

/** The log of this page's own client. */
export const requestLog = createRequestLog()
