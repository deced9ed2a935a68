import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { memoryStore } from '../../../mocks/memory/memory-store'
import { openPaymentSession, paymentSession } from '../../../mocks/payment/payment'
import { ProviderPage } from '../../../mocks/payment-provider/provider-page'
import { firstMorning } from '../../../mocks/stage/first-morning'
import { listeners } from '../../../mocks/stage/listeners'
import { createWorld } from '../../../mocks/world/world'
import type { Language } from '../../../src/contract/schema'

const world = createWorld({
  clock: Date.now,
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  delay: async () => {},
  saved: memoryStore(),
  firstMorning,
  listeners,
})

async function openCheckout(language: Language = 'en') {
  const { paymentSessionId } = await world.change((scene) =>
    openPaymentSession(scene, {
      purpose: 'deposit',
      amount: { amount: 25_000, currency: 'EUR' },
      returnTo: '/orders/new/draft/payment',
      language,
    }),
  )
  const leave = vi.fn<(address: string) => void>()
  const shown = await render(
    <ProviderPage world={world} paymentSessionId={paymentSessionId} language="en" leave={leave} />,
  )
  return { leave, shown, session: () => world.read((scene) => paymentSession(scene, paymentSessionId)) }
}

afterEach(() => {
  document.documentElement.lang = 'en'
})

test('pays by keyboard alone, and goes back to where the person came from', async () => {
  const { leave, session } = await openCheckout()
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible()
  await userEvent.tab()
  await userEvent.keyboard('4111 1111 1111 1111')
  await userEvent.tab()
  await userEvent.keyboard('12/39')
  await userEvent.tab()
  await userEvent.keyboard('123{Enter}')
  await expect.poll(() => leave.mock.calls).toEqual([['/orders/new/draft/payment']])
  expect(await session()).toMatchObject({ status: 'succeeded', card: { brand: 'Visa', lastFour: '1111' } })
  expect(await world.read(async ({ account }) => (await account.get()).balance.amount)).toBe(12_000 + 25_000)
})

test('says what is wrong at the field, keeps what was typed, and stays', async () => {
  const { leave, session } = await openCheckout()
  await page.getByLabelText('Card number').fill('4111 1111 1111 1112')
  await page.getByRole('button', { name: /^Pay/ }).click()
  const number = page.getByLabelText('Card number')
  await expect.element(number).toHaveFocus()
  await expect.element(number).toHaveAttribute('aria-invalid', 'true')
  await expect.element(number).toHaveAccessibleDescription(/a digit is wrong or missing/)
  await expect.element(number).toHaveValue('4111 1111 1111 1112')
  expect(leave).not.toHaveBeenCalled()
  expect((await session()).status).toBe('open')
})

test('a test card that is declined brings back the person, too, and so does cancelling', async () => {
  const declined = await openCheckout()
  await page.getByRole('button', { name: /declined/ }).click()
  await page.getByRole('button', { name: /^Pay/ }).click()
  await expect.poll(() => declined.leave.mock.calls).toHaveLength(1)
  expect((await declined.session()).status).toBe('declined')
  await declined.shown.unmount()

  const cancelled = await openCheckout()
  await page.getByRole('button', { name: 'Cancel and go back' }).click()
  await expect.poll(() => cancelled.leave.mock.calls).toHaveLength(1)
  expect((await cancelled.session()).status).toBe('cancelled')
})

test('speaks the language that the session was opened in', async () => {
  await openCheckout('fr')
  await expect.element(page.getByRole('button', { name: /Payer 250,00/ })).toBeVisible()
  expect(document.documentElement.lang).toBe('fr')
})

test('of a session that there isn’t says so, with a way back', async () => {
  await render(<ProviderPage world={world} paymentSessionId="nobody" language="nl" leave={vi.fn()} />)
  await expect.element(page.getByRole('heading', { name: 'Deze betaling bestaat niet' })).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'Terug naar Certdesk' })).toHaveAttribute('href', '/')
})
