import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { catchUp } from '../../../mocks/issuance/catch-up'
import { tryAllAgain } from '../../../mocks/issuance/setting-aside'
import type { Cursor } from '../../../mocks/memory/store'
import type { Recipient } from '../../../mocks/records/order'
import { moveClock, resetClock } from '../../../mocks/stage/clock'
import { actFor, type PersonAction, shownPeople } from '../../../mocks/stage/people'
import { chooseScenario } from '../../../mocks/stage/scenario'
import type { Pickup } from '../../../src/contract/schema'
import { makeCsr } from '../../setup/world-csr'
import { apiUrl, makeTestWorld, serveWorld } from '../../setup/world-node'
import { order, placedOrder, recipient } from '../../setup/world-order'
import {
  changeRecipient,
  everythingIn,
  issuancesIn,
  mailsIn,
  peopleIn,
  pickupTokenFor,
  snapshotOf,
  storeOf,
} from '../../setup/world-records'

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
const found = async (name: string): Promise<Recipient> => {
  const { recipients } = await everythingIn(world)
  const one = recipients.find(({ emails }) => emails.includes(addressOf(name)))
  if (!one) throw new Error(`nobody has ${addressOf(name)}`)
  return one
}
const mend = (name: string, given: string, surname: string) =>
  changeRecipient(world, addressOf(name), () => ({ givenName: given, surname }))
/** A name that no certificate may hold, as only a fault of ours could have let in. */
const spoil = (name: string) => mend(name, ' ', '-')
const heal = (name: string) => mend(name, name, 'Hargreaves')
const press = async (name: string, action: PersonAction) => {
  const { recipientId } = await found(name)
  await world.change((scene) => actFor(scene, recipientId, action))
}
const personOf = async (name: string) =>
  (await world.read(peopleIn)).find(({ recipient: { emails } }) => emails.includes(addressOf(name)))
const mailsTo = async (name: string) =>
  (await world.read(mailsIn)).filter(({ to }) => to.address === addressOf(name))
const answers = async () => {
  const paths = ['/account', '/organizations', '/products', '/payment-options']
  return await Promise.all(paths.map(async (path) => (await fetch(`${apiUrl}${path}`)).status))
}
const withCsr = async (name: string) => recipient(name, { csrPem: (await makeCsr('ec_p256')).csrPem })
/** An order that waits for its organization, so that its names can be spoilt before their keys are taken. */
async function waitingOrder(...names: string[]) {
  await world.change(({ organizations }) =>
    organizations.edit('org-brightwater', (row) => ({ ...row, validatedUntil: null })),
  )
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
    expect((await found('Ann')).certificate).not.toBeNull()
    expect((await found('Cai')).certificate).not.toBeNull()
    const ben = await found('Ben')
    expect(ben.setAside).toMatchObject({ code: 'server-fault', reason: 'profile', againAt: null })
    expect(ben.certificate).toBeNull()
    expect(await mailsTo('Ben')).toEqual([])
    expect((await personOf('Ben'))?.actions).toContain('try_again')
    expect((await personOf('Ann'))?.actions).not.toContain('try_again')
  })

  test('is tried again when somebody says so, and not before', async () => {
    await catchUp(world)
    const before = (await found('Ben')).setAside
    elapse(60_000)
    await catchUp(world)
    expect((await found('Ben')).setAside).toEqual(before)
    // Still wrong: set aside anew, with the new time.
    await press('Ben', 'try_again')
    await catchUp(world)
    const after = (await found('Ben')).setAside
    expect(after).toMatchObject({ reason: 'profile', againAt: null })
    expect(after?.at).not.toBe(before?.at)
    await heal('Ben')
    await press('Ben', 'try_again')
    await catchUp(world)
    expect(await found('Ben')).toMatchObject({
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
    await catchUp(world)
    expect((await world.read(shownPeople)).setAside).toBe(2)
    for (const name of ['Dan', 'Eli']) await heal(name)
    await world.change(tryAllAgain)
    await catchUp(world)
    expect((await world.read(shownPeople)).setAside).toBe(0)
    expect((await found('Dan')).certificate).not.toBeNull()
    expect((await found('Eli')).certificate).not.toBeNull()
  })
})

test('a certificate whose time has come and that can’t be issued leaves no half of itself', async () => {
  await world.change((scene) => chooseScenario(scene, 'after_minutes'))
  await placedOrder(order({ recipients: [await withCsr('Fay'), await withCsr('Gus')] }))
  await spoil('Fay')
  const issuances = await issuancesIn(world)
  const { mails } = await everythingIn(world)
  elapse(11 * 60_000)
  expect(await answers()).toEqual([200, 200, 200, 200])
  const after = await everythingIn(world)
  expect(await issuancesIn(world)).toHaveLength(issuances.length + 1)
  expect(after.mails).toHaveLength(mails.length + 1)
  expect((await found('Fay')).setAside?.reason).toBe('profile')
  expect((await found('Gus')).certificate).not.toBeNull()
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
  expect(await found('Ivy')).toMatchObject({ approvedAt: expect.anything(), setAside: { reason: 'profile' } })
  await heal('Ivy')
  await press('Ivy', 'try_again')
  await catchUp(world)
  expect((await found('Ivy')).certificate).not.toBeNull()
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
  expect((await found('Joe')).setAside?.reason).toBe('period')
  await world.change((scene) => moveClock(scene, 41 * day))
  expect(await answers()).toEqual([200, 200, 200, 200])
  const joe = await found('Joe')
  expect(joe.certificate?.notAfter).toBe(`${lastDay}T23:59:59.000Z`)
})

describe('a damaged record', () => {
  /** Another world with the same records, some of them changed on the disk. */
  const damage = async (change: (records: (collection: string) => unknown[]) => void) => {
    const { meta, rows } = structuredClone(await snapshotOf(saved))
    const records = new Map<string, unknown[]>()
    const of = (collection: string) => {
      const known = records.get(collection)
      const list = known ?? rows.flatMap((one) => (one.collection === collection ? [one.row.record] : []))
      records.set(collection, list)
      return list
    }
    change(of)
    const places = new Map<string, number>()
    const changed = rows.map(({ collection, row }) => {
      const place = places.get(collection) ?? 0
      places.set(collection, place + 1)
      return { collection, row: { ...row, record: of(collection)[place] } }
    })
    return makeTestWorld(storeOf({ meta, rows: changed })).world
  }

  test('is taken out and kept; all others go on', async () => {
    const before = await everythingIn(world)
    const damaged = await damage((of) => {
      of('mails')[0] = { mailId: 'half' }
      of('chapters')[1] = null
      Object.assign(of('orders')[0] as object, { placedAt: 'yesterday' })
      const [row] = (of('orders')[1] as { recipients: { language: string }[] }).recipients
      if (row) row.language = 'xx'
    })
    // The first reader comes across the damaged records; they are out from then on, and noted once.
    const seen = await everythingIn(damaged)
    const after = await everythingIn(damaged)
    expect({ ...after, damaged: [] }).toEqual({ ...seen, damaged: [] })
    expect(after.stage.beginning).toEqual(before.stage.beginning)
    expect(after.mails).toEqual(before.mails.slice(1))
    expect(after.orders.map(({ orderNumber }) => orderNumber)).toEqual(
      before.orders.slice(1).map(({ orderNumber }) => orderNumber),
    )
    const kinds = ['chapters', 'mails', 'orders', 'recipients']
    expect(after.damaged.map(({ kind }) => kind).sort()).toEqual(kinds)
    expect(after.damaged).toContainEqual(expect.objectContaining({ record: { mailId: 'half' } }))
    await damaged.change((scene) => moveClock(scene, 1))
    expect((await everythingIn(damaged)).damaged).toEqual(after.damaged)
    await catchUp(damaged)
    expect((await damaged.read(peopleIn)).length).toBeGreaterThan(0)
  })

  test('in the midst of a page shortens no page', async () => {
    const damaged = await damage((of) => {
      for (const place of [1, 2, 3]) of('mails')[place] = 'torn'
    })
    const count = (await everythingIn(world)).mails.length
    const pages = await damaged.read(async ({ mails }) => {
      const lengths: number[] = []
      for (let after: Cursor | null | undefined; after !== null; ) {
        const page = await mails.page({}, 5, after)
        lengths.push(page.records.length)
        after = page.next
      }
      return lengths
    })
    expect(pages.slice(0, -1).every((length) => length === 5)).toBe(true)
    expect(pages.reduce((sum, length) => sum + length, 0)).toBe(count - 3)
  })

  test('without which there is no world has it begin anew, and says so', async () => {
    const damaged = await damage((of) => {
      of('accounts')[0] = { balance: { amount: 'plenty' } }
    })
    expect(await damaged.read(({ stage }) => stage.beginning.reason)).toBe('first')
    expect((await damaged.read(({ account }) => account.get())).balance.amount).toBe(12_000)
    expect(await damaged.read(({ stage }) => stage.beginning.reason)).toBe('unreadable')
  })

  test('that says another product than there is stops nobody, neither on the desk nor in what is due', async () => {
    const strange = await damage((of) => {
      Object.assign(of('orders')[0] as object, { productId: 'gone' })
    })
    await strange.change(async (scene) => {
      const [first] = await scene.orders.all()
      await actFor(scene, first?.recipients[0]?.recipientId ?? '', 'finish_validations')
    })
    await catchUp(strange)
    const shown = await strange.read(shownPeople)
    expect(shown.people.at(-1)?.productName).toBe('gone')
  })
})
