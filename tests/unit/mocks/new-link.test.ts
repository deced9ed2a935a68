import { beforeAll, describe, expect, test } from 'vitest'
import { requestNewLink } from '../../../mocks/pickup/new-link'
import { pickupOf, submitCsr } from '../../../mocks/pickup/pickup'
import { moveClock } from '../../../mocks/stage/clock'
import { actFor, type PersonAction } from '../../../mocks/stage/people'
import { writtenLives } from '../../../mocks/world/scene'
import { makeCsr } from '../../setup/world-csr'
import { makeTestWorld } from '../../setup/world-node'
import { peopleIn, pickupTokenFor, type Snapshot, snapshotOf, storeOf } from '../../setup/world-records'

const alice = 'alice.whitcombe@brightwater.example'
const minute = 60_000
const day = 86_400_000

let seeded: Snapshot
beforeAll(async () => {
  const { world, saved } = makeTestWorld()
  await pickupTokenFor(world, alice)
  seeded = await snapshotOf(saved)
}, 60_000)

async function begin() {
  const { world, elapse } = makeTestWorld(storeOf(seeded))
  const token = await pickupTokenFor(world, alice)
  return {
    world,
    elapse,
    token,
    ask: (as = token) => world.change((scene) => requestNewLink(scene, as)),
    pickup: (as = token) => world.read((scene) => pickupOf(scene, as)),
    submit: async () => {
      const { csrPem } = await makeCsr('ec_p256')
      await world.change(async (scene) => {
        for (const { orderNumber } of await scene.orders.all()) {
          await writtenLives(scene).orders.edit(orderNumber, (order) => ({
            ...order,
            keyProfiles: ['ec_p256'],
          }))
        }
        await submitCsr(scene, token, { csrPem, agreementVersion: '2026-01' })
      })
    },
    act: (action: PersonAction) =>
      world.change(async (scene) => {
        const person = (await peopleIn(scene)).find(({ recipient }) => recipient.emails.includes(alice))
        await actFor(scene, person?.recipient.recipientId ?? '', action)
      }),
  }
}

test('the newest link opens the same pickup, and the older says since when there is a newer', async () => {
  const { world, elapse, token, ask, pickup } = await begin()
  const { pickupId } = await pickup()
  elapse(5000)
  const sent = await ask()
  expect(sent).toEqual({
    sentTo: 'a•••@b•••.example',
    sentAt: '2026-11-23T08:00:05.000Z',
    nextAllowedAt: '2026-11-23T08:02:05.000Z',
  })
  const newest = await pickupTokenFor(world, alice)
  expect(newest).not.toBe(token)
  await expect(pickup(newest)).resolves.toMatchObject({ pickupId, status: 'ready' })
  await expect(pickup()).rejects.toMatchObject({
    code: 'pickup-link-superseded',
    details: { supersededAt: '2026-11-23T08:00:05.000Z' },
  })
})

test('the oldest link still says when the one after it came, not the newest', async () => {
  const { elapse, ask, pickup } = await begin()
  const { sentAt } = await ask()
  elapse(3 * minute)
  await ask()
  await expect(pickup()).rejects.toMatchObject({ details: { supersededAt: sentAt } })
})

test('the mail is in the recipient’s language, to the first address, and nobody else gets one', async () => {
  const { world, ask } = await begin()
  const helene = await pickupTokenFor(world, 'helene.lefevre@brightwater.example')
  const before = await world.read(({ mails }) => mails.count())
  await ask(helene)
  const mails = await world.read(({ mails }) => mails.all())
  expect(mails).toHaveLength(before + 1)
  expect(mails.at(-1)).toMatchObject({
    to: { address: 'helene.lefevre@brightwater.example' },
    language: 'fr',
    link: { label: 'Reprendre mon certificat' },
  })
})

describe('how often', () => {
  test('once in two minutes, to the second; the reply says how long to wait', async () => {
    const { elapse, ask } = await begin()
    await ask()
    await expect(ask()).rejects.toMatchObject({
      code: 'too-many-requests',
      details: { retryAfterSeconds: 120 },
    })
    elapse(2 * minute - 1000)
    await expect(ask()).rejects.toMatchObject({ details: { retryAfterSeconds: 1 } })
    elapse(1000)
    await expect(ask()).resolves.toBeTruthy()
  })

  test('five times in a day, which is then waited for from the first', async () => {
    const { elapse, ask } = await begin()
    for (let time = 0; time < 4; time++) {
      await ask()
      elapse(10 * minute)
    }
    expect(await ask()).toMatchObject({ nextAllowedAt: '2026-11-24T08:00:00.000Z' })
    elapse(10 * minute)
    await expect(ask()).rejects.toMatchObject({ details: { retryAfterSeconds: (day - 50 * minute) / 1000 } })
    elapse(day - 50 * minute)
    await expect(ask()).resolves.toBeTruthy()
  })

  test('at the same moment: one is sent', async () => {
    const { ask } = await begin()
    const outcomes = await Promise.allSettled([ask(), ask(), ask()])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('what the account sends doesn’t count, nor does what the clock was moved back from', async () => {
    const { world, ask, act } = await begin()
    await act('send_link')
    await world.change((scene) => moveClock(scene, 3 * day))
    await ask()
    await world.change((scene) => moveClock(scene, -2 * day))
    await expect(ask()).resolves.toBeTruthy()
  })
})

describe('an old link is enough to ask', () => {
  test('a superseded one', async () => {
    const { elapse, ask } = await begin()
    await ask()
    elapse(2 * minute)
    await expect(ask()).resolves.toBeTruthy()
  })

  test('an expired one, and the new one lives', async () => {
    const { world, elapse, ask, pickup } = await begin()
    elapse(40 * day)
    await expect(pickup()).rejects.toMatchObject({ code: 'pickup-link-expired' })
    await ask()
    await expect(pickup(await pickupTokenFor(world, alice))).resolves.toMatchObject({ status: 'ready' })
  })

  test('but it must have been one', async () => {
    const { ask } = await begin()
    await expect(ask('x'.repeat(43))).rejects.toMatchObject({ code: 'pickup-link-unknown' })
  })
})

describe('where nothing is left to be made', () => {
  test('an issued certificate can still be come back to', async () => {
    const { world, ask, submit, pickup } = await begin()
    await submit()
    await ask()
    await expect(pickup(await pickupTokenFor(world, alice))).resolves.toMatchObject({ status: 'issued' })
  })

  test('a revoked one can’t', async () => {
    const { ask, submit, act } = await begin()
    await submit()
    await act('revoke')
    await expect(ask()).rejects.toMatchObject({ code: 'pickup-closed' })
  })

  test('nor a cancelled order', async () => {
    const { ask, act } = await begin()
    await act('cancel_order')
    await expect(ask()).rejects.toMatchObject({ code: 'pickup-closed' })
  })
})
