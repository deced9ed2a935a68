import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { button, eachWithOrdersBackend, heading, openPage, text } from './order-pages'
import { orderNumber, placedOrder, problem, unreachable } from './orders-backend'

const backend = eachWithOrdersBackend()

test('an order says what happens next, by whom and when', async () => {
  await openPage(`/orders/${orderNumber}`)
  await expect.element(heading('Your request is submitted')).toBeVisible()
  await expect.element(text(orderNumber)).toBeVisible()
  await expect.element(text('Confirm the domain severn.example')).toBeVisible()
  await expect.element(text('Make the keys and requests')).toBeVisible()
  await expect.element(text('1 of 3 done')).toBeVisible()
  await expect.element(text('Expected by 23 November 2026')).toBeVisible()
  await expect.element(text('link sent, not used yet')).toBeVisible()
})

test('it can be looked at again; what was read stays where the connection fails', async () => {
  await openPage(`/orders/${orderNumber}`)
  await expect.element(heading('Your request is submitted')).toBeVisible()
  backend().always(`GET /orders/${orderNumber}`, () =>
    backend().json({
      ...placedOrder,
      recipients: placedOrder.recipients.map((one) => ({ ...one, status: 'issued' })),
    }),
  )
  await button('Look again').click()
  await expect.element(text('certificate issued')).toBeVisible()
  backend().always(`GET /orders/${orderNumber}`, unreachable)
  await button('Look again').click()
  await expect.element(page.getByRole('alert')).toBeVisible()
  await expect.element(text('certificate issued')).toBeVisible()
})

test('an unknown number has a page of its own', async () => {
  backend().always('GET /orders/77', () => problem('order-unknown', 404))
  await openPage('/orders/77')
  await expect.element(heading('There is no such order')).toBeVisible()
  await expect.element(button('Try again')).not.toBeInTheDocument()
})
