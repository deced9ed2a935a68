import { describe, expect, test } from 'vitest'
import {
  type CertificateCheckName,
  type CertificateUnderCheck,
  checkCertificate,
} from '../../../src/domain/certificate-checks'

const now = new Date('2026-11-21T12:00:00Z')

const good: CertificateUnderCheck = {
  certificate: {
    emails: ['Alice@Example.com', 'second@example.com'],
    notBefore: '2026-11-21T11:59:00.000Z',
    notAfter: '2028-11-20T11:59:59.000Z',
    keyUsage: ['digitalSignature', 'keyEncipherment'],
    extendedKeyUsage: ['1.3.6.1.5.5.7.3.4'],
  },
  keyMatches: true,
  chain: { outcome: 'complete' },
}
const ordered = { emails: ['alice@example.com'], usages: ['sign_email', 'encrypt_email'] } as const

const failed = (
  changes: Partial<CertificateUnderCheck['certificate']>,
  rest: Partial<CertificateUnderCheck> = {},
  order: Parameters<typeof checkCertificate>[1] = ordered,
): CertificateCheckName[] =>
  checkCertificate({ ...good, ...rest, certificate: { ...good.certificate, ...changes } }, order, now)
    .filter(({ passed }) => !passed)
    .map(({ name }) => name)

describe('the checks before a certificate is handed over', () => {
  test('a good one passes all five', () => {
    expect(checkCertificate(good, ordered, now)).toHaveLength(5)
    expect(failed({})).toEqual([])
  })
  test('another key', () => expect(failed({}, { keyMatches: false })).toEqual(['key-matches']))
  test('a chain that does not hold', () =>
    expect(failed({}, { chain: { outcome: 'issuer_missing', missingIssuer: 'CN=Issuing' } })).toEqual([
      'chain-complete',
    ]))
  test('an address that is missing', () =>
    expect(failed({ emails: ['second@example.com'] })).toEqual(['emails-included']))
  test('one of several addresses missing', () =>
    expect(failed({}, {}, { ...ordered, emails: ['alice@example.com', 'third@example.com'] })).toEqual([
      'emails-included',
    ]))
  test('expired', () => expect(failed({ notAfter: '2026-11-21T11:59:59.999Z' })).toEqual(['valid-now']))
  test('valid until this very moment', () =>
    expect(failed({ notAfter: '2026-11-21T12:00:00.000Z' })).toEqual([]))
  test('from tomorrow', () => expect(failed({ notBefore: '2026-11-22T12:00:00Z' })).toEqual(['valid-now']))
  test('a few minutes ahead are the clocks of the authority', () =>
    expect(failed({ notBefore: '2026-11-21T12:09:59Z' })).toEqual([]))
  test('a date that cannot be read is not valid', () =>
    expect(failed({ notBefore: '' })).toEqual(['valid-now']))
  test('without mail protection', () =>
    expect(failed({ extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] })).toEqual(['usages-permitted']))
  test('without key encipherment it cannot receive encrypted mail', () =>
    expect(failed({ keyUsage: ['digitalSignature'] })).toEqual(['usages-permitted']))
  test('an elliptic-curve key receives mail by key agreement', () =>
    expect(failed({ keyUsage: ['digitalSignature', 'keyAgreement'] })).toEqual([]))
  test('signing in needs its own extended key usage', () => {
    const order = { ...ordered, usages: ['authenticate_client'] } as const
    expect(failed({}, {}, order)).toEqual(['usages-permitted'])
    expect(failed({ extendedKeyUsage: ['1.3.6.1.5.5.7.3.4', '1.3.6.1.5.5.7.3.2'] }, {}, order)).toEqual([])
  })
  test('several faults are all named', () =>
    expect(failed({ emails: [], extendedKeyUsage: [] }, { keyMatches: false })).toEqual([
      'key-matches',
      'emails-included',
      'usages-permitted',
    ]))
})
