import { signIn } from '../../mocks/account/session'
import type { WorldStore } from '../../mocks/memory/store'
import { answering } from '../../mocks/served/answer'
import { routes } from '../../mocks/served/routes'
import { firstMorning } from '../../mocks/stage/first-morning'
import { addHistory } from '../../mocks/stage/history'
import { createWorld, type World } from '../../mocks/world/world'
import { order } from '../setup/world-order'

/** Milliseconds that each takes in a world of one size: medians. */
export interface WorldTimes {
  /** How long the orders took to be added. */
  readonly seeding: number
  readonly order: number
  readonly account: number
  readonly placing: number
  readonly link: number
  /** One small change of an order, the store's own commit taken off. */
  readonly changeBeyondCommit: number
  readonly commit: number
}

const rounds = 41
const origin = 'http://certdesk.bench'

/** Asks a world with `orders` orders what a page would, past every network and every wait. */
export async function timesWith(saved: WorldStore, orders: number): Promise<WorldTimes> {
  const commits: number[] = []
  const world = createWorld({
    clock: Date.now,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    delay: async () => {},
    saved: {
      ...saved,
      async commit(change) {
        const start = performance.now()
        const done = await saved.commit(change)
        commits.push(performance.now() - start)
        return done
      },
    },
    firstMorning,
  })
  await world.read(() => undefined)
  const began = performance.now()
  await addHistory(world, orders)
  const seeding = performance.now() - began
  const ask = asking(world)
  const numbers = await orderNumbersOf(world)
  const token = await world.read(async ({ mails }) => {
    const mail = await mails.newest('to', 'alice.whitcombe@brightwater.example')
    return mail?.link?.pickupToken ?? ''
  })
  const headers = { Authorization: `Bearer ${token}` }
  let place = 0
  const times = {
    order: await median(() => ask('get', '/orders/{orderNumber}', numbers[place++ % numbers.length] ?? '')),
    account: await median(() => ask('get', '/account')),
    placing: await median(() => ask('post', '/orders', '', placingOf(place++))),
    link: await median(() => ask('get', '/pickup', '', { headers })),
  }
  const mailId = await world.read(async ({ mails }) => (await mails.all())[0]?.mailId ?? '')
  commits.length = 0
  const change = await median(() =>
    world.change(({ mails, now }) =>
      mails.edit(mailId, (mail) => ({ ...mail, openedAt: now.toISOString() })),
    ),
  )
  const commit = middleOf(commits)
  return { seeding, ...times, changeBeyondCommit: Math.max(0, change - commit), commit }
}

/** Some orders from all over the years. */
async function orderNumbersOf(world: World): Promise<readonly string[]> {
  const { records, next } = await world.read(({ orders }) => orders.page({}, 1))
  const first = Number(records[0]?.orderNumber)
  const count = await world.read(({ orders }) => orders.count())
  if (!next) throw new Error('there is one order only')
  return Array.from({ length: rounds }, (_, index) => String(first + Math.floor((index * count) / rounds)))
}

function asking(world: World) {
  const answer = answering(world)
  const signedIn = world.change(signIn)
  return async (method: string, path: string, orderNumber = '', init: RequestInit = {}): Promise<void> => {
    const route = routes.find((row) => row.method === method && row.path === path)
    if (!route) throw new Error(`no route ${method} ${path}`)
    const request = new Request(`${origin}${path}`, { method: method.toUpperCase(), ...init })
    const reply = await answer({ route, request, params: { orderNumber }, sessionToken: await signedIn })
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
    await reply.text()
  }
}

function placingOf(place: number): RequestInit {
  const acceptedAt = new Date(Date.now() - 60_000).toISOString()
  const accepted = { version: '2026-03', acceptedAt }
  const body = order({ attestation: { ...accepted, version: '2026-01' }, servicesAgreement: accepted })
  return {
    body: JSON.stringify(body),
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': `bench-order-${String(place).padStart(16, '0')}`,
    },
  }
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return middleOf(times)
}

const middleOf = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[times.length >> 1] ?? Number.NaN
