import { afterAll, describe, expect, test } from 'vitest'
import { createCsr, readCsr } from '../../src/pki/csr/csr'
import { derOf, pemOf } from '../../src/pki/der/pem'
import { type KeyProfileId, keyProfiles } from '../../src/pki/keys/profiles'
import { createOpensslWorkspace } from '../setup/openssl'
import { sharedKey } from '../setup/shared-keys'

const openssl = createOpensslWorkspace()
afterAll(() => openssl.remove())

const signatures: Readonly<Record<KeyProfileId, string>> = {
  rsa_2048: 'sha256WithRSAEncryption',
  rsa_3072: 'sha256WithRSAEncryption',
  rsa_4096: 'sha256WithRSAEncryption',
  ec_p256: 'ecdsa-with-SHA256',
  ec_p384: 'ecdsa-with-SHA384',
}

describe.each(Object.keys(keyProfiles) as KeyProfileId[])('%s', (keyProfile) => {
  test('OpenSSL verifies our CSR and reads in it what we put there', async () => {
    const keyPair = await sharedKey(keyProfile)
    const subject = {
      commonName: '#Zoë "Q"\\, 王',
      organizationName: 'Brüder, Ltd.',
      emails: ['a@example.com', 'b+c@example.com'],
    }
    openssl.write('our.csr', pemOf('csr', await createCsr(subject, keyPair, crypto)))
    const verified = openssl.try(['req', '-in', 'our.csr', '-verify', '-noout'])
    expect([verified.ok, verified.stderr]).toEqual([true, 'Certificate request self-signature verify OK\n'])
    const text = openssl.run(['req', '-in', 'our.csr', '-noout', '-text', '-nameopt', 'utf8,sep_multiline'])
    expect(text).toContain(`Signature Algorithm: ${signatures[keyProfile]}`)
    expect(text).toContain('email:a@example.com, email:b+c@example.com')
    const name = openssl.run([
      'req',
      '-in',
      'our.csr',
      '-noout',
      '-subject',
      '-nameopt',
      'utf8,sep_multiline',
    ])
    expect(name.split('\n').map((line) => line.trim())).toEqual(
      expect.arrayContaining([`CN=${subject.commonName}`, `O=${subject.organizationName}`]),
    )
    // The public key that OpenSSL takes from it is the one whose hash we name.
    const publicPem = openssl.run(['req', '-in', 'our.csr', '-noout', '-pubkey'])
    const hash = openssl
      .try(['dgst', '-sha256', '-r'], derOfPublicKey(publicPem))
      .stdout.toString()
      .slice(0, 64)
    expect(hash).toBe(keyPair.publicKeySha256)
  })
})

const derOfPublicKey = (pem: string) => Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')

interface ForeignCsr {
  readonly what: string
  readonly keyArgs: readonly string[]
  readonly requestArgs?: readonly string[]
  readonly keyProfile: KeyProfileId
}

const foreign: readonly ForeignCsr[] = [
  { what: 'RSA 3072 with SHA-512', keyArgs: ['rsa:3072'], requestArgs: ['-sha512'], keyProfile: 'rsa_3072' },
  {
    what: 'RSA with exponent 65539',
    keyArgs: ['rsa:2048', '-pkeyopt', 'rsa_keygen_pubexp:65539'],
    keyProfile: 'rsa_2048',
  },
  {
    what: 'P-384 with SHA-256',
    keyArgs: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
    requestArgs: ['-sha256'],
    keyProfile: 'ec_p384',
  },
]

test.each(foreign)(
  'we read a CSR that OpenSSL made: $what',
  async ({ keyArgs, requestArgs = [], keyProfile }) => {
    const extra = ['-addext', 'subjectAltName=email:x@example.com,DNS:example.com']
    const args = [
      'req',
      '-new',
      '-newkey',
      ...keyArgs,
      '-nodes',
      '-keyout',
      'k.pem',
      '-subj',
      '/CN=x/O=y',
      '-text',
    ]
    const pem = openssl.run([...args, ...extra, ...requestArgs, '-newhdr'])
    expect(pem).toContain('-----BEGIN NEW CERTIFICATE REQUEST-----')
    const facts = await readCsr(derOf('csr', pem), crypto)
    expect(facts).toMatchObject({ subject: 'CN=x, O=y', emails: ['x@example.com'], keyProfile })
  },
)
