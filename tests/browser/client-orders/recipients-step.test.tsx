import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { DraftRecipient } from '../../../src/domain/orders/client-order-draft'
import { exampleDraft, exampleRow, mailboxProduct } from '../../setup/order-policy'
import { button, field, line, openRecipients, paste, text } from './recipients-page'

const row = (number: number, changes: Partial<DraftRecipient> = {}): DraftRecipient => ({
  ...exampleRow(number),
  ...changes,
})
const blank = row(1, { givenName: '', surname: '', emails: [''] })
const draftOf = (...recipients: readonly DraftRecipient[]) => exampleDraft(0, { recipients })
/** So many good rows, but each hundredth (from the fiftieth on) without a surname and with a bad address. */
const longList = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    index % 50 === 49
      ? row(index + 1, { givenName: '', surname: '', emails: [`person${index + 1}`] })
      : row(index + 1),
  )
const focused = () => document.activeElement as HTMLElement
const searchBox = () => page.getByRole('searchbox', { name: 'Search by name or address' })

describe('one recipient', () => {
  test('is a plain form: no list, no search, nothing red before an attempt', async () => {
    const step = await openRecipients({ draft: draftOf(blank) })
    await expect.element(field('Given name')).toBeVisible()
    expect(page.getByRole('list', { name: 'Recipients' }).elements()).toEqual([])
    expect(searchBox().elements()).toEqual([])
    await userEvent.fill(field('E-mail address'), 'amelie')
    await userEvent.tab()
    expect(page.getByText('This is not an e\u2011mail address').elements()).toEqual([])
    await button('Continue').click()
    const summary = page.getByRole('region')
    await expect.element(summary).toHaveFocus()
    await summary.getByRole('button', { name: /not an e\u2011mail address/ }).click()
    await expect.element(field('E-mail address')).toHaveFocus()
    expect(step.continued()).toBe(0)
  })

  test('is told as it is mended, and goes on', async () => {
    const step = await openRecipients({ draft: draftOf(blank) })
    await button('Continue').click()
    await expect.element(field('Surname')).toHaveAttribute('aria-invalid', 'true')
    await userEvent.fill(field('Surname'), 'Dubois')
    await expect.element(field('Surname')).not.toHaveAttribute('aria-invalid')
    await userEvent.fill(field('E-mail address'), 'a.dubois@severn.example')
    await button('Continue').click()
    expect(step.continued()).toBe(1)
    expect(step.rows()[0]).toMatchObject({ surname: 'Dubois', emails: ['a.dubois@severn.example'] })
  })

  test.each([
    ['a@severn.example', 'severn.example is validated until 1 June 2027.'],
    ['a@mail.severn.example', 'severn.example is validated until 1 June 2027.'],
    ['a@elsewhere.example', 'elsewhere.example will be validated by e\u2011mail during this order.'],
    ['a@gmail.com', 'gmail.com is a public mail provider.'],
    ['a@bücher.example', 'On the certificate: a@xn--bcher-kva.example'],
  ])('%s: says while typing that %s', async (email, said) => {
    await openRecipients({ draft: draftOf(blank) })
    await userEvent.fill(field('E-mail address'), email)
    await expect.element(text(said)).toBeVisible()
    expect(field('E-mail address').element().getAttribute('aria-describedby')).toContain('-note')
    expect(field('E-mail address').element().getAttribute('aria-invalid')).toBeNull()
  })

  test('at a public provider is shown the product for individuals; there, it is welcome', async () => {
    await openRecipients({ draft: draftOf(row(1, { emails: ['a@gmail.com'] })) })
    await expect.element(button('Begin a request for Secure Email for Individual Mailbox')).toBeVisible()
  })

  test('of the product for mailboxes has no names and may be anywhere', async () => {
    const draft = {
      ...draftOf(row(1, { commonNameSource: 'email', emails: ['a@gmail.com'] })),
      productId: 'mailbox',
    }
    await openRecipients({ draft, product: mailboxProduct() })
    await expect.element(text('This address will be confirmed by an e\u2011mail to it')).toBeVisible()
    expect(field('Given name').elements()).toEqual([])
    expect(page.getByRole('group', { name: 'Common name' }).elements()).toEqual([])
  })

  test('is told whom the certificate will be made out to', async () => {
    await openRecipients({ draft: draftOf(row(1, { givenName: 'Amélie', surname: 'Dubois' })) })
    const outcome = () =>
      page.getByText('The certificate will be made out to').element().closest('p')?.textContent
    expect(outcome()).toContain('Amélie Dubois')
    await page.getByRole('radio', { name: 'E-mail', exact: true }).click()
    expect(outcome()).toContain('person1@severn.example')
    await page.getByRole('radio', { name: 'Organization name' }).click()
    expect(outcome()).toContain('Severn Analytics Ltd')
    await page.getByRole('radio', { name: 'Pseudonym' }).click()
    expect(outcome()).toContain('the pseudonym entered here')
    await userEvent.fill(field('Pseudonym'), 'Night Desk')
    expect(outcome()).toContain('Night Desk')
    // A change of mind loses nothing.
    await page.getByRole('radio', { name: 'Name', exact: true }).click()
    await expect.element(field('Given name')).toHaveValue('Amélie')
  })

  test('can have several addresses: added, put first, removed, pasted together', async () => {
    const step = await openRecipients({ draft: draftOf(row(1, { emails: ['one@severn.example'] })) })
    await button('Add another address').click()
    await expect.element(field('E-mail address 2')).toHaveFocus()
    await userEvent.keyboard('two@severn.example')
    await button(/^Make it the first/).click()
    await expect.element(field('E-mail address 1')).toHaveFocus()
    expect(step.rows()[0]?.emails).toEqual(['two@severn.example', 'one@severn.example'])
    await button('Remove (address 1)').click()
    expect(step.rows()[0]?.emails).toEqual(['one@severn.example'])
    paste(field('E-mail address').element(), 'x@severn.example; Y <y@severn.example>, z@severn.example')
    await expect.poll(() => step.rows()[0]?.emails.length).toBe(3)
    expect(button('Add another address').elements()).toEqual([])
  })

  test('never takes a private key into a field', async () => {
    const step = await openRecipients({ draft: draftOf(blank) })
    const key = `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBgkq'.repeat(8)}\n-----END PRIVATE KEY-----`
    paste(field('Surname').element(), key)
    await expect.element(text('That is a private key')).toBeVisible()
    await userEvent.fill(field('Given name'), key.replaceAll('\n', ''))
    await userEvent.fill(field('Additional e-mails (optional)'), key)
    expect(JSON.stringify(step.draft())).not.toContain('PRIVATE')
    await expect.element(field('Given name')).toHaveValue('')
  })

  test('says the server’s fault at its field until that is changed', async () => {
    await openRecipients({
      draft: draftOf(row(1)),
      serverFaults: ({ recipients: [first] }) =>
        first?.emails[0] === 'person1@severn.example'
          ? [
              {
                pointer: '/recipients/0/emails/0',
                code: 'email-public-provider',
                details: { domainName: 'severn.example' },
              },
            ]
          : [],
    })
    await expect.element(field('E-mail address')).toHaveAttribute('aria-invalid', 'true')
    await userEvent.fill(field('E-mail address'), 'other@severn.example')
    await expect.element(field('E-mail address')).not.toHaveAttribute('aria-invalid')
  })
})

describe('several recipients', () => {
  test('are begun, duplicated, removed and brought back, with the focus where one goes on', async () => {
    const step = await openRecipients({ draft: draftOf(row(1)) })
    await button('Add another certificate').click()
    await expect.poll(() => focused().id).toMatch(/-emails-0$|-givenName$/)
    expect(step.rows().length).toBe(2)
    await line(1).click()
    await button('Duplicate (recipient 1)').click()
    expect(step.rows().map(({ surname, emails }) => [surname, emails[0]])).toEqual([
      ['Surname 1', 'person1@severn.example'],
      ['Surname 1', ''],
      ['', ''],
    ])
    await expect.element(line(2)).toHaveAttribute('aria-expanded', 'true')
    await expect.poll(() => focused().id).toMatch(/-emails-0$/)
    await line(1).click()
    await button('Remove (recipient 1)').click()
    await expect.element(text('Recipient 1, Given Surname 1, was removed.')).toBeVisible()
    await expect.element(line(1)).toHaveFocus()
    await button('Bring back').click()
    expect(step.rows().map(({ surname }) => surname)).toEqual(['Surname 1', 'Surname 1', ''])
  })

  test('move by keys and by buttons', async () => {
    const step = await openRecipients({ draft: draftOf(row(1), row(2), row(3)) })
    const order = () =>
      step
        .rows()
        .map(({ surname }) => surname.slice(-1))
        .join('')
    ;(line(1).element() as HTMLElement).focus()
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(order()).toBe('213')
    await expect.element(line(2)).toHaveFocus()
    await expect.element(text('Now in place 2 of 3.')).toBeInTheDocument()
    await userEvent.keyboard('{Alt>}{ArrowUp}{ArrowUp}{/Alt}')
    expect(order()).toBe('123')
    await line(3).click()
    await button('Move up (recipient 3)').click()
    expect(order()).toBe('132')
  })

  test('of whom two share an address: the later one is told', async () => {
    await openRecipients({ draft: draftOf(row(1), row(2), row(3, { emails: ['PERSON1@severn.example'] })) })
    await expect.element(line(3)).toHaveTextContent('1 to correct')
    expect(line(1).element().textContent).not.toContain('to correct')
  })

  test('are found by name and address', async () => {
    await openRecipients({ draft: draftOf(row(1, { givenName: 'Zoë' }), row(2), row(3)) })
    await userEvent.fill(searchBox(), 'surname ZOË')
    await expect.element(text('1 of 3 recipients are shown.')).toBeVisible()
    await userEvent.fill(searchBox(), 'person3@')
    await expect.element(line(3)).toBeVisible()
    await userEvent.fill(searchBox(), 'nobody')
    await expect.element(text('No recipient fits.')).toBeVisible()
  })
})

describe('a long list', () => {
  test('draws only what is seen, and says of each its place among all', async () => {
    await openRecipients({ draft: draftOf(...longList(500)) })
    const items = () => page.getByRole('list', { name: 'Recipients' }).getByRole('listitem').elements()
    await expect.poll(() => items().length).toBeGreaterThan(5)
    expect(items().length).toBeLessThan(40)
    expect(items()[0]?.getAttribute('aria-setsize')).toBe('500')
    const box = items()[0]?.closest('ol')?.parentElement as HTMLElement
    box.scrollTop = box.scrollHeight
    await expect.element(line(500)).toBeVisible()
    expect(items().at(-1)?.getAttribute('aria-posinset')).toBe('500')
  })

  test('with ten faulty rows: how many and where, one after the other, mended in place', async () => {
    const step = await openRecipients({ draft: draftOf(...longList(500)) })
    await button('Continue').click()
    await expect.element(text('10 of 500 recipients need a correction.')).toBeVisible()
    await button(/^Recipient 100: .*\(and more\)$/).click()
    await expect.element(line(100)).toHaveAttribute('aria-expanded', 'true')
    await expect.poll(() => focused().id).toMatch(/-(givenName|surname)$/)
    await expect.poll(() => focused().getBoundingClientRect().top).toBeGreaterThan(-1)

    await page.getByRole('checkbox', { name: 'Only those to correct' }).click()
    await expect.element(text('10 of 500 recipients are shown. 10 need a correction.')).toBeVisible()
    for (let left = 9; left >= 0; left--) {
      await button('Go to the next to correct').click()
      const number = Number(
        /person(\d+)/.exec((field('E-mail address').element() as HTMLInputElement).value)?.[1],
      )
      await userEvent.fill(field('Surname'), `Mended ${number}`)
      await userEvent.fill(field('E-mail address'), `person${number}@severn.example`)
      const said =
        left === 0 ? 'None needs a correction any more.' : left === 1 ? '1 needs a' : `${left} need a`
      // A mended row stays where it is, so that nothing jumps.
      await expect.element(text(`10 of 500 recipients are shown. ${said}`)).toBeVisible()
    }
    await button('Continue').click()
    expect(step.continued()).toBe(1)
  })

  test('is opened at the row that a link of the last page leads to', async () => {
    await openRecipients({ draft: draftOf(...longList(300)), target: '/recipients/249/emails/0' })
    await expect.element(line(250)).toHaveAttribute('aria-expanded', 'true')
    await expect.poll(() => focused().id).toMatch(/-emails-0$/)
  })
})

test('additional addresses are judged at an attempt, each by name', async () => {
  const step = await openRecipients({ draft: draftOf(row(1)) })
  const emails = field('Additional e-mails (optional)')
  await userEvent.fill(emails, 'it@gmail.com, nonsense')
  await button('Continue').click()
  await expect.element(emails).toHaveAttribute('aria-invalid', 'true')
  await expect.element(page.getByRole('region').getByRole('button', { name: /nonsense/ })).toBeVisible()
  await userEvent.fill(emails, 'it@gmail.com, helpdesk@severn.example')
  await button('Continue').click()
  expect(step.continued()).toBe(1)
})
