import type { Page, Request, Response } from '@playwright/test'

/**
 * The first request of a page that is like this, from now on: to be called before what makes it, and waited for after. Without a deadline
 * of its own, which would run while a person is still on the way there.
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
