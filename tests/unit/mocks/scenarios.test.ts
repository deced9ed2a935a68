import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { isScenarioId, type ScenarioId, scenarioIds } from '../../../mocks/records/scenarios'
import { firstMorning } from '../../../mocks/stage/first-morning'
import { listeners } from '../../../mocks/stage/listeners'
import { chooseScenario } from '../../../mocks/stage/scenario'
import { writtenLives } from '../../../mocks/world/scene'
import { createWorld } from '../../../mocks/world/world'
import { makeCsr, makeKeys } from '../../setup/world-csr'
import { apiUrl, makeTestWorld, morning, serveWorld } from '../../setup/world-node'
import {
  everythingIn,
  mailsIn,
  pickupTokenFor,
  type Snapshot,
  snapshotOf,
  storeOf,
} from '../../setup/world-records'

// Each scenario as the product sees it: over the network, as the page asks.

const alice = 'alice.whitcombe@brightwater.example'
const maartje = 'maartje.vanderveen@brightwater.example'
const minute = 60_000

let seeded: Snapshot
let keys: CryptoKeyPair
let csrPem: string
beforeAll(async () => {
  const { world, saved } = makeTestWorld()
  await pickupTokenFor(world, alice)
  seeded = await snapshotOf(saved)
  keys = await makeKeys('rsa_2048')
  csrPem = (await makeCsr('rsa_2048', keys)).csrPem
}, 60_000)

let server: ReturnType<typeof serveWorld> | undefined
afterEach(() => server?.close())
afterAll(() => server?.close())

async function begin(scenario: ScenarioId) {
  let now = morning
  const waits: number[] = []
  const world = createWorld({
    clock: () => now,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    delay: async (milliseconds) => void waits.push(milliseconds),
    saved: storeOf(seeded),
    firstMorning,
    listeners,
  })
  const token = await pickupTokenFor(world, alice)
  const choose = (id: ScenarioId) => world.change((scene) => chooseScenario(scene, id))
  await choose(scenario)
  server = serveWorld(world)
  const headers = (as: string) => ({ Authorization: `Bearer ${as}` })
  return {
    world,
    token,
    choose,
    waits,
    elapse: (milliseconds: number) => {
      now += milliseconds
    },
    get: (path = '/pickup', as = token) => fetch(`${apiUrl}${path}`, { headers: headers(as) }),
    askForLink: () => fetch(`${apiUrl}/pickup/new-link`, { method: 'POST', headers: headers(token) }),
    submit: () =>
      fetch(`${apiUrl}/pickup/csr`, {
        method: 'PUT',
        headers: { ...headers(token), 'Content-Type': 'application/json' },
        body: JSON.stringify({ csrPem, agreementVersion: '2026-01' }),
      }),
  }
}
const codeOf = async (reply: Response) => ((await reply.json()) as { type?: string }).type?.split(':').at(-1)

test('the names are those that journeys and addresses use', () => {
  expect(scenarioIds).toEqual([
    'at_once',
    'after_approval',
    'after_minutes',
    'refused',
    'dropped_after_csr',
    'server_faults',
    'slow',
    'expired_link',
    'superseded_link',
    'wrong_key',
    'intermediate_missing',
    'expired_certificate',
    'address_more',
    'order_reply_lost',
    'order_slow',
    'signed_out',
  ])
  expect(['at_once', 'nonsense', 'constructor', ''].map(isScenarioId)).toEqual([true, false, false, false])
})

test.each<[ScenarioId, string]>([
  ['at_once', 'issued'],
  ['after_approval', 'pending'],
  ['after_minutes', 'pending'],
  ['refused', 'refused'],
  ['slow', 'issued'],
  ['wrong_key', 'issued'],
  ['intermediate_missing', 'issued'],
  ['expired_certificate', 'issued'],
  ['address_more', 'issued'],
])('%s: a CSR is answered %s', async (scenario, status) => {
  const { submit } = await begin(scenario)
  expect(await (await submit()).json()).toMatchObject({ status })
})

test('after_minutes: whoever asks past the time finds it issued, without the desk', async () => {
  const { submit, elapse, get } = await begin('after_minutes')
  await submit()
  expect((await get('/pickup/certificate')).status).toBe(404)
  elapse(10 * minute)
  expect(await (await get()).json()).toMatchObject({ status: 'issued' })
  expect((await get('/pickup/certificate')).status).toBe(200)
})

test('dropped_after_csr: the CSR arrives, the answer doesn’t; again, it does, and nothing was made twice', async () => {
  const { submit, get, world } = await begin('dropped_after_csr')
  await expect(submit()).rejects.toThrow(TypeError)
  expect(await (await get()).json()).toMatchObject({ status: 'issued' })
  expect((await submit()).status).toBe(200)
  expect((await get('/pickup/certificate')).status).toBe(200)
  const serials = await everythingIn(world).then(({ recipients }) =>
    recipients.flatMap(({ certificate }) => certificate ?? []),
  )
  expect(serials).toHaveLength(1)
})

describe('server_faults', () => {
  test('every second request fails, before anything is done for it', async () => {
    const { submit, get } = await begin('server_faults')
    const statuses = []
    for (let time = 0; time < 4; time++) statuses.push((await get()).status)
    expect(statuses).toEqual([200, 500, 200, 500])
    await get()
    const failed = await submit()
    expect(failed.status).toBe(500)
    expect(await codeOf(failed)).toBe('server-fault')
    expect(await (await get()).json()).toMatchObject({ status: 'ready' })
  })

  test('are over with the scenario, and begin anew with it', async () => {
    const { get, choose } = await begin('server_faults')
    await get()
    await choose('at_once')
    expect((await get()).status).toBe(200)
    await choose('server_faults')
    expect((await get()).status).toBe(200)
    expect((await get()).status).toBe(500)
  })
})

test('slow: each answer takes six seconds more than usual', async () => {
  const { get, submit, waits, choose } = await begin('slow')
  await get()
  await submit()
  await choose('at_once')
  await get()
  await submit()
  const [slowGet = 0, slowSubmit = 0, usualGet = 0, usualSubmit = 0] = waits
  expect([slowGet - usualGet, slowSubmit - usualSubmit]).toEqual([6000, 6000])
})

describe('expired_link', () => {
  test('what was sent has expired just now, what is sent from now on works', async () => {
    const { world, get, askForLink } = await begin('expired_link')
    const reply = await get()
    expect(reply.status).toBe(410)
    expect(await reply.json()).toMatchObject({
      type: 'urn:certdesk:problem:pickup-link-expired',
      details: { expiredAt: new Date(morning).toISOString() },
    })
    expect((await askForLink()).status).toBe(202)
    expect((await get('/pickup', await pickupTokenFor(world, alice))).status).toBe(200)
  })

  test('is over with the scenario', async () => {
    const { get, choose } = await begin('expired_link')
    await choose('at_once')
    expect((await get()).status).toBe(200)
  })

  test('a link that had expired anyway says when it really did', async () => {
    const { world, choose, elapse, get } = await begin('at_once')
    const sentAt = await everythingIn(world).then(({ links }) => links.at(-1)?.sentAt ?? '')
    elapse(40 * 86_400_000)
    await choose('expired_link')
    const expiredAt = new Date(Date.parse(sentAt) + 30 * 86_400_000).toISOString()
    expect(await (await get()).json()).toMatchObject({ details: { expiredAt } })
  })
})

describe('superseded_link', () => {
  test('everybody has a newer link; the older says so', async () => {
    const { world, token, get } = await begin('superseded_link')
    const old = await get()
    expect(old.status).toBe(410)
    expect(await codeOf(old)).toBe('pickup-link-superseded')
    const newest = await pickupTokenFor(world, alice)
    expect(newest).not.toBe(token)
    expect((await get('/pickup', newest)).status).toBe(200)
    const addressees = (await world.read(mailsIn)).map(({ to }) => to.address)
    const each = [...new Set(addressees)].map((address) => addressees.filter((row) => row === address))
    expect(each.map((mails) => mails.length)).toEqual([2, 2, 2, 2, 2, 2])
  })

  test('chosen again it sends nothing more', async () => {
    const { world, choose } = await begin('superseded_link')
    const before = await world.read(({ mails }) => mails.count())
    await choose('superseded_link')
    expect(await world.read(({ mails }) => mails.count())).toBe(before)
  })

  test('whose request is over is left alone', async () => {
    const { world, choose } = await begin('at_once')
    await world.change(async (scene) => {
      const { orders } = writtenLives(scene)
      const cancelledAt = '2026-11-23T08:00:00.000Z'
      for (const { orderNumber } of await orders.all()) {
        await orders.edit(orderNumber, (order) => ({ ...order, cancelledAt }))
      }
    })
    const token = await pickupTokenFor(world, maartje)
    await choose('superseded_link')
    expect(await pickupTokenFor(world, maartje)).toBe(token)
  })
})

test('a fault doesn’t change what the world remembers', async () => {
  const { submit, get, world, choose } = await begin('at_once')
  await submit()
  const good = await (await get('/pickup/certificate')).json()
  const kept = await world.read(({ orders }) => orders.all())
  for (const id of ['wrong_key', 'intermediate_missing', 'expired_certificate', 'address_more'] as const) {
    await choose(id)
    expect(await (await get('/pickup/certificate')).json()).not.toEqual(good)
    expect(await world.read(({ orders }) => orders.all())).toEqual(kept)
  }
  await choose('at_once')
  expect(await (await get('/pickup/certificate')).json()).toEqual(good)
})

test('a scenario that fails to be stored is not in force', async () => {
  const saved = storeOf(seeded)
  const { world } = makeTestWorld({
    ...saved,
    commit: vi.fn(async () => Promise.reject(new Error('full'))),
  })
  await expect(world.change((scene) => chooseScenario(scene, 'slow'))).rejects.toThrow('full')
  expect(await world.read(({ stage }) => stage.scenario.id)).toBe('at_once')
})
