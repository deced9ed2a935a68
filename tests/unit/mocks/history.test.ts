import { X509Certificate } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { catchUp } from '../../../mocks/issuance/catch-up'
import { isAnythingDue } from '../../../mocks/issuance/due'
import { clientOrder } from '../../../mocks/orders/order-story'
import { statusOf } from '../../../mocks/records/order-status'
import { addHistory } from '../../../mocks/stage/history'
import { shownPeople } from '../../../mocks/stage/people'
import type { PickupStatus } from '../../../src/contract/schema'
import { makeTestWorld } from '../../setup/world-node'
import { everythingIn, pemOf, snapshotOf, storeOf } from '../../setup/world-records'

const count = 2_300
const { world, saved } = makeTestWorld()
const told: number[] = []
beforeAll(() => addHistory(world, count, (added) => told.push(added)))

test('orders of the last years are added, part by part, each with its story', async () => {
  expect(told).toEqual([2_000, count])
  const { orders, events, damaged } = await everythingIn(world)
  expect(orders).toHaveLength(6 + count)
  expect(damaged).toEqual([])
  const added = orders.slice(6)
  expect(added.map(({ placedAt }) => placedAt)).toEqual(added.map(({ placedAt }) => placedAt).toSorted())
  const statuses = added.flatMap((order) =>
    order.recipients.map((recipient) => statusOf({ order, recipient })),
  )
  const counted = (status: PickupStatus) => statuses.filter((one) => one === status).length
  expect((['ready', 'pending', 'refused', 'revoked', 'issued'] as const).map(counted)).toEqual([
    69, 46, 23, 46, 2_116,
  ])
  // Every fact of an order comes from an event of its story.
  const issued = new Set(
    events.flatMap((event) => (event.kind === 'certificate_issued' ? [event.serialNumber] : [])),
  )
  expect(issued.size).toBe(2_116 + 46)
  for (const { recipients } of added) {
    for (const { certificate } of recipients) {
      if (certificate) expect(issued.has(certificate.serialNumber)).toBe(true)
    }
  }
})

test('nothing of it is due, and nobody was sent a mail', async () => {
  expect(await world.read(isAnythingDue)).toBe(false)
  const mails = await world.read((scene) => scene.mails.count())
  await catchUp(world)
  expect(await world.read((scene) => scene.mails.count())).toBe(mails)
})

test('an order of it is read, its certificate is made and verifies', async () => {
  const { orders, authority } = await everythingIn(world)
  const order = orders.findLast(({ recipients }) => recipients[0]?.certificate)
  if (!order) throw new Error('no order')
  const seen = await world.read((scene) => clientOrder(scene, order.orderNumber))
  expect(seen.recipients[0]?.emails).toEqual(order.recipients[0]?.emails)
  const certificate = new X509Certificate(await pemOf(world, order))
  const issuer = authority.issuing[order.recipients[0]?.certificate?.issuerId ?? '']
  expect(certificate.verify(new X509Certificate(issuer?.certificatePem ?? '').publicKey)).toBe(true)
  expect(await pemOf(world, order)).toBe(await pemOf(world, order))
})

test('the desk shows the newest orders, and says how many more there are', async () => {
  const { people, olderOrders } = await world.read(shownPeople)
  expect(people).toHaveLength(50)
  expect(olderOrders).toBe(6 + count - 50)
})

test('all of it can be stored and read again', async () => {
  const again = makeTestWorld(storeOf(await snapshotOf(saved))).world
  expect((await everythingIn(again)).damaged).toEqual([])
  expect(await again.read(({ orders }) => orders.count())).toBe(6 + count)
})
