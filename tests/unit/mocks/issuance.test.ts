import { beforeAll, describe, expect, test } from 'vitest'
import { catchUp } from '../../../mocks/issuance/catch-up'
import { doDue, isAnythingDue } from '../../../mocks/issuance/due'
import { issuedCertificate } from '../../../mocks/pickup/certificate'
import { pickupOf, submitCsr } from '../../../mocks/pickup/pickup'
import type { ScenarioId } from '../../../mocks/records/scenarios'
import { moveClock } from '../../../mocks/stage/clock'
import { actFor, type PersonAction } from '../../../mocks/stage/people'
import { chooseScenario } from '../../../mocks/stage/scenario'
import { writtenLives } from '../../../mocks/world/scene'
import { makeCsr, makeKeys } from '../../setup/world-csr'
import { makeTestWorld } from '../../setup/world-node'
import {
  everythingIn,
  mailsIn,
  peopleIn,
  pickupTokenFor,
  type Snapshot,
  snapshotOf,
  storeOf,
} from '../../setup/world-records'

const alice = 'alice.whitcombe@brightwater.example'
const jonas = 'jonas.claes@brightwater.example'
const minute = 60_000
const day = 86_400_000

let seeded: Snapshot
let csrPem: string
let otherCsrPem: string
beforeAll(async () => {
  const { world, saved } = makeTestWorld()
  await pickupTokenFor(world, alice)
  seeded = await snapshotOf(saved)
  const keys = await makeKeys('rsa_2048')
  csrPem = (await makeCsr('rsa_2048', keys)).csrPem
  otherCsrPem = (await makeCsr()).csrPem
}, 60_000)

async function begin(scenario: ScenarioId, address = alice) {
  const saved = storeOf(seeded)
  const { world, elapse } = makeTestWorld(saved)
  const token = await pickupTokenFor(world, address)
  await world.change((scene) => chooseScenario(scene, scenario))
  const newestMail = () => world.read(async (scene) => (await mailsIn(scene))[0])
  return {
    world,
    elapse,
    saved,
    token,
    newestMail,
    submit: async (pem = csrPem) =>
      await world.change((scene) => submitCsr(scene, token, { csrPem: pem, agreementVersion: '2026-01' })),
    pickup: (as = token) => world.read((scene) => pickupOf(scene, as)),
    certificate: () => world.read((scene) => issuedCertificate(scene, token)),
    act: (action: PersonAction) =>
      world.change(async (scene) => {
        const person = (await peopleIn(scene)).find(({ recipient }) => recipient.emails.includes(address))
        await actFor(scene, person?.recipient.recipientId ?? '', action, 'name_high_risk')
      }),
    certificates: () =>
      everythingIn(world).then(({ recipients }) =>
        recipients.flatMap(({ certificate }) => certificate ?? []),
      ),
  }
}

describe('after ten minutes', () => {
  test('a request is pending and says until when; nothing is handed out', async () => {
    const { submit, pickup, certificate } = await begin('after_minutes')
    expect((await submit()).receipt.status).toBe('pending')
    expect(await pickup()).toMatchObject({
      status: 'pending',
      issued: null,
      submission: { receivedAt: '2026-11-23T08:00:00.000Z' },
      openItems: [
        {
          kind: 'authority_processing',
          subject: null,
          since: '2026-11-23T08:00:00.000Z',
          expectedAt: '2026-11-23T08:10:00.000Z',
        },
      ],
    })
    await expect(certificate()).rejects.toMatchObject({ code: 'certificate-not-issued' })
  })

  test('it is issued as of the minute at which it was due, however late somebody looks', async () => {
    const { world, elapse, submit, pickup } = await begin('after_minutes')
    await submit()
    elapse(10 * minute - 1)
    await catchUp(world)
    await expect(pickup()).resolves.toMatchObject({ status: 'pending' })
    elapse(3 * day)
    await catchUp(world)
    expect(await pickup()).toMatchObject({
      status: 'issued',
      openItems: [],
      // Whole seconds, the last one included.
      issued: { issuedAt: '2026-11-23T08:10:00.000Z', notAfter: '2028-11-22T08:09:59.000Z' },
    })
  })

  test('a mail says so once, and its link leaves the open one alone', async () => {
    const { world, elapse, submit, pickup, newestMail } = await begin('after_minutes')
    await submit()
    const before = await world.read(({ mails }) => mails.count())
    elapse(11 * minute)
    await catchUp(world)
    await catchUp(world)
    expect(await world.read(({ mails }) => mails.count())).toBe(before + 1)
    const mail = await newestMail()
    expect(mail).toMatchObject({
      sentAt: '2026-11-23T08:10:00.000Z',
      link: { label: 'Save my certificate' },
    })
    const { pickupId } = await pickup()
    await expect(pickup(mail?.link?.pickupToken)).resolves.toMatchObject({ pickupId, status: 'issued' })
  })

  test('who settles it at the same time in two tabs issues one certificate', async () => {
    const { saved, submit, certificates } = await begin('after_minutes')
    await submit()
    const tabs = [0, 1, 2].map(() => makeTestWorld(saved))
    for (const tab of tabs) tab.elapse(11 * minute)
    await Promise.all(tabs.map(({ world }) => catchUp(world)))
    expect(await certificates()).toHaveLength(1)
  })

  test('the clock of the desk brings it about too', async () => {
    const { world, submit, pickup } = await begin('after_minutes')
    await submit()
    await world.change((scene) => moveClock(scene, 10 * minute))
    expect(await world.read(isAnythingDue)).toBe(true)
    await catchUp(world)
    await expect(pickup()).resolves.toMatchObject({ status: 'issued' })
  })

  test('another scenario changes nothing for a request that was taken', async () => {
    const { world, elapse, submit, pickup } = await begin('after_minutes')
    await submit()
    await world.change((scene) => chooseScenario(scene, 'at_once'))
    await catchUp(world)
    await expect(pickup()).resolves.toMatchObject({ status: 'pending' })
    elapse(10 * minute)
    await catchUp(world)
    await expect(pickup()).resolves.toMatchObject({ status: 'issued' })
  })

  test('a cancelled order issues nothing', async () => {
    const { world, elapse, submit, act, certificates, pickup } = await begin('after_minutes')
    await submit()
    await act('cancel_order')
    elapse(day)
    await catchUp(world)
    expect(await certificates()).toEqual([])
    await expect(pickup()).resolves.toMatchObject({ status: 'cancelled', openItems: [] })
  })
})

describe('after approval', () => {
  test('a request waits for as long as it takes', async () => {
    const { world, elapse, submit, pickup } = await begin('after_approval')
    await submit()
    elapse(20 * day)
    await catchUp(world)
    expect(await pickup()).toMatchObject({
      status: 'pending',
      openItems: [{ kind: 'certificate_approval', expectedAt: null }],
    })
  })

  test('approved, it is issued, with a mail', async () => {
    const { elapse, submit, pickup, act, newestMail } = await begin('after_approval')
    await submit()
    elapse(minute)
    await act('approve')
    expect(await pickup()).toMatchObject({
      status: 'issued',
      issued: { issuedAt: '2026-11-23T08:01:00.000Z' },
    })
    expect((await newestMail())?.subject).toMatch(/is ready/)
  })

  test('approving twice, or after a refusal, changes nothing', async () => {
    const { submit, act, certificates, pickup } = await begin('after_approval')
    await submit()
    await Promise.all([act('approve'), act('approve'), act('refuse')])
    expect(await certificates()).toHaveLength(1)
    await expect(pickup()).resolves.toMatchObject({ status: 'issued', refusal: null })
  })

  test('refused, it says why, in the mail too, and nothing is issued', async () => {
    const { world, submit, act, pickup, certificates, newestMail } = await begin('after_approval')
    await submit()
    await act('refuse')
    await act('approve')
    await world.change(doDue)
    expect(await pickup()).toMatchObject({
      status: 'refused',
      refusal: { reason: 'name_high_risk', refusedAt: '2026-11-23T08:00:00.000Z' },
    })
    expect(await certificates()).toEqual([])
    const mail = await newestMail()
    expect(mail?.link).toBeNull()
    expect(mail?.paragraphs.join(' ')).toMatch(/closer look.*Margaret Okafor/)
  })
})

describe('submitting again gets the same answer in every state', () => {
  test.each<[ScenarioId, PersonAction | null, string]>([
    ['after_approval', null, 'pending'],
    ['after_approval', 'approve', 'issued'],
    ['after_approval', 'refuse', 'refused'],
    ['after_approval', 'cancel_order', 'cancelled'],
    ['at_once', 'revoke', 'revoked'],
    ['refused', null, 'refused'],
  ])('%s, then %s: %s', async (scenario, action, status) => {
    const { submit, act, certificates } = await begin(scenario)
    const { receipt, isFirst } = await submit()
    expect(isFirst).toBe(true)
    if (action) await act(action)
    const before = await certificates()
    const again = await submit()
    expect(again).toEqual({ receipt: { ...receipt, status }, isFirst: false })
    expect(await certificates()).toEqual(before)
  })

  test.each<[ScenarioId, PersonAction | null, string]>([
    ['after_approval', null, 'pickup-key-conflict'],
    ['at_once', null, 'pickup-key-conflict'],
    ['refused', null, 'pickup-closed'],
    ['at_once', 'revoke', 'pickup-closed'],
    ['after_approval', 'cancel_order', 'pickup-closed'],
  ])('another key in %s, after %s: %s', async (scenario, action, code) => {
    const { submit, act } = await begin(scenario)
    await submit()
    if (action) await act(action)
    await expect(submit(otherCsrPem)).rejects.toMatchObject({ code })
  })

  test('two keys at the same moment, pending: one is taken', async () => {
    const { submit, pickup } = await begin('after_approval')
    const outcomes = await Promise.allSettled([submit(), submit(otherCsrPem), submit()])
    const rejected = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(rejected.map(({ reason }) => reason.code)).toEqual(['pickup-key-conflict'])
    await expect(pickup()).resolves.toMatchObject({ status: 'pending' })
  })
})

describe('before it is anybody’s turn', () => {
  test('what is open is named, and no key is taken', async () => {
    const { submit, pickup } = await begin('at_once', jonas)
    expect((await pickup()).openItems.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['organization_validation', 'Brightwater Instruments Ltd'],
      ['email_validation', jonas],
    ])
    await expect(submit()).rejects.toMatchObject({ code: 'pickup-not-ready' })
    await expect(pickup()).resolves.toMatchObject({ status: 'not_ready', submission: null })
  })

  test('done, the link that was sent works, and a mail says so', async () => {
    const { submit, pickup, act, newestMail } = await begin('at_once', jonas)
    await act('finish_validations')
    expect(await pickup()).toMatchObject({ status: 'ready', openItems: [] })
    const mail = await newestMail()
    expect(mail).toMatchObject({ to: { address: jonas }, language: 'nl' })
    await expect(pickup(mail?.link?.pickupToken)).resolves.toMatchObject({ status: 'ready' })
    await expect(submit()).resolves.toMatchObject({ receipt: { status: 'issued' } })
  })

  test('another’s address is nobody’s business', async () => {
    const { world, pickup } = await begin('at_once', jonas)
    await world.change(async (scene) => {
      const { orders } = writtenLives(scene)
      for (const { orderNumber } of await orders.all()) {
        await orders.edit(orderNumber, (order) => ({
          ...order,
          validations: order.validations.map((row) =>
            row.kind === 'email_validation' ? { ...row, subject: 'other@brightwater.example' } : row,
          ),
        }))
      }
    })
    expect((await pickup()).openItems.map(({ kind }) => kind)).toEqual(['organization_validation'])
  })
})

test('what a person’s card offers is what is possible', async () => {
  const { world, submit, act } = await begin('after_approval')
  const offered = () =>
    world.read(
      async (scene) =>
        (await peopleIn(scene)).find(({ recipient }) => recipient.emails.includes(alice))?.actions,
    )
  expect(await offered()).toEqual(['send_link', 'cancel_order'])
  await submit()
  expect(await offered()).toEqual(['approve', 'refuse', 'send_link', 'cancel_order'])
  await act('approve')
  expect(await offered()).toEqual(['send_link', 'revoke'])
  await act('revoke')
  expect(await offered()).toEqual([])
})
