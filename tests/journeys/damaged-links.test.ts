import type { Page } from '@playwright/test'
import { deskOn } from './desk'
import { goToQuietPage, newestLinkTo, worldOn } from './mock-world'
import { alice, recipientOn } from './recipient'
import { expect, test } from './watched-test'

// Links as mail programs and filters change them: read, cleaned away, and sent to nobody.

test.use({ expectedConsole: /status of 401/ })

async function tokenOn(page: Page): Promise<string> {
  await goToQuietPage(page)
  return newestLinkTo(await worldOn(page), alice.email)
}

const changes: readonly (readonly [what: string, href: (token: string) => string])[] = [
  ['# escaped', (token) => `/generate%23${token}`],
  ['# escaped twice', (token) => `/generate%2523${token}`],
  ['quoted-printable', (token) => `/generate=23${token.slice(0, 9)}=%0D%0A${token.slice(9)}`],
  ['two slashes', (token) => `//generate#${token}`],
  ['capitals, a query and a rest', (token) => `/GENERATE?utm_source=x#${token}&data=05%7C02`],
  ['brackets and invisible signs', (token) => `/generate#%EF%BB%BF%3C${token}%E2%80%8B%3E.`],
]

test('what mail programs do to a link is undone: the token is in no address and no request but the first', async ({
  page,
  watched,
  baseURL,
}) => {
  await deskOn(page).open()
  const token = await tokenOn(page)
  const { heading } = recipientOn(page)
  for (const [what, href] of changes) {
    await test.step(what, async () => {
      await goToQuietPage(page)
      const before = watched.requests.length
      await page.goto(`${baseURL}${href(token)}`)
      await heading('keygen.identity.title').waitFor()
      await expect(page).toHaveURL('/generate')
      const entries = await page.evaluate(() =>
        (window as unknown as { navigation: { entries(): { url: string | null }[] } }).navigation
          .entries()
          .map(({ url }) => url),
      )
      expect(entries.filter((url) => url?.includes(token.slice(0, 9)))).toEqual([])
      // The browser's own request for the address, before any code of ours runs, can't be helped.
      const sent = watched.requests.slice(before).filter(({ url }) => url !== `${baseURL}${href(token)}`)
      expect(sent.filter(({ url }) => url.includes(token.slice(0, 9)) || /generate(%|=)/.test(url))).toEqual(
        [],
      )
      expect(sent.filter(({ headers }) => headers['referer'])).toEqual([])
      expect(sent.some(({ headers }) => headers['authorization'] === `Bearer ${token}`)).toBe(true)
    })
  }
})

test('one beyond reading: the mail is pasted, and it goes on', async ({ page }) => {
  await deskOn(page).open()
  const token = await tokenOn(page)
  const { heading, button, text, say } = recipientOn(page)
  await page.goto('/generate#%2')
  await heading('keygen.linkTrouble.damagedTitle').waitFor()
  await expect(page).toHaveURL('/generate')
  const field = page.getByRole('textbox', { name: say('keygen.linkTrouble.field') })
  await field.fill('Dear Alice')
  await button('keygen.linkTrouble.read').click()
  await expect(text('keygen.linkTrouble.missing')).toBeVisible()
  await expect(field).toBeFocused()
  await field.fill(`> Dear Alice,\n> open https://certdesk.example/generate#${token}\n> Regards`)
  await button('keygen.linkTrouble.read').click()
  await heading('keygen.identity.title').waitFor()
  await expect(page).toHaveURL('/generate')
})
