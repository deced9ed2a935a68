import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Product } from '../../src/contract/schema'
import type { CryptoWorkerClient } from '../../src/crypto-worker/client'
import { createOperations } from '../../src/crypto-worker/operations'
import { parseRequestFile } from '../../src/domain/files/request-file'
import { AppError } from '../../src/errors'
import { readGivenCsr } from '../../src/features/client-orders/csr/reading'
import { readRecipientTable } from '../../src/features/client-orders/import/table'
import { findPkcs12 } from '../../src/pki/pkcs12/intake'
import { toOpen } from '../setup/foreign-file'
import {
  base64,
  body,
  derOf,
  hex,
  joined,
  jwk,
  makeKeyFiles,
  openssl,
  pem,
  pkcs1,
  pkcs8,
  sealed,
  sec1,
} from '../setup/private-key-files'

/** Each place that reads a file knows a private key, whatever program wrote it. */
beforeAll(makeKeyFiles, 120_000)

const product = { commonNameSources: ['email', 'pseudonym'], contents: [] } as unknown as Product
const tableOptions = { product, language: 'en', randomId: () => 'row', maxRecipients: 1_000 } as const

const bytesOf = (given: string | Uint8Array) =>
  typeof given === 'string' ? Uint8Array.from(Buffer.from(given)) : Uint8Array.from(given)

type Row = readonly [form: string, make: () => string | Uint8Array]
const files: readonly Row[] = [
  ['PEM', () => pem()],
  ['PEM in UTF-16', () => Buffer.from(`\uFEFF${pem('p256')}`, 'utf16le')],
  ['DER, PKCS#8', () => pkcs8('p521')],
  ['DER, PKCS#1', () => pkcs1()],
  ['DER, SEC 1', () => sec1()],
  ['DER, under a password', () => sealed()],
  [
    'PEM of older OpenSSL, under a password',
    () => openssl.run(['rsa', '-in', 'rsa.key', '-traditional', '-aes128', '-passout', 'pass:secret']),
  ],
  ['OpenSSH', () => openssl.readText('ssh-ed25519')],
  ['OpenSSH, under a password', () => openssl.readText('ssh-rsa-locked')],
  ['OpenSSH, binary', () => Buffer.from(body(openssl.readText('ssh-rsa')), 'base64')],
  [
    'PuTTY',
    () =>
      'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nComment: a\nPublic-Lines: 1\nAAAA\nPrivate-Lines: 1\nAAAA\n',
  ],
  ['JSON Web Key', () => JSON.stringify(jwk('rsa'))],
  ['JSON Web Key, EC', () => JSON.stringify(jwk('ec'), null, 2)],
  ['base64 alone', () => base64(pkcs8('ed25519'))],
  ['hexadecimal', () => hex(pkcs8('p256'))],
  [
    'PGP, binary',
    () => joined(Uint8Array.of(0x95, 3, 0xbe, 4, 0x60, 0, 0, 0, 1, 8, 0, 0xc1), randomBytes(900)),
  ],
  ['PVK of Windows', () => joined(Uint8Array.of(0x1e, 0xf1, 0xb5, 0xb0), randomBytes(600))],
]
const keystores: readonly Row[] = [
  ['JKS', () => openssl.read('JKS.store')],
  ['JCEKS', () => openssl.read('JCEKS.store')],
]
const noWorker = () => {
  throw new Error('the worker was asked')
}

const codeOf = (action: () => unknown) => {
  try {
    return action()
  } catch (error) {
    return error instanceof AppError ? error.code : error
  }
}

describe.each([...files, ...keystores])('%s', (_, make) => {
  test('as a request file', () => {
    expect(codeOf(() => parseRequestFile(bytesOf(make())))).toBe('private-key-given')
  })

  test('as a CSR: before the worker is asked, and its bytes are overwritten', async () => {
    const bytes = bytesOf(make())
    const file = { size: bytes.length, arrayBuffer: async () => bytes.buffer } as unknown as File
    const crypto = noWorker as unknown as () => CryptoWorkerClient
    expect(await readGivenCsr(file, ['rsa_3072'], crypto, new AbortController().signal)).toEqual({
      refusal: { kind: 'code', code: 'private-key-given' },
    })
    expect(bytes.every((byte) => byte === 0)).toBe(true)
  })

  test('as a list of recipients', () => {
    expect(readRecipientTable(bytesOf(make()), tableOptions)).toMatchObject({
      kind: 'refused',
      code: 'private-key-given',
    })
  })
})

test.each(files)('%s as a certificate file to repair', (_, make) => {
  expect(findPkcs12(bytesOf(make()))).toEqual({ instead: 'private-key' })
})

test.each([...files, ...keystores])('%s given to the worker: it overwrites what it got', async (_, make) => {
  const bytes = bytesOf(make())
  const context = { signal: new AbortController().signal, progress: () => {} }
  const operations = createOperations(crypto)
  expect(await operations.openPkcs12(toOpen(bytes, 'x'), context)).toMatchObject({ outcome: 'not-pkcs12' })
  expect(bytes.every((byte) => byte === 0)).toBe(true)
})

test.each(keystores)('%s as a certificate file to repair: how it becomes one is said', (_, make) => {
  expect(findPkcs12(bytesOf(make()))).toEqual({ instead: 'java-keystore' })
})

test('a PKCS#12 file as a request file, also as base64', () => {
  const files = ['-inkey', openssl.path('rsa.key'), '-in', openssl.path('rsa.crt')]
  const der = derOf('pkcs12', '-export', ...files, '-passout', 'pass:x')
  for (const given of [der, base64(der)])
    expect(codeOf(() => parseRequestFile(bytesOf(given)))).toBe('request-file-is-pkcs12')
})
