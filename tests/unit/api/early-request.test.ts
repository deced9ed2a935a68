import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const url = 'https://backend.example/api/v1/pickup'
const token = 'a-pickup-token-for-this-test'
const asks = (as = token, init: RequestInit = {}) =>
  new Request(url, { headers: { Authorization: `Bearer ${as}` }, ...init })

let early: typeof import('../../../src/api/early-request')
const sent: Request[] = []
let answer: (request: Request) => Promise<Response>
beforeEach(async () => {
  vi.stubEnv('VITE_API_BASE_URL', 'https://backend.example/api/v1')
  vi.resetModules()
  early = await import('../../../src/api/early-request')
  sent.length = 0
  answer = async () => Response.json({ early: true })
  vi.stubGlobal('fetch', (request: Request) => {
    sent.push(request)
    return answer(request)
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})

test('asks as the client does: the token in its header, nothing kept, no cookie, no referrer', () => {
  early.askForPickup(token)
  const [request] = sent
  expect(request).toMatchObject({ url, method: 'GET', cache: 'no-store', credentials: 'omit' })
  expect(request?.referrerPolicy).toBe('no-referrer')
  expect([...(request?.headers ?? [])]).toEqual([['authorization', `Bearer ${token}`]])
})

test('the first request that asks the same gets the answer, the next one none', async () => {
  early.askForPickup(token)
  expect(await (await early.earlyReply(asks()))?.json()).toEqual({ early: true })
  expect(early.earlyReply(asks())).toBeNull()
})

test.each([
  ['another token', () => asks('another-token-than-before')],
  ['another address', () => new Request(`${url}/certificate`, asks())],
  ['another method', () => asks(token, { method: 'POST' })],
])('%s gets none, and leaves it for the right one', (_what, request) => {
  early.askForPickup(token)
  expect(early.earlyReply(request())).toBeNull()
  expect(early.earlyReply(asks())).not.toBeNull()
})

test('nobody gets an answer that is old', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  early.askForPickup(token)
  vi.advanceTimersByTime(20_001)
  expect(early.earlyReply(asks())).toBeNull()
})

test('a failure is heard by whoever takes it, and by nobody else', async () => {
  answer = () => Promise.reject(new TypeError('no network'))
  early.askForPickup(token)
  await expect(early.earlyReply(asks())).rejects.toThrow('no network')
})

test.each(['before', 'after'])('it ends with the request that took it, aborted %s', async (when) => {
  answer = ({ signal }) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  early.askForPickup(token)
  const controller = new AbortController()
  if (when === 'before') controller.abort()
  const reply = early.earlyReply(asks(token, { signal: controller.signal }))
  controller.abort()
  await expect(reply).rejects.toMatchObject({ name: 'AbortError' })
})

test('the client takes it, and asks by itself from then on', async () => {
  const { createApiClient } = await import('../../../src/api/client')
  const client = createApiClient()
  early.askForPickup(token)
  for (let time = 0; time < 2; time++) {
    await client.GET('/pickup', { headers: { Authorization: `Bearer ${token}` } })
  }
  expect(sent).toHaveLength(2)
  const form = ({ url, method, cache, credentials, referrerPolicy, headers }: Request) => {
    return { url, method, cache, credentials, referrerPolicy, headers: [...headers] }
  }
  expect(sent.map(form)[1]).toEqual(sent.map(form)[0])
})
