import type { BrowserContext, Page } from '@playwright/test'
import { goToQuietPage, newestLinkTo, settleIn, worldOn } from './mock-world'
import { type Person, recipientOn } from './recipient'
import type { Language } from './words'

/** Called at each state with its name, once it is there. */
export type Look = (page: Page, name: string) => Promise<void>

/** Leads a person in one language through some of the states that the recipient's pages can be in. */
export type Walk = (walker: Walker) => Promise<void>

export interface Walker {
  readonly context: BrowserContext
  readonly page: Page
  readonly language: Language
  readonly look: Look
}

/** Begins a mock world, with the product in the language. */
export async function begin({ page, language }: Walker): Promise<void> {
  await settleIn(page)
  await page.evaluate((chosen) => localStorage.setItem('certdesk.language', chosen), language)
}

export async function tokenOf(page: Page, person: Person): Promise<string> {
  await goToQuietPage(page)
  return newestLinkTo(await worldOn(page), person.email)
}

export async function openLink({ page, language }: Walker, person: Person) {
  const token = await tokenOf(page, person)
  await page.goto(`/generate#${token}`)
  return { ...recipientOn(page, language), token }
}

/** From the link to the button that makes the key. */
export async function toCreate(walker: Walker, person: Person) {
  const recipient = await openLink(walker, person)
  await recipient.confirmIdentity()
  await recipient.chooseDevice()
  const { password } = await recipient.takePassphrase()
  await recipient.acceptAgreement()
  await recipient.heading('keygen.create.title').waitFor()
  return { ...recipient, password }
}

/**
 * Makes the server unreachable for this page: the mock network answers behind a service worker, where
 * Playwright can't cut it.
 */
export async function cutOff(page: Page, isCutOff: boolean): Promise<void> {
  await page.evaluate((off) => {
    globalThis.isCutOff = off
    if (globalThis.reachable) return
    const fetch = globalThis.fetch.bind(globalThis)
    globalThis.reachable = fetch
    globalThis.fetch = (...args) =>
      globalThis.isCutOff ? Promise.reject(new TypeError('Failed to fetch')) : fetch(...args)
  }, isCutOff)
}

declare global {
  var isCutOff: boolean | undefined
  var reachable: typeof globalThis.fetch | undefined
}
