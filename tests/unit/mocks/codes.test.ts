import { beforeAll, describe, expect, test } from 'vitest'
import { tellNewCode } from '../../../mocks/links/codes'
import { accessLifeHours } from '../../../mocks/links/links'
import { maxWrongCodes } from '../../../mocks/orders/happened'
import { requestNewLink } from '../../../mocks/pickup/new-link'
import { exchangeCode, pickupOf } from '../../../mocks/pickup/pickup'
import { actFor } from '../../../mocks/stage/people'
import { makeTestWorld, oneTimeCodeFor, otherCode } from '../../setup/world-node'
import {
  changeRecipient,
  everythingIn,
  peopleIn,
  pickupTokenFor,
  type Snapshot,
  snapshotOf,
  storeOf,
} from '../../setup/world-records'

const ruth = 'ruth.adeyemi@brightwater.example'
const name = 'Ruth Adeyemi'
const hour = 3_600_000

let seeded: Snapshot
beforeAll(async () => {
  const { world, saved } = makeTestWorld()
  await pickupTokenFor(world, ruth)
  seeded = await snapshotOf(saved)
}, 60_000)

async function begin() {
  const { world, elapse } = makeTestWorld(storeOf(seeded))
  const token = await pickupTokenFor(world, ruth)
  const code = await oneTimeCodeFor(world, name)
  const type = (typed: string, as = token) => world.change((scene) => exchangeCode(scene, as, typed))
  const pickup = (as: string) => world.read((scene) => pickupOf(scene, as))
  const lock = async () => {
    for (let time = 0; time < maxWrongCodes; time++) await type(otherCode(code))
  }
  const accountSendsLink = () =>
    world.change(async (scene) => {
      const person = (await peopleIn(scene)).find((row) => row.name === name)
      await actFor(scene, person?.recipient.recipientId ?? '', 'send_link')
    })
  return { world, elapse, token, code, type, pickup, lock, accountSendsLink }
}

test('the link alone opens nothing; the code opens it, and opens it again', async () => {
  const { token, code, type, pickup } = await begin()
  await expect(pickup(token)).rejects.toMatchObject({ code: 'pickup-code-required' })
  const first = await type(code)
  if (first.outcome !== 'right') throw new Error(first.outcome)
  await expect(pickup(first.access.accessToken)).resolves.toMatchObject({ status: 'ready' })
  await expect(pickup(token)).rejects.toMatchObject({ code: 'pickup-code-required' })
  const again = await type(code)
  if (again.outcome !== 'right') throw new Error(again.outcome)
  expect(again.access.accessToken).not.toBe(first.access.accessToken)
})

test('an access token ends after a day’s work, and then the code is asked for again', async () => {
  const { elapse, code, type, pickup } = await begin()
  const reply = await type(code)
  if (reply.outcome !== 'right') throw new Error(reply.outcome)
  const { accessToken, expiresAt } = reply.access
  expect(Date.parse(expiresAt) - Date.UTC(2026, 10, 23, 8)).toBe(accessLifeHours * hour)
  elapse(accessLifeHours * hour - 1)
  await expect(pickup(accessToken)).resolves.toMatchObject({ status: 'ready' })
  elapse(1)
  await expect(pickup(accessToken)).rejects.toMatchObject({ code: 'pickup-code-required' })
})

test('an access token never outlives its link', async () => {
  const { elapse, world, token, code, type } = await begin()
  await changeRecipient(world, ruth, ({ links }) => ({
    links: links.map((link) => ({ ...link, sentAt: '2026-11-23T08:00:00.000Z' })),
  }))
  elapse(30 * 24 * hour - 1000)
  const reply = await type(code)
  expect(reply).toMatchObject({ outcome: 'right', access: { expiresAt: '2026-12-23T08:00:00.000Z' } })
  elapse(1000)
  await expect(type(code, token)).rejects.toMatchObject({ code: 'pickup-link-expired' })
})

describe('wrong codes', () => {
  test('are counted down; the fifth locks, and then even the right one doesn’t open', async () => {
    const { token, code, type, pickup } = await begin()
    for (const attemptsLeft of [4, 3, 2, 1]) {
      expect(await type(otherCode(code))).toEqual({ outcome: 'wrong', attemptsLeft })
    }
    expect(await type(otherCode(code))).toEqual({ outcome: 'locked' })
    expect(await type(code)).toEqual({ outcome: 'locked' })
    await expect(pickup(token)).rejects.toMatchObject({ code: 'pickup-code-locked' })
  })

  test('are forgotten after a right one', async () => {
    const { code, type } = await begin()
    await type(otherCode(code))
    await type(code)
    expect(await type(otherCode(code))).toEqual({ outcome: 'wrong', attemptsLeft: 4 })
  })

  test('typed at the same moment count each', async () => {
    const { code, type } = await begin()
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => type(otherCode(code))))
    expect(outcomes.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(4)
    expect(outcomes.filter(({ outcome }) => outcome === 'locked')).toHaveLength(2)
  })

  test('do not take away what a right one had opened', async () => {
    const { code, type, pickup, lock } = await begin()
    const reply = await type(code)
    if (reply.outcome !== 'right') throw new Error(reply.outcome)
    await lock()
    await expect(pickup(reply.access.accessToken)).resolves.toMatchObject({ status: 'ready' })
  })
})

describe('a locked pickup', () => {
  test('stays locked when the recipient asks for a link', async () => {
    const { world, token, lock } = await begin()
    await lock()
    const asked = world.change((scene) => requestNewLink(scene, token))
    await expect(asked).rejects.toMatchObject({ code: 'pickup-code-locked' })
  })

  test('is opened by a new link of the account’s, with a new code', async () => {
    const { world, code, type, lock, accountSendsLink } = await begin()
    await lock()
    await accountSendsLink()
    const token = await pickupTokenFor(world, ruth)
    const newCode = await oneTimeCodeFor(world, name)
    if (newCode !== code) expect(await type(code, token)).toEqual({ outcome: 'wrong', attemptsLeft: 4 })
    expect(await type(newCode, token)).toMatchObject({ outcome: 'right' })
  })
})

test('a link that the recipient asked for keeps the code', async () => {
  const { world, token, code, type } = await begin()
  await type(otherCode(code))
  await world.change((scene) => requestNewLink(scene, token))
  const newToken = await pickupTokenFor(world, ruth)
  expect(await type(otherCode(code), newToken)).toEqual({ outcome: 'wrong', attemptsLeft: 3 })
  expect(await type(code, newToken)).toMatchObject({ outcome: 'right' })
  expect(await world.read(({ textMessages }) => textMessages.all())).toHaveLength(1)
})

test('where no code is asked for, none is taken', async () => {
  const { world, type } = await begin()
  const alice = await pickupTokenFor(world, 'alice.whitcombe@brightwater.example')
  await expect(type('000000', alice)).rejects.toMatchObject({ code: 'request-malformed' })
})

test('neither code nor access token can be read from the world but where they were told', async () => {
  const { world, code, type } = await begin()
  const reply = await type(code)
  if (reply.outcome !== 'right') throw new Error(reply.outcome)
  const kept = JSON.stringify({ ...(await everythingIn(world)), textMessages: [] })
  // As a word: six digits in a row stand in many a hash.
  expect(kept).not.toMatch(new RegExp(`"${code}"`))
  expect(kept).not.toContain(reply.access.accessToken)
})

test('a code has six digits, zeros in front too, and bytes past the last whole multiple are drawn again', async () => {
  const { world } = await begin()
  const drawn = [Uint8Array.of(255, 255, 255), Uint8Array.of(0, 0, 7)]
  await world.change(async (scene) => {
    const person = (await peopleIn(scene)).find((row) => row.name === name)
    if (!person) throw new Error('nobody')
    const random = (length: number) => (length === 3 && drawn.shift()) || new Uint8Array(length)
    await tellNewCode({ ...scene, random }, person)
  })
  expect(await oneTimeCodeFor(world, name)).toBe('000007')
  expect(drawn).toEqual([])
})
