import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allDerOf, derOf, maxPemLength, type PemKind, pemLabels, pemOf } from '../../../src/pki/der/pem'

const kinds = Object.keys(pemLabels) as PemKind[]
/** Looks like DER: a SEQUENCE of 300 bytes. */
const der = Uint8Array.from([0x30, 0x82, 0x01, 0x28, ...randomBytes(296)])
const pem = pemOf('csr', der)
const block = (label: string, body: string) => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`
const base64 = Buffer.from(der).toString('base64')
const failure = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    return error
  }
  return 'no failure'
}

test.each(kinds)('%s is written strictly and read back', (kind) => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 500 }), (bytes) => {
      const text = pemOf(kind, bytes)
      const [begin, ...rest] = text.split('\n')
      expect(begin).toBe(`-----BEGIN ${pemLabels[kind][0]}-----`)
      expect(rest.slice(-2)).toEqual([`-----END ${pemLabels[kind][0]}-----`, ''])
      const lines = rest.slice(0, -2)
      expect(lines.slice(0, -1).every((line) => line.length === 64)).toBe(true)
      expect(lines.join('')).toBe(Buffer.from(bytes).toString('base64'))
      expect(derOf(kind, text)).toEqual(Uint8Array.from(bytes))
    }),
  )
})

describe('is read whatever happened to it on its way', () => {
  const utf16 = (text: string) => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'))
  const variants: Readonly<Record<string, string | Uint8Array>> = {
    CRLF: pem.replaceAll('\n', '\r\n'),
    CR: pem.replaceAll('\n', '\r'),
    'blanks at line ends and starts': pem.replaceAll('\n', ' \t\n  '),
    'empty lines': pem.replaceAll('\n', '\n\n'),
    'a byte order mark': `\ufeff${pem}`,
    'text before and after': `Dear CA,\nhere it is:\n\n${pem}\n-- \nAlice -----\n`,
    'one long line': block('CERTIFICATE REQUEST', base64),
    'lines of 76': block('CERTIFICATE REQUEST', base64.replace(/.{76}/g, '$&\n')),
    'the older label': block('NEW CERTIFICATE REQUEST', base64),
    headers: block('CERTIFICATE REQUEST', `Comment: made by\n  hand\nX-Y: z\n\n${base64}`),
    'a certificate before it': block('CERTIFICATE', 'MAA=') + pem,
    'bytes of a text file': new TextEncoder().encode(pem),
    'UTF-16 with its mark, as PowerShell writes': utf16(pem),
    DER: der,
  }
  test.each(Object.entries(variants))('%s', (_, input) => {
    expect(derOf('csr', input)).toEqual(der)
  })
})

test('several blocks are one too many, or all of them in order', () => {
  const other = Uint8Array.from([0x30, 0x82, 0, 1, 9])
  const two = pemOf('certificate', der) + pemOf('sealedKey', der) + pemOf('certificate', other)
  expect(failure(() => derOf('certificate', two))).toMatchObject({
    code: 'pem-several-blocks',
    details: { count: 2 },
  })
  expect(allDerOf('certificate', two)).toEqual([der, other])
})

describe('what is wrong is told by code', () => {
  const body = base64.slice(0, 64)
  const cases: readonly (readonly [string, string | Uint8Array, object])[] = [
    ['nothing', '', { code: 'pem-missing' }],
    ['other text', 'MII plain text', { code: 'pem-missing' }],
    ['other bytes', Uint8Array.from(randomBytes(50)).fill(1, 0, 1), { code: 'pem-missing' }],
    ['base64 alone', base64, { code: 'pem-missing' }],
    [
      'a private key',
      block('RSA PRIVATE KEY', body),
      {
        code: 'pem-label-unexpected',
        details: { label: 'RSA PRIVATE KEY', expected: 'CERTIFICATE REQUEST' },
      },
    ],
    ['no end', pem.slice(0, -10), { code: 'pem-malformed' }],
    ['no begin', pem.slice(pem.indexOf('\n') + 1), { code: 'pem-malformed' }],
    ['another end', pem.replace('END CERTIFICATE REQUEST', 'END CERTIFICATE'), { code: 'pem-malformed' }],
    [
      'a begin inside',
      pem.replace('\n', '\n-----BEGIN CERTIFICATE REQUEST-----\n'),
      { code: 'pem-malformed' },
    ],
    ['no content', block('CERTIFICATE REQUEST', ''), { code: 'pem-malformed' }],
    ['a foreign character', pem.replace(body.slice(10, 12), '*-'), { code: 'pem-malformed' }],
    ['a character too few', block('CERTIFICATE REQUEST', base64.slice(1)), { code: 'pem-malformed' }],
    ['padding inside', block('CERTIFICATE REQUEST', `MAA=${base64}`), { code: 'pem-malformed' }],
    [
      'too much text',
      `${pem}${' '.repeat(maxPemLength)}`,
      { code: 'input-too-large', details: { limit: maxPemLength } },
    ],
    ['too large a file', new Uint8Array(maxPemLength + 1), { code: 'input-too-large' }],
  ]
  test.each(cases)('%s', (_, input, expected) => {
    expect(failure(() => derOf('csr', input))).toMatchObject({ name: 'AppError', ...expected })
  })
})

test('no text takes long, however hard to match', () => {
  const hard = [
    '-----BEGIN '.repeat(90_000),
    `-----BEGIN CERTIFICATE REQUEST-----\n${'A'.repeat(1_000_000)}*`,
    `-----BEGIN CERTIFICATE REQUEST-----\n${'='.repeat(1_000_000)}\n-----END CERTIFICATE REQUEST-----`,
    `${' '.repeat(1_000_000)}-----BEGIN`,
    block('CERTIFICATE', 'AAAA').repeat(15_000),
    '\n'.repeat(1_000_000),
  ]
  for (const text of hard) {
    const start = performance.now()
    expect(failure(() => allDerOf('csr', text))).toMatchObject({ name: 'AppError' })
    expect(performance.now() - start).toBeLessThan(1_000)
  }
})
