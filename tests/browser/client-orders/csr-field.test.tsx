import { useState } from 'react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type KeyProfile, keyProfileValues } from '../../../src/contract/schema'
import { type CryptoWorkerClient, createCryptoWorkerClient } from '../../../src/crypto-worker/client'
import type { DraftCsr } from '../../../src/domain/orders/client-order-draft'
import { AppError } from '../../../src/errors'
import { CsrField } from '../../../src/features/client-orders/csr/field'
import { copyAndPaste } from '../clipboard'
import { renderPart } from '../render-part'

const every = keyProfileValues
let csrPem = ''
let otherPem = ''
let keyPem = ''
let keyDer = new Uint8Array()
beforeAll(async () => {
  const maker = createCryptoWorkerClient()
  const subject = { commonName: 'Alice Whitcombe', emails: ['alice@example.com'] }
  csrPem = (await maker.call('makeKeyAndCsr', { keyProfile: 'ec_p256', subject })).csrPem
  otherPem = (await maker.call('makeKeyAndCsr', { keyProfile: 'ec_p384', subject })).csrPem
  maker.stop()
  const made = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])
  keyDer = new Uint8Array(await crypto.subtle.exportKey('pkcs8', made.privateKey))
  const base64 = btoa(String.fromCharCode(...keyDer)).replace(/.{64}/g, '$&\n')
  keyPem = `-----BEGIN PRIVATE KEY-----\n${base64}\n-----END PRIVATE KEY-----\n`
})
const clients: CryptoWorkerClient[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.stop()
  vi.restoreAllMocks()
})

/** A real worker; `calls` is everything it was sent. */
function watchedClient() {
  const client = createCryptoWorkerClient()
  clients.push(client)
  const calls: unknown[] = []
  const call: CryptoWorkerClient['call'] = (name, input, options) => {
    calls.push(input)
    return client.call(name, input, options)
  }
  return { client: { ...client, call }, calls }
}

interface Shown {
  readonly allowedKeys?: readonly KeyProfile[]
  readonly error?: string
  readonly csr?: DraftCsr | null
  readonly client?: CryptoWorkerClient
}
const given: (DraftCsr | null)[] = []
async function show({ allowedKeys = every, error, csr = null, client }: Shown = {}) {
  given.length = 0
  function Row() {
    const [now, setNow] = useState(csr)
    return (
      <>
        <textarea aria-label="clipboard" />
        <CsrField
          id="csr"
          csr={now}
          onCsr={(next) => {
            given.push(next)
            setNow(next)
          }}
          error={now ? undefined : error}
          allowedKeys={allowedKeys}
          {...(client ? { crypto: client } : {})}
        />
      </>
    )
  }
  await renderPart(<Row />)
}
const field = () => page.getByLabelText('Text of the request (CSR)')
const group = () => page.getByRole('group', { name: 'The request was read' })
const fileInput = () => document.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement
const choose = (content: BlobPart, name = 'alice.csr') =>
  userEvent.upload(fileInput(), new File([content], name))
/** As a person does it: the browser's own paste. */
async function paste(text: string) {
  const clipboard = page.getByLabelText('clipboard')
  await clipboard.fill(text)
  ;(clipboard.element() as HTMLTextAreaElement).select()
  await copyAndPaste(async () => {
    await clipboard.fill('')
    await field().click()
  })
}

describe('a request', () => {
  test('pasted is read at once, shown decoded, and the focus goes with it', async () => {
    await show()
    await paste(`Dear all, here it is:\n${csrPem.replace(/^/gm, '> ')}`)
    await expect.element(group()).toBeVisible()
    await expect.element(group()).toHaveFocus()
    await expect.element(group()).toHaveTextContent('CN=Alice Whitcombe')
    await expect.element(group()).toHaveTextContent('Elliptic curve, P-256')
    await expect.element(group()).toHaveTextContent('SHA-256 with ECDSA; it holds')
    await expect.element(group()).toHaveTextContent('Only the public key of the request is used.')
    expect(given).toEqual([
      expect.objectContaining({ csrPem, subject: 'CN=Alice Whitcombe', keyProfile: 'ec_p256' }),
    ])
    expect(Object.keys(given[0] ?? {}).sort()).toEqual([
      'csrPem',
      'keyProfile',
      'publicKeySha256',
      'signatureAlgorithm',
      'subject',
    ])
  })

  test('chosen as a DER file', async () => {
    await show()
    const der = Uint8Array.from(atob(csrPem.replace(/-----[^-]+-----|\s/g, '')), (one) => one.charCodeAt(0))
    await choose(der)
    await expect.element(group()).toBeVisible()
    expect(given).toHaveLength(1)
  })

  test('dropped on the text as a file', async () => {
    await show()
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([csrPem], 'alice.csr'))
    field()
      .element()
      .dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    await expect.element(group()).toBeVisible()
  })

  test('typed is read with its last line; a half one when the field is left', async () => {
    await show()
    await field().fill(csrPem.slice(0, 100))
    await expect.element(field()).not.toHaveAttribute('aria-invalid')
    await userEvent.tab()
    await expect.element(field()).toHaveAccessibleDescription(/Error: The text is damaged\. The block cannot/)
    await expect.element(field()).toHaveValue(csrPem.slice(0, 100)) // nothing typed is lost
    await field().fill(csrPem)
    await expect.element(group()).toBeVisible()
  })

  test('is replaced, kept after all, and removed', async () => {
    await show()
    await paste(csrPem)
    await page.getByRole('button', { name: 'Use another request' }).click()
    await expect.element(field()).toHaveFocus()
    await page.getByRole('button', { name: 'Keep the request that was read' }).click()
    await expect.element(group()).toHaveFocus()
    expect(given).toHaveLength(1)
    await page.getByRole('button', { name: 'Use another request' }).click()
    await paste(otherPem)
    await expect.element(group()).toHaveTextContent('Elliptic curve, P-384')
    await page.getByRole('button', { name: 'Remove the request' }).click()
    await expect.element(field()).toHaveFocus()
    expect(given.map((csr) => csr?.keyProfile ?? null)).toEqual(['ec_p256', 'ec_p384', null])
  })

  test('of a key that the product doesn’t take is refused, with the key named', async () => {
    await show({ allowedKeys: ['rsa_2048'] })
    await paste(csrPem)
    await expect
      .element(field())
      .toHaveAccessibleDescription(
        /are not accepted for the product .* This request has: Elliptic curve, P-256\./,
      )
    expect(given).toEqual([])
  })
})

describe('what is no request', () => {
  test('is named at the place it came from', async () => {
    await show()
    await paste('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n')
    await expect.element(field()).toHaveAccessibleDescription(/Error: That is a certificate, not a request\./)
    await choose(new Uint8Array(2_000_000), 'disk.img')
    const button = page.getByRole('button', { name: 'Choose another file' })
    await expect.element(button).toHaveAccessibleDescription(/Error: This is larger than a request may be/)
    await expect.element(field()).not.toHaveAttribute('aria-invalid')
    expect(given).toEqual([])
  })

  test('the wizard’s own error stands at the field, and what it leads to takes the focus', async () => {
    await show({ error: 'This is needed.' })
    await expect.element(field()).toHaveAccessibleDescription(/Error: This is needed\./)
    document.getElementById('csr')?.focus()
    await expect.element(field()).toHaveFocus()
  })

  test('a worker that fails can be asked again', async () => {
    const { client } = watchedClient()
    const once = vi.spyOn(client, 'call').mockRejectedValueOnce(new AppError('crypto-worker-failed'))
    await show({ client })
    await paste(csrPem)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.element(group()).toBeVisible()
    expect(once).toHaveBeenCalledTimes(2)
  })
})

describe('a private key', () => {
  const refused = () => page.getByRole('alert')

  test('pasted gets neither into the field, its undo history nor the worker', async () => {
    const { client, calls } = watchedClient()
    await show({ client })
    const values: string[] = []
    field()
      .element()
      .addEventListener('input', (event) => values.push((event.target as HTMLTextAreaElement).value))
    await paste(keyPem)
    await expect.element(refused()).toHaveTextContent('That is a private key')
    await expect.element(field()).toHaveValue('')
    await userEvent.keyboard('{Control>}z{/Control}')
    await expect.element(field()).toHaveValue('')
    expect(values.join('')).not.toContain('PRIVATE')
    expect(calls).toEqual([])
    expect(given).toEqual([])
    // The field goes on as if nothing had been.
    await paste(csrPem)
    await expect.element(group()).toBeVisible()
    await expect.element(refused()).not.toBeInTheDocument()
  })

  test('beside a request, too', async () => {
    const { client, calls } = watchedClient()
    await show({ client })
    await paste(csrPem + keyPem)
    await expect.element(refused()).toBeVisible()
    await expect.element(field()).toHaveValue('')
    expect(calls).toEqual([])
  })

  test('typed, or put together, is wiped', async () => {
    const { client, calls } = watchedClient()
    await show({ client })
    await field().fill(keyPem)
    await expect.element(refused()).toBeVisible()
    await expect.element(field()).toHaveValue('')
    await userEvent.keyboard('{Control>}z{/Control}')
    await expect.element(field()).toHaveValue('')
    expect(calls).toEqual([])
  })

  test('dropped as text', async () => {
    await show()
    const dataTransfer = new DataTransfer()
    dataTransfer.setData('text/plain', keyPem)
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })
    field().element().dispatchEvent(drop)
    expect(drop.defaultPrevented).toBe(true)
    await expect.element(refused()).toBeVisible()
  })

  test.each([
    ['PEM', () => keyPem],
    ['DER', () => keyDer],
  ])('in a file (%s) stays in the page, and the file is forgotten', async (_, make) => {
    const { client, calls } = watchedClient()
    await show({ client })
    await choose(make() as BlobPart, 'alice.key')
    await expect.element(refused()).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Choose a file' })).toBeVisible()
    expect(document.body.textContent).not.toContain('alice.key')
    expect(calls).toEqual([])
  })
})
