import { walkPastLoss } from './arrival-walks'
import { test } from './product'
import { recipientOn } from './recipient'
import { expect } from './watched-test'

// One after the other, on one server.
test.describe.configure({ mode: 'default' })
// The browser notes each lost file as an error of its own, and React notes that something was thrown.
test.use({ expectedConsole: /Failed to load|MIME type|preload/ })

for (const loss of ['cut', '404', 'type', 'hang'] as const) {
  test(`texts and code that do not arrive (${loss}): said in place, tried again, nothing lost`, async ({
    page,
    product,
  }) => {
    const { goOn } = await walkPastLoss(page, product, loss)
    // From the next question on the way is the same after each of them.
    if (loss === 'cut') await goOn()
  })
}

test('offline when the next part is needed: said in place; goes on once online', async ({
  page,
  context,
  product,
}) => {
  const recipient = recipientOn(page)
  const { link } = await product.begin()
  await page.route('**/api/v1/pickup', async (route) => {
    const answer = await route.fetch()
    await page.locator('main').waitFor()
    await context.setOffline(true)
    await route.fulfill({ response: answer })
  })
  await page.goto(product.url + link)
  await recipient.confirmIdentity()
  await recipient.heading('errors.network-unreachable.title').waitFor()
  await context.setOffline(false)
  await recipient.button('app.tryAgain').click()
  await recipient.heading('keygen.device.title').waitFor()
})

test('a new version on the server: the page is loaded again, with its link', async ({ page, product }) => {
  const recipient = recipientOn(page)
  const { link } = await product.begin()
  await page.route(
    '**/api/v1/pickup',
    async (route) => {
      product.lose(/\/assets\/flow-pages-/, '404')
      await route.continue()
    },
    { times: 1 },
  )
  await page.goto(product.url + link)
  await recipient.confirmIdentity()
  await recipient.heading('errors.version-gone.title').waitFor()
  product.lose(null)
  await recipient.button('app.reload').click()
  await recipient.confirmIdentity()
  await recipient.heading('keygen.device.title').waitFor()
  expect(page.url()).toBe(`${product.url}/generate`)
})

test('a style sheet that does not arrive makes no fault of the page', async ({ page, product }) => {
  const recipient = recipientOn(page)
  const { link } = await product.begin()
  product.lose(/\/assets\/(flow-pages|generate-page)-.*\.css/, '404')
  await page.goto(product.url + link)
  await recipient.confirmIdentity()
  await recipient.chooseDevice()
  expect(product.lost.length).toBeGreaterThan(0)
  product.lose(null)
})

test('the first page asks what the link is for once, at once, and the key’s worker last', async ({
  page,
  product,
}) => {
  const recipient = recipientOn(page)
  const { link } = await product.begin()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.replace(/-[\w-]{8}\./, '.')))
  await page.goto(product.url + link)
  await recipient.heading('keygen.identity.title').waitFor()
  await recipient.button('keygen.identity.yes').waitFor()
  await expect.poll(() => asked.filter((path) => path === '/assets/worker.js')).toHaveLength(1)
  expect(asked.filter((path) => path === '/api/v1/pickup')).toHaveLength(1)
  const before = asked.slice(0, asked.indexOf('/assets/worker.js'))
  expect(before.length).toBeLessThanOrEqual(20)
  expect(before.indexOf('/api/v1/pickup')).toBeLessThan(before.indexOf('/assets/en.js'))
})
