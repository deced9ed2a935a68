import { signIn } from '../../mocks/account/session'
import type { WorldStore } from '../../mocks/memory/store'
import { answering } from '../../mocks/served/answer'
import { routes } from '../../mocks/served/routes'
import { firstMorning } from '../../mocks/stage/first-morning'
import { addHistory } from '../../mocks/stage/history'
import { listeners } from '../../mocks/stage/listeners'
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

const rounds = 101
/** Asked before the clock runs: what is asked first is compiled first. */
const warmUps = 20
const origin = 'http://certdesk.bench'

/** A world that is to be timed: where it is kept, and how many orders it gets. */
export interface TimedWorld {
  readonly saved: WorldStore
  readonly orders: number
}

/**
 * Asks each world what a page would, past every network and every wait. The worlds take turns: what the
 * machine does beside it, such as a database that tidies up, meets all of them.
 */
export async function timesOf(worlds: readonly TimedWorld[]): Promise<WorldTimes[]> {
  const begun: Begun[] = []
  for (const world of worlds) begun.push(await begin(world))
  const taken = begun.map(() => new Map<TimedWork, number[]>())
  for (const work of timedWorks) {
    for (let round = -warmUps; round < rounds; round++) {
      for (const [index, world] of begun.entries()) {
        const start = performance.now()
        await world.works[work]()
        const times = taken[index]?.get(work) ?? []
        if (round >= 0) times.push(performance.now() - start)
        taken[index]?.set(work, times)
      }
    }
  }
  return begun.map(({ seeding, commits }, index) => {
    const of = (work: TimedWork) => middleOf(taken[index]?.get(work) ?? [])
    // The last work commits, once each time.
    const commit = middleOf(commits.slice(-rounds))
    return {
      seeding,
      ...{ order: of('order'), account: of('account'), placing: of('placing'), link: of('link') },
      changeBeyondCommit: Math.max(0, of('change') - commit),
      commit,
    }
  })
}

const timedWorks = ['order', 'account', 'link', 'placing', 'change'] as const
type TimedWork = (typeof timedWorks)[number]

interface Begun {
  readonly seeding: number
  /** How long each commit took. */
  readonly commits: readonly number[]
  readonly works: Readonly<Record<TimedWork, () => Promise<unknown>>>
}

async function begin({ saved, orders }: TimedWorld): Promise<Begun> {
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
    listeners,
  })
  await world.read(() => undefined)
  const start = performance.now()
  await addHistory(world, orders)
  const seeding = performance.now() - start
  const ask = asking(world)
  const numbers = await orderNumbersOf(world)
  const token = await world.read(async ({ mails }) => {
    const mail = await mails.newest('to', 'alice.whitcombe@brightwater.example')
    return mail?.link?.pickupToken ?? ''
  })
  const headers = { Authorization: `Bearer ${token}` }
  const mailId = await world.read(async ({ mails }) => (await mails.all())[0]?.mailId ?? '')
  let place = 0
  return {
    seeding,
    commits,
    works: {
      order: () => ask('get', '/orders/{orderNumber}', numbers[place++ % numbers.length] ?? ''),
      account: () => ask('get', '/account'),
      link: () => ask('get', '/pickup', '', { headers }),
      placing: () => ask('post', '/orders', '', placingOf(place++)),
      change: () =>
        world.change(({ mails, now }) =>
          mails.edit(mailId, (mail) => ({ ...mail, openedAt: now.toISOString() })),
        ),
    },
  }
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

const middleOf = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[times.length >> 1] ?? Number.NaN
