import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  composeRequestFile,
  parseRequestFile,
  type RequestFileFacts,
  requestFileName,
} from '../../../src/domain/request-file'
import { AppError } from '../../../src/errors'

const facts: RequestFileFacts = {
  pickupId: 'Tq3_-abcDEF12345',
  orderNumber: '100123',
  deviceId: 'iphone_ipad',
  agreementVersion: '2026-1',
  sealedAt: '2026-11-21T12:00:00.000Z',
  publicKeySha256: '0123456789abcdef'.repeat(4),
}
// Not a key: nothing here looks into it.
const body = Array.from({ length: 4 }, (_, line) => 'ABab01+/'.repeat(8).slice(line)).join('\n')
const sealedKeyPem = `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${body}\n-----END ENCRYPTED PRIVATE KEY-----\n`
const explanation = ['This file holds your private key.', '這個檔案包含您的私密金鑰。']
const file = composeRequestFile({ facts, sealedKeyPem, explanation })
const inClear = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDSecret'

describe('a request file', () => {
  test('is an explanation, the facts and the key', () => {
    expect(file).toBe(`# This file holds your private key.
# 這個檔案包含您的私密金鑰。
Certdesk-Order: 100123
Certdesk-Pickup: Tq3_-abcDEF12345
Certdesk-Public-Key-SHA256: ${facts.publicKeySha256}
Certdesk-Device: iphone_ipad
Certdesk-Agreement: 2026-1
Certdesk-Sealed: 2026-11-21T12:00:00.000Z

${sealedKeyPem}`)
  })

  test('gives back what went in', () => {
    expect(parseRequestFile(file)).toEqual({ facts, sealedKeyPem })
  })

  test.each([
    ['CRLF', file.replaceAll('\n', '\r\n')],
    ['CR', file.replaceAll('\n', '\r')],
    ['a byte order mark', `\ufeff${file}`],
    ['blanks at the ends of lines', file.replaceAll('\n', '  \n')],
    ['lines of others around it', `Von: Mail\n\n${file}\n-- \nsent from my phone\n`],
    ['no last line break', file.trimEnd()],
    [
      'another order of the lines',
      file.split('\n').slice(0, 8).reverse().concat(file.split('\n').slice(8)).join('\n'),
    ],
  ])('is read with %s', (_what, text) => {
    expect(parseRequestFile(text)).toEqual({ facts, sealedKeyPem })
  })

  test('whatever the explanation says, it is neither a fact nor a key', () => {
    const fact = fc.constantFrom(
      'Certdesk-Order: 666',
      '-----BEGIN PRIVATE KEY-----',
      sealedKeyPem,
      '\r\nCertdesk-Order: 666',
      '\u2028Certdesk-Pickup: other\u2029',
      '\x85Certdesk-Order: 666',
      '\x0bCertdesk-Order: 666\x0c-----BEGIN PRIVATE KEY-----',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(fact, fc.string({ unit: 'binary' })), { maxLength: 6 }), (texts) => {
        const text = composeRequestFile({ facts, sealedKeyPem, explanation: texts })
        expect(parseRequestFile(text)).toEqual({ facts, sealedKeyPem })
      }),
      { numRuns: 500 },
    )
  })
})

describe('what is no request file', () => {
  const utf16 = (bigEndian: boolean) => {
    const units = new Uint8Array(2 + file.length * 2)
    const view = new DataView(units.buffer)
    Array.from(`\ufeff${file}`, (_, at) => view.setUint16(at * 2, `\ufeff${file}`.charCodeAt(at), !bigEndian))
    return new TextDecoder().decode(units) // what `Blob.text()` makes of such a file
  }
  const keyBlock = (label: string, text = inClear) =>
    `-----BEGIN ${label}-----\n${text}\n-----END ${label}-----\n`
  const head = file.slice(0, file.indexOf('-----BEGIN'))
  const cases: readonly [what: string, text: string, code: string][] = [
    ['empty', '', 'request-file-malformed'],
    ['blank', ' \n\n', 'request-file-malformed'],
    ['a megabyte', 'x'.repeat(1024 * 1024), 'input-too-large'],
    ['a megabyte of line breaks', '\n'.repeat(1024 * 1024), 'input-too-large'],
    ['a megabyte behind a good file', file + 'x'.repeat(1024 * 1024), 'input-too-large'],
    [
      'binary',
      String.fromCharCode(...Array.from({ length: 4_000 }, (_, i) => (i * 7919) % 256)),
      'request-file-malformed',
    ],
    ['UTF-16, little endian', utf16(false), 'request-file-malformed'],
    ['UTF-16, big endian', utf16(true), 'request-file-malformed'],
    ['facts without a key', head, 'request-file-malformed'],
    ['a key without facts', sealedKeyPem, 'request-file-malformed'],
    ['two keys', file + sealedKeyPem, 'request-file-malformed'],
    ['a certificate beside the key', file + keyBlock('CERTIFICATE'), 'request-file-malformed'],
    ['an unencrypted key', head + keyBlock('PRIVATE KEY'), 'request-file-malformed'],
    ['an unencrypted RSA key', head + keyBlock('RSA PRIVATE KEY'), 'request-file-malformed'],
    ['an unencrypted key beside the sealed one', file + keyBlock('PRIVATE KEY'), 'request-file-malformed'],
    [
      'an old encrypted key',
      head + keyBlock('RSA PRIVATE KEY', `DEK-Info: AES-128-CBC,00\n\n${inClear}`),
      'request-file-malformed',
    ],
    ['a block that does not end', head + sealedKeyPem.replace(/-----END.*/, ''), 'request-file-malformed'],
    [
      'a block of something else',
      head + keyBlock('ENCRYPTED PRIVATE KEY', '<html>'),
      'request-file-malformed',
    ],
    ['an empty block', head + keyBlock('ENCRYPTED PRIVATE KEY', ''), 'request-file-malformed'],
    ['facts behind the key', `${sealedKeyPem}\n${head}`, 'request-file-malformed'],
    ['a fact twice', `Certdesk-Order: 666\n${file}`, 'request-file-malformed'],
    ['a fact twice, the same', `Certdesk-Order: 100123\n${file}`, 'request-file-malformed'],
    ['a fact that is no ASCII', file.replace('100123', '１００１２３'), 'request-file-malformed'],
    ['a fact with a blank', file.replace('100123', '100 123'), 'request-file-malformed'],
    ['a fact that is too long', file.replace('100123', '1'.repeat(101)), 'request-file-malformed'],
    ['a hash that is none', file.replace(facts.publicKeySha256, 'ab'), 'request-file-malformed'],
    [
      'a hash in capitals',
      file.replace(facts.publicKeySha256, facts.publicKeySha256.toUpperCase()),
      'request-file-malformed',
    ],
    ['a time that is none', file.replace('2026-11-21T12', '2026-13-41T99'), 'request-file-malformed'],
    ...Object.keys(facts).map((_, index): [string, string, string] => [
      `without line ${index + 1} of the facts`,
      file
        .split('\n')
        .filter((_line, at) => at !== index + 2)
        .join('\n'),
      'request-file-malformed',
    ]),
  ]
  test.each(cases)('%s', (_what, text, code) => {
    let failure: unknown
    try {
      parseRequestFile(text)
    } catch (error) {
      failure = error
    }
    expect(failure).toBeInstanceOf(AppError)
    expect(failure).toMatchObject({ code })
    expect(
      JSON.stringify({ ...(failure as AppError), message: (failure as AppError).message }),
    ).not.toContain('MIIE')
  })

  test('any text is read or refused, never more', () => {
    fc.assert(
      fc.property(fc.nat(file.length), fc.nat(file.length), fc.string(), (from, to, text) => {
        try {
          const read = parseRequestFile(file.slice(0, from) + text + file.slice(to))
          expect(read.sealedKeyPem).toMatch(
            /^-----BEGIN ENCRYPTED PRIVATE KEY-----\n[\w+/=\n]+-----END ENCRYPTED/,
          )
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('takes no time that grows with the square of its length', () => {
    const nasty = `${head}-----BEGIN ENCRYPTED PRIVATE KEY-----\n${'AAAA\n'.repeat(12_000)}`
    const start = performance.now()
    expect(() => parseRequestFile(nasty)).toThrow(AppError)
    expect(performance.now() - start).toBeLessThan(500)
  })
})

describe('facts that would write lines of their own', () => {
  test.each([
    ['orderNumber', '1\nCertdesk-Pickup: other'],
    ['orderNumber', '1\r-----BEGIN PRIVATE KEY-----'],
    ['orderNumber', ''],
    ['pickupId', 'a b'],
    ['pickupId', 'ａ'],
    ['deviceId', '../x'],
    ['agreementVersion', '\u20281'],
    ['sealedAt', 'yesterday'],
    ['publicKeySha256', ''],
  ] as const)('%s: %j is refused', (name, value) => {
    const composing = () =>
      composeRequestFile({ facts: { ...facts, [name]: value }, sealedKeyPem, explanation })
    expect(composing).toThrow('request-file-malformed')
  })

  test('and a key in clear is never written', () => {
    const pem = `-----BEGIN PRIVATE KEY-----\n${inClear}\n-----END PRIVATE KEY-----\n`
    expect(() => composeRequestFile({ facts, sealedKeyPem: pem, explanation })).toThrow(
      'request-file-malformed',
    )
    const both = sealedKeyPem + pem
    expect(() => composeRequestFile({ facts, sealedKeyPem: both, explanation })).toThrow(
      'request-file-malformed',
    )
  })
})

test('its name has the order and the local day', () => {
  const day = new Date(2026, 10, 21, 3, 0)
  expect(requestFileName('100123', day)).toBe('certdesk-request-100123-2026-11-21.pem')
  expect(requestFileName('A/B..\\C', day)).toBe('certdesk-request-A-B-C-2026-11-21.pem')
  expect(requestFileName('訂單', day)).toBe('certdesk-request-2026-11-21.pem')
})
