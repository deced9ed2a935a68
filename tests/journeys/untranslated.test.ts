import { expect, test } from '@playwright/test'
import { catalogueOf } from '../setup/catalogues'
import { fragmentsOf, untranslatedIn } from './untranslated'

test('the literal parts of a message are what stands between arguments and tags, in each form', () => {
  expect(fragmentsOf('Valid until {date, date, long}, not <b>before</b> that')).toEqual([
    'Valid until',
    ', not',
    'before',
    'that',
  ])
  expect(fragmentsOf('{count, plural, one {# mail for {name}} other {# mails}} here')).toEqual([
    'mail for',
    'mails',
    'here',
  ])
})

// A search that finds nothing on any page must find what is there to be found.
test('English left on a French page is found, and a key without a text', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('banner').getByRole('combobox').selectOption('fr')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  const untranslated = untranslatedIn('fr')
  expect(await untranslated(page)).toEqual([])
  const { keygen } = catalogueOf('en') as { keygen: { identity: { title: string; yes: string } } }
  await page.evaluate(({ title, yes }) => {
    const line = (text: string) => {
      const element = document.createElement('p')
      element.textContent = text
      return element
    }
    const button = document.createElement('button')
    button.setAttribute('aria-label', yes)
    document.querySelector('main')?.append(line(title), line('keygen.identity.title'), button)
  }, keygen.identity)
  expect(await untranslated(page)).toEqual([
    `keygen.identity.title is in English: “${keygen.identity.title}”`,
    'a key: “keygen.identity.title”',
    `keygen.identity.yes is in English: “${keygen.identity.yes}”`,
  ])
})
