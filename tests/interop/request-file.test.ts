import { afterAll, expect, test } from 'vitest'
import { createOperations } from '../../src/crypto-worker/operations'
import { composeRequestFile, parseRequestFile } from '../../src/domain/files/request-file'
import { type KeyProfileId, keyProfiles } from '../../src/pki/keys/profiles'
import { exampleKeptFacts } from '../setup/kept-facts'
import { createOpensslWorkspace } from '../setup/openssl'

const openssl = createOpensslWorkspace()
afterAll(() => openssl.remove())
const context = { signal: new AbortController().signal, progress: () => {} }
const password = 'correct horse battery'
const subject = { commonName: 'Zoë', emails: ['zoe@example.com'] }
const explanation = [
  'Ce fichier contient votre clé privée.',
  '這個檔案包含您的私密金鑰。',
  '-----BEGIN PRIVATE KEY-----',
]

async function makeFile(keyProfile: KeyProfileId) {
  const operations = createOperations(crypto)
  const { keyId, csrPem, publicKeySha256 } = await operations.makeKeyAndCsr({ keyProfile, subject }, context)
  const { sealedKeyPem } = await operations.keepKey({ keyId, password, facts: exampleKeptFacts() }, context)
  const facts = {
    pickupId: 'Tq3_-abcDEF12345',
    orderNumber: '100123',
    deviceId: 'macos',
    agreementVersion: '2026-01',
    sealedAt: '2026-11-21T12:00:00.000Z',
    publicKeySha256,
  }
  return { facts, csrPem, file: composeRequestFile({ facts, sealedKeyPem, explanation }) }
}

test.each(Object.keys(keyProfiles) as KeyProfileId[])(
  'with %s: OpenSSL finds the key in it, opens it, and it is the key of the CSR',
  async (keyProfile) => {
    const { csrPem, facts, file } = await makeFile(keyProfile)
    openssl.write('csr.pem', csrPem)
    openssl.write('request.pem', file)
    const opened = openssl.run(['pkey', '-in', 'request.pem', '-passin', `pass:${password}`, '-pubout'])
    expect(opened).toBe(openssl.run(['req', '-in', 'csr.pem', '-noout', '-pubkey']))
    // And the one that the file's facts name.
    openssl.write('public.pem', opened)
    openssl.run(['pkey', '-pubin', '-in', 'public.pem', '-outform', 'DER', '-out', 'public.der'])
    expect(openssl.run(['dgst', '-sha256', '-r', 'public.der']).slice(0, 64)).toBe(facts.publicKeySha256)
  },
)

test('OpenSSL opens it with no other password, and as Windows writes lines', async () => {
  const { file } = await makeFile('ec_p256')
  openssl.write('request.pem', file.replaceAll('\n', '\r\n'))
  openssl.run(['pkey', '-in', 'request.pem', '-passin', `pass:${password}`, '-noout'])
  for (const wrong of [`${password} `, '']) {
    const { ok, stdout } = openssl.try(['pkey', '-in', 'request.pem', '-passin', `pass:${wrong}`])
    expect([ok, stdout.toString()]).toEqual([false, ''])
  }
})

test('what our reader takes out of it opens on another browser', async () => {
  const { facts, file } = await makeFile('rsa_2048')
  const read = parseRequestFile(new TextEncoder().encode(file))
  expect(read.facts).toEqual(facts)
  const elsewhere = createOperations(crypto)
  const { publicKeySha256 } = facts
  const opened = await elsewhere.openSealedKey({ sealedKeyPem: read.sealedKeyPem, password }, context)
  expect(opened).toMatchObject({ publicKeySha256, keyProfile: 'rsa_2048' })
  const wrong = elsewhere.openSealedKey({ sealedKeyPem: read.sealedKeyPem, password: 'other' }, context)
  await expect(wrong).rejects.toMatchObject({ code: 'sealed-key-password-wrong' })
})
