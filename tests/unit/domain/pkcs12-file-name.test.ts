import { expect, test } from 'vitest'
import { pkcs12FileName } from '../../../src/domain/pkcs12-file-name'

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
  ['x'.repeat(64), `${'x'.repeat(60)}-2026-11-21.p12`],
])('%j', (name, file) => {
  expect(pkcs12FileName(name, day)).toBe(file)
})

test('a suffix tells the second kind of file apart', () => {
  expect(pkcs12FileName('Alice', day, 'older-device')).toBe('Alice-2026-11-21-older-device.p12')
})
