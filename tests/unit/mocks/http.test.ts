import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { maxBodyBytes } from '../../../mocks/routing/requests'
import { serveWorldOverHttp } from '../../../mocks/served/http-world'
import type { ClientOrder, OrderReceipt } from '../../../src/contract/schema'
import { makeCsr } from '../../setup/world-csr'
import { newKey, order } from '../../setup/world-order'

// The world as a client meets it that is no browser: a real server, a real socket.

let served: Awaited<ReturnType<typeof serveWorldOverHttp>>
beforeAll(async () => {
  served = await serveWorldOverHttp({ port: 0, orders: 3, isQuick: true })
})
afterAll(() => served.close())

const at = (path: string, init: RequestInit = {}) => fetch(`${served.address}${path}`, init)
const sends = (method: string, body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
})
const signedIn = async () => {
  const reply = await at('/world/session', { method: 'POST' })
  expect(reply.headers.get('Set-Cookie')).toMatch(
    /^certdesk-session=\S{43}; Path=\/; HttpOnly; SameSite=Strict$/,
  )
  return { Cookie: reply.headers.get('Set-Cookie')?.split(';')[0] ?? '' }
}
/** An order whose agreements were accepted just now. */
function orderNow() {
  const accepted = { version: '2026-03', acceptedAt: new Date(Date.now() - 1000).toISOString() }
  return order({ attestation: { ...accepted, version: '2026-01' }, servicesAgreement: accepted })
}

describe('a session', () => {
  test('is what the account’s operations ask for', async () => {
    expect((await at('/api/v1/account')).status).toBe(401)
    expect((await at('/api/v1/account', { headers: { Cookie: 'certdesk-session=made-up' } })).status).toBe(
      401,
    )
    const headers = await signedIn()
    expect((await at('/api/v1/account', { headers })).status).toBe(200)
  })

  test('ends when somebody signs out, and no other does', async () => {
    const [one, other] = [await signedIn(), await signedIn()]
    await at('/world/session', { method: 'DELETE', headers: one })
    expect((await at('/api/v1/account', { headers: one })).status).toBe(401)
    expect((await at('/api/v1/account', { headers: other })).status).toBe(200)
  })

  test('ends after a day’s work, by the world’s clock', async () => {
    const headers = await signedIn()
    await at('/world/clock', sends('POST', { milliseconds: 12 * 3_600_000 }))
    expect((await at('/api/v1/account', { headers })).status).toBe(401)
    await at('/world/clock', { method: 'DELETE' })
  })

  test('of a page of another origin writes nothing', async () => {
    const headers = { ...(await signedIn()), 'Idempotency-Key': newKey() }
    const from = (origin: string) =>
      at('/api/v1/orders', sends('POST', orderNow(), { ...headers, Origin: origin }))
    expect((await from('https://elsewhere.example')).status).toBe(401)
    expect((await from('null')).status).toBe(401)
    expect((await from(served.address)).status).toBe(201)
  })

  test('is not asked of who has a link', async () => {
    const { mails } = (await (await at('/world/mails')).json()) as {
      mails: { link: { pickupToken: string } | null }[]
    }
    const headers = { Authorization: `Bearer ${mails[0]?.link?.pickupToken}` }
    expect((await at('/api/v1/pickup', { headers })).status).toBe(200)
  })
})

test('an order goes from placed to issued without any browser', async () => {
  const headers = await signedIn()
  const placed = await at(
    '/api/v1/orders',
    sends('POST', orderNow(), { ...headers, 'Idempotency-Key': newKey() }),
  )
  const { orderNumber } = (await placed.json()) as OrderReceipt
  const inbox = (await (await at('/world/mails')).json()) as {
    mails: { to: { address: string }; link: { pickupToken: string } | null }[]
  }
  const mail = inbox.mails.find(({ to }) => to.address === 'ada.hargreaves@brightwater.example')
  const { csrPem } = await makeCsr()
  const submitted = await at(
    '/api/v1/pickup/csr',
    sends(
      'PUT',
      { csrPem, agreementVersion: '2026-01' },
      { Authorization: `Bearer ${mail?.link?.pickupToken}` },
    ),
  )
  expect(submitted.status).toBe(200)
  const seen = (await (await at(`/api/v1/orders/${orderNumber}`, { headers })).json()) as ClientOrder
  expect(seen.recipients[0]?.status).toBe('issued')
})

describe('what the desk does', () => {
  test('is done here too: a validation finished, a scenario chosen, the world begun anew', async () => {
    const people = async () =>
      (await (await at('/world/people')).json()) as {
        people: { recipientId: string; name: string; status: string; actions: string[] }[]
        olderOrders: number
      }
    const jonas = (await people()).people.find(({ name }) => name === 'Jonas Claes')
    expect(jonas?.status).toBe('not_ready')
    const path = `/world/people/${jonas?.recipientId}/actions`
    expect((await at(path, sends('POST', { action: 'finish_validations' }))).status).toBe(204)
    expect((await people()).people.find(({ name }) => name === 'Jonas Claes')?.status).toBe('ready')
    expect((await at('/world/people/nobody/actions', sends('POST', { action: 'approve' }))).status).toBe(400)

    expect((await at('/world/scenario', sends('PUT', { id: 'signed_out' }))).status).toBe(204)
    expect((await at('/api/v1/account', { headers: await signedIn() })).status).toBe(401)
    expect((await at('/world/scenario', sends('PUT', { id: 'no_such' }))).status).toBe(400)
    expect(await (await at('/world/scenario')).json()).toMatchObject({ id: 'signed_out' })

    expect((await at('/world/start-again', { method: 'POST' })).status).toBe(204)
    expect((await people()).people).toHaveLength(6)
    expect((await at('/world/orders', sends('POST', { count: 60 }))).status).toBe(204)
    expect((await people()).olderOrders).toBe(16)
  })

  test('a code is read off the telephone', async () => {
    const { textMessages } = (await (await at('/world/text-messages')).json()) as {
      textMessages: { text: string }[]
    }
    expect(textMessages[0]?.text).toMatch(/\b\d{6}\b/)
  })

  test('the clock is not moved past what a date can hold', async () => {
    const move = (milliseconds: number) => at('/world/clock', sends('POST', { milliseconds }))
    for (const far of [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 101 * 365 * 86_400_000]) {
      expect((await move(far)).status).toBe(400)
    }
    expect((await at('/world/mails')).status).toBe(200)
  })

  test('an address to open signs a person in', async () => {
    const reply = await at('/world/sign-in', { redirect: 'manual' })
    expect([reply.status, reply.headers.get('Location')]).toEqual([303, '/'])
    expect(reply.headers.get('Set-Cookie')).toContain('certdesk-session=')
  })
})

describe('what no contract has', () => {
  test.each([
    ['DELETE', '/api/v1/orders', 405, 'POST'],
    ['POST', '/api/v1/pickup', 405, 'GET'],
    ['HEAD', '/api/v1/pickup', 405, 'GET'],
    ['PATCH', '/api/v1/orders/1', 405, 'GET'],
    ['PUT', '/world/mails', 405, 'GET'],
    ['GET', '/api/v1/nothing', 404, null],
    ['GET', '/world/nothing', 404, null],
    ['GET', '/', 404, null],
    ['GET', '/api/v1/orders/%E0%A4%A', 401, null],
  ])('%s %s → %i', async (method, path, status, allow) => {
    const reply = await at(path, { method })
    expect([reply.status, reply.headers.get('Allow')]).toEqual([status, allow])
    expect(reply.headers.get('Content-Type')).toBe('application/problem+json')
  })

  test('a name that can’t be decoded is nobody’s', async () => {
    expect((await at('/api/v1/orders/%E0%A4%A', { headers: await signedIn() })).status).toBe(404)
  })

  test('nonsense on the socket ends that connection and no other', async () => {
    const { port } = new URL(served.address)
    for (const bytes of [
      '\0\0\0',
      'GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET //..// HTTP/1.1\r\nHost: x\r\n\r\n',
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () => socket.end(bytes))
        socket.resume()
        socket.on('close', () => resolve())
        socket.on('error', () => resolve())
      })
    }
    expect((await at('/world/clock')).status).toBe(200)
  })
})

test('a body that is too large is answered, also while it is being sent', async () => {
  const headers = { ...(await signedIn()), 'Content-Type': 'application/json' }
  const body = `{"returnTo":"${'x'.repeat(maxBodyBytes * 40)}"}`
  expect((await at('/api/v1/payment-sessions', { method: 'POST', headers, body })).status).toBe(413)
})

test('a connection that is to drop, drops', async () => {
  const headers = { ...(await signedIn()), 'Idempotency-Key': newKey() }
  await at('/world/scenario', sends('PUT', { id: 'order_reply_lost' }))
  await expect(at('/api/v1/orders', sends('POST', orderNow(), headers))).rejects.toThrow('fetch failed')
  expect((await at('/api/v1/orders', sends('POST', orderNow(), headers))).status).toBe(409)
  await at('/world/scenario', sends('PUT', { id: 'at_once' }))
})

test('a scenario that doesn’t exist is said when the world is to be served', async () => {
  await expect(serveWorldOverHttp({ port: 0, scenario: 'no_such' })).rejects.toThrow('no scenario no_such')
})
