import { beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { createDrafts } from '../../../src/storage/drafts'
import { mailboxProduct } from '../../setup/order-policy'
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
import { problem } from './orders-backend'

const ordersBackend = eachWithOrdersBackend()

test('an address without a step leads to where the draft was left', async () => {
  const draftId = await keepDraft(finishedDraft(), 'agreement')
  await openPage(`/orders/new/${draftId}`)
  await expect.element(heading('Attestation and agreement')).toBeVisible()
  expect(location.pathname).toBe(`/orders/new/${draftId}/agreement`)
})

test('each step takes the focus, names the document, and is left by the browser’s Back and Forward', async () => {
  const draftId = await keepDraft(finishedDraft())
  await openPage(`/orders/new/${draftId}/settings`)
  await expect.element(text('Step 1 of 6')).toBeVisible()
  await button('Continue').click()
  await expect.element(heading('Order options')).toHaveFocus()
  expect(document.title).toBe('Order options – Certdesk')
  history.back()
  await expect.element(heading('Certificate settings')).toHaveFocus()
  history.forward()
  await expect.element(heading('Order options')).toHaveFocus()
})

test('a product that cannot renew itself has no step for it', async () => {
  const draft = finishedDraft(1, { productId: mailboxProduct().productId })
  const draftId = await keepDraft(draft)
  await openPage(`/orders/new/${draftId}/settings`)
  await expect.element(text('Step 1 of 5')).toBeVisible()
  await expect.element(radio(/Severn Analytics/)).not.toBeInTheDocument()
  await button('Continue').click()
  await expect.element(heading('Certificates to request')).toBeVisible()
})

describe('another tab’s newer version', () => {
  let draftId = ''
  beforeEach(async () => {
    draftId = await keepDraft(finishedDraft())
    await openPage(`/orders/new/${draftId}/settings`)
    await expect.element(heading('Certificate settings')).toBeVisible()
    // The other tab writes while this one is not told: as when both type at once.
    const other = createDrafts({ channelName: 'another-channel', accountId: 'account-severn' })
    const theirs = await other.load(draftId)
    await other.save(draftId, theirs.revision, {
      kind: 'client_order' as const,
      step: 'settings',
      content: { ...theirs.content, signatureHash: 'sha512' },
    })
    await radio('2 years').click()
    await expect.element(text('This draft was changed in another tab')).toBeVisible()
    expect((await browserDrafts.load(draftId)).content.validity.years).toBe(1)
  })

  test('is not overwritten: this one is kept as a draft of its own', async () => {
    await button('Keep mine as a draft of its own').click()
    await expect.poll(() => location.pathname).not.toContain(draftId)
    await expect.element(radio('2 years')).toBeChecked()
    expect((await browserDrafts.load(draftId)).content.signatureHash).toBe('sha512')
  })

  test('is taken: it is shown in the place of this one, and one goes on from it', async () => {
    await button('Look at the newer one').click()
    await expect.element(text('This draft was changed in another tab')).not.toBeInTheDocument()
    await expect.element(radio('1 year')).toBeChecked()
    expect(location.pathname).toBe(`/orders/new/${draftId}/settings`)
    await radio('2 years').click()
    const years = async () => (await browserDrafts.load(draftId)).content.validity.years
    await expect.poll(years).toBe(2)
    expect((await browserDrafts.load(draftId)).content.signatureHash).toBe('sha512')
    await expect.element(text('This draft was changed in another tab')).not.toBeInTheDocument()
  })
})

test('a draft that was submitted leads to its order', async () => {
  const content = finishedDraft()
  const draftId = await keepDraft(content)
  await browserDrafts.save(draftId, 1, { kind: 'client_order', step: 'check', content, placedAs: '1004242' })
  await openPage(`/orders/new/${draftId}/check`)
  await expect
    .element(page.getByRole('link', { name: 'order 1004242' }))
    .toHaveAttribute('href', '/orders/1004242')
})

test('a draft that is not in this browser is said, with the way on', async () => {
  await openPage('/orders/new/nowhere/settings')
  await expect.element(heading('This draft is not in this browser')).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'Go to your drafts and products' })).toBeVisible()
})

test('a product that is no longer offered is said, and the draft stays', async () => {
  const draftId = await keepDraft(finishedDraft(1, { productId: 'gone' }))
  await openPage(`/orders/new/${draftId}/settings`)
  await expect.element(heading('This product is no longer offered')).toBeVisible()
  expect((await browserDrafts.load(draftId)).content.productId).toBe('gone')
})

test('a backend that fails keeps the page and can be asked again', async () => {
  const draftId = await keepDraft(finishedDraft())
  ordersBackend().always('GET /organizations', () => problem('server-fault', 500))
  await openPage(`/orders/new/${draftId}/settings`)
  await expect.element(button('Try again')).toBeVisible()
  ordersBackend().always('GET /organizations', () => ordersBackend().json({ organizations: [] }))
  await button('Try again').click()
  await expect.element(heading('Certificate settings')).toBeVisible()
})
