import { expect, test } from 'vitest'
import type { NewOrganization } from '../../../src/contract/schema'
import { judgeNewOrganization } from '../../../src/domain/orders/new-organization'

const good: NewOrganization = {
  name: 'Severn Analytics Ltd',
  countryCode: 'GB',
  locality: 'Bristol',
  organizationIdentifier: 'NTRGB-04417823',
  phone: '+44 117 496 0123',
}
const codesOf = (changes: Partial<NewOrganization>) =>
  judgeNewOrganization({ ...good, ...changes }, '/o').map(({ pointer, code }) => `${pointer} ${code}`)

test('one with everything right', () => {
  expect(codesOf({})).toEqual([])
})

test('one with nothing filled in: each field says so once', () => {
  const empty = { name: ' ', countryCode: '', locality: '', organizationIdentifier: '', phone: ' ' }
  expect(codesOf(empty)).toEqual(
    ['name', 'locality', 'countryCode', 'organizationIdentifier', 'phone'].map(
      (field) => `/o/${field} field-required`,
    ),
  )
})

test('names are as long as a subject takes them', () => {
  expect(codesOf({ name: 'a'.repeat(64), locality: 'b'.repeat(128) })).toEqual([])
  expect(codesOf({ name: 'a'.repeat(65), locality: 'b'.repeat(129) })).toEqual([
    '/o/name field-too-long',
    '/o/locality field-too-long',
  ])
})

test.each([
  '+44 117 496 0123',
  '+441174960123',
  '+44 (117) 496-0123',
  '+31 (0)20 123 45 67',
  '+1 (555) 123-4567',
  '+33 1.23.45.67.89',
  '0032 2 123 45 67',
  '+886 2 2345 6789',
  '＋８８６ ２ ２３４５ ６７８９',
  '+49\u00A030\u2011123456',
  '+299 321234',
])('%s can be called', (phone) => {
  expect(codesOf({ phone })).toEqual([])
})

test.each([
  '020 123 45 67',
  '+0 123 456 789',
  '+44',
  '+44 117 496 0123 ext. 5',
  '+1234567890123456',
  'call us',
  '+44 117 (0',
])('%s cannot', (phone) => {
  expect(codesOf({ phone })).toEqual(['/o/phone phone-malformed'])
})

test.each([
  ['GB', 'NTRGB-04417823'],
  ['US', 'NTRUS+DE-1234567'],
  ['BE', 'VATBE-0403.019.261'],
  ['BE', ' NTRBE-0403019261 '],
  ['DE', 'NTRDE-HRB 12345 B'],
  ['GR', 'VATEL-123456789'],
  ['GB', 'VATXI-123456789'],
  ['GB', 'LEIXG-5493001KJTIIGC8Y1R12'],
  ['US', 'GOVUS+CA'],
  ['NL', 'GOVNL'],
  ['CH', 'INTXG'],
  ['FR', 'PSDFR-ACPR-12345'],
])('%s: %s is an identifier', (countryCode, organizationIdentifier) => {
  expect(codesOf({ countryCode, organizationIdentifier })).toEqual([])
})

test.each([
  ['GB', '04417823'],
  ['GB', 'NTR-04417823'],
  ['GB', 'NTRGB'],
  ['GB', 'NTRGB-'],
  ['GB', 'NTRGB04417823'],
  ['GB', 'ABCGB-04417823'],
  ['NL', 'NTRGB-04417823'],
  ['GB', 'LEIGB-5493001KJTIIGC8Y1R12'],
  ['GB', 'VATEL-123456789'],
  ['GR', 'NTREL-123456789'],
])('%s: %s is none', (countryCode, organizationIdentifier) => {
  expect(codesOf({ countryCode, organizationIdentifier })).toEqual([
    '/o/organizationIdentifier organization-identifier-malformed',
  ])
})

test.each(['XX', 'gb', 'UK', 'GBR'])('%s is no country', (countryCode) => {
  expect(codesOf({ countryCode })).toContain('/o/countryCode country-unknown')
})
