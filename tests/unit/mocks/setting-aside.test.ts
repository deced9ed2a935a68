import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { memoryStore } from '../../../mocks/persistence'
import { moveClock, resetClock } from '../../../mocks/services/clock'
import { inbox } from '../../../mocks/services/mail'
import { actFor, type PersonAction, people, shownPeople } from '../../../mocks/services/people'
import { chooseScenario } from '../../../mocks/services/scenario'
import { tryAllAgain } from '../../../mocks/services/setting-aside'
import { settle } from '../../../mocks/services/settled'
import type { Recipient, WorldState } from '../../../mocks/state'
import type { Pickup } from '../../../src/contract/schema'
import { makeCsr } from '../../setup/world-csr'
import { apiUrl, makeTestWorld, pickupTokenFor, serveWorld } from '../../setup/world-node'
import { order, placedOrder, recipient } from '../../setup/world-order'

// One job that can't be done never stops the others, and somebody can have it tried again.

const { world, saved, elapse } = makeTestWorld()
const server = serveWorld(world)
afterAll(() => server.close())
afterEach(async () => {
  await world.change(resetClock)
  await world.change((scene) => chooseScenario(scene, 'at_once'))
})

const day = 86_400_000
const addressOf = (name: string) => `${name.toLowerCase()}.hargreaves@brightwater.example`
const find = ({ orders }: WorldState, address: string): Recipient => {
  const found = orders.flatMap(({ recipients }) => recipients).find(({ emails }) => emails.includes(address))
  if (!found) throw new Error(`nobody has ${address}`)
  return found
}
const seen = (name: string) => world.read(({ state }) => structuredClone(find(state, addressOf(name))))
const mend = (name: string, change: (recipient: Recipient) => void) =>
  world.change(({ state }) => change(find(state, addressOf(name))))
/** A name that no certificate may hold, as only a fault of ours could have let in. */
const spoil = (name: string) =>
  mend(name, (one) => {
    one.givenName = ' '
    one.surname = '-'
  })
const heal = (name: string) =>
  mend(name, (one) => {
    one.givenName = name
    one.surname = 'Hargreaves'
  })
const press = (name: string, action: PersonAction) =>
  world.change((scene) => actFor(scene, find(scene.state, addressOf(name)).recipientId, action))
const personOf = async (name: string) =>
  (await world.read(people)).find(({ recipient: { emails } }) => emails.includes(addressOf(name)))
const mailsTo = async (name: string) =>
  (await world.read(inbox)).filter(({ to }) => to.address === addressOf(name))
const answers = async () => {
  const paths = ['/account', '/organizations', '/products', '/payment-options']
  return await Promise.all(paths.map(async (path) => (await fetch(`${apiUrl}${path}`)).status))
}
const withCsr = async (name: string) => recipient(name, { csrPem: (await makeCsr('ec_p256')).csrPem })
/** An order that waits for its organization, so that its names can be spoilt before their keys are taken. */
async function waitingOrder(...names: string[]) {
  await world.change(({ state }) => {
    for (const row of state.organizations)
      if (row.organizationId === 'org-brightwater') row.validatedUntil = null
  })
  const placed = await placedOrder(order({ recipients: await Promise.all(names.map(withCsr)) }))
  return placed.orderNumber
}

describe('a key that came with an order and can’t be certified', () => {
  test('is set aside with its reason; the others get theirs, and every request is answered', async () => {
    const orderNumber = await waitingOrder('Ann', 'Ben', 'Cai')
    await spoil('Ben')
    await press('Ann', 'finish_validations')
    expect(await answers()).toEqual([200, 200, 200, 200])
    expect((await fetch(`${apiUrl}/orders/${orderNumber}`)).status).toBe(200)
    expect((await seen('Ann')).certificate).not.toBeNull()
    expect((await seen('Cai')).certificate).not.toBeNull()
    const ben = await seen('Ben')
    expect(ben.setAside).toMatchObject({ code: 'server-fault', reason: 'profile', againAt: null })
    expect(ben.certificate).toBeNull()
    expect(await mailsTo('Ben')).toEqual([])
    expect((await personOf('Ben'))?.actions).toContain('try_again')
    expect((await personOf('Ann'))?.actions).not.toContain('try_again')
  })

  test('is tried again when somebody says so, and not before', async () => {
    await settle(world)
    const before = (await seen('Ben')).setAside
    elapse(60_000)
    await settle(world)
    expect((await seen('Ben')).setAside).toEqual(before)
    // Still wrong: set aside anew, with the new time.
    await press('Ben', 'try_again')
    await settle(world)
    const after = (await seen('Ben')).setAside
    expect(after).toMatchObject({ reason: 'profile', againAt: null })
    expect(after?.at).not.toBe(before?.at)
    await heal('Ben')
    await press('Ben', 'try_again')
    await settle(world)
    expect(await seen('Ben')).toMatchObject({
      setAside: null,
      certificate: { serialNumber: expect.anything() },
    })
    expect(await mailsTo('Ben')).toHaveLength(1)
    expect((await personOf('Ben'))?.actions).not.toContain('try_again')
  })

  test('and the desk tries all of them again at once', async () => {
    await waitingOrder('Dan', 'Eli')
    await spoil('Dan')
    await spoil('Eli')
    await press('Dan', 'finish_validations')
    await settle(world)
    expect((await world.read(shownPeople)).setAside).toBe(2)
    for (const name of ['Dan', 'Eli']) await heal(name)
    await world.change(tryAllAgain)
    await settle(world)
    expect((await world.read(shownPeople)).setAside).toBe(0)
    expect((await seen('Dan')).certificate).not.toBeNull()
    expect((await seen('Eli')).certificate).not.toBeNull()
  })
})

test('a certificate whose time has come and that can’t be issued leaves no half of itself', async () => {
  await world.change((scene) => chooseScenario(scene, 'after_minutes'))
  await placedOrder(order({ recipients: [await withCsr('Fay'), await withCsr('Gus')] }))
  await spoil('Fay')
  const { issuances, mails } = await world.read(({ state }) => structuredClone(state))
  elapse(11 * 60_000)
  expect(await answers()).toEqual([200, 200, 200, 200])
  const after = await world.read(({ state }) => structuredClone(state))
  expect(after.issuances).toHaveLength(issuances.length + 1)
  expect(after.mails).toHaveLength(mails.length + 1)
  expect((await seen('Fay')).setAside?.reason).toBe('profile')
  expect((await seen('Gus')).certificate).not.toBeNull()
})

test('a recipient with a link is told that the authority works on it, and gets it by mail afterwards', async () => {
  await placedOrder(order({ recipients: [recipient('Hal')] }))
  const token = await pickupTokenFor(world, addressOf('Hal'))
  await spoil('Hal')
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const { csrPem } = await makeCsr('ec_p256')
  const body = JSON.stringify({ csrPem, agreementVersion: '2026-01' })
  const submit = () => fetch(`${apiUrl}/pickup/csr`, { method: 'PUT', headers, body })
  const first = await submit()
  expect(first.status).toBe(200)
  expect(await first.json()).toMatchObject({ status: 'pending' })
  expect((await submit()).status).toBe(200)
  const pickup = (await (await fetch(`${apiUrl}/pickup`, { headers })).json()) as Pickup
  expect(pickup).toMatchObject({
    status: 'pending',
    openItems: [{ kind: 'authority_processing', expectedAt: null }],
  })
  await heal('Hal')
  await press('Hal', 'try_again')
  expect(await (await fetch(`${apiUrl}/pickup`, { headers })).json()).toMatchObject({ status: 'issued' })
  expect((await mailsTo('Hal')).map(({ link }) => link !== null)).toEqual([true, true])
})

test('what was approved and can’t be issued stays approved', async () => {
  await world.change((scene) => chooseScenario(scene, 'after_approval'))
  await placedOrder(order({ recipients: [await withCsr('Ivy')] }))
  await spoil('Ivy')
  await press('Ivy', 'approve')
  expect(await seen('Ivy')).toMatchObject({ approvedAt: expect.anything(), setAside: { reason: 'profile' } })
  await heal('Ivy')
  await press('Ivy', 'try_again')
  await settle(world)
  expect((await seen('Ivy')).certificate).not.toBeNull()
})

test('what failed for the time that it was is tried again when the clock moves', async () => {
  await world.change((scene) => moveClock(scene, 40 * day))
  const lastDay = new Date(Date.UTC(2026, 10, 23) + (40 + 823) * day).toISOString().slice(0, 10)
  await placedOrder(order({ recipients: [recipient('Joe')], validity: { kind: 'until', date: lastDay } }))
  const token = await pickupTokenFor(world, addressOf('Joe'))
  // Forty days earlier the same last day is too far away.
  await world.change(resetClock)
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const { csrPem } = await makeCsr('ec_p256')
  const body = JSON.stringify({ csrPem, agreementVersion: '2026-01' })
  const reply = await fetch(`${apiUrl}/pickup/csr`, { method: 'PUT', headers, body })
  expect(await reply.json()).toMatchObject({ status: 'pending' })
  expect((await seen('Joe')).setAside?.reason).toBe('period')
  await world.change((scene) => moveClock(scene, 41 * day))
  expect(await answers()).toEqual([200, 200, 200, 200])
  const joe = await seen('Joe')
  expect(joe.certificate?.notAfter).toBe(`${lastDay}T23:59:59.000Z`)
})

describe('a damaged record', () => {
  const damage = async (change: (state: Record<keyof WorldState, unknown[]>) => void) => {
    const found = await saved.load()
    const state = structuredClone(found?.state) as Record<keyof WorldState, unknown[]>
    change(state)
    return makeTestWorld(memoryStore({ revision: 7, state })).world
  }

  test('is taken out and kept; all others go on', async () => {
    const before = await world.read(({ state }) => structuredClone(state))
    const damaged = await damage(({ mails, orders, links }) => {
      mails[0] = { mailId: 'half' }
      Object.assign(orders[0] as object, { placedAt: 'yesterday' })
      const [row] = (orders[1] as { recipients: { language: string }[] }).recipients
      if (row) row.language = 'xx'
      links.push(null)
    })
    const read = () => damaged.read(({ state }) => structuredClone(state))
    expect(await read()).toEqual(await read())
    await damaged.change(() => undefined)
    const after = await read()
    expect(after.beginning).toEqual(before.beginning)
    expect(after.mails).toEqual(before.mails.slice(1))
    expect(after.orders.map(({ orderNumber }) => orderNumber)).toEqual(
      before.orders.slice(1).map(({ orderNumber }) => orderNumber),
    )
    expect(after.damaged.map(({ kind }) => kind).sort()).toEqual(['links', 'mails', 'orders', 'recipients'])
    await settle(damaged)
    expect((await damaged.read(people)).length).toBeGreaterThan(0)
  })

  test('that says another product than there is stops nobody, neither on the desk nor in what is due', async () => {
    const strange = await damage(({ orders }) => {
      Object.assign(orders[0] as object, { productId: 'gone' })
    })
    await strange.change(async (scene) => {
      const [first] = scene.state.orders
      await actFor(scene, first?.recipients[0]?.recipientId ?? '', 'finish_validations')
    })
    await settle(strange)
    const shown = await strange.read(shownPeople)
    expect(shown.people.at(-1)?.productName).toBe('gone')
  })
})
