import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  certificateFileKinds,
  certificateFileName,
  pkcs12FileName,
  receiptFileName,
} from '../../../src/domain/files/pkcs12-file-name'

const day = new Date(2026, 10, 21, 3, 0)

test.each([
  ['Alice Whitcombe', 'Alice-Whitcombe-2026-11-21.p12'],
  ['Hélène Lefèvre-Côté', 'Hélène-Lefèvre-Côté-2026-11-21.p12'],
  ['陳怡君', '陳怡君-2026-11-21.p12'],
  ['../../etc/passwd', 'etc-passwd-2026-11-21.p12'],
  ['a<b>:"/\\|?*c', 'a-b-c-2026-11-21.p12'],
  ['\u202egnp.exe', 'gnp-exe-2026-11-21.p12'],
  ['CON', 'CON-2026-11-21.p12'],
  ['...', 'certificate-2026-11-21.p12'],
  ['', 'certificate-2026-11-21.p12'],
  ['x'.repeat(64), `${'x'.repeat(60)}-2026-11-21.p12`],
  ['君'.repeat(64), `${'君'.repeat(53)}-2026-11-21.p12`],
  ['𠮷'.repeat(64), `${'𠮷'.repeat(40)}-2026-11-21.p12`],
])('%j', (name, file) => {
  expect(pkcs12FileName(name, day)).toBe(file)
})

test('a suffix tells the second kind of file apart', () => {
  expect(pkcs12FileName('Alice', day, 'older-device')).toBe('Alice-2026-11-21-older-device.p12')
})

test('the certificate alone, each kind with its extension', () => {
  expect(certificateFileName('陳怡君', day, 'pem')).toBe('陳怡君-2026-11-21.pem')
  expect(certificateFileName('Alice', day, 'der')).toBe('Alice-2026-11-21.cer')
  expect(certificateFileName('Alice', day, 'p7b')).toBe('Alice-2026-11-21.p7b')
  expect(Object.values(certificateFileKinds).every(({ mediaType }) => /^application\//.test(mediaType))).toBe(
    true,
  )
})

test('the receipt, in words of the person’s language', () => {
  expect(receiptFileName('Alice Whitcombe', day, 'Reçu')).toBe('Alice-Whitcombe-2026-11-21-Reçu.txt')
  expect(receiptFileName('陳怡君', day, '收據/')).toBe('陳怡君-2026-11-21-收據.txt')
})

describe('any name at all', () => {
  /** Windows (Naming Files, Paths, and Namespaces), and what shells and pages trip over. */
  const reserved = /^(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\.|$)/i
  test.each<[string, number, (name: string) => string]>([
    ['pkcs12', 180, (name) => pkcs12FileName(name, day)],
    ['certificate', 180, (name) => certificateFileName(name, day, 'p7b')],
    ['receipt', 200, (name) => receiptFileName(name, day, 'Ontvangstbewijs')],
  ])('%s: is a file name on every system, in at most %d bytes', (_kind, maxBytes, nameOf) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const file = nameOf(name)
        expect(file).not.toMatch(reserved)
        expect(file).toMatch(/^[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}-]*\.[a-z0-9]{3}$/u)
        expect(file).not.toMatch(/\p{Surrogate}/u)
        expect(file).not.toContain('--')
        expect(new TextEncoder().encode(file).length).toBeLessThanOrEqual(maxBytes)
      }),
      { numRuns: 500 },
    )
  })
})
