import { expect, test } from 'vitest'
import { catchUp } from '../../../mocks/issuance/catch-up'
import { eventLetters } from '../../../mocks/mail/event-letters'
import { submitCsr } from '../../../mocks/pickup/pickup'
import { actFor, type PersonAction } from '../../../mocks/stage/people'
import { chooseScenario } from '../../../mocks/stage/scenario'
import type { Listener } from '../../../mocks/world/scene'
import type { World } from '../../../mocks/world/world'
import { makeCsr } from '../../setup/world-csr'
import { makeTestWorld, oneTimeCodeFor, serveWorld } from '../../setup/world-node'
import { order, placedOrder, recipient } from '../../setup/world-order'
import { changeRecipient, everythingIn, issuancesIn, pickupTokenFor } from '../../setup/world-records'

// The table of events and letters, and what becomes of an event when a letter can't be sent.

const addressOf = (name: string) => `${name}@brightwater.example`

function desk(world: World) {
  const recipientIn = async (address: string) => {
    const found = (await everythingIn(world)).recipients.find(({ emails }) => emails.includes(address))
    if (!found) throw new Error(`nobody has ${address}`)
    return found
  }
  return {
    recipientIn,
    async press(name: string, action: PersonAction) {
      const { recipientId } = await recipientIn(addressOf(name))
      await world.change((scene) => actFor(scene, recipientId, action))
    },
    async submit(name: string) {
      const token = await pickupTokenFor(world, addressOf(name))
      const { csrPem } = await makeCsr()
      await world.change((scene) => submitCsr(scene, token, { csrPem, agreementVersion: '2026-01' }))
    },
  }
}

/** The letters and codes that the work sent, each with its receiver, in their order. */
async function sentBy(world: World, work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = await everythingIn(world)
  await work()
  const after = await everythingIn(world)
  return [
    ...after.mails.slice(before.mails.length).map(({ to, subject }) => `${to.address}: ${subject}`),
    ...after.textMessages.slice(before.textMessages.length).map(({ to }) => `${to.phone}: code`),
  ]
}

test('the kinds of event that send no letter are these', () => {
  const silent = Object.entries(eventLetters).flatMap(([kind, row]) => (row === null ? [kind] : []))
  expect(silent).toEqual([
    'order_cancelled',
    'code_accepted',
    'code_refused',
    'csr_received',
    'request_approved',
    'certificate_revoked',
    'work_set_aside',
    'work_resumed',
  ])
})

test('each event sends its letter to its person', async () => {
  const { world } = makeTestWorld()
  const server = serveWorld(world)
  const { press, submit } = desk(world)
  const choose = (id: 'at_once' | 'after_approval') => world.change((scene) => chooseScenario(scene, id))
  const ada = 'ada.hargreaves'
  const acts: readonly (readonly [string, () => Promise<unknown>, readonly string[]])[] = [
    ['the world begins', () => world.read(() => undefined), []],
    [
      'an order is placed, and its first link is due',
      () => placedOrder(order({ notificationEmails: ['it@brightwater.example'] })),
      [
        'daniel.mensah@brightwater.example: Order 1004217 was placed: Secure Email for Employee',
        'it@brightwater.example: Order 1004217 was placed: Secure Email for Employee',
        `${addressOf(ada)}: Create your certificate: Secure Email for Employee`,
      ],
    ],
    [
      'a link of the account, with a code',
      () => press('ruth.adeyemi', 'send_link'),
      [
        `${addressOf('ruth.adeyemi')}: A new link for your certificate: Secure Email for Employee`,
        '+44 7700 900142: code',
      ],
    ],
    [
      'the last validation is finished',
      () => press('jonas.claes', 'finish_validations'),
      [`${addressOf('jonas.claes')}: U bent aan de beurt: Secure Email for Employee`],
    ],
    ['a certificate is the reply to a CSR', () => submit(ada), []],
    ['a certificate is revoked', () => press(ada, 'revoke'), []],
    ['a request waits', () => choose('after_approval').then(() => submit('alice.whitcombe')), []],
    [
      'it is approved',
      () => press('alice.whitcombe', 'approve'),
      [`${addressOf('alice.whitcombe')}: Your certificate is ready: Secure Email for Employee`],
    ],
    ['another waits', () => submit('yichun.chen'), []],
    ['it is refused', () => press('yichun.chen', 'refuse'), [expect.stringContaining('yichun.chen')]],
    ['an order is cancelled', () => press('helene.lefevre', 'cancel_order'), []],
  ]
  for (const [act, work, letters] of acts) {
    expect([act, await sentBy(world, work)]).toEqual([act, letters])
  }
  server.close()
})

test('a certificate that could not be the reply is mailed when it comes', async () => {
  const { world } = makeTestWorld()
  const { press, submit } = desk(world)
  const alice = addressOf('alice.whitcombe')
  await world.read(() => undefined)
  await changeRecipient(world, alice, () => ({ givenName: ' ', surname: '-' }))
  expect(await sentBy(world, () => submit('alice.whitcombe'))).toEqual([])
  await changeRecipient(world, alice, () => ({ givenName: 'Alice', surname: 'Whitcombe' }))
  await press('alice.whitcombe', 'try_again')
  expect(await sentBy(world, () => catchUp(world))).toEqual([
    `${alice}: Your certificate is ready: Secure Email for Employee`,
  ])
})

test('a letter that can’t be sent sets its own recipient aside, and nothing of the work is left', async () => {
  const failing: Listener = {
    ...eventLetters,
    async certificate_issued(scene, heard) {
      if (heard.after.recipient.givenName === 'Ben') throw new TypeError('the post is on strike')
      await eventLetters.certificate_issued?.(scene, heard)
    },
    async link_sent(scene, heard) {
      if (heard.after.recipient.givenName === 'Jonas') throw new TypeError('the post is on strike')
      await eventLetters.link_sent?.(scene, heard)
    },
  }
  // Heard from the second morning on: the first one's letters are sent.
  const first = makeTestWorld()
  await first.world.read(() => undefined)
  const { world } = makeTestWorld(first.saved, undefined, undefined, [failing])
  const server = serveWorld(world)
  const { press, recipientIn } = desk(world)
  const withCsr = async (name: string) => recipient(name, { csrPem: (await makeCsr('ec_p256')).csrPem })
  const recipients = await Promise.all(['Ann', 'Ben', 'Cai'].map(withCsr))
  await placedOrder(order({ recipients }))
  await catchUp(world)
  const ben = await recipientIn(addressOf('ben.hargreaves'))
  expect(ben).toMatchObject({ certificate: null, setAside: { code: 'unexpected' } })
  expect(await issuancesIn(world)).toHaveLength(2)
  expect((await recipientIn(addressOf('cai.hargreaves'))).certificate).not.toBeNull()

  // The validation is of the whole order: it is done, and only the letter's recipient is set aside.
  await press('jonas.claes', 'finish_validations')
  const { items, links } = await everythingIn(world)
  const jonas = items.find(({ recipient: { givenName } }) => givenName === 'Jonas')
  expect(jonas?.order.validations.every(({ doneAt }) => doneAt !== null)).toBe(true)
  expect(jonas?.recipient).toMatchObject({ setAside: { code: 'unexpected' }, links: [{}] })
  expect(links.filter(({ sentFor }) => sentFor === 'notice')).toEqual([])
  server.close()
})

test('no event and no order has a link’s token or a code', async () => {
  const { world } = makeTestWorld()
  const { press } = desk(world)
  await world.read(() => undefined)
  await press('ruth.adeyemi', 'send_link')
  const code = await oneTimeCodeFor(world, 'Ruth Adeyemi')
  const { mails, events, orders } = await everythingIn(world)
  const tokens = mails.flatMap(({ link }) => link?.pickupToken ?? [])
  expect(tokens).toHaveLength(mails.length)
  const kept = JSON.stringify([events, orders])
  for (const secret of [...tokens, `"${code}"`]) expect(kept).not.toContain(secret)
})
