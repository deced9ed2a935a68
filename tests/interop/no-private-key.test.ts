import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { holdsPrivateKey } from '../../src/domain/keys/private-key-text'
import { base64, base64url, body, derOf, hex, jwk, makeKeyFiles, openssl } from '../setup/private-key-files'

/** Files that stand beside private keys, or look like one, and are none. */
beforeAll(makeKeyFiles, 120_000)

/** A picture as pages carry it: as good as random. */
const picture = () => `<img src="data:image/png;base64,${base64(randomBytes(300_000))}">`

const none: readonly (readonly [string, () => string | Uint8Array])[] = [
  ['a certificate', () => openssl.readText('rsa.crt')],
  ['a certificate, DER', () => derOf('x509', '-in', openssl.path('rsa.crt'), '-outform', 'DER')],
  ['a certificate of P-256 in JSON', () => JSON.stringify({ certificate: openssl.readText('p256.crt') })],
  ['a certificate as base64 of PEM', () => base64(openssl.readText('rsa.crt'))],
  ['a certificate as hexadecimal', () => hex(Buffer.from(openssl.readText('rsa.crt')))],
  ['a certificate as text', () => openssl.run(['x509', '-in', 'rsa.crt', '-noout', '-text'])],
  ['PKCS#7', () => openssl.run(['crl2pkcs7', '-nocrl', '-certfile', 'rsa.crt'])],
  [
    'a request',
    () => openssl.run(['req', '-new', '-key', 'rsa.key', '-subj', '/CN=Alice/O=Private Key Ltd']),
  ],
  [
    'a request, DER',
    () => derOf('req', '-new', '-key', openssl.path('p256.key'), '-subj', '/CN=Alice', '-outform', 'DER'),
  ],
  [
    'a thousand rows with a request',
    () => {
      const csr = body(openssl.run(['req', '-new', '-key', 'rsa.key', '-subj', '/CN=Alice'])).replaceAll(
        '\n',
        '',
      )
      return `E-mail;CSR\n${Array.from({ length: 1_000 }, (_, row) => `a${row}@example.com;${csr}`).join('\n')}`
    },
  ],
  [
    'public keys',
    () =>
      ['rsa', 'p256', 'ed25519']
        .map((kind) => openssl.run(['pkey', '-in', `${kind}.key`, '-pubout']))
        .join(''),
  ],
  [
    'a public key, PKCS#1, DER',
    () => derOf('rsa', '-in', openssl.path('rsa.key'), '-RSAPublicKey_out', '-outform', 'DER'),
  ],
  [
    'a public key as OpenSSL prints it',
    () => openssl.run(['pkey', '-in', 'rsa.key', '-pubout', '-noout', '-text_pub']),
  ],
  [
    'OpenSSH’s public keys',
    () => ['rsa', 'ecdsa', 'ed25519'].map((type) => openssl.readText(`ssh-${type}.pub`)).join(''),
  ],
  ['a public JSON Web Key', () => JSON.stringify({ ...jwk('rsa'), d: undefined })],
  [
    'a public PGP key',
    () =>
      `-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n${base64(randomBytes(500))}\n-----END PGP PUBLIC KEY BLOCK-----\n`,
  ],
  ['age’s public key', () => 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'],
  ['a keystore of Java with certificates alone', () => openssl.read('JKS.trust')],
  ['a keystore of Java with certificates alone, JCEKS', () => openssl.read('JCEKS.trust')],
  [
    'a signed message',
    () => {
      openssl.write('message.txt', 'Hello')
      return openssl.run(['smime', '-sign', '-in', 'message.txt', '-signer', 'rsa.crt', '-inkey', 'rsa.key'])
    },
  ],
  [
    'an encrypted message',
    () => openssl.run(['cms', '-encrypt', '-aes256', '-in', 'message.txt', 'rsa.crt']),
  ],
  [
    'a message under a password',
    () =>
      openssl.run([
        'cms',
        '-encrypt',
        '-aes256',
        '-pwri_password',
        'x',
        '-in',
        'message.txt',
        '-outform',
        'PEM',
      ]),
  ],
  [
    'a token',
    () =>
      `eyJhbGciOiJSUzI1NiJ9.${base64url(Buffer.from(JSON.stringify({ sub: 'alice' })))}.${base64url(randomBytes(256))}`,
  ],
  // The head of a key of PGP, and a number that has not as many bits as it says.
  [
    'bytes that begin as a key of PGP',
    () => Uint8Array.of(0x95, 3, 0xbe, 4, 0x60, 0, 0, 0, 1, 8, 0, 0x41, ...randomBytes(900)),
  ],
  ['a picture', picture],
  ['many pictures', () => Array.from({ length: 8 }, picture).join('\n')],
  ['a megabyte of random bytes', () => Uint8Array.from(randomBytes(1_000_000))],
  ['a compressed file', () => Uint8Array.from(deflateSync(readFileSync('package-lock.json')))],
  [
    'hexadecimal digests',
    () => Array.from({ length: 500 }, () => `${hex(randomBytes(32))}  file.txt`).join('\n'),
  ],
  ['numbers', () => Array.from({ length: 5_000 }, (_, at) => at % 256).join(',')],
  [
    'a sentence',
    () => 'Do not send the private key to anybody. At the end, private keys are deleted -- all of them.',
  ],
  ['a sentence in capitals', () => 'SEND PRIVATE KEYS TO NOBODY. IN THE END PRIVATE KEYS ARE ERASED.'],
  ['a table', () => 'Name;Role\nPrivate Key Ltd;Begin Private Keys\nd;kty\n'],
  ['the locked packages of this project', () => readFileSync('package-lock.json')],
  [
    'the pages of this project',
    () =>
      ['README.md', 'SECURITY.md', 'CONTRIBUTING.md'].map((page) => readFileSync(page, 'utf8')).join('\n'),
  ],
]

describe('is no private key', () => {
  test.each(none)('%s', (_, make) => {
    const input = make()
    expect(input.length).toBeGreaterThan(30)
    expect(holdsPrivateKey(input)).toBe(false)
  })
})
