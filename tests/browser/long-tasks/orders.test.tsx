import { expect } from 'vitest'
import { page } from 'vitest/browser'
import type { Organization } from '../../../src/contract/schema'
import { maxTableLength } from '../../../src/features/client-orders/import/table'
import { exampleDraft, examplePolicy, exampleRow } from '../../setup/order-policy'
import {
  eachWithOrdersBackend,
  finishedDraft,
  heading,
  keepDraft,
  openPage,
  radio,
} from '../client-orders/order-pages'
import { button, openRecipients } from '../client-orders/recipients-page'
import { fuzzPage } from './fuzz-page'

const policy = examplePolicy()
const organizations = Array.from(
  { length: 12 },
  (_, at): Organization => ({
    ...(policy.organizations[0] as Organization),
    organizationId: at === 0 ? 'org-severn' : `org-${at}`,
  }),
)
eachWithOrdersBackend({ ...policy, organizations })

async function openSettings() {
  const draftId = await keepDraft(finishedDraft())
  await openPage(`/orders/new/${draftId}/settings`)
  await expect.element(heading('Certificate settings')).toBeVisible()
}
fuzzPage('settings', {
  open: async () => {
    await openSettings()
    await radio('Add an organization').click()
    await radio('Custom length').click()
    await expect.element(page.getByLabelText('Length in days')).toBeVisible()
  },
  submit: 'Continue',
})

fuzzPage('last day', {
  open: async () => {
    await openSettings()
    await radio('Custom expiry date').click()
    await expect.element(page.getByLabelText('Last day')).toBeVisible()
  },
  submit: 'Continue',
})

fuzzPage('recipients', {
  open: async () => {
    const recipients = Array.from({ length: 30 }, (_, at) => exampleRow(at + 1))
    recipients[0] = { ...exampleRow(1), hasOwnCsr: true }
    await openRecipients({ draft: exampleDraft(0, { recipients }) })
    await page.getByRole('button', { name: /^Recipient 1\s/ }).click()
    await expect.poll(() => document.querySelector('[id$="-csrPem"]')).not.toBeNull()
  },
  submit: 'Continue',
  mostBytes: { '[id^="recipient-"][id$="-csrPem-file-input"]': 1024 * 1024 },
})

fuzzPage('list of recipients', {
  open: async () => {
    await openRecipients({ draft: exampleDraft(0, { recipients: [] }) })
    await button('Paste or import a list').first().click()
    await expect.poll(() => document.querySelector('#recipients-paste')).not.toBeNull()
  },
  submit: 'Read these rows',
  mostBytes: { '#recipients-file-input': maxTableLength },
  isQuiet: () => !/Reading/.test(document.body.textContent ?? ''),
})

fuzzPage('check', {
  open: async () => {
    const draftId = await keepDraft(finishedDraft(1_000))
    await openPage(`/orders/new/${draftId}/check`)
    await expect.poll(() => document.querySelector('#check-search')).not.toBeNull()
  },
})

fuzzPage('deposit', {
  open: async () => {
    const payment = { method: 'balance', cardSessionId: null, depositSessionId: null } as const
    const draftId = await keepDraft(finishedDraft(3, { payment }))
    await openPage(`/orders/new/${draftId}/payment`)
    await expect.poll(() => document.querySelector('#order-deposit')).not.toBeNull()
  },
  submit: 'Continue',
})
