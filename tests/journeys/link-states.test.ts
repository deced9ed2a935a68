import type { Page } from '@playwright/test'
import { deskOn } from './desk'
import { goToQuietPage, newestLinkTo, worldOn } from './mock-world'
import {
  alice,
  generateLinkOf,
  helene,
  jonas,
  maartje,
  openGenerateLink,
  type Person,
  recipientOn,
  ruth,
} from './recipient'
import { cutOff } from './walker'
import { expect, test } from './watched-test'

// The states of a link, and the one sensible next step from each. The browser notes refusals as errors of its
// own.

test.use({ expectedConsole: /status of (401|403|409|410|429)/ })

async function newestLink(page: Page, { email }: Person): Promise<string> {
  await goToQuietPage(page)
  return `/generate#${newestLinkTo(await worldOn(page), email)}`
}

test('not ready: what is open is named; when others have done it, a mail says so and the link works', async ({
  page,
}) => {
  const token = await openGenerateLink(page, jonas)
  const { heading, text, button } = recipientOn(page)
  await heading('keygen.notReady.title').waitFor()
  await expect(page.getByText('Brightwater Instruments Ltd').first()).toBeVisible()
  await expect(text('keygen.openItem.kindOf.email_validation')).toBeVisible()
  await button('keygen.notReady.lookAgain').click()
  await expect(heading('keygen.notReady.title')).toBeFocused()

  const desk = deskOn(page)
  await desk.open()
  await desk.does('finish_validations', jonas)
  const newer = await desk.linkIn('ready', jonas)
  for (const each of [token, newer]) {
    await page.goto(`/generate#${each}`)
    await heading('keygen.identity.title').waitFor()
    await goToQuietPage(page)
  }
})

test('expired: a new link is sent, the old one is void, and a third must wait', async ({ page }) => {
  const { heading, button, text } = recipientOn(page)
  await deskOn(page).open('expired_link')
  const old = await newestLink(page, maartje)
  await page.goto(old)
  await heading('keygen.linkState.expired.title').waitFor()
  await button('keygen.linkState.expired.ask').click()
  await expect(text('keygen.newLink.sent')).toBeVisible()
  await expect(page.getByText('m•••@b•••.example')).toBeVisible()
  await page.goto(await newestLink(page, maartje))
  await heading('keygen.identity.title').waitFor()

  await goToQuietPage(page)
  await page.goto(old)
  await heading('keygen.linkState.superseded.title').waitFor()
  await button('keygen.linkState.superseded.ask').click()
  await expect(text('keygen.newLink.tooSoonTitle')).toBeVisible()
  await deskOn(page).open()
  await deskOn(page).moveClock('minutes')
  await page.goto(old)
  await button('keygen.linkState.superseded.ask').click()
  await expect(text('keygen.newLink.sent')).toBeVisible()
  await goToQuietPage(page)
  const { orders } = await worldOn(page)
  const hers = orders
    .flatMap(({ recipients }) => recipients)
    .find(({ emails }) => emails[0] === maartje.email)?.links
  expect(hers?.filter(({ voidedAt }) => voidedAt === null)).toHaveLength(1)
})

test('superseded: the page says when, and the newest mail’s link works', async ({ page }) => {
  await deskOn(page).open()
  const old = await newestLink(page, alice)
  await deskOn(page).open('superseded_link')
  const { heading } = recipientOn(page)
  await page.goto(old)
  await heading('keygen.linkState.superseded.title').waitFor()
  await page.goto(await newestLink(page, alice))
  await heading('keygen.identity.title').waitFor()
})

test('order cancelled and certificate revoked: each says so, and whom to ask', async ({ page }) => {
  const desk = deskOn(page)
  const { heading, ...recipient } = recipientOn(page)
  await desk.open()
  await desk.does('cancel_order', helene)
  await page.goto(await newestLink(page, helene))
  await heading('keygen.orderCancelled.title').waitFor()
  await expect(page.getByRole('link', { name: /certificates@brightwater\.example/ })).toBeVisible()

  await openGenerateLink(page, alice)
  await recipient.confirmIdentity()
  await recipient.chooseDevice()
  await recipient.takePassphrase()
  await recipient.acceptAgreement()
  await recipient.create()
  await recipient.done()
  await recipient.save()
  await desk.open()
  await desk.does('revoke', alice)
  await page.goto(await newestLink(page, alice))
  await heading('keygen.revoked.title').waitFor()
  await expect(page.getByText(recipient.say('keygen.revoked.oldMail'))).toBeVisible()
})

test('unknown: nothing to try again, and the token is out of the address', async ({ page }) => {
  await page.goto('/generate#no-such-token-AAAAAAAAAAAAAAAAAAAAAAAA')
  const { heading, button } = recipientOn(page)
  await heading('errors.pickup-link-unknown.title').waitFor()
  await expect(page).toHaveURL('/generate')
  await expect(button('app.tryAgain')).toHaveCount(0)
})

test('unreachable: said, and the same link goes on when the server is back', async ({ page }) => {
  await openGenerateLink(page, jonas)
  const { heading, button } = recipientOn(page)
  await heading('keygen.notReady.title').waitFor()
  await cutOff(page, true)
  await button('keygen.notReady.lookAgain').click()
  await heading('errors.network-unreachable.title').waitFor()
  await cutOff(page, false)
  await button('app.tryAgain').click()
  await heading('keygen.notReady.title').waitFor()
})

test.describe('a link that asks for a one-time code', () => {
  /** A code that is not the one on the telephone. */
  const wrongFor = (code: string) => (code === '000000' ? '111111' : '000000')

  test('the right code opens it, a wrong one doesn’t; the access stays in the page’s memory', async ({
    page,
    watched,
  }) => {
    const desk = deskOn(page)
    await desk.open()
    const code = await desk.codeOf(ruth)
    expect(code).toMatch(/^\d{6}$/)
    const token = await openGenerateLink(page, ruth)
    const { heading, button, text, say } = recipientOn(page)
    await heading('keygen.code.title').waitFor()
    await expect(page.getByText(ruth.name)).toHaveCount(0) // the mailbox alone tells nothing
    const field = page.getByRole('textbox', { name: say('keygen.code.field') })
    await expect(field).toHaveAttribute('autocomplete', 'one-time-code')
    await field.fill(wrongFor(code))
    await button('keygen.code.open').click()
    await expect(page.getByText(/4 attempts are left/)).toBeVisible()
    await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`) // pasted as it was told
    await button('keygen.code.open').click()
    await heading('keygen.identity.title').waitFor()
    await expect(text('keygen.identity.title')).toBeVisible()

    const access = watched.requests
      .map(({ headers }) => headers['authorization']?.replace('Bearer ', ''))
      .filter((bearer) => bearer && bearer !== token)
    expect(new Set(access).size).toBe(1)
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
    expect(stored).not.toContain(access[0])
    expect(
      watched.requests.filter(({ url }) => url.includes(code) || url.includes(access[0] ?? '?')),
    ).toEqual([])
  })

  test('five wrong codes lock it, for the right one too; a new link of the account opens it again', async ({
    page,
  }) => {
    const desk = deskOn(page)
    await desk.open()
    const code = await desk.codeOf(ruth)
    await (await generateLinkOf(page, ruth)).click()
    const { heading, button, say } = recipientOn(page)
    const field = page.getByRole('textbox', { name: say('keygen.code.field') })
    for (const left of ['4 attempts are', '3 attempts are', '2 attempts are', '1 attempt is']) {
      await field.fill(wrongFor(code))
      await button('keygen.code.open').click()
      await expect(page.getByText(new RegExp(`${left} left`))).toBeVisible()
    }
    await field.fill(wrongFor(code))
    await button('keygen.code.open').click()
    await heading('keygen.linkState.locked.title').waitFor()

    await desk.open()
    await desk.does('send_link', ruth)
    await expect.poll(() => desk.codeOf(ruth), 'a code of its own').not.toBe(code)
    const second = await desk.codeOf(ruth)
    await page.goto(await newestLink(page, ruth))
    await field.fill(second)
    await button('keygen.code.open').click()
    await heading('keygen.identity.title').waitFor()
  })
})
