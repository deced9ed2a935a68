import { type ReactNode, useState } from 'react'
import { describe, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { PasswordField } from '../../../src/ui/fields/password-field'
import { TextAreaField } from '../../../src/ui/fields/text-area-field'
import { TextField } from '../../../src/ui/fields/text-field'
import { isTooMuch, manyLinesLimit, oneLineLimit } from '../../../src/ui/fields/text-limit'
import { renderPart } from '../render-part'

function Kept({ field }: { readonly field: 'line' | 'lines' }) {
  const [value, setValue] = useState('before')
  const props = { id: 'f', label: 'Field', value }
  return field === 'line' ? (
    <TextField {...props} onChange={({ target }) => setValue(target.value)} />
  ) : (
    <TextAreaField {...props} onChange={({ target }) => setValue(target.value)} />
  )
}
const fields: readonly (readonly [string, ReactNode, number])[] = [
  ['a line', <Kept key="a" field="line" />, oneLineLimit.characters],
  ['several lines', <Kept key="b" field="lines" />, manyLinesLimit.characters],
  [
    'a password',
    <PasswordField key="c" id="f" label="Field" defaultValue="before" />,
    oneLineLimit.characters,
  ],
]
const control = () => document.querySelector('#f') as HTMLInputElement
const message = () => page.getByRole('alert')

/** As a keyboard that pastes by itself, or dictation, does. */
const insert = (text: string) =>
  (cdp() as unknown as { send(method: string, params: object): Promise<unknown> }).send('Input.insertText', {
    text,
  })
const give = (kind: 'paste' | 'drop', text: string) => {
  const data = new DataTransfer()
  data.setData('text/plain', text)
  const more = { bubbles: true, cancelable: true }
  return control().dispatchEvent(
    kind === 'paste'
      ? new ClipboardEvent('paste', { clipboardData: data, ...more })
      : new DragEvent('drop', { dataTransfer: data, ...more }),
  )
}

describe.each(fields)('%s', (_name, field, limit) => {
  test.each(['paste', 'drop'] as const)(
    '%s of more than it takes: refused whole, said, nothing lost',
    async (kind) => {
      await renderPart(field)
      expect(give(kind, 'a'.repeat(limit + 1))).toBe(false)
      await expect.element(message()).toHaveTextContent('This is longer than the field takes')
      expect(control().value).toBe('before')
      expect(give(kind, 'a'.repeat(limit - 6))).toBe(true)
    },
  )

  test('what a keyboard puts in: likewise; as much as it takes is taken, and the message goes', async () => {
    await renderPart(field)
    control().focus()
    await insert('a'.repeat(limit + 1))
    await expect.element(message()).toBeVisible()
    expect(control().value).toBe('before')
    control().select()
    await insert('a'.repeat(limit))
    await expect.element(message()).not.toBeInTheDocument()
    expect(control().value).toHaveLength(limit)
    // Full: one more is not cut off silently.
    await insert('b')
    await expect.element(message()).toBeVisible()
    expect(control().value).toBe('a'.repeat(limit))
  })

  test('what a script puts in is taken out before anybody hears of it', async () => {
    await renderPart(field)
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control()), 'value') ?? {}
    set?.call(control(), 'a'.repeat(limit + 1))
    control().dispatchEvent(new InputEvent('input', { bubbles: true }))
    await expect.element(message()).toBeVisible()
    expect(control().value.length).toBeLessThan(10)
  })
})

test.each([
  ['\n'.repeat(manyLinesLimit.lines - 1), false],
  ['\n'.repeat(manyLinesLimit.lines), true],
  ['\r\n'.repeat(manyLinesLimit.lines - 1), false],
  ['\r'.repeat(manyLinesLimit.lines), true],
])('lines are counted as the browser draws them', (text, isMore) => {
  expect(isTooMuch(text, manyLinesLimit)).toBe(isMore)
})
