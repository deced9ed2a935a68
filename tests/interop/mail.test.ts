import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pemOf } from '../../src/pki/der/pem'
import { type KeyProfileId, keyProfiles } from '../../src/pki/keys/profiles'
import { buildPkcs12 } from '../../src/pki/pkcs12/pkcs12'
import { type Pkcs12ProfileId, pkcs12Profiles } from '../../src/pki/pkcs12/profiles'
import { neverPause } from '../setup/never-pause'
import { createOpensslWorkspace } from '../setup/openssl'
import { createTestIdentity, type TestChain, testChain } from '../setup/pki-fixtures'

const openssl = createOpensslWorkspace()
afterAll(() => openssl.remove())
const email = 'mail@example.com'
const password = 'correct horse battery'
const message = 'Content-Type: text/plain\r\n\r\nSehr geehrte Frau Müller,\r\n'

let chain: TestChain
beforeAll(async () => {
  chain = await testChain()
  openssl.write('root.pem', chain.root.certificatePem)
  openssl.write('issuing.pem', chain.issuing.certificatePem)
  openssl.write('message.txt', message)
})

const profileOf: Readonly<Record<KeyProfileId, Pkcs12ProfileId>> = {
  rsa_2048: 'modern',
  rsa_3072: 'compatible',
  rsa_4096: 'modern',
  ec_p256: 'compatible',
  ec_p384: 'modern',
}

describe.each(Object.keys(keyProfiles) as KeyProfileId[])('mail with %s', (keyProfile) => {
  beforeAll(async () => {
    const { keyPair, certificateDer, certificateDers } = await createTestIdentity(keyProfile, email)
    const profile = pkcs12Profiles[profileOf[keyProfile]].id
    const parts = { pkcs8Der: keyPair.pkcs8Der, certificateDers, profile, password, friendlyName: email }
    openssl.write('our.p12', await buildPkcs12(parts, crypto, neverPause))
    // From here on nothing but what OpenSSL takes out of the file.
    const open = ['pkcs12', '-in', 'our.p12', '-passin', `pass:${password}`]
    openssl.write('key.pem', openssl.run([...open, '-nocerts', '-nodes']))
    openssl.write('leaf.pem', openssl.run([...open, '-nokeys', '-clcerts']))
    openssl.write('cas.pem', openssl.run([...open, '-nokeys', '-cacerts']))
    openssl.write('original.pem', pemOf('certificate', certificateDer))
  })

  test('the chain in the file serves for signing mail', () => {
    const verify = [
      'verify',
      '-x509_strict',
      '-CAfile',
      'root.pem',
      '-untrusted',
      'cas.pem',
      '-purpose',
      'smimesign',
    ]
    expect(openssl.run([...verify, 'leaf.pem'])).toBe('leaf.pem: OK\n')
  })

  test('signed with the key, verified up to the root; a changed mail is not', () => {
    const sign = [
      'cms',
      '-sign',
      '-in',
      'message.txt',
      '-signer',
      'leaf.pem',
      '-inkey',
      'key.pem',
      '-certfile',
      'cas.pem',
    ]
    openssl.run([...sign, '-md', 'sha256', '-out', 'signed.eml'])
    const verify = ['cms', '-verify', '-CAfile', 'root.pem', '-purpose', 'smimesign']
    expect(openssl.run([...verify, '-in', 'signed.eml'])).toContain('Sehr geehrte Frau')
    openssl.write('forged.eml', openssl.readText('signed.eml').replace('Frau', 'Herr'))
    expect(openssl.try([...verify, '-in', 'forged.eml']).ok).toBe(false)
  })

  test('encrypted to the certificate, decrypted with the key', () => {
    openssl.run([
      'cms',
      '-encrypt',
      '-aes-256-cbc',
      '-in',
      'message.txt',
      '-out',
      'secret.eml',
      'original.pem',
    ])
    expect(openssl.readText('secret.eml')).not.toContain('Sehr')
    const decrypt = ['cms', '-decrypt', '-in', 'secret.eml', '-recip', 'leaf.pem', '-inkey', 'key.pem']
    expect(openssl.run(decrypt)).toContain('Sehr geehrte Frau Müller')
  })
})
