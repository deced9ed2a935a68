import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { holdsPrivateKey } from '../../src/domain/keys/private-key-text'
import { recognizeCsr } from '../../src/pki/csr/intake'
import { createOpensslWorkspace } from '../setup/openssl'

/**
 * Files as people give them where a CSR is asked for, made here by the programs that make them, and what each
 * is recognized as.
 */
const openssl = createOpensslWorkspace()
afterAll(() => openssl.remove())

const { tool } = openssl
const keys: Readonly<Record<string, readonly string[]>> = {
  rsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  rsa3072: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:3072'],
  rsa4096: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:4096'],
  rsa1024: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
  pss: ['-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048'],
  p256: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  p384: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  p521: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  ed25519: ['-algorithm', 'ED25519'],
}
beforeAll(() => {
  for (const [name, args] of Object.entries(keys)) openssl.run(['genpkey', ...args, '-out', `${name}.key`])
  openssl.run(['dsaparam', '-genkey', '-noout', '-out', 'dsa.key', '1024'])
  openssl.selfSigned('rsa.key', '/CN=Alice', 'rsa.crt')
}, 60_000)

const req = (key = 'rsa', ...more: string[]) =>
  openssl.run(['req', '-new', '-key', `${key}.key`, '-subj', '/CN=Alice Whitcombe/O=Brightwater', ...more])
const pkey = (...args: string[]) => openssl.run(['pkey', '-in', 'rsa.key', ...args])
const key = (name = 'rsa') => openssl.readText(`${name}.key`)
const bytes = (text: string) => Uint8Array.from(Buffer.from(text))
const utf16 = (text: string, mark = '\uFEFF') => Uint8Array.from(Buffer.from(mark + text, 'utf16le'))
const utf16be = (text: string) => Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16())
const derOfText = (args: readonly string[], input?: string) =>
  Uint8Array.from(openssl.try(args, input).stdout)
const reqDer = () => derOfText(['req', '-outform', 'DER'], req())
const body = (pem: string) => pem.replace(/-----[^-]+-----/g, '').trim()
const certreqShape = () => req('rsa', '-newhdr').replaceAll('\n', '\r\n')
const keytoolCsr = (...more: string[]) => {
  const store = [
    '-keystore',
    `store-${more.join('') || 'rsa'}.p12`,
    '-storepass',
    'changeit',
    '-alias',
    'alice',
  ]
  tool(
    'keytool',
    '-genkeypair',
    ...(more.length > 0 ? more : ['-keyalg', 'RSA', '-keysize', '2048']),
    ...store,
    '-dname',
    'CN=Alice Whitcombe, O=Brightwater',
  )
  return tool('keytool', '-certreq', ...store).toString()
}
const pkcs12 = () =>
  derOfText([
    'pkcs12',
    '-export',
    '-inkey',
    openssl.path('rsa.key'),
    '-in',
    openssl.path('rsa.crt'),
    '-passout',
    'pass:x',
  ])
const tampered = () => {
  const der = reqDer()
  der[Buffer.from(der).indexOf('Alice')] = 'B'.charCodeAt(0)
  return der
}
const publicPem = () => pkey('-pubout')
const opensshKey = (...more: string[]) => {
  const name = `ssh${more.join('')}`
  tool('ssh-keygen', '-q', '-t', 'rsa', '-b', '2048', '-N', '', '-C', 'alice', '-f', name, ...more)
  return openssl.readText(name)
}
const jwkOf = (withPrivate: boolean) => {
  const number = (hex: string) => Buffer.from(hex.replace(/[^0-9a-f]/g, ''), 'hex').toString('base64url')
  const text = pkey('-noout', '-text')
  const part = (from: string, to: string) => number(text.split(`${from}:`)[1]?.split(to)[0] ?? '')
  return JSON.stringify({
    kty: 'RSA',
    n: part('modulus', 'publicExponent'),
    e: 'AQAB',
    ...(withPrivate ? { d: part('privateExponent', 'prime1') } : {}),
  })
}

type Expected = { readonly keyProfile: string } | { readonly code: string }
type Row = readonly [what: string, make: () => string | Uint8Array, expected: Expected]
const rsa = { keyProfile: 'rsa_2048' }
const is = (code: string) => ({ code })

const read: readonly Row[] = [
  ['OpenSSL, RSA 2048', () => req(), rsa],
  ['OpenSSL, RSA 3072', () => req('rsa3072'), { keyProfile: 'rsa_3072' }],
  ['OpenSSL, RSA 4096, SHA-512', () => req('rsa4096', '-sha512'), { keyProfile: 'rsa_4096' }],
  ['OpenSSL, P-256', () => req('p256'), { keyProfile: 'ec_p256' }],
  ['OpenSSL, P-384, SHA-384', () => req('p384', '-sha384'), { keyProfile: 'ec_p384' }],
  [
    'OpenSSL, with alternative names',
    () => req('rsa', '-addext', 'subjectAltName=email:a@brightwater.example'),
    rsa,
  ],
  ['OpenSSL, no subject', () => openssl.run(['req', '-new', '-key', 'rsa.key', '-subj', '/']), rsa],
  ['OpenSSL, -text', () => req('rsa', '-text'), rsa],
  ['OpenSSL, DER', reqDer, rsa],
  ['keytool, RSA', () => keytoolCsr(), rsa],
  ['keytool, P-256', () => keytoolCsr('-keyalg', 'EC', '-groupname', 'secp256r1'), { keyProfile: 'ec_p256' }],
  ['certreq: NEW, CRLF', certreqShape, rsa],
  ['certreq: UTF-16 LE with its mark', () => utf16(certreqShape()), rsa],
  ['UTF-16 LE without its mark', () => utf16(certreqShape(), ''), rsa],
  ['UTF-16 BE with its mark', () => utf16be(certreqShape()), rsa],
  ['UTF-8 with its mark', () => bytes(`\uFEFF${req()}`), rsa],
  [
    'macOS Keychain Access: no line end at the end',
    () => bytes(req('p256').trimEnd()),
    { keyProfile: 'ec_p256' },
  ],
  ['old Mac: CR', () => req().replaceAll('\n', '\r'), rsa],
  ['blanks before each line', () => req().replace(/^/gm, '   \t'), rsa],
  ['no-break spaces before and after lines', () => req().replace(/^|$/gm, '\u00A0'), rsa],
  [
    'base64 in one line',
    () => req().replace(/-----\n([\s\S]+)\n-----/, (_, b) => `-----\n${b.replaceAll('\n', '')}\n-----`),
    rsa,
  ],
  ['everything in one line', () => req().replaceAll('\n', ' '), rsa],
  ['line ends as two characters, out of JSON', () => JSON.stringify({ csr: req() }), rsa],
  ['JSON with escaped slashes', () => JSON.stringify({ csr: req() }).replaceAll('/', '\\/'), rsa],
  ['quoted in a mail', () => `On Monday Alice wrote:\n${req().replace(/^/gm, '> ')}\n`, rsa],
  ['quoted twice', () => req().replace(/^/gm, '> > '), rsa],
  ['in a code fence', () => `\`\`\`pem\n${req()}\`\`\`\n`, rsa],
  ['in a sentence', () => `Here it is: ${req()} Thanks, Alice`, rsa],
  ['dashes made long by a word processor', () => req().replaceAll('-----', '——–'), rsa],
  ['base64 without its frame', () => body(req()), rsa],
  ['the same request twice', () => req().repeat(2), rsa],
  ['a file whose text begins with 0', () => bytes(`0. My request\n${req()}`), rsa],
  ['.NET’s JSON', () => JSON.stringify({ csr: req() }).replaceAll('+', '\\u002B'), rsa],
  [
    'quoted-printable',
    () =>
      req()
        .replaceAll('=', '=3D')
        .replace(/.{40}(?=.{10})/g, '$&=\n'),
    rsa,
  ],
  ['soft line ends of a word processor', () => req().replaceAll('\n', '\u000B'), rsa],
  ['line separators', () => req().replaceAll('\n', '\u2028'), rsa],
  ['on a web page', () => req().replaceAll('\n', '<br>'), rsa],
  ['the last signs lost', () => req('p256').replace(/=+\n-----END/, '\n-----END'), { keyProfile: 'ec_p256' }],
  ['base64 of the whole text', () => Buffer.from(req()).toString('base64'), rsa],
  [
    'in a Kubernetes manifest',
    () => `spec:\n  request: ${Buffer.from(req()).toString('base64')}\n  usages:\n`,
    rsa,
  ],
  [
    'with a label of one’s own',
    () => req().replaceAll('CERTIFICATE REQUEST', 'CERTIFICATE SIGNING REQUEST'),
    rsa,
  ],
  ['with the label of a certificate', () => req().replaceAll('CERTIFICATE REQUEST', 'CERTIFICATE'), rsa],
  ['base64 between words', () => `Hello,\n${body(req())}\nThanks, Alice`, rsa],
  ['the first line lost', () => req().replace(/-----BEGIN.*\n/, ''), rsa],
  ['DER and a line end', () => Uint8Array.from([...reqDer(), 13, 10]), rsa],
  ['a certificate before it', () => openssl.readText('rsa.crt') + req(), rsa],
]

const refused: readonly Row[] = [
  ['RSA 1024', () => req('rsa1024'), is('key-rsa-size-unsupported')],
  ['P-521', () => req('p521'), is('key-curve-unsupported')],
  ['Ed25519', () => req('ed25519'), is('key-ed25519-unsupported')],
  ['DSA', () => req('dsa', '-sha256'), is('key-type-unsupported')],
  ['an RSA-PSS key', () => req('pss'), is('key-rsa-pss-unsupported')],
  [
    'an RSA-PSS signature',
    () => req('rsa', '-sigopt', 'rsa_padding_mode:pss'),
    is('csr-signature-hash-unsupported'),
  ],
  ['SHA-1', () => req('rsa', '-sha1'), is('csr-signature-hash-unsupported')],
  ['MD5', () => req('rsa', '-md5'), is('csr-signature-hash-unsupported')],
  ['changed after it was signed', tampered, is('csr-signature-invalid')],
  ['DER, cut off', () => reqDer().subarray(0, 300), is('csr-malformed')],
  ['DER with bytes after it', () => Uint8Array.from([...reqDer(), 0]), is('csr-malformed')],
  ['base64 without its frame, cut off', () => body(req()).slice(0, 400), is('csr-malformed')],
  ['a line lost', () => req().split('\n').toSpliced(3, 1).join('\n'), is('csr-malformed')],
  ['a letter lost', () => req().replace(/M/, ''), is('pem-malformed')],
  ['the last line lost', () => req().replace(/-----END.*\n/, ''), is('pem-malformed')],
  ['two requests', () => req() + req('p256'), is('csr-several')],
  ['a certificate, PEM', () => openssl.readText('rsa.crt'), is('csr-certificate')],
  [
    'a certificate, DER',
    () => derOfText(['x509', '-in', openssl.path('rsa.crt'), '-outform', 'DER']),
    is('csr-certificate'),
  ],
  [
    'a certificate with trust',
    () => openssl.run(['x509', '-in', 'rsa.crt', '-trustout']),
    is('csr-certificate'),
  ],
  ['a certificate’s base64 alone', () => body(openssl.readText('rsa.crt')), is('csr-certificate')],
  [
    'a certificate under the name of a request',
    () => openssl.readText('rsa.crt').replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST'),
    is('csr-certificate'),
  ],
  [
    'a request that is wrapped (certreq: CMC, PKCS7)',
    () => {
      openssl.write('inner.csr', req())
      const signing = ['-signer', 'rsa.crt', '-inkey', 'rsa.key', '-nodetach', '-outform', 'PEM']
      const wrapped = openssl.run(['cms', '-sign', '-binary', '-in', 'inner.csr', ...signing])
      return wrapped.replaceAll('CMS', 'NEW CERTIFICATE REQUEST')
    },
    is('csr-wrapped'),
  ],
  ['PKCS#7, PEM', () => openssl.run(['crl2pkcs7', '-nocrl', '-certfile', 'rsa.crt']), is('csr-certificate')],
  [
    'PKCS#7, DER',
    () => derOfText(['crl2pkcs7', '-nocrl', '-certfile', openssl.path('rsa.crt'), '-outform', 'DER']),
    is('csr-certificate'),
  ],
  ['PKCS#12', pkcs12, is('csr-pkcs12')],
  ['PKCS#12 as base64', () => Buffer.from(pkcs12()).toString('base64'), is('csr-pkcs12')],
  ['a public key', publicPem, is('csr-public-key')],
  [
    'a public key, PKCS#1',
    () => openssl.run(['rsa', '-in', 'rsa.key', '-RSAPublicKey_out']),
    is('csr-public-key'),
  ],
  [
    'a public key, DER',
    () => derOfText(['pkey', '-in', openssl.path('rsa.key'), '-pubout', '-outform', 'DER']),
    is('csr-public-key'),
  ],
  [
    'OpenSSH’s public key',
    () => {
      opensshKey('-m', 'PEM')
      return openssl.readText('ssh-mPEM.pub')
    },
    is('csr-public-key'),
  ],
  ['a public JSON Web Key', () => jwkOf(false), is('csr-public-key')],
  ['parameters of a curve', () => openssl.run(['ecparam', '-name', 'prime256v1']), is('csr-other-pem')],
  ['a web page', () => '<!doctype html><title>Sign in</title><p>Please sign in.</p>', is('csr-missing')],
  [
    'a sentence',
    () => 'Please find the request attached. I did not send the private key.',
    is('csr-missing'),
  ],
  ['nothing', () => '', is('csr-missing')],
  ['an empty file', () => new Uint8Array(), is('csr-missing')],
  [
    'an image',
    () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...Array(50).fill(7)]),
    is('csr-missing'),
  ],
  ['2 MB of text', () => 'A line of text.\n'.repeat(131_072), is('input-too-large')],
  ['2 MB of zeros', () => new Uint8Array(2_000_000), is('input-too-large')],
  ['1 MB of hyphens', () => '-'.repeat(1_000_000), is('csr-missing')],
  ['1 MB of line ends', () => '\n'.repeat(1_000_000), is('csr-missing')],
]

const privateKeys: readonly (readonly [string, () => string | Uint8Array])[] = [
  ['PKCS#8', () => key()],
  [
    'PKCS#8, DER',
    () => derOfText(['pkcs8', '-topk8', '-nocrypt', '-in', openssl.path('rsa.key'), '-outform', 'DER']),
  ],
  [
    'PKCS#8 under a password',
    () => openssl.run(['pkcs8', '-topk8', '-in', 'rsa.key', '-passout', 'pass:secret']),
  ],
  [
    'PKCS#8 under a password, DER',
    () =>
      derOfText([
        'pkcs8',
        '-topk8',
        '-in',
        openssl.path('rsa.key'),
        '-passout',
        'pass:secret',
        '-outform',
        'DER',
      ]),
  ],
  ['PKCS#1', () => openssl.run(['rsa', '-in', 'rsa.key', '-traditional'])],
  [
    'PKCS#1 under a password',
    () => openssl.run(['rsa', '-in', 'rsa.key', '-traditional', '-aes128', '-passout', 'pass:secret']),
  ],
  [
    'PKCS#1, DER',
    () => derOfText(['rsa', '-in', openssl.path('rsa.key'), '-traditional', '-outform', 'DER']),
  ],
  ['SEC 1', () => openssl.run(['ec', '-in', 'p256.key'])],
  ['SEC 1, DER', () => derOfText(['ec', '-in', openssl.path('p256.key'), '-outform', 'DER'])],
  ['Ed25519', () => key('ed25519')],
  ['Ed25519, DER', () => derOfText(['pkey', '-in', openssl.path('ed25519.key'), '-outform', 'DER'])],
  ['DSA', () => key('dsa')],
  ['DSA, DER', () => derOfText(['dsa', '-in', openssl.path('dsa.key'), '-outform', 'DER'])],
  ['OpenSSH', () => opensshKey()],
  ['OpenSSH, its base64 alone', () => body(openssl.readText('ssh'))],
  ['PKCS#8’s base64 alone', () => body(key())],
  ['PKCS#8 in UTF-16', () => utf16(key())],
  ['PKCS#8 in UTF-16 without its mark', () => utf16(key(), '')],
  ['PKCS#8 without its first line', () => key().replace(/-----BEGIN.*\n/, '')],
  ['PKCS#8 without its last line', () => key().replace(/-----END.*\n/, '')],
  ['PKCS#8 quoted in a mail', () => key().replace(/^/gm, '> ')],
  ['PKCS#8 out of JSON', () => JSON.stringify({ key: key() })],
  ['as OpenSSL prints it', () => pkey('-noout', '-text')],
  ['a JSON Web Key', () => jwkOf(true)],
  ['a JSON Web Key out of JSON', () => JSON.stringify(jwkOf(true))],
  [
    'PuTTY',
    () =>
      `PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nComment: alice\nPublic-Lines: 6\n${body(publicPem())}\nPrivate-Lines: 14\n${body(key())}\n`,
  ],
  [
    'PGP',
    () => `-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n${body(key())}\n-----END PGP PRIVATE KEY BLOCK-----\n`,
  ],
  [
    'SSH2',
    () =>
      `---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n${body(key())}\n---- END SSH2 ENCRYPTED PRIVATE KEY ----\n`,
  ],
  [
    'XML of .NET',
    () =>
      `<RSAKeyValue><Modulus>AQAB</Modulus><D>${body(key()).replaceAll('\n', '').slice(0, 88)}</D></RSAKeyValue>`,
  ],
  ['beside a request', () => key() + req()],
  ['after a request', () => req() + key()],
  ['in base64 of a whole text', () => Buffer.from(req() + key()).toString('base64')],
  ['beside a certificate', () => openssl.readText('rsa.crt') + key()],
]

const outcomeOf = async (input: string | Uint8Array) => {
  const intake = await recognizeCsr(input, crypto)
  return intake.kind === 'csr' ? { keyProfile: intake.facts.keyProfile } : { code: intake.code }
}

test.each(read)('is read: %s', async (_, make, expected) => {
  const input = make()
  expect(holdsPrivateKey(input)).toBe(false)
  const intake = await recognizeCsr(input, crypto)
  if (intake.kind !== 'csr') throw new Error(intake.code)
  expect({ keyProfile: intake.facts.keyProfile }).toEqual(expected)
  // The request alone is kept, and OpenSSL verifies it.
  expect(intake.csrPem).toMatch(
    /^-----BEGIN CERTIFICATE REQUEST-----\n[A-Za-z0-9+/=\n]+\n-----END CERTIFICATE REQUEST-----\n$/,
  )
  openssl.write('kept.csr', intake.csrPem)
  const verified = openssl.try(['req', '-in', 'kept.csr', '-verify', '-noout'])
  expect([verified.ok, verified.stderr]).toEqual([true, 'Certificate request self-signature verify OK\n'])
})

test.each(refused)('is refused by its name: %s', async (_, make, expected) => {
  const input = make()
  expect(holdsPrivateKey(input)).toBe('code' in expected && expected.code === 'csr-pkcs12')
  expect(await outcomeOf(input)).toEqual(expected)
})

describe('a private key', () => {
  test.each(privateKeys)('%s', async (_, make) => {
    const input = make()
    expect(input.length).toBeGreaterThan(40)
    expect(holdsPrivateKey(input)).toBe(true) // in the page, before the worker
    expect(await recognizeCsr(input, crypto)).toEqual({
      kind: 'refused',
      code: 'private-key-given',
      details: {},
    })
  })
})
