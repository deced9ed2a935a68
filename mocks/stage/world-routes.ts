import * as z from 'zod/mini'
import { refusalReasonValues } from '../../src/contract/schema'
import { sessionCookie, signIn, signOut } from '../account/session'
import { inbox, textMessagesOf } from '../mail/inbox'
import { type ScenarioId, scenarioIds } from '../records/scenarios'
import { bodyOf } from '../routing/requests'
import type { World } from '../world/world'
import { moveClock, resetClock } from './clock'
import { addHistory, maxHistory } from './history'
import { actFor, personActions, shownPeople } from './people'
import { chooseScenario } from './scenario'

// The desk's actions, for clients that are no browser. Not in the contract: no backend has them.

interface WorldAsked {
  readonly world: World
  readonly request: Request
  readonly params: Readonly<Record<string, string>>
  readonly sessionToken: string | undefined
}

interface WorldAnswered {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

interface WorldRoute {
  readonly method: string
  readonly path: string
  readonly answer: (asked: WorldAsked) => Promise<WorldAnswered>
}

/** Where these operations begin. */
export const worldPath = '/world'

const action = z.strictObject({
  action: z.enum(personActions),
  reason: z.optional(z.enum(refusalReasonValues)),
})
const clockMove = z.strictObject({ milliseconds: z.int() })
const scenarioChoice = z.strictObject({ id: z.enum(scenarioIds as readonly [ScenarioId, ...ScenarioId[]]) })
const ordersWanted = z.strictObject({ count: z.int().check(z.minimum(1), z.maximum(maxHistory)) })

const done = async (work: Promise<unknown>): Promise<WorldAnswered> => {
  await work
  return { status: 204, body: null }
}

const cookieOf = (token: string, more = '') => ({
  'Set-Cookie': `${sessionCookie}=${token}; Path=/; HttpOnly; SameSite=Strict${more}`,
})

export const worldRoutes: readonly WorldRoute[] = [
  {
    method: 'get',
    path: '/mails',
    answer: async ({ world }) => ({ status: 200, body: await world.read(inbox) }),
  },
  {
    method: 'get',
    path: '/text-messages',
    answer: async ({ world }) => ({ status: 200, body: { textMessages: await world.read(textMessagesOf) } }),
  },
  {
    method: 'get',
    path: '/people',
    async answer({ world }) {
      const { people, olderOrders, setAside } = await world.read(shownPeople)
      const shown = people.map(({ order, recipient, name, productName, status, openItems, actions }) => ({
        recipientId: recipient.recipientId,
        orderNumber: order.orderNumber,
        emails: recipient.emails,
        ...{ name, productName, status, openItems, actions },
      }))
      return { status: 200, body: { people: shown, olderOrders, setAside } }
    },
  },
  {
    method: 'post',
    path: '/people/{recipientId}/actions',
    async answer({ world, request, params }) {
      const { action: wanted, reason } = await bodyOf(request, action)
      const recipientId = params['recipientId'] ?? ''
      return await done(world.change((scene) => actFor(scene, recipientId, wanted, reason)))
    },
  },
  {
    method: 'get',
    path: '/clock',
    answer: async ({ world }) => ({
      status: 200,
      body: await world.read(({ now, stage }) => ({ now, offsetMs: stage.clockOffsetMs })),
    }),
  },
  {
    method: 'post',
    path: '/clock',
    async answer({ world, request }) {
      const { milliseconds } = await bodyOf(request, clockMove)
      return await done(world.change((scene) => moveClock(scene, milliseconds)))
    },
  },
  { method: 'delete', path: '/clock', answer: async ({ world }) => done(world.change(resetClock)) },
  {
    method: 'get',
    path: '/scenario',
    answer: async ({ world }) => ({
      status: 200,
      body: { ...(await world.read(({ stage }) => stage.scenario)), choices: scenarioIds },
    }),
  },
  {
    method: 'put',
    path: '/scenario',
    async answer({ world, request }) {
      const { id } = await bodyOf(request, scenarioChoice)
      return await done(world.change((scene) => chooseScenario(scene, id)))
    },
  },
  {
    method: 'post',
    path: '/orders',
    async answer({ world, request }) {
      const { count } = await bodyOf(request, ordersWanted)
      return await done(addHistory(world, count))
    },
  },
  { method: 'post', path: '/start-again', answer: async ({ world }) => done(world.startAgain()) },
  {
    method: 'post',
    path: '/session',
    async answer({ world }) {
      const token = await world.change(signIn)
      const { user } = await world.read(({ account }) => account.get())
      return { status: 201, body: { user }, headers: cookieOf(token) }
    },
  },
  {
    // For a person: an address to open, which signs them in and goes to the product.
    method: 'get',
    path: '/sign-in',
    async answer({ world }) {
      const token = await world.change(signIn)
      return { status: 303, body: null, headers: { ...cookieOf(token), Location: '/' } }
    },
  },
  {
    method: 'delete',
    path: '/session',
    async answer({ world, sessionToken }) {
      if (sessionToken !== undefined) await world.change((scene) => signOut(scene, sessionToken))
      return { status: 204, body: null, headers: cookieOf('', '; Max-Age=0') }
    },
  },
]
