import type { Page } from '@playwright/test'
import { amelie, employee, requesterOn } from './requester'
import { expect, test } from './watched-test'

/** A draft at its recipients, with one of them filled in. */
async function begunDraft(page: Page) {
  const requester = requesterOn(page)
  await requester.begin()
  await requester.choose()
  await requester.fillSettings()
  await requester.enter(amelie)
  return requester
}
const surname = (page: Page) => requesterOn(page).textbox('recipients.editor.surname')

// A reload in the moment of typing may also cut off the mock world's service worker in its update.
test.use({ expectedConsole: /Failed to update a ServiceWorker/ })

test('nothing typed is lost by a reload at once, another language, a closed tab or a crash', async ({
  page,
  context,
}) => {
  await begunDraft(page)
  const address = page.url()

  for (const text of ['one', 'two', 'three']) {
    await surname(page).fill(text)
    await page.reload()
    await expect(surname(page), 'after a reload in the moment of typing').toHaveValue(text)
  }

  await surname(page).fill('in French')
  const languages = page.getByRole('banner').getByRole('combobox')
  await languages.selectOption('fr')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(requesterOn(page, 'fr').textbox('recipients.editor.surname')).toHaveValue('in French')
  await languages.selectOption('en')
  await expect(surname(page)).toHaveValue('in French')

  let second = page
  for (const text of ['closed', 'closed again', 'and once more']) {
    await surname(second).fill(text)
    const gone = second.waitForEvent('close')
    await second.close({ runBeforeUnload: true })
    await gone
    second = await context.newPage()
    await second.goto(address)
    await expect(surname(second), 'after the tab was closed in the moment of typing').toHaveValue(text)
  }

  await surname(second).fill('crashed')
  await requesterOn(second).saved()
  const devtools = await context.newCDPSession(second)
  const crashed = second.waitForEvent('crash')
  // The page that should answer is the one that dies.
  void devtools.send('Page.crash').catch(() => undefined)
  await crashed
  await second.close()
  const third = await context.newPage()
  await third.goto(address)
  await expect(surname(third), 'after a crash').toHaveValue('crashed')
  await expect(requesterOn(third).textbox('recipients.emails.label')).toHaveValue(amelie.email)

  await third.goto('/orders/new')
  await third
    .getByRole('link', { name: new RegExp(employee) })
    .first()
    .click()
  await expect(surname(third), 'from the list of drafts').toHaveValue('crashed')
})

test('two tabs that change one draft: nobody overwrites, and both versions can be kept', async ({
  page,
  context,
}) => {
  const { saved } = await begunDraft(page)
  await saved()
  const second = await context.newPage()
  await second.goto(page.url())
  await expect(surname(second)).toHaveValue(amelie.surname)

  await surname(page).fill('Of the first tab')
  await expect(surname(second), 'a tab at rest shows what the other one saved').toHaveValue(
    'Of the first tab',
  )

  // At the same moment, before either tab knows of the other's.
  await Promise.all([surname(page).fill('First'), surname(second).fill('Second')])
  const conflict = (there: Page) => there.getByText(requesterOn(there).say('order.saving.conflict'))
  await expect.poll(async () => (await conflict(page).count()) + (await conflict(second).count())).toBe(1)
  const [winner, loser] = (await conflict(second).isVisible()) ? [page, second] : [second, page]
  await expect(conflict(loser)).toBeVisible()
  const [won, lost] = [await surname(winner).inputValue(), await surname(loser).inputValue()]
  expect([won, lost].sort()).toEqual(['First', 'Second'])

  const before = loser.url()
  await requesterOn(loser).button('order.saving.keepMine').click()
  await loser.waitForURL((url) => url.href !== before)
  await expect(surname(loser)).toHaveValue(lost)
  await loser.reload()
  await expect(surname(loser), 'kept as a draft of its own').toHaveValue(lost)
  await winner.reload()
  await expect(surname(winner), 'not overwritten').toHaveValue(won)
})
