import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  composeRequestFile,
  parseRequestFile,
  type RequestFileFacts,
  requestFileName,
} from '../../../src/domain/files/request-file'
import { AppError } from '../../../src/errors'

const facts: RequestFileFacts = {
  pickupId: 'Tq3_-abcDEF12345',
  orderNumber: '100123',
  deviceId: 'iphone_ipad',
  agreementVersion: '2026-01',
  sealedAt: '2026-11-21T12:00:00.000Z',
  publicKeySha256: '0123456789abcdef'.repeat(4),
}
const sealed = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'twelve chars' },
  }).privateKey
const sealedKeyPem = sealed()
const explanation = ['This file holds your private key.', '這個檔案包含您的私密金鑰。']
const file = composeRequestFile({ facts, sealedKeyPem, explanation })
const read = (text: string) => parseRequestFile(new TextEncoder().encode(text))
const inClear = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDSecret'

describe('a request file', () => {
  test('is an explanation, the facts and the key', () => {
    expect(file).toBe(`# This file holds your private key.
# 這個檔案包含您的私密金鑰。
Certdesk-Order: 100123
Certdesk-Pickup: Tq3_-abcDEF12345
Certdesk-Public-Key-SHA256: ${facts.publicKeySha256}
Certdesk-Device: iphone_ipad
Certdesk-Agreement: 2026-01
Certdesk-Sealed: 2026-11-21T12:00:00.000Z

${sealedKeyPem}`)
  })

  test('gives back what went in', () => {
    expect(read(file)).toEqual({ facts, sealedKeyPem })
  })

  const wrapped = (width: number) => file.replace(new RegExp(`.{${width}}`, 'g'), '$&\n')
  const quotedPrintable = [...new TextEncoder().encode(file)]
    .map((byte) =>
      byte === 10 || (byte !== 61 && byte >= 32 && byte < 127)
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('')
    .replace(/(?:[^\n=]|=..){70}/g, '$&=\n')
  const certificate = `-----BEGIN CERTIFICATE-----\n${'MIIB'.repeat(100)}\n-----END CERTIFICATE-----\n`
  const key = file.slice(file.indexOf('-----BEGIN'))
  const body = key.replace(/-----.*/g, '')
  const head = file.slice(0, file.indexOf('-----BEGIN'))

  test.each([
    ['CRLF', file.replaceAll('\n', '\r\n')],
    ['CR', file.replaceAll('\n', '\r')],
    ['a byte order mark', `\ufeff${file}`],
    ['blanks at the ends of lines', file.replaceAll('\n', '  \n')],
    ['lines of others around it', `Von: Mail\n\n${file}\n-- \nsent from my phone\n`],
    ['no last line break', file.trimEnd()],
    ['quotation marks of a reply', file.replace(/^/gm, '> ')],
    ['those of a reply to a reply', file.replace(/^/gm, 'MO>> ')],
    ['those of a reply in HTML', file.replace(/^/gm, '&gt;&nbsp;').replaceAll('\n', '<br>\n')],
    ['each line twice', file.replace(/^.*$/gm, '$&\n$&')],
    ['an empty line after each', file.replaceAll('\n', '\n\n')],
    ['itself behind it', file + file],
    ['lines of 40', wrapped(40)],
    ['lines of 20', wrapped(20)],
    ['indented lines', file.replace(/^/gm, '\t    ')],
    ['no-break spaces', file.replaceAll(' ', '\u00a0').replace(/^/gm, '\u00a0')],
    ['zero-width spaces', file.replaceAll('\n', '\u200b\n')],
    ['quoted-printable', quotedPrintable],
    ['a key in one line', head + sealedKeyPem.replace(/\n(?!-)/g, '')],
    ['everything in one line', file.replaceAll('\n', ' ')],
    ['dashes for hyphens', file.replaceAll('-----', '———')],
    ['a certificate behind', file + certificate],
    ['a certificate before', certificate + file],
    ['two lines of the key’s frame lost', head + body],
    ['the last line lost', file.replace(/-----END.*/, '')],
    ['decoration in capitals', head.toUpperCase() + key],
    ['the frame in small letters', file.replace(/-----.*/g, (line) => line.toLowerCase())],
  ])('opens with %s', (_what, text) => {
    const found = read(text)
    expect(found.sealedKeyPem).toBe(sealedKeyPem)
    // The facts that are left are right, as far as a line end within them allows.
    for (const [name, value] of Object.entries(found.facts)) {
      expect(facts[name as keyof typeof facts].toLowerCase()).toMatch(new RegExp(`^${value.toLowerCase()}`))
    }
  })

  test.each([
    ['the key alone', sealedKeyPem, {}],
    ['the key’s base64 alone', body, {}],
    ...(Object.keys(facts) as (keyof typeof facts)[]).map((name) => {
      const { [name]: value, ...rest } = facts
      return [`${name} lost`, file.replace(new RegExp(`^.*${value}$`, 'm'), ''), rest] as const
    }),
    ['a fact in two versions', `Certdesk-Order: 666\n${file}`, { ...facts, orderNumber: undefined }],
    ['a fact twice, the same', `Certdesk-Order: 100123\n${file}`, facts],
    ['a hash in capitals', file.replace(facts.publicKeySha256, facts.publicKeySha256.toUpperCase()), facts],
    [
      'a hash that is none',
      file.replace(facts.publicKeySha256, 'ab'),
      { ...facts, publicKeySha256: undefined },
    ],
    ['facts behind the key', `${sealedKeyPem}\n${head}`, facts],
  ] as const)('opens with %s, and believes no more than it says', (_what, text, left) => {
    expect(read(text)).toEqual({ facts: left, sealedKeyPem })
  })

  test.each([
    ['utf-16le', true, true],
    ['utf-16le', true, false],
    ['utf-16be', false, true],
    ['utf-16be', false, false],
  ])('opens as %s (little endian: %s, with a mark: %s)', (_name, little, mark) => {
    const text = (mark ? '\ufeff' : '') + file
    const bytes = new Uint8Array(text.length * 2)
    const view = new DataView(bytes.buffer)
    for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), little)
    expect(parseRequestFile(bytes)).toEqual({ facts, sealedKeyPem })
  })

  test('of any kind of key opens', () => {
    for (const namedCurve of ['P-256', 'P-384']) {
      const { privateKey } = generateKeyPairSync('ec', {
        namedCurve,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
      })
      const text = composeRequestFile({ facts, sealedKeyPem: privateKey, explanation })
      expect(read(text.replace(/^/gm, '> ')).sealedKeyPem).toBe(privateKey)
    }
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
        expect(read(text)).toEqual({ facts, sealedKeyPem })
      }),
      { numRuns: 500 },
    )
  })
})

describe('what is no request file', () => {
  const keyBlock = (label: string, text = inClear) =>
    `-----BEGIN ${label}-----\n${text}\n-----END ${label}-----\n`
  const head = file.slice(0, file.indexOf('-----BEGIN'))
  const [line = ''] = /^MII.*$/m.exec(sealedKeyPem) ?? []
  const pkcs12 = Uint8Array.of(0x30, 0x82, 0x0a, 0x00, 0x02, 0x01, 0x03, 0x30, 0x82, 0x09, 0xf9)
  const { privateKey: clearKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  test.each([
    ['empty', '', 'request-file-malformed'],
    ['blank', ' \n\n', 'request-file-malformed'],
    ['a letter', 'Dear Alice,\n\nMIT is a school.\n', 'request-file-malformed'],
    ['a megabyte', 'x'.repeat(1024 * 1024), 'input-too-large'],
    ['facts without a key', head, 'request-file-malformed'],
    ['an unencrypted key', head + clearKey, 'private-key-given'],
    [
      'a frame with something else in it',
      head + keyBlock('ENCRYPTED PRIVATE KEY', '<html>'),
      'request-file-damaged',
    ],
    [
      'a clear key in the wrong frame',
      head + clearKey.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE'),
      'request-file-damaged',
    ],
    [
      'an old encrypted key',
      head + keyBlock('RSA PRIVATE KEY', `DEK-Info: AES-128-CBC,00\n\n${inClear}`),
      'private-key-given',
    ],
    ['a key with a line lost', file.replace(/\nMII.*\n/, '\n'), 'request-file-damaged'],
    ['a key with its last lines lost', file.slice(0, -200), 'request-file-damaged'],
    ['a key with a letter lost', file.replace(line, line.slice(1)), 'request-file-damaged'],
    ['a .p12', pkcs12, 'request-file-is-pkcs12'],
  ])('%s', (_what, content, code) => {
    let failure: unknown
    try {
      parseRequestFile(typeof content === 'string' ? new TextEncoder().encode(content) : content)
    } catch (error) {
      failure = error
    }
    expect(failure).toBeInstanceOf(AppError)
    expect(failure).toMatchObject({ code })
    expect(
      JSON.stringify({ ...(failure as AppError), message: (failure as AppError).message }),
    ).not.toContain('MII')
  })

  test('any text is read or refused, never more', () => {
    fc.assert(
      fc.property(fc.nat(file.length), fc.nat(file.length), fc.string(), (from, to, text) => {
        try {
          const found = read(file.slice(0, from) + text + file.slice(to))
          expect(found.sealedKeyPem).toMatch(
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
    const full = (piece: string) => piece.repeat(Math.floor(256_000 / piece.length))
    const pieces = [
      'AAAA\n',
      ' ',
      '\t x',
      'MI',
      'MIIB',
      '=',
      '= ',
      '=3D',
      '<',
      '<a',
      '>',
      '> ',
      '#',
      '-',
      '&gt;',
      '\n',
      '-----BEGIN ',
      '-----BEGIN ENCRYPTED PRIVATE KEY-----',
      'Certdesk-Order:',
      'Certdesk-Order: a ',
    ]
    for (const piece of pieces) {
      const start = performance.now()
      expect(() => read(`${head}${full(piece)}`.slice(0, 256_000))).toThrow(AppError)
      expect(performance.now() - start, piece).toBeLessThan(2_000)
    }
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
