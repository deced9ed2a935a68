import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { CryptoWorkerClient } from '../../../src/crypto-worker/client'
import { AppError } from '../../../src/errors'
import { onlyKey, openedFile, toOpen } from '../../setup/foreign-file'
import {
  choose,
  createAlice,
  fileInput,
  goodPassword,
  type Identity,
  newClient,
  open,
  opened,
  passwordField,
  press,
  show,
} from './repair-parts'

afterEach(() => vi.restoreAllMocks())
let alice: Identity
beforeAll(async () => {
  alice = await createAlice()
  return alice.end
})

const saveLink = () => page.getByRole('link', { name: /^Save / })

/** The file that the link would save, opened by a worker that knows nothing of this page. */
async function savedFile(password: string) {
  await expect.element(saveLink()).toHaveAttribute('href', expect.stringMatching(/^blob:/))
  const link = saveLink().element() as HTMLAnchorElement
  const blob = await (await fetch(link.href)).blob()
  const pkcs12Der = new Uint8Array(await blob.arrayBuffer())
  const { profile, keys } = openedFile(await newClient().call('openPkcs12', toOpen(pkcs12Der, password)))
  return { name: link.download, type: blob.type, profile, keys, key: keys[0] }
}

describe('a file that opens', () => {
  test('the newer kind becomes the older one, with the same key, certificates and password', async () => {
    const before = await alice.build('modern', goodPassword)
    await show()
    await open(before, goodPassword)
    await opened()
    await expect.element(page.getByText('The newer kind, for recent devices')).toBeVisible()
    await expect.element(page.getByText(/1 certificate in between, without the root/)).toBeVisible()
    await expect.element(page.getByRole('radio', { name: 'The same password' })).toBeChecked()
    await press('Make the new file')
    const after = await savedFile(goodPassword)
    expect(after.profile).toBe('compatible')
    expect(after.type).toBe('application/x-pkcs12')
    expect(after.name).toMatch(/^alice-example-com-\d{4}-\d\d-\d\d-compatible\.p12$/)
    const original = onlyKey(await newClient().call('openPkcs12', toOpen(before, goodPassword)))
    const fingerprints = (key: typeof original | undefined) =>
      key?.certificates[0].chain.certificates.map(({ fingerprintSha256 }) => fingerprintSha256)
    expect(fingerprints(after.key)).toEqual(fingerprints(original))
    expect(after.key?.friendlyName).toBe('Alice')
  })

  test('a device may be chosen; a file already of its kind is told, and can be made all the same', async () => {
    await show()
    await open(await alice.build('compatible', goodPassword, false), goodPassword)
    await opened()
    await expect.element(page.getByText(/Missing. Some programs/)).toBeVisible()
    await page.getByLabelText('Where should it open?').selectOptions('iphone_ipad')
    await expect.element(page.getByText(/already of the kind that opens there/)).toBeVisible()
    await page.getByLabelText('Where should it open?').selectOptions('windows')
    await expect.element(page.getByText(/already of the kind that opens there/)).not.toBeInTheDocument()
    await press('Make the new file')
    expect((await savedFile(goodPassword)).profile).toBe('modern')
    await expect
      .element(page.getByRole('link', { name: 'How to install it: Windows 10 or 11' }))
      .toHaveAttribute('href', '/install/windows')
  })

  test('and then another, or the same for another device', async () => {
    await show()
    await open(await alice.build('compatible', goodPassword), goodPassword)
    await opened()
    await press('Make the new file')
    expect((await savedFile(goodPassword)).profile).toBe('modern')
    await press('Make it for another device')
    await page.getByLabelText('Where should it open?').selectOptions('macos')
    await press('Make the new file')
    expect((await savedFile(goodPassword)).profile).toBe('compatible')
    await press('Begin with another file')
    await expect.element(passwordField()).toHaveValue('')
    await expect.element(page.getByRole('button', { name: 'Choose a file' })).toBeVisible()
    await open(await alice.build('modern', 'another password'), 'another password')
    await opened()
  })
})

describe('a password that devices read differently', () => {
  test('a new passphrase stands first, and opens the new file', async () => {
    await show()
    await open(await alice.build('compatible', 'Müller größer'), 'Müller größer')
    await opened()
    await expect.element(page.getByText(/letters or signs that some devices read differently/)).toBeVisible()
    await expect.element(page.getByRole('radio', { name: 'A new password, generated here' })).toBeChecked()
    const passphrase = page.getByRole('region', { name: 'New password' }).getByText(/^([a-z2-9]{4}-){5}/)
    const first = passphrase.element().textContent ?? ''
    await press('Make another')
    await expect.element(passphrase).not.toHaveTextContent(first)
    const chosen = passphrase.element().textContent ?? ''
    await press('Make the new file')
    expect((await savedFile(chosen)).profile).toBe('modern')
    await expect.element(page.getByText(/opens with the new password/)).toBeVisible()
  })

  test('a file without a password cannot stay without', async () => {
    await show()
    await open(await alice.build('compatible', ''), '')
    await opened()
    await expect.element(page.getByText(/The file has no password/)).toBeVisible()
    await expect.element(page.getByRole('radio', { name: 'The same password' })).not.toBeInTheDocument()
  })

  test('a new password of one’s own keeps the rules and is not easy to guess', async () => {
    await show()
    await open(await alice.build('compatible', 'Müller größer'), 'Müller größer')
    await opened()
    await page.getByRole('radio', { name: 'A new password of my own' }).click()
    const [own, repeat] = [
      page.getByLabelText('New password', { exact: true }),
      page.getByLabelText('The same password again', { exact: true }),
    ]
    await own.fill('short é')
    await repeat.fill('short e')
    await press('Make the new file')
    const summary = page.getByRole('region', { name: 'Please look at this again' })
    await expect.element(summary).toHaveFocus()
    await expect.element(summary.getByRole('button', { name: /too short/ })).toBeVisible()
    await expect.element(summary.getByRole('button', { name: /not the same/ })).toBeVisible()
    await own.fill('password1234')
    await repeat.fill('password1234')
    await press('Make the new file')
    await expect.element(summary.getByRole('button', { name: /too easy to guess/ })).toBeVisible()
    await own.fill('seven plaid otters hum')
    await repeat.fill('seven plaid otters hum')
    await press('Make the new file')
    expect((await savedFile('seven plaid otters hum')).profile).toBe('modern')
  })
})

describe('a file that does not open', () => {
  test('a wrong password is said at its field, and nothing typed is lost', async () => {
    await show()
    await open(await alice.build('compatible', goodPassword), 'wrong horse')
    await expect.element(passwordField()).toHaveAccessibleDescription(/The password does not open the file/)
    await expect.element(passwordField()).toHaveFocus()
    await expect.element(passwordField()).toHaveValue('wrong horse')
    await expect.element(page.getByText('alice.p12').first()).toBeVisible()
    await passwordField().fill(goodPassword)
    await press('Open the file')
    await opened()
  })

  const utf16 = new Uint8Array(
    [0xff, 0xfe, ...'-----BEGIN X'].flatMap((part) =>
      typeof part === 'number' ? [part] : [part.charCodeAt(0), 0],
    ),
  )
  test.each<[string, () => BlobPart | Promise<BlobPart>, string]>([
    [
      'PEM text',
      () => '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
      'a certificate without its private key',
    ],
    ['text in UTF-16', () => utf16, 'This is a text file'],
    ['a private key', () => '-----BEGIN PRIVATE KEY-----\nMIIB\n', 'This is a private key alone'],
    [
      'half a file',
      async () => (await alice.build('compatible', 'x')).slice(0, 900),
      'The file is not complete',
    ],
    ['a zipped file', () => Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9), 'This is a compressed folder'],
    ['a web page', () => '\n<!DOCTYPE html><html></html>', 'This is a web page, not a certificate file'],
    ['nothing', () => '', 'The file is empty'],
    ['more than a megabyte', () => new Uint8Array(1.5 * 1024 * 1024 + 1), 'The file is too large'],
    ['a certificate alone', () => alice.certificateDer, 'a certificate without its private key'],
    ['noise', () => new Uint8Array(500).fill(0x9f), 'not a certificate file, or it is damaged'],
  ])('%s is called what it is', async (_, content, title) => {
    await show()
    await open(await content(), 'any password')
    await expect.element(page.getByRole('alert')).toHaveTextContent(title)
    await expect.element(passwordField()).toHaveValue('any password')
    await choose(await alice.build('compatible', 'any password'))
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
    await press('Open the file')
    await opened()
  })

  test('no file chosen is said, and the focus is where one is chosen', async () => {
    await show()
    await press('Open the file')
    await expect.element(page.getByText('Choose the file that does not open.')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Choose a file' })).toHaveFocus()
  })
})

describe('dropping', () => {
  const transfer = (bytes: BlobPart) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([bytes], 'dropped.p12'))
    return dataTransfer
  }
  const send = (target: Element, type: string, dataTransfer: DataTransfer) => {
    const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer })
    target.dispatchEvent(event)
    return event
  }

  test('the place shows that it would take the file, and takes it', async () => {
    await show()
    const place = fileInput().parentElement as Element
    const dataTransfer = transfer(await alice.build('compatible', goodPassword))
    send(place, 'dragover', dataTransfer)
    await expect.element(page.getByText('Let go to take this file')).toBeVisible()
    send(place, 'dragleave', dataTransfer)
    await expect.element(page.getByText('Let go to take this file')).not.toBeInTheDocument()
    send(place, 'drop', dataTransfer)
    await expect.element(page.getByText('dropped.p12').first()).toBeVisible()
    await passwordField().fill(goodPassword)
    await press('Open the file')
    await opened()
  })

  test('a file dropped beside it does not take the page away', async () => {
    const { unmount } = await show()
    const beside = () => send(document.body, 'drop', transfer('x'))
    expect(beside().defaultPrevented).toBe(true)
    await unmount()
    expect(beside().defaultPrevented).toBe(false)
  })
})

test('leaving the page ends the worker, and with it the key', async () => {
  const client = newClient()
  const { unmount } = await show(client)
  await open(await alice.build('compatible', goodPassword), goodPassword)
  await opened()
  const stop = vi.spyOn(client, 'stop')
  await unmount()
  expect(stop).toHaveBeenCalled()
})

test('an estimator that did not load is asked anew in a worker of its own; the key stays where it is', async () => {
  const client = newClient()
  const asks = vi.fn()
  const withoutEstimator: CryptoWorkerClient = {
    ...client,
    call: (name, input, options) => {
      if (name !== 'estimatePassword') return client.call(name, input, options)
      asks()
      return Promise.reject(new AppError('estimator-unavailable'))
    },
  }
  await show(withoutEstimator)
  await open(await alice.build('compatible', goodPassword), goodPassword)
  await opened()
  await page.getByRole('radio', { name: 'A new password of my own' }).click()
  await page.getByLabelText('New password', { exact: true }).fill('seven plaid otters hum')
  await page.getByLabelText('The same password again', { exact: true }).fill('seven plaid otters hum')
  await press('Make the new file')
  await expect.element(page.getByText('estimator-unavailable', { exact: true })).toBeVisible()
  await press('Make the new file')
  expect((await savedFile('seven plaid otters hum')).profile).toBe('modern')
  expect(asks).toHaveBeenCalledTimes(1)
})

test('an answer about a file that was left changes nothing on the page', async () => {
  const client = newClient()
  let answer = (_error: AppError) => {}
  const slowEstimator: CryptoWorkerClient = {
    ...client,
    call: (name, input, options) =>
      name === 'estimatePassword'
        ? new Promise((_, reject) => {
            answer = reject
          })
        : client.call(name, input, options),
  }
  await show(slowEstimator)
  await open(await alice.build('compatible', goodPassword), goodPassword)
  await opened()
  await page.getByRole('radio', { name: 'A new password of my own' }).click()
  await page.getByLabelText('New password', { exact: true }).fill('seven plaid otters hum')
  await page.getByLabelText('The same password again', { exact: true }).fill('seven plaid otters hum')
  await press('Make the new file')
  await press('Begin with another file')
  await expect.element(page.getByRole('button', { name: 'Choose a file' })).toBeVisible()
  answer(new AppError('estimator-unavailable'))
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  await expect.element(page.getByRole('button', { name: 'Choose a file' })).toBeVisible()
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
})

test('a worker that dies while the file is made is said, and one can try again', async () => {
  const client = newClient()
  await show(client)
  await open(await alice.build('compatible', goodPassword), goodPassword)
  await opened()
  client.stop() // the key in it is gone
  await press('Make the new file')
  await expect.element(page.getByRole('alert')).toHaveTextContent('The key is no longer there')
  await press('Begin with another file')
  await open(await alice.build('compatible', goodPassword), goodPassword)
  await opened()
})
