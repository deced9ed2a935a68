import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { AppError } from '../../../src/errors'
import { KeptKeys } from '../../../src/features/keygen/kept-keys-page'
import { renderPage, workerThat } from '../render-part'
import { keptKey, sealedKeyPem } from './fake-crypto-worker'
import { button, click, heading, text } from './flow-page'

const sent = {
  ...keptKey,
  orderNumber: '1004999',
  publicKeySha256: 'b'.repeat(64),
  sentAt: '2026-11-21T12:00:00Z',
  deviceId: 'a device of another build',
}
const show = (answers: Parameters<typeof workerThat>[0]) =>
  renderPage(<KeptKeys crypto={workerThat(answers)} />)

test('each key: its order, when it was made and sent, and how to go on', async () => {
  await show({ listKeptKeys: () => ({ keys: [keptKey, sent], unreadable: [] }) })
  await expect.element(heading('Keys kept in this browser')).toBeVisible()
  for (const { orderNumber } of [keptKey, sent]) {
    await expect.element(page.getByRole('heading', { level: 2, name: `Order ${orderNumber}` })).toBeVisible()
    await expect.element(text(`the link in your mail for order ${orderNumber}`)).toBeVisible()
  }
  await expect.element(text('not that this browser knows')).toBeVisible()
})

test('one is erased, after the person has read what that means; the others stay', async () => {
  const removed: unknown[] = []
  await show({
    listKeptKeys: () => ({ keys: [keptKey, sent], unreadable: [] }),
    removeKeptKey: (input) => void removed.push(input),
  })
  await expect.element(button('Erase the key of order 1004999')).toBeVisible()
  ;(button('Erase the key of order 1004999').element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  // The question has the focus, and nothing of the key beside it.
  await expect
    .poll(() => document.activeElement?.textContent)
    .toMatch(/Erase the key in this browser\?.*Keep it.*Erase the key$/)
  expect(document.activeElement?.textContent).not.toContain('Key made')
  await expect.element(page.getByRole('alert')).toHaveTextContent('First check that you have the “.p12” file')
  expect(removed).toEqual([])
  await click('Erase the key')
  await expect.element(page.getByRole('status').filter({ hasText: 'order 1004999' })).toBeVisible()
  expect(removed).toEqual([{ publicKeySha256: sent.publicKeySha256 }])
  await expect.element(button(`Erase the key of order ${keptKey.orderNumber}`)).toBeVisible()
})

test('nothing kept: that, and what would be here', async () => {
  await show({ listKeptKeys: () => ({ keys: [], unreadable: [] }) })
  await expect.element(text('No key is kept in this browser.')).toBeVisible()
  await expect.element(text('When you make a certificate in this browser')).toBeVisible()
  expect(text('Each one is sealed').elements()).toHaveLength(0)
})

test('a request file that is saved here is noted, and shown as saved', async () => {
  const noted: unknown[] = []
  await show({
    listKeptKeys: () => ({ keys: [{ ...keptKey, fileSavedAt: null }], unreadable: [] }),
    keptKeyPem: () => ({ facts: keptKey, sealedKeyPem }),
    noteKeptKey: (input) => void noted.push(input),
  })
  const saved = page.getByRole('definition').nth(2)
  await expect.element(saved).toHaveTextContent('no')
  await page.getByText('Save a backup of your key').click()
  await click('Make the request file')
  document.addEventListener('click', (event) => event.preventDefault(), { once: true })
  await page.getByRole('link', { name: /^Save certdesk-request/ }).click()
  await expect.element(saved).toHaveTextContent(/ at /)
  expect(noted).toHaveLength(1)
})

test('one that cannot be read is told, and can be erased', async () => {
  const removed: unknown[] = []
  await show({
    listKeptKeys: () => ({ keys: [], unreadable: ['c'.repeat(64)] }),
    removeKeptKey: (input) => void removed.push(input),
  })
  await click('Erase the unreadable key')
  await click('Erase the key')
  await expect.poll(() => removed).toEqual([{ publicKeySha256: 'c'.repeat(64) }])
})

test('could not look: that is said, nothing about keys, and it looks again', async () => {
  let broken = true
  await show({
    listKeptKeys: () => {
      if (broken) throw new AppError('storage-unreadable')
      return { keys: [keptKey], unreadable: [] }
    },
  })
  await expect.element(text('Stored data can’t be read right now')).toBeVisible()
  expect(text('No key is kept').elements()).toHaveLength(0)
  broken = false
  await click('Try again')
  await expect
    .element(page.getByRole('heading', { level: 2, name: `Order ${keptKey.orderNumber}` }))
    .toBeVisible()
})
