import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { examplePolicy, exampleProduct, mailboxProduct } from '../../setup/order-policy'
import {
  browserDrafts,
  button,
  eachWithOrdersBackend,
  finishedDraft,
  heading,
  keepDraft,
  openPage,
  text,
} from './order-pages'
import { problem } from './orders-backend'

const policy = examplePolicy([
  exampleProduct(),
  mailboxProduct(),
  exampleProduct({
    productId: 'ended',
    name: 'Class One',
    endOfLife: { since: '2025-07-10', successorId: 'mailbox', canBeOrdered: false },
  }),
  exampleProduct({
    productId: 'ending',
    name: 'Signature Plus',
    endOfLife: { since: '2027-07-10', successorId: 'employee', canBeOrdered: true },
  }),
])

const ordersBackend = eachWithOrdersBackend(policy)

const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) })

test('products are compared by what the catalogue says of them, those at their end apart', async () => {
  await openPage('/orders/new')
  await expect.element(heading('Request a certificate')).toBeVisible()
  await expect.element(row('Secure Email for Employee')).toHaveTextContent('1 to 2 years')
  await expect.element(row('Secure Email for Employee')).toHaveTextContent('at most 824 days')
  await expect.element(row('Secure Email for Employee')).toHaveTextContent('from €30.00 for 1 year')
  await expect
    .element(row('Secure Email for Individual Mailbox'))
    .toHaveTextContent('Also for addresses at public mail providers')
  await expect
    .element(row('Signature Plus'))
    .toHaveTextContent('Ends on 10 July 2027. Successor: Secure Email for Employee.')
  await expect
    .element(row('Class One'))
    .toHaveTextContent(
      'Ended on 10 July 2025; it can no longer be ordered. Successor: Secure Email for Individual Mailbox.',
    )
  await expect.element(button('Request: Signature Plus')).toBeVisible()
  await expect.element(button('Request: Class One')).not.toBeInTheDocument()
})

test('a request begins as a draft with an address of its own', async () => {
  await openPage('/orders/new')
  await button('Request: Secure Email for Employee').click()
  await expect.element(heading('Certificate settings')).toBeVisible()
  expect(location.pathname).toMatch(/^\/orders\/new\/[\w-]{22}\/settings$/)
})

test('drafts are listed, opened where they were left, and deleted only after a question', async () => {
  const draftId = await keepDraft(finishedDraft(3), 'payment')
  await openPage('/orders/new')
  await expect.element(text('3 recipients, saved')).toBeVisible()
  await button(/^Delete the draft/).click()
  await expect.element(button(/^Delete for good/)).toBeVisible()
  await button('Keep it').click()
  await page.getByRole('link', { name: 'Secure Email for Employee' }).click()
  await expect.element(heading('How do you want to pay?')).toBeVisible()
  expect(location.pathname).toBe(`/orders/new/${draftId}/payment`)

  // Folded where there is no room for it.
  await button('Menu').click()
  await page.getByRole('link', { name: 'Your drafts' }).click()
  await button(/^Delete the draft/).click()
  await button(/^Delete for good/).click()
  await expect.element(text('There is no draft in this browser.')).toBeVisible()
})

test('who signs in next sees no draft of the account before, and opens none', async () => {
  const draftId = await keepDraft(finishedDraft(3), 'payment')
  ordersBackend().always('GET /account', () =>
    ordersBackend().json({
      accountId: 'account-wye',
      accountName: 'Wye',
      user: { name: 'Somebody Else', email: 'else@wye.example' },
      administrator: { name: 'Grace Okafor', email: 'grace.okafor@severn.example' },
    }),
  )
  await openPage('/orders/drafts')
  await expect.element(text('There is no draft in this browser.')).toBeVisible()
  await openPage(`/orders/new/${draftId}/payment`)
  await expect.element(heading('This draft is not in this browser').first()).toBeVisible()
  expect((await browserDrafts.load(draftId)).content.recipients).toHaveLength(3)
})

test('a catalogue that does not come can be asked for again', async () => {
  ordersBackend().always('GET /products', () => problem('server-fault', 500))
  await openPage('/orders/new')
  await expect.element(button('Try again')).toBeVisible()
  ordersBackend().always('GET /products', () => ordersBackend().json(policy.catalogue))
  await button('Try again').click()
  await expect.element(button('Request: Secure Email for Employee')).toBeVisible()
})
