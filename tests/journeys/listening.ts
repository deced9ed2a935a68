import type { Page, Request, Response } from '@playwright/test'
import { expect } from './watched-test'

/**
 * The first request of a page that is like this, from now on: to be called before what makes it, and waited
 * for after. Without a deadline of its own, which would run while a person is still on the way there.
 */
export const firstRequest = (page: Page, isWanted: (request: Request) => boolean): Promise<Request> =>
  new Promise((resolve) =>
    page.on('request', (request) => {
      if (isWanted(request)) resolve(request)
    }),
  )

/** The first answer to a path that ends like this, in the same way. */
export const firstAnswer = (
  page: Page,
  pathEnd: string,
  isWanted: (response: Response) => boolean = () => true,
): Promise<Response> =>
  new Promise((resolve) =>
    page.on('response', (response) => {
      if (response.url().endsWith(pathEnd) && isWanted(response)) resolve(response)
    }),
  )

/**
 * Keeps the bodies of the good answers to a path that ends like this, as the page itself gets them: the
 * browser's tools keep none that a page reads piece by piece. Answers how to wait for the first one.
 */
export async function keepAnswers(page: Page, pathEnd: string): Promise<() => Promise<unknown>> {
  const keep = (wanted: string) => {
    const kept = globalThis as unknown as { keptAnswers?: string[] }
    if (kept.keptAnswers) return
    const answers: string[] = []
    kept.keptAnswers = answers
    const { fetch } = globalThis
    globalThis.fetch = async (...request) => {
      const response = await fetch(...request)
      if (response.ok && response.url.endsWith(wanted)) answers.push(await response.clone().text())
      return response
    }
  }
  await page.addInitScript(keep, pathEnd)
  await page.evaluate(keep, pathEnd)
  const first = () =>
    page.evaluate(() => (globalThis as unknown as { keptAnswers?: string[] }).keptAnswers?.[0] ?? null)
  return async () => {
    await expect.poll(first).not.toBeNull()
    return JSON.parse((await first()) ?? '')
  }
}
