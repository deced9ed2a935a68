import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { type CryptoWorkerClient, createCryptoWorkerClient } from '../../../src/crypto-worker/client'
import { AppError } from '../../../src/errors'
import { ClosedLinkPage } from '../../../src/features/keygen/link-state/closed-page'
import { keysOf } from '../../setup/kept-keys'
import { renderPart, workerThat } from '../render-part'
import { issued, pickup } from './fake-backend'
import { button, click, text } from './flow-page'
import { keepKeyFor } from './keep-key'

const erase = 'Erase the key kept here'
const refused = { ...pickup, status: 'refused', refusal: null } as const
const orderCancelled = { ...pickup, status: 'cancelled', cancelledAt: '2026-11-20T09:00:00Z' } as const
const revoked = { ...issued, status: 'revoked', revokedAt: '2026-11-20T09:00:00Z' } as const

interface Closed {
  readonly state: 'refused' | 'cancelled' | 'revoked' | 'not-ready'
  readonly opened: typeof pickup
}
const closed: readonly Closed[] = [
  { state: 'refused', opened: refused },
  { state: 'cancelled', opened: orderCancelled },
  { state: 'revoked', opened: revoked },
]

const show = ({ state, opened }: Closed, crypto: CryptoWorkerClient, keyKept = true) =>
  renderPart(
    <ClosedLinkPage
      state={state}
      pickup={opened}
      keyKept={keyKept}
      notLooked={null}
      crypto={crypto}
      onLookAgain={() => {}}
    />,
  )

describe('a key kept for a link that is closed', () => {
  let crypto: CryptoWorkerClient
  let pickupId: string
  beforeEach(async () => {
    crypto = createCryptoWorkerClient()
    pickupId = `pickup-${globalThis.crypto.randomUUID()}`
    await keepKeyFor(pickupId, crypto)
  })
  afterEach(() => crypto.stop())
  const keptKeys = async () => keysOf(await crypto.call('findKeptKeys', { pickupId }))

  test.each(closed)(
    '$state: is erased once the person has read what that means',
    async ({ state, opened }) => {
      await show({ state, opened: { ...opened, pickupId } }, crypto)
      await expect.element(text('still keeps the key you made')).toBeVisible()
      const needed = text(
        'still needs this key. Only the copy in this browser is erased; your “.p12” file stays',
      )
      if (state === 'revoked') await expect.element(needed).toBeVisible()
      else expect(needed.elements()).toHaveLength(0)
      await click(erase)
      await expect.element(page.getByRole('alert')).toBeVisible()
      await click('Keep it')
      expect(await keptKeys()).toHaveLength(1)
      await click(erase)
      await click('Erase the key')
      await expect.element(page.getByRole('status')).toHaveTextContent('The key was erased in this browser')
      expect(await keptKeys()).toHaveLength(0)
      expect(button(erase).elements()).toHaveLength(0)
    },
  )

  test('that cannot be erased: the fault by its code, and once more', async () => {
    let fails = true
    const full = workerThat({
      dropKeptKeys: () => {
        if (fails) throw new AppError('storage-unavailable')
      },
    })
    await show({ state: 'refused', opened: refused }, full)
    await click(erase)
    await click('Erase the key')
    await expect.element(page.getByText('storage-unavailable', { exact: true })).toBeVisible()
    fails = false
    await click('Try again')
    await expect.element(page.getByRole('status')).toHaveTextContent('The key was erased in this browser')
  })
})

test.each<Closed & { readonly keyKept: boolean }>([
  ...closed.map((page) => ({ ...page, keyKept: false })),
  { state: 'not-ready', opened: { ...pickup, status: 'not_ready' }, keyKept: true },
])('$state, key kept: $keyKept: nothing to erase', async (state) => {
  await show(state, workerThat({}), state.keyKept)
  await expect.element(page.getByRole('link', { name: pickup.contact.email })).toBeVisible()
  expect(button(erase).elements()).toHaveLength(0)
})
