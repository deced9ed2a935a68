import { expect, test } from 'vitest'
import { mailtoAddress } from '../../../src/ui/texts/mail-link'

test.each([
  ['grace.okafor@brightwater.example', 'mailto:grace.okafor@brightwater.example'],
  ['o’brien+crt@münchen.example', 'mailto:o%E2%80%99brien%2Bcrt@m%C3%BCnchen.example'],
  // Signs that would begin a field of the mail, or another address.
  ['a?b&c=d@b.example', 'mailto:a%3Fb%26c%3Dd@b.example'],
  ['a@b?bcc=evil@example.com', null],
  ['a@b?cc=evil.example&body=x', 'mailto:a@b%3Fcc%3Devil.example%26body%3Dx'],
  ['a@b.example,evil@c.example', null],
  ['a@b.example\r\nBcc: evil@c.example', null],
  ['a b@c.example', null],
  ['not an address', null],
  ['', null],
  ['\ud800@b.example', null],
  [`${'a'.repeat(65)}@b.example`, null],
])('%j', (email, address) => {
  expect(mailtoAddress(email)).toBe(address)
})

test('the subject is a field of its own, and one only', () => {
  expect(mailtoAddress('a@b.example', 'Order 1&body=x')).toBe(
    'mailto:a@b.example?subject=Order%201%26body%3Dx',
  )
})
