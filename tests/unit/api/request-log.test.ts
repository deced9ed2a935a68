import { describe, expect, test } from 'vitest'
import { createRequestLog, keptCharacters, keptRequests } from '../../../src/api/request-log'

const now = () => new Date('2026-11-21T12:00:00Z')
const answered = async () => new Response(null, { status: 204 })
const request = (path: string, init: RequestInit = {}) => new Request(`https://backend.test${path}`, init)

describe('the log of requests', () => {
  test('writes down method, path with query, time, size, body and status, and no header', async () => {
    const log = createRequestLog(now)
    const body = '{"name":"Zoë"}'
    await log.through(answered)(
      request('/api/v1/pickup/csr?x=1', {
        method: 'PUT',
        body,
        headers: { Authorization: 'Bearer secret-token' },
      }),
    )
    expect(log.entries()).toEqual([
      {
        id: 1,
        method: 'PUT',
        path: '/api/v1/pickup/csr?x=1',
        sentAt: '2026-11-21T12:00:00.000Z',
        size: new TextEncoder().encode(body).length,
        body,
        status: 204,
        outcome: 'answered',
      },
    ])
    expect(JSON.stringify(log.entries())).not.toContain('secret-token')
  })

  test('passes the request on as it is, and its answer or failure back', async () => {
    const log = createRequestLog(now)
    let seen: Request | undefined
    const response = await log.through(async (given) => {
      seen = given
      return answered()
    })(request('/a', { method: 'POST', body: 'text' }))
    expect(response.status).toBe(204)
    expect(await seen?.text()).toBe('text')
    const failure = new TypeError('Failed to fetch')
    await expect(log.through(() => Promise.reject(failure))(request('/b'))).rejects.toBe(failure)
    expect(log.entries()[1]).toMatchObject({
      path: '/b',
      body: null,
      size: 0,
      status: null,
      outcome: 'failed',
    })
  })

  test('tells its listeners of each change, and shows a request that is under way', async () => {
    const log = createRequestLog(now)
    const seen: string[] = []
    const stop = log.subscribe(() =>
      seen.push(
        log
          .entries()
          .map(({ outcome }) => outcome)
          .join(),
      ),
    )
    await log.through(answered)(request('/a'))
    stop()
    await log.through(answered)(request('/b'))
    expect(seen).toEqual(['under_way', 'answered'])
  })

  test.each([
    ['{"code":"482915"}', '{"code":"••••••"}'],
    ['{"code":"482915","more":1}', '{"code":"••••••","more":1}'],
    ['482915', '••••••'],
    ['code=482915', '••••••'],
  ])('a one-time code is masked: %s', async (body, shown) => {
    const log = createRequestLog(now)
    await log.through(answered)(request('/api/v1/pickup/code', { method: 'POST', body }))
    expect(log.entries()[0]?.body).toBe(shown)
  })

  test('is bounded: long bodies are cut, asking for the state is dropped before what was sent', async () => {
    const log = createRequestLog(now)
    const send = log.through(answered)
    await send(request('/csr', { method: 'PUT', body: 'x'.repeat(keptCharacters + 1) }))
    for (let asked = 0; asked < keptRequests + 5; asked++) await send(request(`/pickup?${asked}`))
    expect(log.entries()).toHaveLength(keptRequests)
    expect(log.entries()[0]?.body).toHaveLength(keptCharacters)
    expect(log.entries()[0]?.size).toBe(keptCharacters + 1)
    expect(log.entries()[1]?.path).toBe('/pickup?6')
    for (let sent = 0; sent < keptRequests + 1; sent++) {
      await send(request(`/sent?${sent}`, { method: 'PUT', body: 'y' }))
    }
    expect(log.entries()).toHaveLength(keptRequests)
    expect(log.entries().map(({ path }) => path)).toEqual(
      Array.from({ length: keptRequests }, (_, index) => `/sent?${index + 1}`),
    )
  })
})
