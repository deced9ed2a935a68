import { Suspense } from 'react'
import { afterEach, beforeEach, vi } from 'vitest'
import { page } from 'vitest/browser'
import { AccountRoutes } from '../../../src/app/account-routes'
import type { ClientOrderDraft } from '../../../src/domain/orders/client-order-draft'
import { draftsOf } from '../../../src/features/client-orders/drafts/use-account-drafts'
import { exampleDraft, orderNow } from '../../setup/order-policy'
import { renderPage } from '../render-part'
import { startOrdersBackend } from './orders-backend'

/** The drafts of the account that the backend of these tests has. */
export const browserDrafts = draftsOf('account-severn')

/** Only the date: timers and frames go on as they are. */
const stopTheClock = () => vi.useFakeTimers({ toFake: ['Date'], now: orderNow })

/**
 * Each test of a file begins with a backend of its own, the time of the examples and no draft. Gives the
 * backend of the test that runs.
 */
export function eachWithOrdersBackend(policy?: Parameters<typeof startOrdersBackend>[0]) {
  let backend: ReturnType<typeof startOrdersBackend>
  beforeEach(async () => {
    stopTheClock()
    await removeDrafts()
    backend = startOrdersBackend(policy)
  })
  afterEach(async () => {
    backend.stop()
    vi.useRealTimers()
    await removeDrafts()
  })
  return () => backend
}

/** The pages of an account at an address, as the app has them. */
export async function openPage(path: string) {
  history.replaceState(null, '', path)
  await renderPage(
    <Suspense fallback={null}>
      <AccountRoutes />
    </Suspense>,
  )
}

const accepted = (version: string) => ({ version, acceptedAt: '2026-11-21T11:00:00.000Z' })

/** A draft with nothing left to do but to submit it. */
export const finishedDraft = (rows = 1, changes: Partial<ClientOrderDraft> = {}): ClientOrderDraft =>
  exampleDraft(rows, {
    payment: { method: 'contract', cardSessionId: null, depositSessionId: null },
    attestation: accepted('2026-01'),
    servicesAgreement: accepted('2026-02'),
    idempotencyKey: 'key-0123456789-0123456789',
    ...changes,
  })

let drafts = 0

/** Puts a draft into this browser and gives its id. */
export async function keepDraft(content: ClientOrderDraft, step = 'settings'): Promise<string> {
  const draftId = `draft-${Date.now()}-${drafts++}`
  await browserDrafts.save(draftId, 0, { kind: 'client_order', step, content })
  return draftId
}

/** Leaves the browser as it was found. */
async function removeDrafts(): Promise<void> {
  const { drafts, unreadable } = await browserDrafts.list()
  for (const draftId of [...drafts.map((one) => one.draftId), ...unreadable])
    await browserDrafts.remove(draftId)
  history.replaceState(null, '', '/')
}

export const button = (name: string | RegExp) => page.getByRole('button', { name })
export const radio = (name: string | RegExp) => page.getByRole('radio', { name })
export const heading = (name: string) => page.getByRole('heading', { level: 1, name })
export const text = (part: string) => page.getByText(part, { exact: false })
export const focusedId = () => document.activeElement?.id ?? ''
