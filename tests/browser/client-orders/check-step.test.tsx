import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { OrderSubmission } from '../../../src/contract/schema'
import type { ClientOrderDraft } from '../../../src/domain/orders/client-order-draft'
import { examplePolicy } from '../../setup/order-policy'
import {
  browserDrafts,
  button,
  eachWithOrdersBackend,
  finishedDraft,
  focusedId,
  heading,
  keepDraft,
  openPage,
  text,
} from './order-pages'
import { orderNumber, problem, unreachable } from './orders-backend'

const plenty = examplePolicy()
const policy = {
  ...plenty,
  paymentOptions: {
    ...plenty.paymentOptions,
    contract: {
      name: 'CT-2026',
      endsAt: '2027-01-01T00:00:00Z',
      remaining: [{ productId: 'employee', certificates: 500 }],
    },
  },
}
const ordersBackend = eachWithOrdersBackend(policy)

async function openCheck(rows = 1, changes: Partial<ClientOrderDraft> = {}) {
  const draftId = await keepDraft(finishedDraft(rows, changes), 'check')
  await openPage(`/orders/new/${draftId}/check`)
  await expect.element(heading('Check your answers')).toBeVisible()
  return draftId
}
const submit = () => button('Agree and submit certificate request')
const summary = () => page.getByRole('region', { name: 'Please look at this again' })
const posted = () => ordersBackend().askedFor('POST /orders')

test('what is missing leads to its field, and from there back', async () => {
  await openCheck(1, { attestation: null })
  await expect.element(text('Before you can submit')).toBeVisible()
  await button(/^Attestation: /).click()
  await expect.element(heading('Attestation and agreement')).toBeVisible()
  await expect.poll(focusedId).toBe('order-attestation')
  await page.getByRole('checkbox', { name: /Severn Analytics Ltd has checked/ }).click()
  await button('Save and go back to the check').click()
  await expect.element(heading('Check your answers')).toBeVisible()
  await expect.element(text('Before you can submit')).not.toBeInTheDocument()
})

test('nothing is sent while something is missing: the summary takes the focus', async () => {
  await openCheck(1, { attestation: null })
  await submit().click()
  await expect.element(summary()).toHaveFocus()
  expect(document.title).toMatch(/^Error: /)
  expect(posted()).toEqual([])
})

test('a double click makes one order, under the draft’s key; the draft becomes a note of it', async () => {
  const draftId = await openCheck()
  await submit().dblClick()
  await expect.element(heading('Your request is submitted')).toBeVisible()
  expect(posted()).toHaveLength(1)
  expect(posted()[0]?.idempotencyKey).toBe('key-0123456789-0123456789')
  const sent = posted()[0]?.body as OrderSubmission
  expect(sent.masterAgreementVersion).toBe('2026-03')
  expect(sent.servicesAgreement).toEqual({ version: '2026-02', acceptedAt: '2026-11-21T11:00:00.000Z' })
  expect((await browserDrafts.load(draftId)).placedAs).toBe(orderNumber)
})

test('an order that is placed while the person is elsewhere takes them nowhere', async () => {
  const draftId = await openCheck()
  let reply: (response: Response) => void = () => undefined
  ordersBackend().answer('POST /orders', () => new Promise((resolve) => (reply = resolve)))
  await submit().click()
  await expect.poll(posted).toHaveLength(1)
  await button('Back').click()
  await expect.element(heading('Attestation and agreement')).toBeVisible()
  reply(ordersBackend().json({ orderNumber, placedAt: '2026-11-21T11:59:00Z' }, 201))
  await expect.poll(async () => (await browserDrafts.load(draftId)).placedAs).toBe(orderNumber)
  expect(location.pathname).not.toBe(`/orders/${orderNumber}`)
})

test('a lost reply is no failure: the very same is sent again', async () => {
  await openCheck()
  ordersBackend().answer('POST /orders', unreachable)
  await submit().click()
  await expect.element(text('We do not know whether your request arrived')).toBeVisible()
  await button('Send it again').click()
  await expect.element(heading('Your request is submitted')).toBeVisible()
  const [first, second] = posted()
  expect(second).toEqual(first)
})

test('a page of a proxy says nothing about the order: the very same is sent again', async () => {
  await openCheck()
  const blocked = () =>
    new Response('<h1>Blocked</h1>', { status: 403, headers: { 'Content-Type': 'text/html' } })
  ordersBackend().answer('POST /orders', blocked)
  await submit().click()
  await expect.element(text('We do not know whether your request arrived')).toBeVisible()
  await button('Send it again').click()
  await expect.element(heading('Your request is submitted')).toBeVisible()
  const [first, second] = posted()
  expect(second).toEqual(first)
})

test('the server’s refusal comes to the row and the field it is about, and stays until that changes', async () => {
  await openCheck(30)
  ordersBackend().answer('POST /orders', () =>
    problem('order-refused', 422, {
      errors: [
        { pointer: '/recipients/26/emails/0', type: 'urn:certdesk:problem:email-malformed' },
        { pointer: '/signatureHash', type: 'urn:certdesk:problem:choice-not-offered' },
      ],
    }),
  )
  await submit().click()
  await expect.element(summary()).toHaveFocus()
  await expect
    .element(button(/^Recipient 27 \(person27@severn\.example\): This is not an e\u2011mail address/))
    .toBeVisible()
  await button(/^Signature hash: /).click()
  await expect.element(heading('Certificate settings')).toBeVisible()
  await expect.poll(focusedId).toBe('order-signatureHash')
  await page.getByRole('radio', { name: 'SHA-384' }).click()
  await button('Save and go back to the check').click()
  await expect.element(heading('Check your answers')).toBeVisible()
  await expect.element(button(/^Recipient 27/)).toBeVisible()
  await expect.element(button(/^Signature hash: /)).not.toBeInTheDocument()
})

test('a key that was used before leads to the order it made', async () => {
  await openCheck()
  ordersBackend().answer('POST /orders', () =>
    problem('idempotency-key-reused', 409, { details: { orderNumber: '1004999' } }),
  )
  await submit().click()
  await expect
    .element(page.getByRole('link', { name: 'Go to order 1004999' }))
    .toHaveAttribute('href', '/orders/1004999')
})

test('hundreds of recipients are summarized, turned over and searched', async () => {
  await openCheck(300)
  await expect.element(page.getByText('300 certificates', { exact: true })).toBeVisible()
  await expect.element(text('1–20 of 300')).toBeVisible()
  await button('Next').click()
  await expect.element(text('21–40 of 300')).toBeVisible()
  await page.getByLabelText('Search names and addresses').fill('person277@')
  await expect.element(text('1–1 of 1')).toBeVisible()
  await expect.element(page.getByRole('link', { name: /^Change .*Surname 277/ })).toBeVisible()
})

test('Change opens the settings and Back of the browser leads here again', async () => {
  await openCheck()
  await page.getByRole('link', { name: 'Change Certificate settings' }).click()
  await expect.element(heading('Certificate settings')).toBeVisible()
  history.back()
  await expect.element(heading('Check your answers')).toBeVisible()
})
