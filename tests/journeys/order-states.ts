import { amelie, employee, requesterOn } from './requester'
import type { Walk } from './walker'

/** A list as it comes: some of it good, some not. */
const list = [
  'Given name;Surname;E-mail',
  ...Array.from({ length: 30 }, (_, row) => `Given ${row};Surname ${row};person${row}@brightwater.example`),
  ';;nobody',
  'Jo;Roe;jo@gmail.com',
].join('\n')

/** From the chooser to an order, with what can be said on the way. */
export const ordering: Walk = async ({ page, language, look }) => {
  const requester = requesterOn(page, language)
  const { button, radio, textbox, heading, goOn, say, at } = requester
  const summary = () => page.getByRole('region', { name: say('field.summaryTitle') }).waitFor()
  await requester.begin()
  await page.getByRole('button', { name: new RegExp(employee) }).waitFor()
  await look(page, 'chooser')

  await requester.choose()
  await page.getByRole('radio', { name: say('order.organization.add') }).check()
  await goOn()
  await summary()
  await look(page, 'settings, a new organization with faults')
  await requester.fillSettings()
  await goOn()
  await summary()
  await look(page, 'recipient, nothing entered')
  await requester.enter({ ...amelie, email: 'amelie@gmail.com' })
  await radio('recipients.editor.keyOwn').check()
  await textbox('csr.label').fill('no request')
  await goOn()
  await summary()
  await look(page, 'recipient at a public provider, no request')

  await button('recipients.import.open').click()
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(list),
    })
  await page.getByText('people.csv').first().waitFor()
  await look(page, 'a list, recognized')
  await page.getByRole('button', { name: /33|32/ }).first().click()
  await page.getByRole('searchbox', { name: say('recipients.list.search') }).waitFor()
  await goOn()
  await summary()
  await button('recipients.list.nextFault').click()
  await look(page, 'a list with faults')

  await page.goto(page.url().replace(/recipients$/, 'payment'))
  await requester.pay('balance')
  await look(page, 'payment, the balance too low')
  await requester.pay('contract')
  await goOn()
  await at('agreement')
  await page.getByRole('checkbox').first().waitFor()
  await goOn()
  await summary()
  await look(page, 'agreement, not accepted')
  await requester.agree()
  await button('order.submit.submit').click()
  await look(page, 'check, with what is missing')

  await page.goto('/orders/new')
  await heading('order.chooser.title').waitFor()
  await look(page, 'chooser with a draft')
  await requester.choose()
  await page.getByRole('radio', { name: 'Brightwater Instruments Ltd' }).check()
  await goOn()
  await at('options')
  await radio('order.options.on').check()
  await look(page, 'options, renewal on')
  await goOn()
  await requester.enter(amelie)
  await goOn()
  await requester.pay('contract')
  await goOn()
  await requester.agree()
  await look(page, 'check')
  const draft = page.url()
  await requester.submit()
  await requester.submitted()
  await look(page, 'submitted')
  await page.goto(draft)
  await heading('order.wizard.placed').waitFor()
  await look(page, 'a draft that was submitted')
  await page.goto('/orders/new/nothing/settings')
  await heading('errors.draft-missing.title').waitFor()
  await look(page, 'no such draft')
  await page.goto('/orders/999999')
  await heading('errors.order-unknown.title').waitFor()
  await look(page, 'no such order')
}
