import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { issued, pending, pickup, problem, startFakeBackend } from './fake-backend'
import { createFakeCryptoWorker, keptKey, sealedKeyPem } from './fake-crypto-worker'
import { button, click, heading, openFlow, promiseStorage, text } from './flow-page'

let backend: ReturnType<typeof startFakeBackend>
let worker: ReturnType<typeof createFakeCryptoWorker>

beforeEach(() => {
  promiseStorage(true)
  backend = startFakeBackend()
  worker = createFakeCryptoWorker()
})
afterEach(() => vi.restoreAllMocks())

const password = page.getByRole('textbox', { name: 'Your password' })

describe('a key that was kept and not sent', () => {
  beforeEach(() => openFlow({ worker, pickup, kept: [keptKey] }).then(() => undefined))

  test('goes on with the password, with the same key and what was answered before', async () => {
    await expect.element(heading('Welcome back')).toBeVisible()
    await expect.element(text('not yet')).toBeVisible()
    await password.fill('my-password')
    await click('Go on')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(worker.callsOf('openKeptKey')).toEqual([
      { publicKeySha256: keptKey.publicKeySha256, password: 'my-password' },
    ])
    expect(worker.callsOf('makeKeyAndCsr')).toHaveLength(0)
    expect(worker.callsOf('makeCsr')).toEqual([expect.objectContaining({ keyId: 'kept-key' })])
    expect(backend.submissions).toEqual([{ csrPem: 'csr-again', agreementVersion: '2026-01' }])
    expect(worker.callsOf('buildPkcs12')).toEqual([
      expect.objectContaining({ keyId: 'kept-key', password: 'my-password', profile: 'compatible' }),
    ])
  })

  test('a wrong password says so, loses nothing, and can be mended', async () => {
    worker.fail('openKeptKey', 'sealed-key-password-wrong')
    await password.fill('wrong')
    await click('Go on')
    await expect.element(text('This password does not open the key.')).toBeVisible()
    await expect.element(password).toHaveFocus()
    await expect.element(password).toHaveValue('wrong')
    await expect.element(password).toHaveAttribute('aria-invalid', 'true')
    await password.fill('right')
    await click('Go on')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(worker.callsOf('dropKeptKeys')).toHaveLength(0)
  })

  test('a password filled in without an event counts, and stays', async () => {
    const input = password.element() as HTMLInputElement
    input.value = 'my-password'
    await click('Go on')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(worker.callsOf('openKeptKey')).toEqual([
      { publicKeySha256: keptKey.publicKeySha256, password: 'my-password' },
    ])
  })

  test('a passphrase with noise around it opens, and the file is made with the passphrase itself', async () => {
    worker.fail('openKeptKey', 'sealed-key-password-wrong')
    await password.fill(' RAV7 974T PR4B 2XYZ ABCD WXYZ')
    await click('Go on')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    const passphrase = 'rav7-974t-pr4b-2xyz-abcd-wxyz'
    expect(worker.callsOf('openKeptKey').map(({ password: tried }) => tried)).toEqual([
      'RAV7 974T PR4B 2XYZ ABCD WXYZ',
      passphrase,
    ])
    expect(worker.callsOf('buildPkcs12')).toEqual([expect.objectContaining({ password: passphrase })])
  })

  test('what is odd in a password that opens nothing is named', async () => {
    worker.fail('openKeptKey', 'sealed-key-password-wrong')
    await password.fill('rav7-974t-pr4b-2xyz-abcd-wxy')
    await click('Go on')
    await expect.element(text('A password generated here has 24 letters and digits')).toBeVisible()
  })

  test('no password is no attempt', async () => {
    await click('Go on')
    await expect.element(text('Type your password.')).toBeVisible()
    expect(worker.callsOf('openKeptKey')).toHaveLength(0)
  })

  test('a password manager finds name and password', async () => {
    await expect.element(password).toHaveAttribute('autocomplete', 'current-password')
    expect(document.querySelector('input[autocomplete=username]')).toHaveProperty('value', pickup.emails[0])
  })

  test('a forgotten password: nothing was sent, so it begins again and erases the old key', async () => {
    await page.getByText('Forgotten the password?').click()
    await click('Begin again with a new key')
    await expect.element(heading('Is this certificate for you?')).toBeVisible()
    expect(worker.callsOf('dropKeptKeys')).toEqual([{ pickupId: pickup.pickupId }])
  })

  test('a newer agreement meanwhile: read, then on with the same key and password', async () => {
    backend.answer('PUT /pickup/csr', () => problem('agreement-outdated', 409))
    await password.fill('my-password')
    await click('Go on')
    await click('Read the new agreement')
    await page.getByRole('checkbox').click()
    await click('Accept and create my certificate')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(worker.callsOf('makeKeyAndCsr')).toHaveLength(0)
    expect(worker.callsOf('buildPkcs12')).toEqual([expect.objectContaining({ password: 'my-password' })])
  })
})

test('a key that is kept here needs no request file, whatever the browser promises', async () => {
  promiseStorage(false)
  await openFlow({ worker, pickup, kept: [keptKey] })
  await password.fill('my-password')
  await click('Go on')
  await expect.element(heading('Your certificate is ready')).toBeVisible()
  expect(backend.submissions).toHaveLength(1)
})

describe('an issued certificate whose key is kept', () => {
  beforeEach(() => openFlow({ worker, pickup: issued, kept: [keptKey] }).then(() => undefined))

  test('the password gives the file, without another request for a certificate', async () => {
    await password.fill('my-password')
    await click('Get my file')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(backend.submissions).toHaveLength(0)
  })

  test('a forgotten password: says what it means and whom to ask; nothing to begin again', async () => {
    await page.getByText('Forgotten the password?').click()
    await expect.element(page.getByRole('link', { name: pickup.contact.email })).toBeVisible()
    expect(button('Begin again with a new key').elements()).toHaveLength(0)
  })

  test('a kept key that is damaged: says so and offers the request file', async () => {
    worker.fail('openKeptKey', 'kept-key-unreadable')
    await password.fill('my-password')
    await click('Get my file')
    await expect.element(text('kept-key-unreadable')).toBeVisible()
    await page.getByRole('alert').getByRole('button', { name: 'Open a request file' }).click()
    await expect.element(heading('Open your request file')).toBeVisible()
  })
})

const requestFile = (changes: Readonly<Record<string, string>> = {}) => {
  const facts = {
    'Certdesk-Order': pickup.orderNumber,
    'Certdesk-Pickup': pickup.pickupId,
    'Certdesk-Public-Key-SHA256': keptKey.publicKeySha256,
    'Certdesk-Device': 'windows',
    'Certdesk-Agreement': '2026-01',
    'Certdesk-Sealed': keptKey.sealedAt,
    ...changes,
  }
  const lines = Object.entries(facts).map(([label, value]) => `${label}: ${value}`)
  return new File([[...lines, '', sealedKeyPem].join('\n')], 'certdesk-request-1004214-2026-11-20.pem')
}

describe('a request file', () => {
  const field = page.getByLabelText('Request file', { exact: true })
  const chooser = page.getByRole('button', { name: 'Choose a file', exact: true })
  const filePassword = page.getByRole('textbox', { name: 'Its password' })
  const openWith = async (file: File) => {
    await field.upload(file)
    await filePassword.fill('my-password')
    await click('Open the file and go on')
  }

  test('on a fresh browser it opens the certificate, and the key is kept there too', async () => {
    await openFlow({ worker, pickup: issued })
    await expect.element(heading('This link has already been used')).toBeVisible()
    await click('Open a request file')
    await openWith(requestFile())
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(worker.callsOf('openSealedKey')).toEqual([{ sealedKeyPem, password: 'my-password' }])
    expect(worker.callsOf('keepKey')).toEqual([
      expect.objectContaining({
        keyId: 'file-key',
        facts: expect.objectContaining({ pickupId: pickup.pickupId, deviceId: 'windows' }),
      }),
    ])
    expect(worker.callsOf('buildPkcs12')).toEqual([expect.objectContaining({ profile: 'modern' })])
  })

  test('before anything was sent it goes on to the request', async () => {
    await openFlow({ worker, pickup })
    await click('I already saved a request file')
    await openWith(requestFile())
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(backend.submissions).toHaveLength(1)
  })

  test('while it is pending it brings the key, and the page waits on', async () => {
    backend.always('GET /pickup', () => Response.json(pending))
    await openFlow({ worker, pickup: pending })
    await click('Open a request file')
    await openWith(requestFile())
    await expect.element(heading('Your certificate is on its way')).toBeVisible()
    await expect.element(text('it goes on by itself')).toBeVisible()
  })

  test.each([
    [
      'request-file-other-order',
      requestFile({
        'Certdesk-Pickup': 'pickup-somebody-else',
        'Certdesk-Public-Key-SHA256': 'c'.repeat(64),
      }),
    ],
    ['request-file-malformed', new File(['just a text'], 'letter.txt')],
    ['request-file-malformed', new File([new Uint8Array(400_000)], 'photo.jpg')],
    ['request-file-damaged', new File([sealedKeyPem.slice(0, 200)], 'certdesk-request-cut.pem')],
    [
      'request-file-is-pkcs12',
      new File([Uint8Array.of(0x30, 0x82, 0x0a, 0, 2, 1, 3, 0x30, 0x82, 9, 0xf9)], 'alice.p12'),
    ],
  ])('%s', async (code, file) => {
    await openFlow({ worker, pickup: issued })
    await click('Open a request file')
    await openWith(file)
    await expect.element(page.getByText(code, { exact: true })).toBeVisible()
    expect(worker.callsOf('openSealedKey')).toHaveLength(0)
    // The typed password stays.
    await expect.element(filePassword).toHaveValue('my-password')
  })

  test('a damaged one says whom to ask where a certificate depends on it', async () => {
    worker.fail('openSealedKey', 'key-malformed')
    await openFlow({ worker, pickup: issued })
    await click('Open a request file')
    await openWith(requestFile())
    await expect.element(page.getByText('request-file-damaged', { exact: true })).toBeVisible()
    await expect.element(text('ask for the order to be reissued')).toBeVisible()
    await expect.element(page.getByRole('link', { name: pickup.contact.email })).toBeVisible()
    await expect.element(page.getByText('new key', { exact: false })).not.toBeInTheDocument()
  })

  test('the key alone is enough once it is known which was sent, also as UTF-16', async () => {
    const utf16 = new Uint8Array(new Uint16Array([...sealedKeyPem].map((one) => one.charCodeAt(0))).buffer)
    await openFlow({ worker, pickup: issued })
    await click('Open a request file')
    await openWith(new File([utf16], 'key.txt'))
    await expect.element(heading('Your certificate is ready')).toBeVisible()
    expect(worker.callsOf('openSealedKey')).toEqual([{ sealedKeyPem, password: 'my-password' }])
  })

  test('a private key in clear that is chosen by mistake is told at once, and its bytes are overwritten', async () => {
    const read: ArrayBuffer[] = []
    const { arrayBuffer } = File.prototype
    vi.spyOn(File.prototype, 'arrayBuffer').mockImplementation(async function kept(this: File) {
      const buffer = await arrayBuffer.call(this)
      read.push(buffer)
      return buffer
    })
    await openFlow({ worker, pickup: issued })
    await click('Open a request file')
    const place = field.element().parentElement as Element
    const dataTransfer = new DataTransfer()
    const made = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])
    const pkcs8Der = await crypto.subtle.exportKey('pkcs8', made.privateKey)
    dataTransfer.items.add(new File([pkcs8Der], 'private.key'))
    place.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }))
    await expect.element(page.getByText('private-key-given', { exact: true })).toBeVisible()
    expect(read.map((buffer) => new Uint8Array(buffer).some((byte) => byte !== 0))).toEqual([false])
    expect(worker.callsOf('openSealedKey')).toHaveLength(0)
  })

  test('without its agreement it asks for that again before anything is sent', async () => {
    await openFlow({ worker, pickup })
    await click('I already saved a request file')
    await openWith(requestFile({ 'Certdesk-Agreement': '' }))
    await click('Read the new agreement')
    expect(backend.submissions).toHaveLength(0)
  })

  test('what was chosen last counts, however long the earlier one takes; one that can’t be read says so', async () => {
    await openFlow({ worker, pickup: issued })
    await click('Open a request file')
    const place = () => field.element().parentElement as Element
    const drop = (file: File) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(file)
      place().dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }))
    }
    const { arrayBuffer } = File.prototype
    let slowEnds = () => {}
    vi.spyOn(File.prototype, 'arrayBuffer').mockImplementation(async function read(this: File) {
      if (this.name === 'gone.pem') throw new DOMException('gone', 'NotReadableError')
      if (this.name === 'slow.pem') {
        await new Promise<void>((resolve) => {
          slowEnds = resolve
        })
        throw new DOMException('gone', 'NotReadableError')
      }
      return arrayBuffer.call(this)
    })
    await expect.element(chooser).toBeVisible()
    drop(new File(['x'], 'slow.pem'))
    await expect.element(page.getByText('slow.pem').first()).toBeVisible()
    drop(new File(['x'], 'gone.pem'))
    await expect.element(page.getByText('file-unreadable', { exact: true })).toBeVisible()
    drop(requestFile())
    await expect.element(page.getByText('file-unreadable', { exact: true })).not.toBeInTheDocument()
    slowEnds()
    await filePassword.fill('my-password')
    await expect.element(page.getByText('file-unreadable', { exact: true })).not.toBeInTheDocument()
    await click('Open the file and go on')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
  })

  test('left while it is opened: nothing of it goes on, and its key is forgotten', async () => {
    worker.hold('openSealedKey')
    await openFlow({ worker, pickup: issued })
    await click('Open a request file')
    await openWith(requestFile())
    await expect.poll(() => worker.callsOf('openSealedKey').length).toBe(1)
    await click('Back')
    await expect.element(heading('This link has already been used')).toBeVisible()
    worker.release()
    expect(worker.callsOf('keepKey')).toHaveLength(0)
  })

  test('another key than the one that was sent: refused, and not held', async () => {
    await openFlow({
      worker,
      pickup: {
        ...issued,
        submission: { publicKeySha256: 'c'.repeat(64), receivedAt: '2026-11-20T09:31:00Z' },
      },
    })
    await click('Open a request file')
    await openWith(requestFile())
    await expect.element(page.getByText('request-file-other-key', { exact: true })).toBeVisible()
    expect(worker.callsOf('forgetKey')).toEqual([{ keyId: 'file-key' }])
    expect(worker.callsOf('keepKey')).toHaveLength(0)
  })

  test('file and password are asked for, each where it is missing', async () => {
    await openFlow({ worker, pickup: issued })
    await click('Open a request file')
    await click('Open the file and go on')
    const summary = page.getByRole('region', { name: 'Please look at this again' })
    await expect.element(summary).toHaveFocus()
    expect(summary.getByRole('listitem').elements()).toHaveLength(2)
    await expect
      .element(chooser)
      .toHaveAccessibleDescription(
        'Request file Its name begins with “certdesk-request”. Error: Choose the request file.',
      )
    await summary.getByText('Choose the request file.').click()
    await expect.element(chooser).toHaveFocus()
    worker.fail('openSealedKey', 'sealed-key-password-wrong')
    await openWith(requestFile())
    await expect.element(filePassword).toHaveAttribute('aria-invalid', 'true')
    await click('Open the file and go on')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
  })

  test('may be dropped on its place, and anywhere else it does not take the page away', async () => {
    await openFlow({ worker, pickup: issued })
    await click('Open a request file')
    await expect.element(chooser).toBeVisible()
    const drop = (target: Element) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(requestFile())
      const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer })
      target.dispatchEvent(event)
      return event
    }
    // The page listens once its effects have run, a moment after it is seen.
    await expect.poll(() => drop(document.body).defaultPrevented).toBe(true)
    await expect.element(chooser).toBeVisible()
    drop(field.element().parentElement as Element)
    await expect.element(page.getByText('certdesk-request-1004214-2026-11-20.pem').first()).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Choose another file' })).toBeVisible()
    await filePassword.fill('my-password')
    await click('Open the file and go on')
    await expect.element(heading('Your certificate is ready')).toBeVisible()
  })

  test('Back leads to where it was opened', async () => {
    await openFlow({ worker, pickup: issued, kept: [keptKey] })
    await page.getByText('Use a request file instead?').click()
    await page.getByRole('button', { name: 'Open a request file' }).click()
    await expect.element(heading('Open your request file')).toBeVisible()
    await click('Back')
    await expect.element(heading('Welcome back')).toBeVisible()
  })
})
