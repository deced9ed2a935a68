import type { Page } from '@playwright/test'
import type { ScenarioId } from '../../mocks/records/scenarios'
import { deskOn, letGo } from './desk'
import { expectGoodFile } from './lives'
import { goToQuietPage, keptKeysOn, settleIn, worldOn } from './mock-world'
import { passTimeUntil } from './passing-time'
import { alice, openGenerateLink, type Person, recipientOn } from './recipient'
import { expect, test, type Watched } from './watched-test'
import { emptyHanded, walkToFile } from './wayfarer'

// The things that may go otherwise than planned, as the person meets them. Each test ends with the world's
// memory.

async function openInScenario(page: Page, scenario: ScenarioId, person: Person = alice) {
  await settleIn(page, scenario)
  const token = await openGenerateLink(page, person)
  return { ...recipientOn(page), token }
}

/** From the link to the click that makes the key. */
async function createInScenario(page: Page, scenario: ScenarioId) {
  const recipient = await openInScenario(page, scenario)
  await recipient.confirmIdentity()
  await recipient.chooseDevice()
  const { password } = await recipient.takePassphrase()
  await recipient.acceptAgreement()
  await recipient.create()
  return { ...recipient, password }
}

async function expectGood(page: Page, password: string, file: { fileName: string; bytes: Buffer }) {
  expectGoodFile({ ...emptyHanded(), password, file }, await worldOn(page), alice)
}

const csrsSent = ({ requests }: Watched) => requests.filter(({ method }) => method === 'PUT').length

test('after approval: the page is closed, and a mail brings the person back', async ({ page, context }) => {
  const { heading, text, password } = await createInScenario(page, 'after_approval')
  await heading('keygen.pending.title').waitFor()
  await expect(text('keygen.openItem.kindOf.certificate_approval')).toBeVisible()
  await page.close()

  const later = await context.newPage()
  const desk = deskOn(later)
  await desk.open()
  await desk.does('approve', alice)
  const token = await desk.linkIn('issued', alice)
  await later.goto(`/generate#${token}`)
  const recipient = recipientOn(later)
  await recipient.resume(password)
  await recipient.done()
  await expectGood(later, password, await recipient.save())
})

test('after minutes: the page says when, and goes on by itself', async ({ page, context }) => {
  const { password, heading, text, done, save } = await createInScenario(page, 'after_minutes')
  await heading('keygen.pending.title').waitFor()
  await expect(text('keygen.openItem.expected')).toBeVisible()
  const there = await context.newPage()
  await deskOn(there).open()
  await deskOn(there).moveClock('minutes')
  await there.close()
  await page.bringToFront()
  await done()
  await expectGood(page, password, await save())
})

test('offline while waiting: it is said, and asked again at once when the connection is back', async ({
  page,
  context,
}) => {
  const { password, heading, say, done, save } = await createInScenario(page, 'after_approval')
  await heading('keygen.pending.title').waitFor()
  await context.setOffline(true)
  await expect(page.getByText(say('keygen.pending.offline'))).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText(say('keygen.pending.offline'))).toBeHidden()
  const there = await context.newPage()
  await deskOn(there).open()
  await deskOn(there).does('approve', alice)
  await there.close()
  await page.bringToFront()
  await done()
  await expectGood(page, password, await save())
})

test('refused: the page says why, and whom to ask', async ({ page }) => {
  const { heading, say } = await createInScenario(page, 'refused')
  await heading('keygen.refused.title').waitFor()
  await expect(page.getByText(say('keygen.refused.reason.identity_not_confirmed'))).toBeVisible()
  await expect(page.getByRole('link', { name: /certificates@brightwater\.example/ })).toBeVisible()
  await goToQuietPage(page)
  expect((await worldOn(page)).issuances).toEqual([])
})

test.describe('a connection that is lost', () => {
  test.use({ expectedConsole: /net::ERR_FAILED/ })

  test('the connection is lost after the CSR: sent again, it is the same request', async ({
    page,
    watched,
  }) => {
    const { password, heading, text, button, done, save } = await createInScenario(page, 'dropped_after_csr')
    await heading('keygen.failed.title').waitFor()
    await expect(text('keygen.failed.kept')).toBeVisible()
    await button('keygen.failed.again').click()
    await done()
    expect(csrsSent(watched)).toBe(2)
    await expectGood(page, password, await save())
  })
})

test.describe('faults of the server', () => {
  // Work that fails at once would be over before anybody sees that it began again.
  test.use({ expectedConsole: /status of 500/, pace: 'usual' })

  test('every second request fails: trying again leads to the file', async ({ page }) => {
    await openInScenario(page, 'server_faults')
    const belongings = emptyHanded()
    await walkToFile(page, { belongings, downloads: true })
    await goToQuietPage(page)
    expectGoodFile(belongings, await worldOn(page), alice)
  })
})

test('slow: the page says what it is at, and for how long', async ({ page, context }) => {
  await page.clock.install()
  const recipient = await openInScenario(page, 'at_once')
  const { heading, say, save } = recipient
  await recipient.confirmIdentity()
  await recipient.chooseDevice()
  const { password } = await recipient.takePassphrase()
  await recipient.acceptAgreement()
  await letGo(context, 'slow')
  await recipient.create()
  await heading('keygen.create.workingTitle').waitFor()
  const submit = page.getByRole('listitem').filter({ hasText: /^.*Send the request/ })
  await expect(submit).toContainText(/\d/)
  await expect(page.getByRole('list', { name: say('keygen.create.steps') })).toBeVisible()
  await passTimeUntil(heading('keygen.done.title'))
  await expectGood(page, password, await save())
})

// Which check fails for which fault is in interop/scenarios.test.ts; the page shows each in the same way.
test('wrong_key: the check that failed is named, nothing is handed over, and the key is kept', async ({
  page,
}) => {
  const { password, token, heading, say, text } = await createInScenario(page, 'wrong_key')
  await heading('keygen.checkFailed.title').waitFor()
  const failed = page
    .getByRole('listitem')
    .filter({ has: page.getByText(say('keygen.checks.result.failed')) })
  await expect(failed.filter({ has: text('keygen.checks.key-matches') })).toHaveCount(1)
  await expect(page.getByRole('link', { name: /\.p12/ })).toHaveCount(0)
  await expect(page.getByRole('link', { name: /certificates@brightwater\.example/ })).toBeVisible()

  // The authority mends it: the same key, the same link, no new order.
  await deskOn(page).open('at_once')
  expect(await keptKeysOn(page)).toHaveLength(1)
  await page.goto(`/generate#${token}`)
  const recipient = recipientOn(page)
  await recipient.resume(password)
  await recipient.done()
  await expectGood(page, password, await recipient.save())
})
