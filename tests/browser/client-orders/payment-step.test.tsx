import { expect, test } from 'vitest'
import type { PaymentSession } from '../../../src/contract/schema'
import type { ClientOrderDraft } from '../../../src/domain/orders/client-order-draft'
import {
  browserDrafts,
  button,
  eachWithOrdersBackend,
  finishedDraft,
  heading,
  keepDraft,
  openPage,
  radio,
  text,
} from './order-pages'
import { paymentSession, problem } from './orders-backend'

const ordersBackend = eachWithOrdersBackend()

type Payment = ClientOrderDraft['payment']
const none: Payment = { method: null, cardSessionId: null, depositSessionId: null }

async function openPayment(payment: Partial<Payment> = {}, rows = 1) {
  const draftId = await keepDraft(finishedDraft(rows, { payment: { ...none, ...payment } }))
  await openPage(`/orders/new/${draftId}/payment`)
  await expect.element(heading('How do you want to pay?')).toBeVisible()
  return { draftId, stored: async () => (await browserDrafts.load(draftId)).content.payment }
}

const session = (changes: Partial<PaymentSession>) => {
  const one = paymentSession(changes)
  ordersBackend().always(`GET /payment-sessions/${one.paymentSessionId}`, () => ordersBackend().json(one))
  return one
}

test('the contract pays by default where enough is left', async () => {
  const { stored } = await openPayment()
  await expect.element(radio('Contract terms')).toBeChecked()
  await expect.poll(async () => (await stored()).method).toBe('contract')
  await expect.element(text('2 certificates of this product left')).toBeVisible()
})

test('a contract that is exhausted is disabled with the reason, and nothing is chosen', async () => {
  await openPayment({}, 3)
  await expect.element(radio('Contract terms')).toBeDisabled()
  await expect
    .element(text('has 2 certificates of this product left until 1 January 2027, and this order needs 3'))
    .toBeVisible()
  await button('Continue').click()
  await expect.element(button('Choose how you want to pay.')).toBeVisible()
})

test('too little balance is said before submit; the deposit keeps the draft before it leaves', async () => {
  const { draftId, stored } = await openPayment({ method: 'balance' }, 3)
  await expect.element(text('There are €60.00 on it: €30.00 too little')).toBeVisible()
  await button('Continue').click()
  await expect.element(button('The balance is too low for this order.')).toBeVisible()

  // The same address with a fragment: as good as leaving, and the test stays.
  const open = paymentSession({
    purpose: 'deposit',
    status: 'open',
    card: null,
    url: `${location.pathname}#provider`,
  })
  let before: Promise<Payment> | null = null
  session(open)
  ordersBackend().answer('POST /payment-sessions', () => ordersBackend().json(open, 201))
  window.addEventListener(
    'hashchange',
    () => {
      before = stored()
    },
    { once: true },
  )
  await button('Go to the deposit').click()
  await expect.poll(() => location.hash).toBe('#provider')
  expect(
    ordersBackend()
      .askedFor('POST /payment-sessions')
      .map(({ body }) => body),
  ).toEqual([
    {
      purpose: 'deposit',
      amount: { amount: 3_000, currency: 'EUR' },
      returnTo: `/orders/new/${draftId}/payment`,
      language: 'en',
    },
  ])
  await expect.poll(() => before).not.toBeNull()
  expect(((await before) as unknown as Payment).depositSessionId).toBe(open.paymentSessionId)
})

test('who chose otherwise while the provider was asked is not taken to it', async () => {
  const { stored } = await openPayment({ method: 'balance' }, 3)
  const open = paymentSession({
    purpose: 'deposit',
    status: 'open',
    card: null,
    url: `${location.pathname}#provider`,
  })
  session(open)
  let reply: (response: Response) => void = () => undefined
  ordersBackend().answer('POST /payment-sessions', () => new Promise((resolve) => (reply = resolve)))
  await button('Go to the deposit').click()
  await expect.poll(() => ordersBackend().askedFor('POST /payment-sessions')).toHaveLength(1)
  await radio(/^Card/).click()
  reply(ordersBackend().json(open, 201))
  await expect.poll(async () => (await stored()).depositSessionId).toBe(open.paymentSessionId)
  // It would go once the draft was read back: as often again, and it would be gone.
  for (let times = 0; times < 5; times++) await stored()
  expect(location.hash).toBe('')
})

test('less than what is missing is not deposited', async () => {
  await openPayment({ method: 'balance' }, 3)
  const { page } = await import('vitest/browser')
  await page.getByLabelText('Amount in EUR').fill('29,99')
  await button('Go to the deposit').click()
  await expect.element(text('Enter an amount of at least €30.00.')).toBeVisible()
  expect(ordersBackend().askedFor('POST /payment-sessions')).toEqual([])
})

test.each([
  ['declined', 'The card was declined for €30.00', 'The card was not authorized for this amount.'],
  ['cancelled', 'The authorization was cancelled', 'Have a card authorized for this amount'],
  ['expired', 'The authorization is no longer good', 'Have a card authorized for this amount'],
  ['open', 'The card is not authorized yet', 'Have a card authorized for this amount'],
] as const)('a card’s session that is %s is said, and does not go on', async (status, said, fault) => {
  const { paymentSessionId } = session({ status, card: null })
  await openPayment({ method: 'card', cardSessionId: paymentSessionId })
  await expect.element(text(said)).toBeVisible()
  await button('Continue').click()
  await expect.element(button(new RegExp(fault))).toBeVisible()
})

test('an authorized card goes on, and shows no more than its brand and last four digits', async () => {
  const { paymentSessionId } = session({})
  await openPayment({ method: 'card', cardSessionId: paymentSessionId })
  await expect.element(text('The card is authorized for €30.00')).toBeVisible()
  await expect.element(text('Visa •••• 1111')).toBeVisible()
  await button('Continue').click()
  await expect.element(heading('Attestation and agreement')).toBeVisible()
})

test('an authorization for less than the order comes to now has to be made anew', async () => {
  const { paymentSessionId } = session({})
  await openPayment({ method: 'card', cardSessionId: paymentSessionId }, 2)
  await expect.element(text('€30.00 are authorized, but the order comes to €60.00 now')).toBeVisible()
  await button('Continue').click()
  await expect.element(heading('How do you want to pay?')).toBeVisible()
})

test('a session that the server does not know any more is said', async () => {
  ordersBackend().always('GET /payment-sessions/session-00000000001', () =>
    problem('payment-session-unknown', 404),
  )
  await openPayment({ method: 'card', cardSessionId: 'session-00000000001' })
  await expect.element(text('The payment can no longer be found')).toBeVisible()
  await button('Continue').click()
  await expect.element(heading('How do you want to pay?')).toBeVisible()
})
