import { expect, type Locator } from '@playwright/test'

/**
 * Lets time pass in the pages of the browser until something is seen there, so that a test needs no patience.
 * `page.clock.install()` comes first, before the page is opened.
 */
export async function passTimeUntil(seen: Locator): Promise<void> {
  await expect(async () => {
    await seen.page().clock.fastForward(10_000)
    await seen.waitFor({ timeout: 500 })
  }).toPass()
}
