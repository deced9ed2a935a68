import { afterEach, expect } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { type CryptoWorkerClient, createCryptoWorkerClient } from '../../../src/crypto-worker/client'
import { RepairFile } from '../../../src/features/repair/repair-page'
import { LanguageProvider } from '../../../src/i18n/language-provider'
import { loadMessages } from '../../../src/i18n/messages'
import { pemOf } from '../../../src/pki/der/pem'
import { createRoot } from '../../setup/pki-authority'
import '../../../src/ui/theme.css'

export const goodPassword = 'correct horse battery'
const clients: CryptoWorkerClient[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.stop()
})
export const newClient = () => {
  const client = createCryptoWorkerClient()
  clients.push(client)
  return client
}

export interface Identity {
  readonly certificateDer: Uint8Array<ArrayBuffer>
  readonly build: (
    profile: 'modern' | 'compatible',
    password: string,
    withChain?: boolean,
  ) => Promise<Uint8Array<ArrayBuffer>>
  readonly end: () => void
}

/** A person with a key and a certificate, who writes files of them; the same file is made once. */
export async function createAlice(): Promise<Identity> {
  const client = createCryptoWorkerClient()
  const subject = { commonName: 'Alice Whitcombe', emails: ['alice@example.com'] }
  const { keyId, csrPem } = await client.call('makeKeyAndCsr', { keyProfile: 'rsa_2048', subject })
  const root = await createRoot('Root', crypto)
  const issuing = await root.issueAuthority('Issuing', { pathLength: 0 })
  const certificateDer = await issuing.issueMail(csrPem, 'alice@example.com')
  const build: Identity['build'] = async (profile, password, withChain = true) => {
    const { pkcs12Der } = await client.call('buildPkcs12', {
      keyId,
      certificatePem: pemOf('certificate', certificateDer),
      chainPem: withChain ? [issuing.certificatePem, root.certificatePem] : [],
      profile,
      password,
      friendlyName: 'Alice',
    })
    return pkcs12Der
  }
  const built = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
  return {
    certificateDer,
    build: async (...how) => {
      const name = JSON.stringify(how)
      const file = built.get(name) ?? build(...how)
      built.set(name, file)
      return (await file).slice()
    },
    end: () => client.stop(),
  }
}

export async function show(client = newClient()) {
  const messages = await loadMessages('en')
  return render(
    <LanguageProvider initialLanguage="en" initialMessages={messages} tags={['en-GB']}>
      <RepairFile crypto={client} />
    </LanguageProvider>,
  )
}

export const fileInput = () =>
  document.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement
export const choose = (bytes: BlobPart, name = 'alice.p12') =>
  userEvent.upload(fileInput(), new File([bytes], name))
export const passwordField = () => page.getByLabelText('Password of the file', { exact: true })
export const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
export async function open(bytes: BlobPart, password: string) {
  await choose(bytes)
  await passwordField().fill(password)
  await press('Open the file')
}
export const opened = () =>
  expect.element(page.getByRole('heading', { name: 'What is in the file' })).toBeVisible()
