import { beforeAll, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { exampleDraft, exampleRow } from '../../setup/order-policy'
import { button, field, openRecipients, paste } from './recipients-page'

/**
 * A private key in any text field of the recipients' step: kept out before it is in, and nothing of it left
 * to be brought back.
 */
let keyPem = ''
let keyBase64 = ''
beforeAll(async () => {
  const made = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])
  const der = new Uint8Array(await crypto.subtle.exportKey('pkcs8', made.privateKey))
  keyBase64 = btoa(String.fromCharCode(...der))
  keyPem = `-----BEGIN PRIVATE KEY-----\n${keyBase64.replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`
})

const open = async () => {
  const step = await openRecipients({ draft: exampleDraft(0, { recipients: [exampleRow(1)] }) })
  await button('Paste or import a list').click()
  return step
}
const fields = [
  'Surname',
  'E-mail address',
  'Additional e-mails (optional)',
  'Rows from a spreadsheet',
] as const
const refused = () => page.getByRole('alert').filter({ hasText: 'That is a private key' })
/** The texts that the browser's undo and redo put into any field. */
const broughtBack = () => {
  const seen: string[] = []
  for (const command of ['undo', 'redo', 'undo', 'undo', 'redo', 'redo']) {
    document.execCommand(command)
    for (const control of document.querySelectorAll<HTMLTextAreaElement>('input, textarea')) {
      seen.push(control.value)
    }
  }
  return seen.join('\n')
}
const control = (name: string) => field(name).element() as HTMLTextAreaElement

describe.each(fields)('%s', (name) => {
  test('does not take one that is pasted', async () => {
    const step = await open()
    const before = control(name).value
    const inputs: string[] = []
    control(name).addEventListener('input', (event) => inputs.push((event.target as HTMLInputElement).value))
    paste(control(name), `here it is\n${keyPem}`)
    await expect.element(refused()).toBeVisible()
    expect([control(name).value, inputs]).toEqual([before, []])
    expect(broughtBack()).not.toContain(keyBase64.slice(0, 40))
    expect(JSON.stringify(step.draft())).not.toContain(keyBase64.slice(0, 40))
  })

  test('does not take one that is dropped', async () => {
    const step = await open()
    const data = new DataTransfer()
    data.setData('text/plain', keyPem)
    const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
    expect(control(name).dispatchEvent(drop)).toBe(false)
    await expect.element(refused()).toBeVisible()
    expect(JSON.stringify(step.draft())).not.toContain(keyBase64.slice(0, 40))
  })

  test('gives one up that was put together in it, and its history with it', async () => {
    const step = await open()
    const first = control(name)
    first.focus()
    first.select()
    document.execCommand('insertText', false, keyBase64.slice(0, 20))
    document.execCommand('insertText', false, keyBase64.slice(20))
    await expect.element(refused()).toBeVisible()
    await expect.element(field(name)).toHaveValue('')
    await expect.element(field(name)).toHaveFocus()
    expect(broughtBack()).not.toContain(keyBase64.slice(0, 20))
    expect(JSON.stringify(step.draft())).not.toContain(keyBase64.slice(0, 20))
    // The field goes on as any other, and the notice goes.
    await userEvent.fill(field(name), 'a@severn.example')
    await expect.element(refused()).not.toBeInTheDocument()
  })
})

test('a list’s file with one in a column is refused, and its bytes are overwritten', async () => {
  const step = await open()
  const read = vi.spyOn(Blob.prototype, 'arrayBuffer')
  const input = document.getElementById('recipients-file-input') as HTMLInputElement
  const data = new DataTransfer()
  data.items.add(new File([`Pseudonym;E-mail\n${keyBase64};a@severn.example\n`], 'list.csv'))
  input.files = data.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
  await expect.element(refused()).toBeVisible()
  const [result] = read.mock.results
  const bytes = new Uint8Array((await result?.value) as ArrayBuffer)
  await expect.poll(() => bytes.every((byte) => byte === 0)).toBe(true)
  expect(bytes.length).toBeGreaterThan(keyBase64.length)
  expect(JSON.stringify(step.draft())).not.toContain(keyBase64.slice(0, 40))
})
