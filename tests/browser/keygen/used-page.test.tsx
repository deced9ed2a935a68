import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { createCryptoWorkerClient } from '../../../src/crypto-worker/client'
import { createRoot } from '../../setup/pki-authority'
import { issued, startFakeBackend, unreachable } from './fake-backend'
import { click, heading, openFlow, promiseStorage } from './flow-page'

/**
 * A link that was used elsewhere: the certificate alone, which needs no key, is offered all the same; the
 * worker is the real one.
 */
let der: Uint8Array<ArrayBuffer>
let issuer: Uint8Array<ArrayBuffer>
let certificate: { readonly certificatePem: string; readonly chainPem: readonly string[] }

const pemOf = (bytes: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${base64(bytes).replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`
const base64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
const bytesOfPem = (pem: string) =>
  Uint8Array.from(atob(pem.replace(/-----[^-]+-----|\s/g, '')), (letter) => letter.charCodeAt(0))
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

beforeAll(async () => {
  const client = createCryptoWorkerClient()
  const subject = { commonName: 'Alice Whitcombe', emails: ['alice@brightwater.example'] }
  const { csrPem } = await client.call('makeKeyAndCsr', { keyProfile: 'ec_p256', subject })
  client.stop()
  const root = await createRoot('Root', crypto)
  const issuing = await root.issueAuthority('Issuing', { pathLength: 0 })
  der = await issuing.issueMail(csrPem, 'alice@brightwater.example')
  issuer = bytesOfPem(issuing.certificatePem)
  certificate = { certificatePem: pemOf(der), chainPem: [issuing.certificatePem, root.certificatePem] }
})

let backend: ReturnType<typeof startFakeBackend>
let client: ReturnType<typeof createCryptoWorkerClient>
beforeEach(async () => {
  promiseStorage(true)
  backend = startFakeBackend()
  backend.always('GET /pickup/certificate', () => Response.json(certificate))
  client = createCryptoWorkerClient()
  await openFlow({ worker: { client }, pickup: issued })
  await expect.element(heading('This link has already been used')).toBeVisible()
})
afterEach(() => client.stop())

const open = () => page.getByText('The certificate alone, without the key').click()
async function saved(kind: string) {
  await click(`Make the ${kind} file`)
  const link = page.getByRole('link', { name: new RegExp(`^Save .*\\.${kind.toLowerCase()}`) })
  await expect.element(link).toHaveAttribute('href', expect.stringMatching(/^blob:/))
  const { href } = link.element() as HTMLAnchorElement
  return new Uint8Array(await (await fetch(href)).arrayBuffer())
}

test('as each kind of file it is the one that was issued, and nothing is asked for before', async () => {
  expect(backend.requests.filter((name) => name.endsWith('/certificate'))).toHaveLength(0)
  await open()
  const blocks = new TextDecoder().decode(await saved('PEM')).match(/-----BEGIN[\s\S]*?-----END[^\n]*/g)
  expect(blocks?.map((block) => hex(bytesOfPem(block)))).toEqual([hex(der), hex(issuer)])
  expect(hex(await saved('CER'))).toBe(hex(der))
  const p7b = hex(await saved('P7B'))
  expect([p7b.includes(hex(der)), p7b.includes(hex(issuer))]).toEqual([true, true])
})

test('where it can’t be fetched, that is said, and it can be tried again', async () => {
  backend.always('GET /pickup/certificate', unreachable)
  await open()
  await click('Make the PEM file')
  await expect.element(page.getByRole('alert')).toHaveTextContent('network-unreachable')
  backend.always('GET /pickup/certificate', () => Response.json(certificate))
  await click('Make the PEM file')
  await expect.element(page.getByRole('link', { name: /^Save .*\.pem/ })).toBeVisible()
})
