import { expect, type Page } from '@playwright/test'
import { passTimeUntil } from './passing-time'
import type { Loss, Product } from './product'
import { recipientOn } from './recipient'
import { emptyHanded, walkToFile } from './wayfarer'

/** Texts and code of what comes after the first page. */
const laterParts = /\/assets\/(flow-pages|en)-[\w-]+\.js/

/**
 * Three parts, asked for by hint and by need; Gecko itself asks ten times where a connection is cut. A storm
 * has thousands.
 */
const fewRequests = 3 * 2 * 10 + 1

/** From an opened link over texts and code that do not arrive, said in their place, to the next question. */
export async function walkPastLoss(
  page: Page,
  product: Product,
  loss: Loss,
): Promise<{ readonly goOn: (downloads?: boolean) => Promise<void> }> {
  const recipient = recipientOn(page)
  const { link, approve } = await product.begin()
  // A part that hangs is given up after a while, which nobody here waits for.
  if (loss === 'hang') await page.clock.install()
  // The parts of the first page arrive before the reply about its order; later parts are lost.
  await page.route(
    '**/api/v1/pickup',
    async (route) => {
      await page.locator('main').waitFor()
      product.lose(laterParts, loss)
      await route.continue()
    },
    { times: 1 },
  )
  await page.goto(product.url + link)
  await recipient.heading('keygen.identity.title').waitFor()
  await recipient.confirmIdentity()
  const title = titles[loss]
  const again = recipient.button('app.tryAgain')
  const seesTitle = async () => {
    if (loss !== 'hang') return recipient.heading(title).waitFor()
    await passTimeUntil(recipient.heading(title))
  }
  await seesTitle()
  expect(product.lost.length).toBeLessThan(fewRequests)

  // Again while nothing changed: asked once more, and said again.
  const before = product.lost.length
  await again.click()
  if (loss === 'hang') await recipient.heading(title).waitFor({ state: 'hidden' })
  await seesTitle()
  await again.waitFor()
  expect(product.lost.length - before).toBeLessThan(fewRequests)

  product.lose(null)
  if (loss === 'hang') {
    await recipient.button('app.reload').click()
    await recipient.confirmIdentity()
  } else await again.click()
  await recipient.heading('keygen.device.title').waitFor()
  const meanwhile = async () => void (await approve())
  return {
    /** And on to the saved file. */
    goOn: (downloads = true) => walkToFile(page, { belongings: emptyHanded(), downloads, meanwhile }),
  }
}

/**
 * A server that answers that it has no such part, or sends a page in its place, has another version of the
 * app.
 */
const titles: Readonly<Record<Loss, string>> = {
  '404': 'errors.version-gone.title',
  type: 'errors.version-gone.title',
  cut: 'errors.network-unreachable.title',
  hang: 'errors.network-unreachable.title',
}
