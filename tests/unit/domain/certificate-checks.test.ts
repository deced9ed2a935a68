import { describe, expect, test } from 'vitest'
import {
  type CertificateCheckName,
  type CertificateUnderCheck,
  certificateCheckNames,
  checkCertificate,
  checkFile,
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
  test('a good one passes all six, in their order', () => {
    const checks = [...checkCertificate(good, ordered, now), checkFile(null)]
    expect(checks).toEqual(certificateCheckNames.map((name) => ({ name, passed: true, failure: null })))
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

describe('a check that fails says why', () => {
  const failureOf = (
    changes: Partial<CertificateUnderCheck['certificate']>,
    rest: Partial<CertificateUnderCheck> = {},
    order: Parameters<typeof checkCertificate>[1] = ordered,
  ) =>
    checkCertificate(
      { ...good, ...rest, certificate: { ...good.certificate, ...changes } },
      order,
      now,
    ).flatMap(({ failure }) => failure ?? [])
  const missingIssuer = 'O=Brightwater, CN=Issuing CA'

  test('another key', () => expect(failureOf({}, { keyMatches: false })).toEqual([{ reason: 'another-key' }]))
  test('an intermediate that nobody sent, apart from a signature that is wrong', () => {
    expect(failureOf({}, { chain: { outcome: 'issuer_missing', missingIssuer } })).toEqual([
      { reason: 'issuer-missing', issuer: missingIssuer },
    ])
    expect(failureOf({}, { chain: { outcome: 'signature_invalid', missingIssuer } })).toEqual([
      { reason: 'signature-invalid', issuer: missingIssuer },
    ])
  })
  test('the addresses that are missing, as they were ordered', () =>
    expect(failureOf({}, {}, { ...ordered, emails: ['ALICE@example.com', 'Third@example.com'] })).toEqual([
      { reason: 'emails-missing', emails: ['Third@example.com'] },
    ]))
  test('expired, apart from not yet valid', () => {
    const notAfter = '2026-11-21T11:59:59Z'
    const notBefore = '2026-11-22T12:00:00Z'
    expect(failureOf({ notAfter })).toEqual([{ reason: 'expired', notAfter }])
    expect(failureOf({ notBefore })).toEqual([{ reason: 'not-yet-valid', notBefore }])
    expect(failureOf({ notAfter: 'never' })).toEqual([{ reason: 'expired', notAfter: 'never' }])
  })
  test('the uses that are missing', () =>
    expect(failureOf({ keyUsage: ['digitalSignature'] })).toEqual([
      { reason: 'usages-missing', usages: ['encrypt_email'] },
    ]))
  test('the part of the file that is another', () =>
    expect(checkFile('certificates')).toEqual({
      name: 'file-opens',
      passed: false,
      failure: { reason: 'file-differs', part: 'certificates' },
    }))
})
