import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { newPassphrase } from '../../../../src/blocks/password/own-password'
import { firstPasswordAnswer } from '../../../../src/features/keygen/password/answer'
import { PassphraseCard } from '../../../../src/features/keygen/password/passphrase-card'
import { PasswordStep } from '../../../../src/features/keygen/password/step'
import { languages } from '../../../../src/i18n/language'
import { notePassphraseShown, wasPassphraseShown } from '../../../../src/storage/shown-passphrases'
import { copyAndPaste } from '../../clipboard'
import { renderPart, workerThat } from '../../render-part'
import { pickup } from '../fake-backend'

const passphrase = newPassphrase()

/** The copied selection as it arrives in a field of several lines, which keeps line ends. */
async function copied(): Promise<string> {
  const target = document.body.appendChild(document.createElement('textarea'))
  await copyAndPaste(() => target.focus())
  const { value } = target
  target.remove()
  return value
}

/** The middle of the first and of the last character, as a mouse would aim at them. */
function ends(text: Element) {
  const boxes = [...text.querySelectorAll('span')].map((group) => group.getBoundingClientRect())
  const [first, last] = [boxes.at(0), boxes.at(-1)]
  if (!first || !last) throw new Error('no groups')
  const origin = text.getBoundingClientRect()
  return {
    from: { x: first.left - origin.left, y: first.top - origin.top + first.height / 2 },
    to: { x: last.right - origin.left, y: last.top - origin.top + last.height / 2 },
  }
}

describe.each(languages)('the passphrase in %s', (language) => {
  test.each([1280, 320])('selected and copied at %i px is the passphrase', async (width) => {
    await page.viewport(width, 700)
    await renderPart(
      <PassphraseCard passphrase={passphrase} heading="For Alice" madeOn="today" onAnother={() => {}} />,
      language,
    )
    const card = document.querySelector('section') as HTMLElement
    const text = card.querySelector('[translate=no]') as HTMLElement
    expect(card.scrollWidth, 'as wide as the page at most').toBeLessThanOrEqual(width)
    // In groups: no line of it begins or ends within one.
    for (const group of text.querySelectorAll('span')) expect(group.getClientRects()).toHaveLength(1)
    if (width === 320) expect(text.getBoundingClientRect().height).toBeGreaterThan(60)

    await userEvent.dblClick(text)
    expect(await copied(), 'double click').toBe(passphrase)
    getSelection()?.removeAllRanges()
    await userEvent.tripleClick(text)
    expect(await copied(), 'triple click').toBe(passphrase)
    getSelection()?.removeAllRanges()
    const { from, to } = ends(text)
    await userEvent.dragAndDrop(text, text, { sourcePosition: from, targetPosition: to })
    expect(await copied(), 'drag').toBe(passphrase)
    getSelection()?.selectAllChildren(text)
    expect(await copied(), 'its whole content').toBe(passphrase)
    getSelection()?.selectAllChildren(document.body)
    expect(await copied(), 'the whole page').toContain(passphrase)
  })
})

describe('a passphrase that was noted', () => {
  const step = (madeAgain: boolean) => (
    <PasswordStep
      pickup={pickup}
      crypto={workerThat({})}
      position={{ step: 3, steps: 4 }}
      answer={firstPasswordAnswer()}
      madeAgain={madeAgain}
      onAnswer={() => {}}
      onBack={() => {}}
      onNext={() => {}}
    />
  )
  const leaving = () => {
    const event = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(event)
    return event.defaultPrevented
  }

  test('is not left behind without a question', async () => {
    await renderPart(step(false))
    await expect.element(page.getByText('This is a new password')).not.toBeInTheDocument()
    expect(leaving()).toBe(false)
    await page.getByRole('checkbox').click()
    await expect.poll(leaving).toBe(true)
    await page.getByRole('radio', { name: 'Choose my own password' }).click()
    await expect.poll(leaving).toBe(false)
  })

  test('is said to be of no use any more where another one is made', async () => {
    await renderPart(step(true))
    await expect.element(page.getByText('One you noted earlier', { exact: false })).toBeVisible()
  })

  test('is remembered by the fact alone', () => {
    notePassphraseShown('pickup-noted')
    expect(wasPassphraseShown('pickup-noted')).toBe(true)
    expect(wasPassphraseShown('pickup-other')).toBe(false)
    expect(localStorage.getItem('certdesk.shown-passphrases')).not.toMatch(/[a-z2-9]{4}-[a-z2-9]{4}-/)
    localStorage.setItem('certdesk.shown-passphrases', '{')
    expect(wasPassphraseShown('pickup-noted')).toBe(false)
    localStorage.removeItem('certdesk.shown-passphrases')
  })
})
