import '../../../src/ui/theme.css'
import { afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { chooseScenarioOfAddress } from '../../../mocks/desk/desk-address'
import { DeskPage } from '../../../mocks/desk/desk-page'
import { memoryStore } from '../../../mocks/memory/memory-store'
import { enterOrder } from '../../../mocks/orders/enter'
import { submitCsr } from '../../../mocks/pickup/pickup'
import { firstMorning } from '../../../mocks/stage/first-morning'
import { listeners } from '../../../mocks/stage/listeners'
import { chooseScenario } from '../../../mocks/stage/scenario'
import { mountStrip } from '../../../mocks/strip'
import { createWorld, type World } from '../../../mocks/world/world'
import { lendKeys } from '../../setup/ready-keys'
import { makeCsr, makeKeys } from '../../setup/world-csr'
import {
  changeRecipient,
  everythingIn,
  pickupTokenFor,
  type Snapshot,
  snapshotOf,
  storeOf,
} from '../../setup/world-records'

const parts = (saved = memoryStore()) => ({
  clock: Date.now,
  random: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
  delay: async () => {},
  saved,
  firstMorning,
  listeners,
})

let seeded: Snapshot
let alicesKeys: CryptoKeyPair
beforeAll(async () => {
  alicesKeys = await makeKeys('rsa_2048')
  const endLending = lendKeys(inject('readyKeys'))
  const saved = memoryStore()
  await createWorld(parts(saved)).read(() => undefined)
  endLending()
  seeded = await snapshotOf(saved)
})

const alicesAddress = 'alice.whitcombe@brightwater.example'
const wide = [1280, 900] as const
const phone = [360, 740] as const

async function openDesk(saved = storeOf(seeded), unknownScenario?: string, wantedOrders?: string) {
  sessionStorage.setItem('certdesk-desk-language', 'en')
  history.replaceState(null, '', '#')
  const world = createWorld(parts(saved))
  await render(
    <DeskPage
      world={{ ...world, durable: true }}
      unknownScenario={unknownScenario ?? null}
      wantedOrders={wantedOrders ?? null}
    />,
  )
  return world
}

const person = (name: string) => page.getByRole('group', { name })
const scenarioIn = (world: World) => world.read(({ stage }) => stage.scenario.id)

/** Alice's part in the product: she submits a key through her link. */
async function aliceSubmits(world: World) {
  const { csrPem } = await makeCsr('rsa_2048', alicesKeys)
  const token = await pickupTokenFor(world, alicesAddress)
  await world.change((scene) => submitCsr(scene, token, { csrPem, agreementVersion: '2026-01' }))
}

beforeEach(() => page.viewport(...wide))
afterEach(() => {
  sessionStorage.clear()
  history.replaceState(null, '', '#')
})

test('what could not be done for somebody is seen with its reason, and tried again by a button', async () => {
  const world = await openDesk()
  const spell = (givenName: string, surname: string) =>
    changeRecipient(world, alicesAddress, () => ({ givenName, surname }))
  await spell('', '-')
  await aliceSubmits(world)
  await expect.element(page.getByText('Work for one person was set aside.')).toBeVisible()
  await expect.element(page.getByText(/This was set aside on .*may not hold/)).toBeVisible()
  await spell('Alice', 'Whitcombe')
  await person('Alice Whitcombe').getByRole('button', { name: 'Try again' }).click()
  await expect.element(person('Alice Whitcombe').getByText('issued')).toBeVisible()
  await expect.element(page.getByText('Work for one person was set aside.')).not.toBeInTheDocument()
})

describe('the inbox', () => {
  test('shows who got mail, and a mail with its link into the product', async () => {
    const world = await openDesk()
    await expect.element(page.getByRole('heading', { level: 1, name: 'Demo desk' })).toBeVisible()
    await expect.element(page.getByText('6 unread messages')).toBeVisible()
    await page.getByRole('link', { name: /Alice Whitcombe/ }).click()
    await expect.element(page.getByRole('article').getByRole('heading', { level: 3 })).toHaveFocus()
    const link = page.getByRole('link', { name: 'Create my certificate' })
    const token = await pickupTokenFor(world, alicesAddress)
    await expect.element(link).toHaveAttribute('href', `/generate#${token}`)
    await expect.element(page.getByText('5 unread messages')).toBeVisible()
  })

  test('marks each mail with the language it is in', async () => {
    await openDesk()
    await page.getByRole('link', { name: /陳怡君/ }).click()
    await expect
      .element(page.getByRole('link', { name: '產生我的憑證' }))
      .toHaveAttribute('href', expect.stringContaining('/generate#'))
    expect(page.getByRole('article').getByRole('heading', { level: 3 }).element().getAttribute('lang')).toBe(
      'zh-Hant',
    )
  })

  test('shows one thing at a time on a phone, and goes back to where it was', async () => {
    await page.viewport(...phone)
    await openDesk()
    await page.getByRole('link', { name: /Hélène/ }).click()
    await expect.element(page.getByRole('link', { name: 'Créer mon certificat' })).toBeVisible()
    await expect.element(page.getByRole('link', { name: /Maartje/ })).not.toBeInTheDocument()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360)
    await page.getByRole('link', { name: 'Back to the inbox' }).click()
    await expect.element(page.getByRole('link', { name: /Hélène/ })).toHaveFocus()
  })
})

test.each(['en', 'fr', 'nl', 'zh-Hant'])(
  'a phone shows all of the desk without sideways scrolling: %s',
  async (tag) => {
    await page.viewport(320, 640)
    const world = await openDesk()
    await world.change((scene) => chooseScenario(scene, 'after_approval'))
    await aliceSubmits(world)
    // The select's own name is in the language that is left.
    await page.getByRole('combobox').first().selectOptions(tag)
    await expect.element(person('Alice Whitcombe').getByRole('combobox')).toBeVisible()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  },
)

describe('people', () => {
  test('who waits for others is helped on: the card says so, and a mail comes', async () => {
    await openDesk()
    const jonas = person('Jonas Claes')
    await expect.element(jonas.getByText('not ready yet')).toBeVisible()
    await expect.element(jonas.getByText('Organization: Brightwater Instruments Ltd')).toBeVisible()
    await jonas.getByRole('button', { name: 'Finish the validations' }).click()
    await expect.element(jonas.getByText('waiting for the person')).toBeVisible()
    await expect.element(jonas.getByText('Organization:')).not.toBeInTheDocument()
    await expect.element(jonas.getByRole('heading', { name: 'Jonas Claes' })).toHaveFocus()
    await expect.element(page.getByText('Done for Jonas Claes: Finish the validations.')).toBeVisible()
    await expect.element(page.getByRole('link', { name: /Jonas Claes.*U bent aan de beurt/ })).toBeVisible()
  })

  test('a pending request is approved, and its certificate revoked', async () => {
    const world = await openDesk()
    await world.change((scene) => chooseScenario(scene, 'after_approval'))
    await aliceSubmits(world)
    const alice = person('Alice Whitcombe')
    await expect.element(alice.getByText('Approval of the certificate')).toBeVisible()
    await alice.getByRole('button', { name: 'Approve' }).click()
    await expect.element(alice.getByText('issued', { exact: true })).toBeVisible()
    await expect
      .element(page.getByRole('link', { name: /Alice Whitcombe.*Your certificate is ready/ }))
      .toBeVisible()
    await alice.getByRole('button', { name: 'Revoke the certificate' }).click()
    await expect.element(alice.getByText('revoked', { exact: true })).toBeVisible()
    await expect.element(alice.getByRole('button')).not.toBeInTheDocument()
  })

  test('or refused, for a reason', async () => {
    const world = await openDesk()
    await world.change((scene) => chooseScenario(scene, 'after_approval'))
    await aliceSubmits(world)
    const alice = person('Alice Whitcombe')
    await alice.getByRole('combobox').selectOptions('key_not_acceptable')
    await alice.getByRole('button', { name: 'Refuse' }).click()
    await expect.element(alice.getByText('refused', { exact: true })).toBeVisible()
    const { recipients } = await everythingIn(world)
    const refused = recipients.find(({ givenName }) => givenName === 'Alice')
    expect(refused?.refusal?.reason).toBe('key_not_acceptable')
  })

  test('what the clock has passed happens while the desk is looked at', async () => {
    const world = await openDesk()
    await world.change((scene) => chooseScenario(scene, 'after_minutes'))
    await aliceSubmits(world)
    await expect.element(person('Alice Whitcombe').getByText(/The authority’s work, until/)).toBeVisible()
    await page.getByRole('button', { name: '+ 10 minutes' }).click()
    await expect.element(page.getByText('10 minutes ahead of the real time.')).toBeVisible()
    await expect.element(person('Alice Whitcombe').getByText('issued', { exact: true })).toBeVisible()
  })

  test('a new link brings who needs one a new code by telephone', async () => {
    await openDesk()
    const phone = page.getByRole('region', { name: 'Telephone' })
    await expect.element(phone.getByText('To Ruth Adeyemi, +44 7700 900142')).toBeVisible()
    expect(phone.getByText(/your code is \d{6}\./).elements()).toHaveLength(1)
    await person('Ruth Adeyemi').getByRole('button', { name: 'Send a new link' }).click()
    await expect.poll(() => phone.getByText(/your code is \d{6}\./).elements().length).toBe(2)
  })
})

describe('scenarios', () => {
  test('are chosen by a click, said at the top, and over by another', async () => {
    const world = await openDesk()
    const usual = page.getByRole('radio', { name: 'As planned' })
    await expect.element(usual).toBeChecked()
    await page.getByRole('radio', { name: 'Slow' }).click()
    await expect.element(page.getByRole('radio', { name: 'Slow' })).toBeChecked()
    await expect.element(page.getByText('Scenario: Slow')).toBeVisible()
    expect(await scenarioIn(world)).toBe('slow')
    await page.getByRole('button', { name: 'As planned again' }).click()
    await expect.element(usual).toBeChecked()
    await expect.element(page.getByText('Scenario: Slow')).not.toBeInTheDocument()
  })

  test('are chosen by the address, which is then clean', async () => {
    const world = createWorld(parts(storeOf(seeded)))
    const before = location.href.replace(/#.*/, '')
    history.replaceState(null, '', '?scenario=wrong_key&other=1#mail-x')
    expect(await chooseScenarioOfAddress(world)).toBeNull()
    expect(await scenarioIn(world)).toBe('wrong_key')
    expect(location.search + location.hash).toBe('?other=1#mail-x')
    history.replaceState(null, '', '?scenario=%3Cb%3E')
    expect(await chooseScenarioOfAddress(world)).toBe('<b>')
    expect(location.search).toBe('')
    expect(await chooseScenarioOfAddress(world)).toBeNull()
    expect(await scenarioIn(world)).toBe('wrong_key')
    history.replaceState(null, '', before)
  })

  test('that don’t exist are said', async () => {
    await openDesk(undefined, '<b>nonsense</b>')
    await expect.element(page.getByRole('alert')).toHaveTextContent('no scenario called “<b>nonsense</b>”')
  })

  test('are named on the product’s pages while they are in force', async () => {
    const world = createWorld(parts(storeOf(seeded)))
    document.documentElement.lang = 'en'
    mountStrip(world)
    const strip = page.getByRole('complementary', { name: 'Demo' })
    await expect.element(strip).toHaveTextContent(/made-up people\.Demo desk$/)
    await world.change((scene) => chooseScenario(scene, 'server_faults'))
    await expect.element(strip.getByText('Scenario: Faults of the server')).toBeVisible()
    await world.change((scene) => chooseScenario(scene, 'at_once'))
    await expect.element(strip.getByText(/Scenario/)).not.toBeInTheDocument()
    strip.element().remove()
  })
})

describe('the stage', () => {
  test('moves the clock, and back', async () => {
    const world = await openDesk()
    await page.getByRole('button', { name: '+ 30 days' }).click()
    await page.getByRole('button', { name: '+ 1 hour' }).click()
    await expect.element(page.getByText('30 days 1 hour ahead of the real time.')).toBeVisible()
    expect(await world.read(({ stage }) => stage.clockOffsetMs)).toBe(30 * 86_400_000 + 3_600_000)
    await page.getByRole('button', { name: 'Back to now' }).click()
    await expect.element(page.getByText('That is the real time.')).toBeVisible()
  })

  test('starts again only when asked twice', async () => {
    const world = await openDesk()
    const root = () => world.read(async ({ authority }) => (await authority.get()).root.certificatePem)
    const before = await root()
    await page.getByRole('button', { name: 'Start again …' }).click()
    await page.getByRole('button', { name: 'Keep it' }).click()
    expect(await root()).toBe(before)
    await page.getByRole('button', { name: 'Start again …' }).click()
    await page.getByRole('button', { name: 'Yes, start again' }).click()
    await expect.element(page.getByText('A fresh demo world is ready.')).toBeVisible()
    expect(await root()).not.toBe(before)
  })

  test('speaks four languages', async () => {
    await openDesk()
    for (const [tag, title] of [
      ['fr', 'Coulisses de la démo'],
      ['nl', 'Demobalie'],
      ['zh-Hant', '示範後台'],
    ] as const) {
      await page.getByRole('combobox').selectOptions(tag)
      await expect.element(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      expect(document.documentElement.lang).toBe(tag)
    }
  })

  test('says that a saved world could not be read', async () => {
    await openDesk(storeOf({ ...seeded, meta: 'garbage' }))
    await expect.element(page.getByText(/could not be read/)).toBeVisible()
  })

  test('says so when a change fails', async () => {
    const saved = storeOf(seeded)
    await openDesk({ ...saved, commit: async () => Promise.reject(new Error('full')) })
    await page.getByRole('button', { name: '+ 1 day' }).click()
    await expect.element(page.getByRole('alert')).toHaveTextContent('Nothing was changed')
  })
})

describe('orders that the address asks for', () => {
  test('are added, and the desk shows the newest fifty', async () => {
    const world = await openDesk(undefined, undefined, '60')
    await expect.element(page.getByText('60 orders were added to this world.')).toBeVisible()
    await expect.element(page.getByText('16 older orders are not shown.')).toBeVisible()
    expect(await world.read(({ orders }) => orders.count())).toBe(66)
  })

  test.each(['0', 'many', '200001', '-5'])('but not %s of them: that is said', async (wanted) => {
    const world = await openDesk(undefined, undefined, wanted)
    await expect.element(page.getByRole('alert')).toHaveTextContent('A number from 1 to 200,000 works.')
    expect(await world.read(({ orders }) => orders.count())).toBe(6)
  })
})

describe('a large order', () => {
  test('is shown with its first twenty people, and how many more there are', async () => {
    const world = await openDesk()
    await world.change((scene) =>
      enterOrder(scene, {
        productId: 'secure_email_sponsor',
        organizationId: 'org-brightwater',
        validityDays: 365,
        keyProfiles: ['rsa_2048'],
        recipients: Array.from({ length: 150 }, (_, index) => ({
          givenName: `Guest${index}`,
          surname: 'Visitor',
          emails: [`guest${index}@brightwater.example`],
          language: 'en' as const,
        })),
      }),
    )
    await expect.element(person('Guest19 Visitor')).toBeVisible()
    await expect.element(person('Guest20 Visitor')).not.toBeInTheDocument()
    await expect.element(page.getByText('130 more recipients of this order are not shown.')).toBeVisible()
    // Nobody of the other orders is lost behind them, and everybody has got mail.
    await expect.element(person('Alice Whitcombe')).toBeVisible()
    await expect.element(page.getByText('56 older messages are not shown.')).toBeVisible()
  })
})
