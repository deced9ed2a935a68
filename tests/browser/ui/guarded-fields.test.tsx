import { type ChangeEvent, useState } from 'react'
import { beforeAll, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { LanguageProvider } from '../../../src/i18n/language-provider'
import { loadMessages } from '../../../src/i18n/messages'
import { PasswordField } from '../../../src/ui/fields/password-field'
import { TextAreaField } from '../../../src/ui/fields/text-area-field'
import { TextField } from '../../../src/ui/fields/text-field'

/**
 * A private key in any field of the product: kept out before it is in, and nothing of it left to be brought
 * back.
 */
let keyPem = ''
let keyBase64 = ''
beforeAll(async () => {
  const made = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])
  const der = new Uint8Array(await crypto.subtle.exportKey('pkcs8', made.privateKey))
  keyBase64 = btoa(String.fromCharCode(...der))
  keyPem = `-----BEGIN PRIVATE KEY-----\n${keyBase64.replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`
})

const fields = { TextField, PasswordField, TextAreaField }
type FieldName = keyof typeof fields
interface Heard {
  readonly values: string[]
}

/** The field, as a page has it that holds the value itself, or leaves it to the element. */
function Example({ of, holds, heard }: { of: FieldName; holds: boolean; heard: Heard }) {
  const [value, setValue] = useState('')
  const Named = fields[of]
  const onChange = ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    heard.values.push(target.value)
    setValue(target.value)
  }
  return (
    <>
      <Named id="one" label="One" onChange={onChange} {...(holds ? { value } : {})} />
      <button type="button">On</button>
    </>
  )
}

async function show(of: FieldName, holds: boolean) {
  const heard: Heard = { values: [] }
  const messages = await loadMessages('en')
  await render(
    <LanguageProvider initialLanguage="en" initialMessages={messages} tags={['en-GB']}>
      <Example of={of} holds={holds} heard={heard} />
    </LanguageProvider>,
  )
  return heard.values
}
const field = () => page.getByLabelText('One', { exact: true })
const control = () => document.getElementById('one') as HTMLInputElement
const refused = () => page.getByRole('alert').filter({ hasText: 'That is a private key' })
/** The texts that the browser's undo and redo put into the field. */
const broughtBack = () =>
  ['undo', 'redo', 'undo', 'undo', 'redo', 'redo'].map((command) => {
    document.execCommand(command)
    return control().value
  })
const arrives = (type: 'paste' | 'drop') => {
  const data = new DataTransfer()
  data.setData('text/plain', `here it is\n${keyPem}`)
  const how = { bubbles: true, cancelable: true }
  const event =
    type === 'paste'
      ? new ClipboardEvent('paste', { clipboardData: data, ...how })
      : new DragEvent('drop', { dataTransfer: data, ...how })
  return control().dispatchEvent(event)
}

const cases = (Object.keys(fields) as FieldName[]).flatMap((of) =>
  [true, false].map((holds) => [of, holds] as const),
)
describe.each(cases)('%s, the page holds its value: %s', (of, holds) => {
  test.each(['paste', 'drop'] as const)('%s: refused before it is in', async (type) => {
    const heard = await show(of, holds)
    expect(arrives(type)).toBe(false)
    await expect.element(refused()).toBeVisible()
    expect(heard).toEqual([])
    expect(broughtBack().join('')).toBe('')
  })

  test('put together in it: taken out with its history, and the field goes on', async () => {
    const heard = await show(of, holds)
    const first = control()
    first.focus()
    document.execCommand('insertText', false, keyBase64.slice(0, 20))
    document.execCommand('insertText', false, keyBase64.slice(20))
    await expect.element(refused()).toBeVisible()
    await expect.element(field()).toHaveFocus()
    expect(control()).not.toBe(first)
    expect(first.value).toBe('')
    expect(broughtBack().join('')).toBe('')
    expect(heard).toEqual([keyBase64.slice(0, 20), ''])
    await userEvent.fill(field(), 'something')
    await expect.element(refused()).not.toBeInTheDocument()
    expect(heard.at(-1)).toBe('something')
    await expect.element(field()).toHaveValue('something')
  })
})

test.each(['TextField', 'PasswordField'] as const)(
  '%s: one that was filled in without an event is taken out as soon as the person goes on, and what is typed after it counts',
  async (of) => {
    const heard = await show(of, false)
    control().value = keyBase64
    await page.getByRole('button', { name: 'On', exact: true }).click()
    await expect.element(refused()).toBeVisible()
    await expect.element(field()).toHaveValue('')
    expect(heard).toEqual([''])
    control().value = 'filled without an event'
    await page.getByRole('button', { name: 'On', exact: true }).click()
    await expect.poll(() => heard.at(-1)).toBe('filled without an event')
  },
)

test('a password field that shows what is typed shows nothing of it, and follows the new element', async () => {
  await show('PasswordField', false)
  await page.getByRole('button', { name: 'Show what is typed in “One”' }).click()
  control().focus()
  document.execCommand('insertText', false, keyBase64)
  await expect.element(refused()).toBeVisible()
  const clear = () => document.querySelector('#one-note > p')?.textContent
  await expect.poll(clear).toBe('')
  await userEvent.fill(field(), 'something')
  await expect.poll(clear).toBe('something')
})
