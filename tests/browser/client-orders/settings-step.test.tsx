import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { ClientOrderDraft } from '../../../src/domain/orders/client-order-draft'
import {
  browserDrafts,
  button,
  eachWithOrdersBackend,
  finishedDraft,
  focusedId,
  heading,
  keepDraft,
  openPage,
  radio,
  text,
} from './order-pages'

eachWithOrdersBackend()

async function openSettings(changes: Partial<ClientOrderDraft> = {}) {
  const draftId = await keepDraft(finishedDraft(1, changes))
  await openPage(`/orders/new/${draftId}/settings`)
  await expect.element(heading('Certificate settings')).toBeVisible()
  return { stored: async () => (await browserDrafts.load(draftId)).content }
}

test('what a product forbids is shown, disabled, with the reason', async () => {
  await openSettings()
  await expect.element(radio('3 years')).toBeDisabled()
  await expect.element(text('Not possible: this product lasts at most 824 days.')).toBeVisible()
})

test('the resulting dates follow each choice at once', async () => {
  await openSettings()
  await expect.element(text('ends on 21 November 2027: 365 days.')).toBeVisible()
  await radio('2 years').click()
  await expect.element(text('ends on 20 November 2028: 730 days.')).toBeVisible()
  await radio('Custom length').click()
  await page.getByLabelText('Length in days').fill('10')
  await expect.element(text('ends on 1 December 2026: 10 days.')).toBeVisible()
  await radio('Custom expiry date').click()
  await page.getByLabelText('Last day').fill('2027-06-30')
  await expect.element(text('Every certificate ends on 30 June 2027.')).toBeVisible()
})

test('too long a length is said at its field and in the summary, and goes as it is mended', async () => {
  await openSettings()
  await radio('Custom length').click()
  await page.getByLabelText('Length in days').fill('825')
  await button('Continue').click()
  await expect.element(page.getByRole('region', { name: 'Please look at this again' })).toHaveFocus()
  expect(document.title).toMatch(/^Error: /)
  const line = page.getByRole('region', { name: 'Please look at this again' }).getByRole('button')
  await expect.element(line).toHaveTextContent('At most 824 days are allowed for this product.')
  await line.click()
  expect(focusedId()).toBe('order-validity-days')
  await page.getByLabelText('Length in days').fill('824')
  await expect
    .element(page.getByRole('region', { name: 'Please look at this again' }))
    .not.toBeInTheDocument()
  await button('Continue').click()
  await expect.element(heading('Order options')).toBeVisible()
})

test('prevalidated organizations come first, with the day their validation ends; others say what happens', async () => {
  await openSettings()
  const names = [...document.querySelectorAll('input[name=organization]')].map(
    (input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? '',
  )
  expect(names[0]).toContain('Severn Analytics Ltd')
  expect(names[0]).toContain('Validated until 1\u00a0March\u00a02028')
  expect(names[1]).toContain('Avonmouth Ltd')
  expect(names[1]).toContain('Validation is under way')
  await page.getByText('None of these fits').click()
  await expect.element(page.getByRole('link', { name: 'grace.okafor@severn.example' })).toBeVisible()
})

test('an organization can be added, each missing fact is named, and what was typed stays with either choice', async () => {
  const { stored } = await openSettings()
  await radio('Add an organization').click()
  await button('Continue').click()
  for (const fault of [
    'Enter the organization’s legal name.',
    'Choose the organization’s country.',
    'Enter the organization’s public phone number.',
  ]) {
    await expect.element(page.getByRole('button', { name: fault })).toBeVisible()
  }
  await page.getByLabelText('Legal name').fill('Wye Ltd')
  await radio(/Severn Analytics/).click()
  // The draft begins with an existing organization: what tells that the change was kept is the name.
  await expect
    .poll(async () => (await stored()).organization)
    .toMatchObject({ kind: 'existing', added: { name: 'Wye Ltd' } })
})

test('one organization does not attest for another', async () => {
  const { stored } = await openSettings()
  expect((await stored()).attestation).not.toBeNull()
  await radio(/Avonmouth/).click()
  await expect.poll(async () => (await stored()).attestation).toBeNull()
})
