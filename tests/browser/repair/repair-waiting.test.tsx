import { beforeAll, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { CryptoWorkerClient } from '../../../src/crypto-worker/client'
import {
  choose,
  createAlice,
  goodPassword,
  type Identity,
  newClient,
  open,
  opened,
  passwordField,
  press,
  show,
} from './repair-parts'

let alice: Identity
beforeAll(async () => {
  alice = await createAlice()
  return alice.end
})

/** Asks the worker after all; with `null` nothing stops that any more. */
type Ask = (options?: null) => Promise<unknown>
type AnyCall = (name: string, input: never, options?: { readonly signal?: AbortSignal }) => Promise<unknown>

/** A client of ours with another answer to one operation. */
function answering(name: string, answer: (ask: Ask, input: never, signal?: AbortSignal) => unknown) {
  const client = newClient()
  const real = client.call as unknown as AnyCall
  const call: AnyCall = async (asked, input, options) => {
    const ask: Ask = (instead) => real(asked, input, instead === null ? undefined : options)
    return asked === name ? answer(ask, input, options?.signal) : ask()
  }
  return { ...client, call: call as unknown as CryptoWorkerClient['call'] }
}
const button = (name: string) => page.getByRole('button', { name, exact: true })
const keyPasswordField = () => page.getByLabelText('Password of the key', { exact: true })

describe('a key with a password of its own (`tests/interop/foreign-files.test.ts` has Java’s)', () => {
  interface Asked {
    readonly password: string
    readonly keyPassword: string | null
  }
  const withLockedKey = (asked: Asked[]) =>
    answering('openPkcs12', async (call, { password, keyPassword }: Asked) => {
      asked.push({ password, keyPassword })
      const found = (await call()) as { keys: readonly unknown[] }
      return keyPassword === 'of the key' ? found : { ...found, keys: [], lockedKeys: 1 }
    })

  test('is asked for once it is known, has the focus, and opens', async () => {
    const asked: Asked[] = []
    await show(withLockedKey(asked))
    expect(keyPasswordField().elements()).toHaveLength(0)
    await open(await alice.build('compatible', goodPassword), goodPassword)
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('The key in the file has another password')
    await expect.element(keyPasswordField()).toHaveFocus()
    await keyPasswordField().fill('another')
    await press('Open the file')
    // A wrong one is said, and both passwords stay.
    await expect.poll(() => asked.length).toBe(2)
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('The key in the file has another password')
    await expect.element(keyPasswordField()).toHaveValue('another')
    await expect.element(passwordField()).toHaveValue(goodPassword)
    await keyPasswordField().fill('of the key')
    await press('Open the file')
    await opened()
    expect(asked.map(({ keyPassword }) => keyPassword)).toEqual([null, 'another', 'of the key'])
    expect(new Set(asked.map(({ password }) => password))).toEqual(new Set([goodPassword]))
  })

  test('another file begins without the question', async () => {
    await show(withLockedKey([]))
    const file = await alice.build('compatible', goodPassword)
    await open(file, goodPassword)
    await expect.element(keyPasswordField()).toBeVisible()
    await choose(file)
    await expect.element(keyPasswordField()).not.toBeInTheDocument()
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
  })

  test('both passwords count as the fields show them, also filled in without an event', async () => {
    const asked: Asked[] = []
    await show(withLockedKey(asked))
    await choose(await alice.build('compatible', goodPassword))
    ;(passwordField().element() as HTMLInputElement).value = goodPassword
    await press('Open the file')
    await expect.element(keyPasswordField()).toBeVisible()
    ;(keyPasswordField().element() as HTMLInputElement).value = 'of the key'
    await press('Open the file')
    await opened()
    expect(asked).toEqual([
      { password: goodPassword, keyPassword: null },
      { password: goodPassword, keyPassword: 'of the key' },
    ])
  })
})

test('a new password counts as its fields show it, also filled in without an event', async () => {
  const made = vi.fn()
  await show(
    answering('resealPkcs12', (call, { password }: { password: string }) => {
      made(password)
      return call()
    }),
  )
  await open(await alice.build('compatible', goodPassword), goodPassword)
  await opened()
  await page.getByRole('radio', { name: 'A new password of my own' }).click()
  const fields = ['New password', 'The same password again'].map((name) =>
    page.getByLabelText(name, { exact: true }),
  )
  for (const field of fields) (field.element() as HTMLInputElement).value = 'seven plaid otters hum'
  await press('Make the new file')
  await expect.poll(() => made.mock.calls).toEqual([['seven plaid otters hum']])
})

describe('“Stop”', () => {
  /**
   * An operation that waits until the test lets it go, and then answers although nobody wants it any more.
   */
  const waiting = (name: string) => {
    const signals: (AbortSignal | undefined)[] = []
    let goOn = () => {}
    let answer: Promise<unknown> = Promise.resolve()
    const client = answering(name, (call, _input, signal) => {
      signals.push(signal)
      if (signals.length > 1) return call()
      answer = new Promise<void>((resolve) => {
        goOn = resolve
      }).then(() => call(null))
      return answer
    })
    const late = async () => {
      goOn()
      await answer
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    }
    return { client, signals, late }
  }

  test('while the file is opened: file and password stay, a late answer changes nothing, and it opens again', async () => {
    const { client, signals, late } = waiting('openPkcs12')
    await show(client)
    await open(await alice.build('compatible', goodPassword), goodPassword)
    await expect.element(page.getByText('The file is being opened')).toBeVisible()
    await expect.poll(() => signals.length).toBe(1)
    await press('Stop')
    await expect.element(button('Stop')).not.toBeInTheDocument()
    expect(signals[0]?.aborted).toBe(true)
    await late()
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
    await expect.element(button('Open the file')).toBeVisible()
    await expect.element(passwordField()).toHaveValue(goodPassword)
    await expect.element(page.getByText('alice.p12').first()).toBeVisible()
    await press('Open the file')
    await opened()
  })

  test('while the new file is made: the opened one stays, a late answer changes nothing, and it is made again', async () => {
    const { client, signals, late } = waiting('resealPkcs12')
    await show(client)
    await open(await alice.build('compatible', goodPassword), goodPassword)
    await opened()
    await press('Make the new file')
    await expect.element(page.getByText('The new file is being made and tested')).toBeVisible()
    await expect.poll(() => signals.length).toBe(1)
    await press('Stop')
    await expect.element(button('Stop')).not.toBeInTheDocument()
    expect(signals[0]?.aborted).toBe(true)
    await late()
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
    const save = page.getByRole('link', { name: /^Save / })
    expect(save.elements()).toHaveLength(0)
    await press('Make the new file')
    await expect.element(save).toBeVisible()
  })
})

test('the bytes of a file are overwritten once it was looked at, whatever it was', async () => {
  const read = vi.spyOn(File.prototype, 'arrayBuffer')
  const made = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])
  await show()
  for (const [bytes, says] of [
    [await crypto.subtle.exportKey('pkcs8', made.privateKey), 'This is a private key alone'],
    [await alice.build('compatible', 'x'), 'The password does not open the file'],
  ] as const) {
    await open(bytes, 'any password')
    await expect.element(page.getByText(says, { exact: false }).first()).toBeVisible()
    const buffer = (await read.mock.results.at(-1)?.value) as ArrayBuffer
    expect(buffer.byteLength).toBeGreaterThan(100)
    expect(new Uint8Array(buffer).every((byte) => byte === 0)).toBe(true)
  }
  read.mockRestore()
})

test('so are those of a file that was read when nobody waited for it any more', async () => {
  const bytes = new Uint8Array(200).fill(7)
  let arrive = (_buffer: ArrayBuffer) => {}
  const late = new Promise<ArrayBuffer>((resolve) => {
    arrive = resolve
  })
  const read = vi.spyOn(File.prototype, 'arrayBuffer').mockReturnValue(late)
  const { unmount } = await show()
  await open(bytes, 'any password')
  await expect.poll(() => read.mock.calls.length).toBe(1)
  await unmount()
  arrive(bytes.buffer)
  await expect.poll(() => bytes.every((byte) => byte === 0)).toBe(true)
  read.mockRestore()
})
