import { expect, onTestFinished } from 'vitest'
import { page } from 'vitest/browser'
import type { Pickup } from '../../../src/contract/schema'
import type { KeptKeyFacts } from '../../../src/crypto-worker/client'
import { KeygenFlow } from '../../../src/features/keygen/keygen-flow'
import { type OpenLinkState, type Resumption, resumeFrom } from '../../../src/features/keygen/link/resumption'
import { renderPage } from '../render-part'
import type { createFakeCryptoWorker } from './fake-crypto-worker'
import { LanguageSwitchBar } from './language-switch-bar'

interface FlowOptions {
  readonly worker: Pick<ReturnType<typeof createFakeCryptoWorker>, 'client'>
  readonly pickup: Pickup
  readonly kept?: readonly KeptKeyFacts[]
}

/** The flow of an opened link, on a page of its own; the address is the root's again when the test ends. */
export async function openFlow({ worker, pickup, kept = [] }: FlowOptions) {
  const opened: string[] = []
  // Where the product has it; what an earlier test left in the history is none of this flow's.
  history.replaceState(null, '', '/generate')
  onTestFinished(() => history.replaceState(null, '', '/'))
  const queryClient = await renderPage(
    <>
      <LanguageSwitchBar />
      <KeygenFlow
        link={{ number: 1, token: 'secret-token' }}
        opened={{
          pickup,
          resumption: resumeFrom(pickup, {
            looked: true,
            keys: kept,
            unreadable: 0,
          }) as Resumption<OpenLinkState>,
        }}
        crypto={worker.client}
        onOpenAgain={() => opened.push('again')}
      />
    </>,
  )
  return { queryClient, openedAgain: () => opened.length }
}

export const button = (name: string) => page.getByRole('button', { name, exact: true })
export const click = (name: string) => button(name).click()
export const heading = (name: string) => page.getByRole('heading', { level: 1, name })
export const text = (part: string) => page.getByText(part, { exact: false })
export const asksBeforeLeaving = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

/** From the first question to the last, answered; gives the passphrase. */
export async function toCreate(): Promise<string> {
  await click('Yes, this is me')
  await expect.element(heading('Where will you install it?')).toBeVisible()
  await page.getByRole('radio', { name: 'Mac', exact: true }).click()
  await click('Continue')
  await expect.element(heading('Which password should protect the file?')).toBeVisible()
  // The card comes a frame after the heading.
  const shown = () => document.querySelector('p[translate=no]')?.textContent ?? ''
  await expect.poll(shown).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){5}$/)
  const passphrase = shown()
  await page.getByRole('checkbox').click()
  await click('Use this password')
  await expect.element(heading('Create your certificate')).toBeVisible()
  await page.getByRole('checkbox').click()
  // The entry in the browser's history comes a frame after the page.
  await expect.poll(() => history.state).toEqual({ keygenStep: 'agreement' })
  return passphrase
}

/** Stops the browser from really saving what is clicked next. */
export function saveNothing(): void {
  document.addEventListener('click', (event) => event.preventDefault(), { once: true })
}

/** Sets until the test ends whether the browser promises to keep its storage. */
export function promiseStorage(durable: boolean): void {
  const { persist, persisted } = navigator.storage
  const answer = () => Promise.resolve(durable)
  Object.assign(navigator.storage, { persist: answer, persisted: answer })
  onTestFinished(() => {
    Object.assign(navigator.storage, { persist, persisted })
  })
}
