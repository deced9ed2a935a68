import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { privateKeyIn } from '../../src/domain/keys/private-key-text'
import {
  base64,
  base64url,
  body,
  cell,
  derOf,
  hex,
  joined,
  jwk,
  lines,
  makeKeyFiles,
  openssl,
  pem,
  pkcs1,
  pkcs8,
  sealed,
  sec1,
} from '../setup/private-key-files'

/**
 * Every form of a private key, in everything that people wrap it in. What looks like one and is none:
 * no-private-key.test.ts.
 */
beforeAll(makeKeyFiles, 120_000)

/** DER of each structure that holds a private key, in clear and under a password. */
const structures: readonly (readonly [string, () => Uint8Array])[] = [
  ['PKCS#8, RSA', () => pkcs8()],
  ['PKCS#8, P-256', () => pkcs8('p256')],
  ['PKCS#8, P-521', () => pkcs8('p521')],
  ['PKCS#8, Ed25519', () => pkcs8('ed25519')],
  ['PKCS#8, X25519', () => pkcs8('x25519')],
  ['PKCS#1', pkcs1],
  ['SEC 1', () => sec1()],
  ['SEC 1 without its public key', () => sec1('-no_public')],
  ['DSA', () => derOf('dsa', '-in', openssl.path('dsa.key'), '-outform', 'DER')],
  ['PKCS#8 under a password', () => sealed()],
  ['PKCS#8 under a password, 3DES', () => sealed('-v2', 'des3')],
  ['PKCS#8 under a password, scrypt', () => sealed('-scrypt')],
  ['PKCS#8 under a password, PKCS#12’s scheme', () => sealed('-v1', 'PBE-SHA1-3DES')],
]

/** The ways to make text of DER, and the texts around it. */
const wrappings: readonly (readonly [string, (der: Uint8Array) => string | Uint8Array])[] = [
  ['DER', (der) => der],
  ['DER after a stray byte', (der) => joined(Uint8Array.of(0), der)],
  ['DER after a line of text', (der) => joined(Buffer.from('here it is:\n'), der)],
  ['DER among random bytes', (der) => joined(randomBytes(500), der, randomBytes(500))],
  ['base64', (der) => base64(der)],
  ['base64 in lines of 64', (der) => lines(base64(der), 64)],
  ['base64 in lines of 76, CRLF', (der) => lines(base64(der), 76, '\r\n')],
  ['base64 in lines of 7', (der) => lines(base64(der), 7)],
  ['base64 of DER after a stray byte', (der) => base64(joined(Uint8Array.of(0), der))],
  ['base64 of DER after two stray bytes', (der) => base64(joined(Uint8Array.of(0x20, 0x0a), der))],
  ['base64url', (der) => base64url(der)],
  ['hexadecimal', (der) => hex(der)],
  ['hexadecimal in capitals', (der) => hex(der).toUpperCase()],
  ['hexadecimal with colons', (der) => lines(hex(der), 2, ':')],
  ['hexadecimal with blanks, in lines', (der) => lines(lines(hex(der), 2, ' '), 48)],
  ['hexadecimal with 0x', (der) => `{ ${lines(hex(der), 2, ', ').replace(/\b(?=\w\w)/g, '0x')} }`],
  ['hexadecimal with \\x', (der) => hex(der).replace(/../g, '\\x$&')],
  ['after a sentence', (der) => `Dear all, here is my key\n${lines(base64(der), 64)}\nBest regards, Alice`],
  ['right after a sentence, on one line', (der) => `my key is ${base64(der)} thank you`],
  ['quoted in a mail', (der) => lines(base64(der), 64).replace(/^/gm, '> > ')],
  ['in JSON', (der) => JSON.stringify({ alias: 'alice', privateKey: base64(der) })],
  ['in JSON in JSON', (der) => JSON.stringify(JSON.stringify({ key: lines(base64(der), 64) }))],
  ['behind key=', (der) => `user=alice\nkey=${base64(der)}\n`],
  ['in a URL', (der) => `https://example.com/?key=${encodeURIComponent(base64(der))}`],
  ['in a column of a list', (der) => cell(base64(der))],
  ['in a column of a list, base64url', (der) => cell(base64url(der))],
  ['numbers in JSON', (der) => JSON.stringify([...der])],
  ['numbers of Java', (der) => [...Int8Array.from(der)].join(', ')],
  ['PEM', (der) => `-----BEGIN PRIVATE KEY-----\n${lines(base64(der), 64)}\n-----END PRIVATE KEY-----\n`],
  [
    'PEM under another name',
    (der) => `-----BEGIN CERTIFICATE-----\n${lines(base64(der), 64)}\n-----END CERTIFICATE-----\n`,
  ],
]

describe.each(structures)('%s', (_, make) => {
  let der: Uint8Array
  beforeAll(() => {
    der = make()
  })
  test.each(wrappings)('%s', (_, wrap) => {
    expect(privateKeyIn(wrap(der))).toBe('private-key')
  })
})

const others: readonly (readonly [string, () => string | Uint8Array])[] = [
  [
    'PKCS#1 under a password',
    () => openssl.run(['rsa', '-in', 'rsa.key', '-traditional', '-aes128', '-passout', 'pass:secret']),
  ],
  [
    'PKCS#1 under a password, without its frame',
    () => body(openssl.run(['rsa', '-in', 'rsa.key', '-traditional', '-aes128', '-passout', 'pass:secret'])),
  ],
  ...(['rsa', 'ecdsa', 'ed25519'] as const).flatMap((type): (readonly [string, () => string])[] => [
    [`OpenSSH, ${type}`, () => openssl.readText(`ssh-${type}`)],
    [`OpenSSH, ${type}, under a password`, () => openssl.readText(`ssh-${type}-locked`)],
    [`OpenSSH, ${type}, base64 alone`, () => body(openssl.readText(`ssh-${type}-locked`))],
    [`OpenSSH, ${type}, in a column`, () => cell(body(openssl.readText(`ssh-${type}`)).replaceAll('\n', ''))],
  ]),
  ['OpenSSH, binary', () => Uint8Array.from(Buffer.from(body(openssl.readText('ssh-ed25519')), 'base64'))],
  [
    'a secret of Kubernetes',
    () =>
      `apiVersion: v1\nkind: Secret\ndata:\n  tls.crt: ${base64(openssl.readText('rsa.crt'))}\n  tls.key: ${base64(pem())}\n`,
  ],
  [
    'a secret of Kubernetes, as base64 again',
    () => base64(JSON.stringify({ data: { 'tls.key': base64(pem('ed25519')) } })),
  ],
  ['base64 of PEM in lines', () => lines(base64(pem('p256')), 76)],
  ['base64 of PEM after a word', () => `key ${base64(pem('p256'))}`],
  ['hexadecimal of PEM', () => hex(Buffer.from(pem('p256')))],
  ['PEM in small letters', () => pem().toLowerCase()],
  ['PEM broken within its first line', () => pem().replace('BEGIN PRIVATE', 'BEGIN PRI\nVATE')],
  ['PEM broken within both lines', () => pem().replaceAll('PRIVATE KEY', 'PRIV\r\n> ATE KEY')],
  [
    'PEM with a broken frame and body in small letters',
    () => pem().toLowerCase().replaceAll('private', 'priva\nte'),
  ],
  ['PEM with long dashes', () => pem('p256').replaceAll('-----', '—')],
  [
    'PEM with long dashes and a body that is cut',
    () =>
      pem()
        .replaceAll('-----', '——')
        .replace(/\n[\s\S]*\n/, '\nx\n'),
  ],
  ['PEM without dashes', () => pem().replaceAll('-', '')],
  ['PEM in UTF-16, little endian', () => Uint8Array.from(Buffer.from(`\uFEFF${pem()}`, 'utf16le'))],
  ['PEM in UTF-16, big endian', () => Uint8Array.from(Buffer.from(`\uFEFF${pem()}`, 'utf16le').swap16())],
  ['PEM in JSON', () => JSON.stringify({ key: pem('ed25519') })],
  ['PEM in JSON in JSON', () => JSON.stringify(JSON.stringify({ key: pem('ed25519') }))],
  ['PEM in a URL', () => encodeURIComponent(pem('p256'))],
  ['PEM in a form', () => new URLSearchParams({ key: pem('p256') }).toString()],
  [
    'PEM with invisible characters',
    () => pem().replaceAll('PRIVATE', 'PRI\u200BVATE').replace(/.{20}/g, '$&\u200B'),
  ],
  [
    'PEM after a megabyte of text',
    () => 'A line of a list;alice@example.com\n'.repeat(30_000) + pem('ed25519'),
  ],
  ['as OpenSSL prints it', () => openssl.run(['pkey', '-in', 'p256.key', '-noout', '-text'])],
  ['a JSON Web Key, RSA', () => JSON.stringify(jwk('rsa'))],
  ['a JSON Web Key, EC', () => JSON.stringify(jwk('ec'), null, 2)],
  [
    'a set of JSON Web Keys',
    () => JSON.stringify({ keys: [{ kty: 'EC', crv: 'P-256', x: 'a', y: 'b' }, jwk('ec')] }),
  ],
  ['a JSON Web Key with single quotes', () => JSON.stringify(jwk('rsa')).replaceAll('"', "'")],
  ['a JSON Web Key of JavaScript', () => JSON.stringify(jwk('ec')).replace(/"(\w+)":/g, '$1: ')],
  [
    'a JSON Web Key as YAML',
    () =>
      Object.entries(jwk('ec'))
        .map(([name, value]) => `${name}: ${value}`)
        .join('\n'),
  ],
  ['a JSON Web Key escaped', () => JSON.stringify(JSON.stringify(jwk('ec')))],
  ['a JSON Web Key as base64', () => base64(JSON.stringify(jwk('ec')))],
  [
    'PuTTY',
    () =>
      `PuTTY-User-Key-File-3: ssh-rsa\nEncryption: aes256-cbc\nComment: a\nPublic-Lines: 1\nAAAA\nPrivate-Lines: 1\nAAAA\n`,
  ],
  [
    'PGP',
    () =>
      `-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: 1\n\n${base64(randomBytes(200))}\n-----END PGP PRIVATE KEY BLOCK-----\n`,
  ],
  // A modulus of 2,048 bits has its highest bit set.
  [
    'PGP, binary',
    () => joined(Uint8Array.of(0x95, 3, 0xbe, 4, 0x60, 0, 0, 0, 1, 8, 0, 0xc1), randomBytes(900)),
  ],
  [
    'PGP, binary, of Curve25519 as GnuPG has it',
    () => joined(Uint8Array.of(0xc5, 0x58, 4, 0x60, 0, 0, 0, 22, 9, 0x2b, 6, 1, 4, 1), randomBytes(80)),
  ],
  [
    'PGP, binary, of Ed25519 (RFC 9580)',
    () => joined(Uint8Array.of(0xc5, 75, 6, 0x66, 0, 0, 0, 27, 0, 0, 0, 32), randomBytes(65)),
  ],
  [
    'age',
    () =>
      `# created: 2026-01-01\nAGE-SECRET-KEY-1${'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L'.repeat(2).slice(0, 58)}\n`,
  ],
  ['WireGuard', () => `[Interface]\nPrivateKey = ${base64(randomBytes(32))}\nAddress = 10.0.0.1\n`],
  ['a keystore of Java, JKS', () => openssl.read('JKS.store')],
  ['a keystore of Java, JCEKS', () => openssl.read('JCEKS.store')],
  ['a keystore of Java, JKS, as base64', () => base64(openssl.read('JKS.store'))],
  // BCFKS { EncryptedObjectStoreData { PBES2, OCTET STRING }, … } begins as PKCS#8 under a password does, one
  // level deeper.
  ['a keystore of Bouncy Castle, BCFKS', () => sequenceOf(sealed(), Uint8Array.of(0x30, 0))],
]

const sequenceOf = (...parts: Uint8Array[]) => {
  const content = joined(...parts)
  return joined(Uint8Array.of(0x30, 0x82, content.length >> 8, content.length & 0xff), content)
}

test.each(others)('%s', (_, make) => {
  expect(privateKeyIn(make())).toBe('private-key')
})

const pkcs12 = (...more: string[]) =>
  derOf(
    'pkcs12',
    '-export',
    '-inkey',
    openssl.path('rsa.key'),
    '-in',
    openssl.path('rsa.crt'),
    '-passout',
    'pass:x',
    ...more,
  )

test.each<readonly [string, () => string | Uint8Array]>([
  ['PKCS#12', () => pkcs12()],
  ['PKCS#12 with its key in clear', () => pkcs12('-keypbe', 'NONE', '-certpbe', 'NONE')],
  ['PKCS#12 of Java', () => openssl.read('PKCS12.store')],
  ['PKCS#12 as base64', () => lines(base64(pkcs12()), 76)],
  ['PKCS#12 as base64 in a column', () => cell(base64(pkcs12()))],
  ['PKCS#12 as hexadecimal', () => hex(pkcs12())],
])('%s', (_, make) => {
  expect(privateKeyIn(make())).toBe('pkcs12')
})
