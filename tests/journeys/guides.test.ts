import { expect, test } from './watched-test'
import { wordsOf } from './words'

test('from the start page to the guide, to the symptom, to the repair page', async ({ page }) => {
  const say = wordsOf('en')
  await page.goto('/')
  await page.getByRole('link', { name: say('home.helpInstall') }).click()
  const heading = page.getByRole('heading', { level: 1, name: say('guides.index.title') })
  await expect(heading).toBeFocused()
  await page.getByRole('link', { name: say('devices.name.iphone_ipad') }).click()
  await expect(page).toHaveURL('/install/iphone_ipad')
  await expect(page.getByRole('heading', { level: 1, name: say('guides.title.iphone_ipad') })).toBeFocused()
  const step = page
    .getByRole('region', { name: say('guides.part.iphone_install.title') })
    .getByRole('listitem')
  await expect(step.first()).toHaveText(say('guides.part.iphone_install.tap'))
  await page.getByRole('link', { name: say('guides.symptoms.title') }).click()
  await expect(page).toHaveURL('/install/iphone_ipad#symptoms')
  const grey = page.getByRole('article').filter({ hasText: say('guides.symptom.next_grey.see') })
  await expect(page.getByRole('heading', { name: say('guides.symptom.next_grey.see') })).toBeInViewport({
    ratio: 0,
  })
  await grey.or(page.locator('#symptom-next_grey')).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: say('repair.title') })).toBeFocused()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: say('guides.title.iphone_ipad') })).toBeVisible()
})

test('an address of a part, as a helpdesk sends it, opens at that part', async ({ page }) => {
  await page.goto('/install/windows#thunderbird')
  const part = page.getByRole('heading', { name: wordsOf('en')('guides.part.thunderbird.title') })
  await expect(part).toBeFocused()
  await expect(part).toBeInViewport()
  expect(await part.evaluate((heading) => heading.getBoundingClientRect().top)).toBeLessThan(120)
})

test('a guide prints without what is only for the screen, and with its symptoms', async ({ page }) => {
  const say = wordsOf('en')
  await page.goto('/install/windows')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { name: say('guides.part.windows_install.title') })).toBeVisible()
  await expect(page.getByText(say('guides.symptom.smart_card.todo'))).toBeVisible()
  await expect(page.getByRole('link', { name: say('guides.back') })).toBeHidden()
  await expect(page.getByRole('button', { name: say('guides.print') })).toBeHidden()
  await expect(page.getByRole('banner')).toBeHidden()
})
