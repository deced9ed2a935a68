import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup } from 'vitest-browser-react'
import { createCryptoWorkerClient } from '../../../../src/crypto-worker/client'
import { AppError } from '../../../../src/errors'
import {
  firstPasswordAnswer,
  isCompletePasswordAnswer,
  type PasswordAnswer,
} from '../../../../src/features/keygen/password/answer'
import { PasswordStep } from '../../../../src/features/keygen/password/step'
import { copyAndPaste } from '../../clipboard'
import { click, renderPart, workerThat } from '../../render-part'
import { pickup } from '../fake-backend'

const next = vi.fn()
const answered = vi.fn<(answer: PasswordAnswer) => void>()
let asked: { password: string; words: readonly string[] }[] = []
beforeEach(() => {
  asked = []
  vi.clearAllMocks()
})

/** Length stands for strength here; the real estimator has a test of its own below. */
const byLength = workerThat({
  estimatePassword: (input: { password: string; words: readonly string[] }) => {
    asked.push(input)
    return { guessesLog10: input.password.length - 4, warning: 'userInputs' }
  },
})

function Step({ crypto = byLength }) {
  const [answer] = useState(firstPasswordAnswer)
  return (
    <PasswordStep
      pickup={pickup}
      crypto={crypto}
      position={{ step: 3, steps: 5 }}
      answer={answer}
      onAnswer={answered}
      onBack={() => {}}
      onNext={next}
    />
  )
}

const field = () => page.getByRole('textbox', { name: 'Password', exact: true })
const repeat = () => page.getByRole('textbox', { name: 'The same password again' })

async function openOwn(crypto = byLength) {
  await renderPart(<Step crypto={crypto} />)
  await page.getByRole('radio', { name: 'Choose my own password' }).click()
  // The page comes in slices.
  await expect.element(field()).toBeVisible()
  await expect.element(page.getByRole('checkbox')).toBeVisible()
}

async function typeTwice(password: string) {
  await field().fill(password)
  await repeat().fill(password)
  if (!(page.getByRole('checkbox').element() as HTMLInputElement).checked) {
    await page.getByRole('checkbox').click()
  }
}

/** Keys faster than any machine under load may let a test type them. */
function typeAtOnce(...texts: readonly string[]): void {
  const input = field().element() as HTMLInputElement
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  for (const text of texts) {
    setValue?.call(input, text)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

describe('a password of one’s own', () => {
  test('is judged while it is typed, with the person’s own words, and taken when it is good', async () => {
    await openOwn()
    await typeTwice('nineteen characters')
    await expect.element(page.getByText('Good.')).toBeVisible()
    expect(asked.at(-1)).toEqual({
      password: 'nineteen characters',
      words: expect.arrayContaining([
        'Alice Whitcombe',
        'alice@brightwater.example',
        'Brightwater Instruments Ltd',
      ]),
    })
    await click('Use this password')
    await expect.poll(() => next.mock.calls.length).toBe(1)
  })

  test('that is too weak is refused, and says so where it is typed and in the summary', async () => {
    await openOwn()
    await typeTwice('twelve chars')
    await expect.element(page.getByText('Too weak.')).toBeVisible()
    await expect.element(page.getByText('Your name, address or organization', { exact: false })).toBeVisible()
    await click('Use this password')
    await expect
      .element(page.getByRole('button', { name: 'The password is too easy to guess.' }))
      .toBeVisible()
    expect(next).not.toHaveBeenCalled()
    await typeTwice('twenty-two characters!')
    await expect.element(page.getByText('Strong.')).toBeVisible()
    await expect
      .element(page.getByRole('button', { name: 'The password is too easy' }))
      .not.toBeInTheDocument()
    await click('Use this password')
    await expect.poll(() => next.mock.calls.length).toBe(1)
  })

  test('sent off before the pause after typing is judged all the same', async () => {
    await openOwn()
    await typeTwice('twelve chars')
    ;(document.querySelector('form') as HTMLFormElement).requestSubmit()
    await expect
      .element(page.getByRole('button', { name: 'The password is too easy to guess.' }))
      .toBeVisible()
    expect(next).not.toHaveBeenCalled()
  })

  test('counts as both fields show it, also filled in without an event', async () => {
    await openOwn()
    await page.getByRole('checkbox').click()
    for (const one of [field(), repeat()]) (one.element() as HTMLInputElement).value = 'nineteen characters'
    await click('Use this password')
    await expect.poll(() => next.mock.calls.length).toBe(1)
    expect(asked.at(-1)?.password).toBe('nineteen characters')
    expect(next.mock.lastCall?.[0]).toMatchObject({ own: 'nineteen characters' })
  })

  test('is judged once for a burst of keys, and only the newest text counts', async () => {
    const open: { password: string; signal?: AbortSignal; answer: (log10: number) => void }[] = []
    const slow = workerThat({
      estimatePassword: ({ password }: { password: string }, { signal }) => {
        if (password === '') return { guessesLog10: 0, warning: null }
        return new Promise((resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new AppError('cancelled')))
          open.push({
            password,
            ...(signal ? { signal } : {}),
            answer: (guessesLog10) => resolve({ guessesLog10, warning: null }),
          })
        })
      },
    })
    await openOwn(slow)
    typeAtOnce('first', 'first pass', 'first password')
    await expect.poll(() => open.map(({ password }) => password)).toEqual(['first password'])
    await field().fill('first password and more')
    await expect.poll(() => open.length).toBe(2)
    expect(open[0]?.signal?.aborted).toBe(true)
    open[1]?.answer(13)
    await expect.element(page.getByText('Fair.')).toBeVisible()
    await click('Use this password') // what is missing now is the second one
    await expect.element(page.getByRole('button', { name: 'The two passwords are not' })).toBeVisible()
    expect(open).toHaveLength(2)
  })

  test('that nobody could judge is not taken; trying again asks a fresh worker and leaves the old one its key', async () => {
    const asks = vi.fn()
    const stops = vi.fn()
    const crypto = {
      // A worker in which the dictionaries failed to load once: Firefox never asks for them again there.
      ...workerThat({
        estimatePassword: ({ password }: { password: string }) => {
          asks(password)
          throw new AppError('estimator-unavailable')
        },
      }),
      stop: stops,
    }
    await openOwn(crypto)
    const password = 'seven plaid otters hum loudly'
    await typeTwice(password)
    await expect.element(page.getByText('estimator-unavailable')).toBeVisible()
    await click('Use this password')
    await expect.element(page.getByRole('button', { name: /could not be estimated, so/ })).toBeVisible()
    expect(next).not.toHaveBeenCalled()
    const asksBefore = asks.mock.calls.length
    await click('Try again')
    await expect.element(page.getByText('Strong.')).toBeVisible()
    expect(asks).toHaveBeenCalledTimes(asksBefore)
    await click('Use this password')
    await expect.poll(() => next.mock.calls.length).toBe(1)
    const ends = vi.spyOn(Worker.prototype, 'terminate')
    await cleanup()
    expect(ends).toHaveBeenCalledTimes(1)
    ends.mockRestore()
    expect(stops).not.toHaveBeenCalled()
  })

  test('with the passphrase, an estimator that doesn’t load keeps nobody', async () => {
    await renderPart(<Step crypto={workerThat({})} />)
    await page.getByRole('checkbox').click()
    await click('Use this password')
    await expect.poll(() => next.mock.calls.length).toBe(1)
  })

  test('shows the characters that devices read differently', async () => {
    await openOwn()
    await field().fill('é passwörd\u00a0密é')
    const line = page.getByText('These characters are read differently by some devices:', { exact: false })
    await expect.element(line).toBeVisible()
    const characters = line.element().parentElement?.querySelectorAll('code') ?? []
    expect([...characters].map(({ textContent }) => textContent)).toEqual(['é', 'ö', 'U+00A0', '密'])
    expect(asked.filter(({ password }) => password !== '')).toEqual([])
  })

  test('may be pasted, and a password manager finds name and password', async () => {
    await openOwn()
    const note = document.body.appendChild(document.createElement('input'))
    note.value = 'pasted from a manager'
    note.select()
    await copyAndPaste(() => {
      note.remove()
      return field().click()
    })
    await expect.element(field()).toHaveValue('pasted from a manager')
    const form = field().element().closest('form') as HTMLFormElement
    const name = form.querySelector('[autocomplete=username]') as HTMLInputElement
    expect(name.value).toBe('alice@brightwater.example')
    expect([...form.querySelectorAll('[autocomplete=new-password]')]).toHaveLength(2)
  })

  test('Caps Lock is said while it is on', async () => {
    await openOwn()
    await field().click()
    const press = (on: boolean) =>
      field()
        .element()
        .dispatchEvent(new KeyboardEvent('keydown', { key: 'A', bubbles: true, modifierCapsLock: on }))
    press(true)
    await expect.element(page.getByText('Caps Lock is on.')).toBeVisible()
    press(false)
    await expect.element(page.getByText('Caps Lock is on.')).not.toBeInTheDocument()
  })
})

describe('the answer', () => {
  const own = {
    ...firstPasswordAnswer(),
    kind: 'own',
    own: 'a password that would do',
    repeat: 'a password that would do',
    saved: true,
  } as const
  test.each([
    ['never judged', null, false],
    ['judged before it was changed', { password: 'another', strength: 'strong' }, false],
    ['too weak', { password: own.own, strength: 'too_weak' }, false],
    ['fair', { password: own.own, strength: 'fair' }, true],
  ] as const)('%s', (_name, judged, complete) => {
    expect(isCompletePasswordAnswer({ ...own, judged })).toBe(complete)
  })
})

describe('with the real worker', () => {
  const crypto = createCryptoWorkerClient()
  afterEach(() => crypto.stop())
  test('the person’s own name is too weak, five strange words are strong', async () => {
    await openOwn(crypto)
    await field().fill('Alice Whitcombe')
    await expect.element(page.getByText('Too weak.')).toBeVisible()
    await field().fill('quartz gable ferry mulch onyx')
    await expect.element(page.getByText('Strong.')).toBeVisible()
  })
})
