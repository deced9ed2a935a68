import { type ComponentProps, type ReactNode, useState } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { LanguageProvider, useLanguage } from '../../../src/i18n/language-provider'
import { loadMessages } from '../../../src/i18n/messages'
import { Button } from '../../../src/ui/buttons/button'
import { CopyButton } from '../../../src/ui/buttons/copy-button'
import { Checkbox } from '../../../src/ui/fields/choice'
import { ErrorSummary } from '../../../src/ui/fields/error-summary'
import { PasswordField } from '../../../src/ui/fields/password-field'
import { LanguageSwitch } from '../../../src/ui/languages/language-switch'
import { StepList, type StepListItem } from '../../../src/ui/lists/step-list'
import { PageHeading } from '../../../src/ui/pages/page'
import { BreakableText } from '../../../src/ui/texts/breakable-text'
import { copyAndPaste } from '../clipboard'
import '../../../src/ui/theme.css'

afterEach(() => vi.restoreAllMocks())

async function show(children: ReactNode, more: Partial<ComponentProps<typeof LanguageProvider>> = {}) {
  const messages = await loadMessages('en')
  return render(
    <LanguageProvider initialLanguage="en" initialMessages={messages} tags={['en-GB']} {...more}>
      {children}
    </LanguageProvider>,
  )
}

describe('a password field', () => {
  test('is named by its label, described by hint and error, and invalid with an error', async () => {
    await show(<PasswordField id="p" label="Password" hint="A hint" error="Too short" />)
    const field = page.getByLabelText('Password', { exact: true })
    await expect.element(field).toHaveAccessibleDescription('A hint Error: Too short')
    await expect.element(field).toHaveAttribute('aria-invalid', 'true')
    await expect.element(field).toHaveAttribute('type', 'password')
  })

  const reveal = () => page.getByRole('button', { name: 'Show what is typed in “Password”' })
  const clear = () => document.querySelector('#p-note > p')

  test('shows what is typed beside the field, follows it and hides it again; the field stays a password’s', async () => {
    await show(<PasswordField id="p" label="Password" hint="A hint" />)
    const field = page.getByLabelText('Password', { exact: true })
    const input = field.element() as HTMLInputElement
    const types: string[] = []
    new MutationObserver(() => types.push(input.type)).observe(input, { attributeFilter: ['type'] })
    await field.fill('something')
    expect(clear()).toBeNull()
    await reveal().click()
    await expect.poll(() => clear()?.textContent).toBe('something')
    await expect.element(field).toHaveAccessibleDescription('A hint something')
    await userEvent.type(field, '  else ')
    await expect.poll(() => clear()?.textContent).toBe('something  else ')
    input.value = 'filled without an event'
    await expect.poll(() => clear()?.textContent).toBe('filled without an event')
    await page.getByRole('button', { name: 'Hide what is typed in “Password”' }).click()
    await expect.poll(clear).toBeNull()
    await expect.element(field).toHaveValue('filled without an event')
    await expect.element(field).toHaveAccessibleDescription('A hint')
    expect([...new Set([input.type, ...types])]).toEqual(['password'])
  })

  test('is shown by the keyboard, and a long one within the width of a phone', async () => {
    await show(
      <div style={{ inlineSize: '280px' }}>
        <PasswordField id="p" label="Password" />
      </div>,
    )
    await page.getByLabelText('Password', { exact: true }).fill('W i d e – 宽'.repeat(30))
    await userEvent.keyboard('{Tab}{Enter}')
    await expect.poll(() => clear()?.textContent).toBe('W i d e – 宽'.repeat(30))
    expect(clear()?.getBoundingClientRect().width).toBeLessThanOrEqual(280)
    expect(clear()?.scrollWidth).toBe(clear()?.clientWidth)
    // Neither a translation service nor a printer is for it.
    expect(clear()?.closest('[translate="no"][data-print="no"]')).not.toBeNull()
  })

  test('takes what is pasted', async () => {
    await show(
      <>
        <input aria-label="source" defaultValue="pasted password" />
        <PasswordField id="p" label="Password" />
      </>,
    )
    await userEvent.tripleClick(page.getByLabelText('source'))
    await copyAndPaste(() => page.getByLabelText('Password', { exact: true }).click())
    await expect.element(page.getByLabelText('Password', { exact: true })).toHaveValue('pasted password')
  })
})

test('a sign in one piece of a name that turns text round turns no other piece', async () => {
  await show(<BreakableText>{'O=Evil Ltd \u202e,moc.elpmaxe@ecila=NC,CN=Alice'}</BreakableText>)
  const pieces = [...document.querySelectorAll('bdi')]
  const starts = pieces.map((piece) => piece.getBoundingClientRect().left)
  expect(pieces.length).toBeGreaterThan(5)
  expect(starts).toEqual(starts.toSorted((a, b) => a - b))
})

test('a long name breaks after its marks and never within a word that has room', async () => {
  await show(
    <p style={{ inlineSize: '12rem', overflowWrap: 'anywhere' }}>
      <BreakableText>
        CN=BrightwaterIssuing,OU=Certificates,emailAddress=alice@brightwater.example
      </BreakableText>
    </p>,
  )
  const parts = [...document.querySelectorAll('p > span bdi')]
  expect(parts.map(({ textContent }) => textContent)).toEqual([
    'CN=',
    'BrightwaterIssuing,',
    'OU=',
    'Certificates,',
    'emailAddress=',
    'alice',
    '@brightwater.',
    'example',
  ])
  // Each is on one line, and they are on several.
  const boxes = parts.map((part) => {
    const range = document.createRange()
    range.selectNodeContents(part)
    return range.getBoundingClientRect()
  })
  const lineHeight = Math.min(...boxes.map(({ height }) => height))
  for (const [index, { height }] of boxes.entries()) {
    expect(height, parts[index]?.textContent ?? '').toBeLessThan(lineHeight * 1.5)
  }
  expect(new Set(boxes.map(({ top }) => top)).size).toBeGreaterThan(2)
})

test('a checkbox is ticked by its whole line, and carries its error', async () => {
  await show(<Checkbox id="c" label="I have read it" error="Tick the box." />)
  await page.getByText('I have read it').click()
  await expect.element(page.getByRole('checkbox', { name: 'I have read it' })).toBeChecked()
  await expect.element(page.getByRole('checkbox')).toHaveAccessibleDescription('Error: Tick the box.')
})

test('the error summary takes the focus at each attempt, and leads to the field without touching the address', async () => {
  function Form() {
    const [attempt, setAttempt] = useState(0)
    return (
      <>
        <ErrorSummary problems={attempt > 0 ? [{ fieldId: 'p', text: 'Too short' }] : []} attempt={attempt} />
        <PasswordField id="p" label="Password" />
        <Button onClick={() => setAttempt(attempt + 1)}>Send</Button>
      </>
    )
  }
  const before = location.href
  await show(<Form />)
  for (const _attempt of [1, 2]) {
    await page.getByRole('button', { name: 'Send' }).click()
    await expect.element(page.getByRole('region', { name: 'Please look at this again' })).toHaveFocus()
  }
  await page.getByRole('button', { name: 'Too short' }).click()
  await expect.element(page.getByLabelText('Password', { exact: true })).toHaveFocus()
  expect(location.href).toBe(before)
})

test('a heading names the document and takes the focus when it appears, not when its language changes', async () => {
  const screen = await show(<PageHeading>First</PageHeading>)
  await expect.element(page.getByRole('heading', { name: 'First' })).toHaveFocus()
  expect(document.title).toBe('First – Certdesk')
  ;(document.activeElement as HTMLElement).blur()
  const messages = await loadMessages('en')
  await screen.rerender(
    <LanguageProvider initialLanguage="en" initialMessages={messages} tags={['en-GB']}>
      <PageHeading withError>Premier</PageHeading>
    </LanguageProvider>,
  )
  await expect.element(page.getByRole('heading', { name: 'Premier' })).not.toHaveFocus()
  expect(document.title).toBe('Error: Premier – Certdesk')
})

test('a heading leaves the focus to who has gone on by keyboard before it came', async () => {
  const parts = (withHeading: boolean) => (
    <>
      <button type="button">Choose</button>
      {withHeading ? <PageHeading>First</PageHeading> : null}
    </>
  )
  const screen = await show(parts(false))
  const messages = await loadMessages('en')
  await screen.rerender(
    <LanguageProvider initialLanguage="en" initialMessages={messages} tags={['en-GB']}>
      {parts(true)}
    </LanguageProvider>,
  )
  const button = page.getByRole('button', { name: 'Choose' })
  // In the same task as the heading came, before the frame after which it takes the focus.
  ;(button.element() as HTMLElement).focus()
  await new Promise((resolve) => setTimeout(resolve, 300))
  await expect.element(button).toHaveFocus()
})

describe('a copy button', () => {
  test('copies and says so', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await show(<CopyButton text="abcd" what="Serial number" />)
    await page.getByRole('button', { name: 'Copy: Serial number' }).click()
    expect(write).toHaveBeenCalledWith('abcd')
    await expect.element(page.getByRole('button', { name: 'Copied' })).toBeVisible()
    await expect.element(page.getByRole('status')).toHaveTextContent('Copied')
  })

  test('says what to do where the browser refuses', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'))
    vi.spyOn(document, 'execCommand').mockReturnValue(false)
    await show(<CopyButton text="abcd" what="Serial number" />)
    await page.getByRole('button', { name: 'Copy: Serial number' }).click()
    await expect
      .element(page.getByRole('status'))
      .toHaveTextContent('Select the text, then copy it with Ctrl+C')
  })

  test('copies the older way where the browser has no clipboard for pages', async () => {
    const { clipboard } = navigator
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })
    const copied: (string | undefined)[] = []
    // Runs after the button's own listener, which is put on the document at the click.
    const look = (event: ClipboardEvent) => copied.push(event.clipboardData?.getData('text/plain'))
    window.addEventListener('copy', look)
    try {
      await show(<CopyButton text="abcd" what="Serial number" />)
      await page.getByRole('button', { name: 'Copy: Serial number' }).click()
      await expect.element(page.getByRole('status')).toHaveTextContent('Copied')
      expect(copied).toEqual(['abcd'])
    } finally {
      window.removeEventListener('copy', look)
      Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })
    }
  })
})

test('a list of steps shows times, marks the one under way and tells a screen reader about it', async () => {
  const step = (
    id: string,
    state: StepListItem['state'],
    startedAt: number | null,
    endedAt: number | null,
  ) => ({
    id,
    text: id,
    state,
    startedAt,
    endedAt,
  })
  await show(
    <StepList
      label="Progress"
      steps={[
        step('quick', 'done', 0, 20),
        step('slow', 'done', 20, 2320),
        step('now', 'running', performance.now() - 5500, null),
        step('later', 'waiting', null, null),
      ]}
    />,
  )
  const items = page.getByRole('list', { name: 'Progress' }).getByRole('listitem')
  await expect.element(items.nth(0)).toHaveTextContent('quick (done)< 0.1 sec')
  await expect.element(items.nth(1)).toHaveTextContent('slow (done)2.3 secs')
  await expect.element(items.nth(2)).toHaveTextContent('now (under way)5 secs')
  await expect.element(items.nth(2)).toHaveAttribute('aria-current', 'step')
  await expect.element(items.nth(3)).toHaveTextContent('later (waiting)')
  await expect.element(page.getByRole('status')).toHaveTextContent('now: under way')
})

describe('the language switch', () => {
  function Switch() {
    const { language, failed, choose } = useLanguage()
    return (
      <>
        <LanguageSwitch language={language} onChoose={choose} />
        <input aria-label="typed" />
        <p>failed: {failed ?? 'none'}</p>
      </>
    )
  }

  test('changes texts and the document’s language, keeps what is typed, and tells who keeps the choice', async () => {
    const onChosen = vi.fn()
    await show(<Switch />, { onChosen })
    await page.getByLabelText('typed').fill('kept')
    await page.getByRole('combobox', { name: 'Language' }).selectOptions('Nederlands')
    await expect.element(page.getByRole('combobox', { name: 'Taal' })).toHaveValue('nl')
    await expect.element(page.getByLabelText('typed')).toHaveValue('kept')
    await expect.poll(() => document.documentElement.lang).toBe('nl')
    expect(onChosen).toHaveBeenCalledWith('nl')
  })

  test('a language that does not arrive leaves the page as it is and says so', async () => {
    const onChosen = vi.fn()
    await show(<Switch />, { onChosen, load: () => Promise.reject(new TypeError('no such chunk')) })
    await page.getByRole('combobox', { name: 'Language' }).selectOptions('Français')
    await expect.element(page.getByText('failed: fr')).toBeVisible()
    await expect.element(page.getByRole('combobox', { name: 'Language' })).toHaveValue('en')
    expect(onChosen).not.toHaveBeenCalled()
  })
})
