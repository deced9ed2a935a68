import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { exampleDraft, exampleRow } from '../../setup/order-policy'
import { button, field, line, openRecipients, paste, text } from './recipients-page'

const blank = {
  ...exampleRow(1),
  commonNameSource: 'email' as const,
  givenName: '',
  surname: '',
  emails: [''],
}
const empty = () => exampleDraft(0, { recipients: [blank] })
const csv = (rows: number, from = 1) =>
  `Given name,Surname,E-mail,Shoe size\r\n${Array.from({ length: rows }, (_, index) => `Given,Surname ${index + from},p${index + from}@severn.example,42`).join('\r\n')}\r\n`
const choose = async (name: string, content: BlobPart) => {
  await button('Paste or import a list').click()
  const input = document.getElementById('recipients-file-input') as HTMLInputElement
  const data = new DataTransfer()
  data.items.add(new File([content], name))
  input.files = data.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

describe('a CSV file', () => {
  test('is looked at, then added; the blank row gives way, and all of it can be taken back', async () => {
    const step = await openRecipients({ draft: empty() })
    await choose('people.csv', csv(40).replaceAll(',', ';'))
    const title = page.getByRole('heading', { name: '40 recipients were recognized' })
    await expect.element(title).toHaveFocus()
    for (const said of [
      'people.csv',
      'Semicolon',
      'Unicode (UTF-8)',
      '“E-mail” → e-mail address',
      '“Shoe size”',
    ]) {
      await expect.element(text(said)).toBeVisible()
    }
    expect(step.rows().length).toBe(1)
    await button('Add 40 recipients').click()
    await expect.element(page.getByRole('heading', { name: '40 recipients' })).toHaveFocus()
    expect(step.rows().map(({ emails }) => emails[0])).toEqual(
      Array.from({ length: 40 }, (_, index) => `p${index + 1}@severn.example`),
    )
    await button('Undo').click()
    expect(step.rows()).toEqual([blank])
  })

  test('is taken back without what was typed since into earlier rows', async () => {
    const step = await openRecipients({ draft: exampleDraft(2) })
    await choose('people.csv', csv(2, 7))
    await button('Add 2 recipients').click()
    await expect.poll(() => step.rows().length).toBe(4)
    await line(1).click()
    await userEvent.fill(field('Surname'), 'Typed since')
    await button('Undo').click()
    await expect.poll(() => step.rows().map(({ surname }) => surname)).toEqual(['Typed since', 'Surname 2'])
  })

  test('replaces a list, or is added to it', async () => {
    const step = await openRecipients({ draft: exampleDraft(3) })
    await choose('people.csv', csv(2))
    await button('Replace the 3 that are there').click()
    await expect.poll(() => step.rows().map(({ surname }) => surname)).toEqual(['Surname 1', 'Surname 2'])
    await choose('more.csv', csv(2, 7))
    await button('Add 2 recipients').click()
    await expect.poll(() => step.rows().length).toBe(4)
  })

  test('with faults is taken as it is; each is told in its row at once', async () => {
    const step = await openRecipients({ draft: empty() })
    await choose('people.csv', `${csv(3)}Bad,One,nowhere,40\r\nBad,Two,two@gmail.com,40\r\n`)
    await expect.element(text('2 recipients need a correction')).toBeVisible()
    await button('Add 5 recipients').click()
    await expect.poll(() => step.rows()[3]?.emails).toEqual(['nowhere'])
    await expect.element(line(4)).toHaveTextContent('1 to correct')
    await expect.element(line(5)).toHaveTextContent('Public provider')
  })

  test('that is too long, or would make the list too long, says both numbers and adds nothing', async () => {
    const step = await openRecipients({ draft: exampleDraft(5) })
    await choose('all.csv', csv(1_001))
    await expect.element(text('It has 1,001 rows; one order takes 1,000.')).toBeVisible()
    await button('Close').click()
    await choose('all.csv', csv(1_000))
    await expect.element(text('it would be 1,005 recipients')).toBeVisible()
    expect(page.getByRole('button', { name: /^Add 1,000/ }).elements()).toEqual([])
    await button('Discard').click()
    expect(step.rows().length).toBe(5)
  })

  test.each([
    ['workbook.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), 'That is not a CSV file'],
    ['quote.csv', 'Name,E-mail\n"Never closed,a@b.example\n', 'A quotation mark is never closed'],
    ['empty.csv', '', 'There are no rows in it'],
  ])('%s is refused with the reason, and another can be chosen', async (name, content, said) => {
    await openRecipients({ draft: empty() })
    await choose(name, content)
    await expect.element(page.getByRole('alert')).toHaveTextContent(said)
    await expect.element(button('Choose another file')).toBeEnabled()
  })
})

describe('pasted rows', () => {
  test('pasted into a field of a recipient are taken for what they are', async () => {
    const step = await openRecipients({ draft: empty() })
    paste(
      field('E-mail address').element(),
      'Amélie\tDubois\ta.dubois@severn.example\r\nBob\tStone\tb.stone@severn.example\r\n',
    )
    await button('Add 2 recipients').click()
    await expect.poll(() => step.rows().length).toBe(2)
    expect(step.rows().map(({ givenName, emails }) => [givenName, emails[0]])).toEqual([
      ['Amélie', 'a.dubois@severn.example'],
      ['Bob', 'b.stone@severn.example'],
    ])
  })

  test('typed or pasted into the box are read at a button; a private key isn’t kept there', async () => {
    const step = await openRecipients({ draft: empty() })
    await button('Paste or import a list').click()
    const box = field('Rows from a spreadsheet')
    await userEvent.fill(box, `-----BEGIN PRIVATE KEY-----\n${'MIIE'.repeat(20)}\n-----END PRIVATE KEY-----`)
    await expect.element(page.getByRole('alert')).toHaveTextContent('private key')
    await expect.element(box).toHaveValue('')
    await userEvent.fill(box, 'one@severn.example\ntwo@severn.example')
    await button('Read these rows').click()
    await button('Add 2 recipients').click()
    await expect.poll(() => step.rows().length).toBe(2)
  })

  test('a name on two lines is one name', async () => {
    await openRecipients({ draft: empty() })
    paste(field('Given name').element(), 'Anna\nMaria')
    await expect.element(field('Given name')).toHaveValue('Anna Maria')
  })
})

test('what is saved is read again as the same list; the template has the columns', async () => {
  const blobs: Blob[] = []
  const made = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob)
    return '#'
  })
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  const draft = exampleDraft(3)
  const step = await openRecipients({ draft })
  await button('Save this list as CSV').click()
  await button('Paste or import a list').click()
  await page.getByText('Which columns it may have').click()
  await button('Save an empty template').click()
  expect(clicked).toHaveBeenCalledTimes(2)
  made.mockRestore()
  clicked.mockRestore()
  const [list, template] = blobs as [Blob, Blob]
  expect((await template.text()).trim().split('\r\n').length).toBe(1)
  expect(await template.text()).toContain('Common name from,Given name,Surname')
  await button('Close').click()
  await choose('recipients.csv', list)
  await button('Replace the 3 that are there').click()
  const withoutIds = (rows: readonly { rowId: string }[]) => rows.map(({ rowId: _, ...row }) => row)
  await expect.poll(() => withoutIds(step.rows())).toEqual(withoutIds(draft.recipients))
})
