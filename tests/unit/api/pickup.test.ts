import { describe, expect, test, vi } from 'vitest'
import { createApiClient, isRefusal, isTransportFault, isUnclear } from '../../../src/api/client'
import { fetchCertificate, type PickupLink, pickupQuery, submitCsr } from '../../../src/api/pickup'
import { AppError, type ErrorCode } from '../../../src/errors'

const link: PickupLink = { number: 1, token: 'test-token' }
const submission = { csrPem: 'x', agreementVersion: '2026-01' }

const client = (answer: (request: Request) => Response | Promise<Response>) =>
  createApiClient({ baseUrl: 'https://backend.test/api/v1', fetch: async (request) => answer(request) })

const json = (body: unknown, status = 200, type = 'application/json') =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } })

const problem = (code: string, status: number, more: object = {}) =>
  json(
    { type: `urn:certdesk:problem:${code}`, title: 't', status, ...more },
    status,
    'application/problem+json',
  )

async function failureOf(answer: (request: Request) => Response | Promise<Response>): Promise<AppError> {
  const error = await submitCsr(link, submission, new AbortController().signal, client(answer)).catch(
    (error: unknown) => error,
  )
  if (!(error instanceof AppError)) throw new Error(`no AppError: ${error}`)
  return error
}
const codeOf = async (answer: (request: Request) => Response | Promise<Response>): Promise<ErrorCode> =>
  (await failureOf(answer)).code

describe('a request', () => {
  test('carries the token in the Authorization header and nowhere else', async () => {
    let seen: Request | undefined
    const receipt = { status: 'issued', publicKeySha256: 'a'.repeat(64), receivedAt: '2026-11-21T12:00:00Z' }
    const reply = await submitCsr(
      link,
      submission,
      new AbortController().signal,
      client((request) => {
        seen = request
        return json(receipt)
      }),
    )
    expect(reply).toEqual(receipt)
    expect(seen?.url).toBe('https://backend.test/api/v1/pickup/csr')
    expect(seen?.method).toBe('PUT')
    expect(seen?.headers.get('Authorization')).toBe('Bearer test-token')
    expect(await seen?.text()).toBe(JSON.stringify(submission))
    expect(seen?.cache).toBe('no-store')
    expect(seen?.referrerPolicy).toBe('no-referrer')
  })

  test('keeps the token out of the query key', () => {
    expect(JSON.stringify(pickupQuery(link).queryKey)).not.toContain(link.token)
  })
})

describe('a failure becomes its code', () => {
  test.each([
    ['pickup-link-unknown', 401],
    ['pickup-key-conflict', 409],
    ['pickup-link-expired', 410],
    ['csr-key-reused', 422],
    ['server-fault', 500],
  ] as const)('problem document %s', async (code, status) => {
    expect(await codeOf(() => problem(code, status))).toBe(code)
  })

  test('its details are kept, with the status', async () => {
    const error = await submitCsr(
      link,
      submission,
      new AbortController().signal,
      client(() => problem('key-rsa-size-unsupported', 422, { details: { bits: 1024 } })),
    ).catch((error: unknown) => error as AppError)
    expect(error).toMatchObject({ code: 'key-rsa-size-unsupported', details: { bits: 1024, status: 422 } })
  })

  test('a problem of an unknown type', async () => {
    expect(await codeOf(() => problem('never-heard-of', 422))).toBe('reply-malformed')
    expect(await codeOf(() => problem('never-heard-of', 503))).toBe('server-fault')
    expect(await codeOf(() => json({ type: 'about:blank', title: 't', status: 404 }, 404))).toBe(
      'reply-malformed',
    )
  })

  test('a page of a proxy instead of a reply', async () => {
    const html = () =>
      new Response('<!doctype html><title>Sign in</title>', { headers: { 'Content-Type': 'text/html' } })
    expect(await codeOf(html)).toBe('reply-malformed')
    expect(await codeOf(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))).toBe('server-fault')
  })

  test('a reply of another shape than the contract', async () => {
    expect(await codeOf(() => json({ status: 'issued' }))).toBe('reply-malformed')
    expect(await codeOf(() => json(null))).toBe('reply-malformed')
    expect(await codeOf(() => new Response(null, { status: 204 }))).toBe('reply-malformed')
  })

  test('a chain without a certificate', async () => {
    const reply = {
      certificatePem: '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n',
      chainPem: [],
    }
    await expect(
      fetchCertificate(
        link,
        new AbortController().signal,
        client(() => json(reply)),
      ),
    ).rejects.toMatchObject({ code: 'reply-malformed' })
  })

  test('no connection', async () => {
    const code = await codeOf(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(code).toBe('network-unreachable')
    expect(isTransportFault(new AppError(code))).toBe(true)
    expect(isTransportFault(new AppError('server-fault'))).toBe(false)
  })

  test('what is thrown before the request leaves is not the network’s doing', async () => {
    const unsendable: PickupLink = { number: 1, token: 'token\u200bwith\nsigns' }
    const sent = vi.fn(() => json({}))
    const failure = submitCsr(unsendable, submission, new AbortController().signal, client(sent))
    await expect(failure).rejects.toMatchObject({ code: 'unexpected' })
    expect(sent).not.toHaveBeenCalled()
  })

  test('a browser without AbortSignal.any and AbortSignal.timeout asks all the same', async () => {
    vi.stubGlobal('AbortSignal', class extends AbortSignal {})
    Object.assign(AbortSignal, { any: undefined, timeout: undefined })
    try {
      const receipt = {
        status: 'issued',
        publicKeySha256: 'a'.repeat(64),
        receivedAt: '2026-11-21T12:00:00Z',
      }
      const { signal } = new AbortController()
      expect(
        await submitCsr(
          link,
          submission,
          signal,
          client(() => json(receipt)),
        ),
      ).toEqual(receipt)
    } finally {
      vi.unstubAllGlobals()
    }
  })

  test('no answer in time', async () => {
    vi.useFakeTimers()
    try {
      const failure = failureOf(
        (request) =>
          new Promise((_resolve, reject) => {
            request.signal.addEventListener('abort', () => reject(request.signal.reason))
          }),
      )
      await vi.advanceTimersByTimeAsync(31_000)
      expect((await failure).code).toBe('network-unreachable')
    } finally {
      vi.useRealTimers()
    }
  })

  test('an abort by the caller', async () => {
    const controller = new AbortController()
    const answer = submitCsr(
      link,
      submission,
      controller.signal,
      client(
        (request) =>
          new Promise((_resolve, reject) => {
            request.signal.addEventListener('abort', () => reject(request.signal.reason))
          }),
      ),
    )
    controller.abort()
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('whether what was sent was taken', () => {
  const page = (status: number) => () =>
    new Response('<!doctype html><title>Blocked</title>', {
      status,
      headers: { 'Content-Type': 'text/html' },
    })

  test.each([400, 401, 403, 404, 408, 409, 410, 413, 422, 429, 451])(
    'a proxy’s %i is no refusal: it may have been taken',
    async (status) => {
      for (const answer of [page(status), () => json({ error: 'blocked' }, status)]) {
        const failure = await failureOf(answer)
        expect(failure).toMatchObject({ code: 'reply-malformed', details: { status } })
        expect([isRefusal(failure), isUnclear(failure)]).toEqual([false, true])
      }
    },
  )

  test('a network that wants a sign-in says so by 511', async () => {
    const failure = await failureOf(page(511))
    expect(failure.code).toBe('network-sign-in')
    expect([isRefusal(failure), isUnclear(failure)]).toEqual([false, true])
  })

  test('a problem document of the contract is the server’s own no', async () => {
    const failure = await failureOf(() => problem('csr-key-reused', 422))
    expect([isRefusal(failure), isUnclear(failure)]).toEqual([true, false])
    const fault = await failureOf(() => problem('server-fault', 500))
    expect([isRefusal(fault), isUnclear(fault)]).toEqual([false, true])
  })
})
