import { describe, expect, test } from 'vitest'
import type { ChainCertificate } from '../../../src/domain/certificates/chain-rules'
import {
  type CertificateCheckName,
  type CertificateUnderCheck,
  type CheckedCertificate,
  certificateCheckNames,
  checkCertificate,
  checkFile,
  type OrderedCertificate,
} from '../../../src/domain/certificates/checks'
import { goodAuthority, goodCertificate, goodIssuers } from '../../setup/checked-certificate'

const now = new Date('2026-11-21T12:00:00Z')
const [issuing, root] = goodIssuers
const ordered: OrderedCertificate = {
  commonName: 'Alice Whitcombe',
  organizationName: 'Brightwater Instruments Ltd',
  emails: ['alice@brightwater.example'],
  usages: ['sign_email', 'encrypt_email'],
}

interface Case {
  readonly leaf?: Partial<CheckedCertificate>
  readonly issuers?: readonly ChainCertificate[]
  readonly found?: Partial<CertificateUnderCheck>
  readonly order?: Partial<OrderedCertificate>
}
const check = ({ leaf = {}, issuers = goodIssuers, found = {}, order = {} }: Case) => {
  const certificate = { ...goodCertificate, ...leaf }
  const chain = { outcome: 'complete' as const, certificates: [certificate, ...issuers] }
  return checkCertificate(
    { certificate, keyMatches: true, chain, ...found },
    { ...ordered, ...order },
    now,
  ).filter(({ passed }) => !passed)
}
const failed = (one: Case): readonly CertificateCheckName[] => check(one).map(({ name }) => name)
const failureOf = (one: Case) => check(one).map(({ failure }) => failure)
const withMail = (value: string) => ({
  emails: [...goodCertificate.emails, value],
  names: [...goodCertificate.names, { type: 'email' as const, value }],
})
const gap = (name: 'not-sent' | 'spelled-otherwise' | 'no-authority' | 'signature-false') => ({
  chain: {
    outcome: name === 'signature-false' ? ('signature_invalid' as const) : ('issuer_missing' as const),
    certificates: [goodCertificate],
    missingIssuer: 'O=Brightwater, CN=Issuing CA',
    gap: name,
  },
})

test('a good certificate passes all ten, in their order', () => {
  const certificates = [goodCertificate, ...goodIssuers]
  const found = {
    certificate: goodCertificate,
    keyMatches: true,
    chain: { outcome: 'complete', certificates },
  }
  const checks = [...checkCertificate(found as CertificateUnderCheck, ordered, now), checkFile(null)]
  expect(checks).toEqual(certificateCheckNames.map((name) => ({ name, passed: true, failure: null })))
})

describe('the key and the chain', () => {
  test('another key', () =>
    expect(failureOf({ found: { keyMatches: false } })).toEqual([{ reason: 'another-key' }]))
  test.each(['not-sent', 'spelled-otherwise', 'no-authority', 'signature-false'] as const)(
    'a chain that breaks off says where and why: %s',
    (name) =>
      expect(check({ found: gap(name) })).toEqual([
        {
          name: 'chain-complete',
          passed: false,
          failure: { reason: `chain-${name}`, issuer: 'O=Brightwater, CN=Issuing CA' },
        },
      ]),
  )
  test('a certificate that signed itself has no authority', () =>
    expect(failureOf({ leaf: { selfIssued: true }, issuers: [] })).toEqual([{ reason: 'self-signed' }]))
})

describe('whom it is for', () => {
  test.each([
    ['another name', { commonNames: ['Mallory Somebody-Else'] }],
    ['no name', { commonNames: [] }],
    ['another name beside the right one', { commonNames: ['Mallory Somebody-Else', 'Alice Whitcombe'] }],
    ['a name that only begins like it', { commonNames: ['Alice Whitcombe-Jones'] }],
    ['another organization', { organizationNames: ['Brightwater'] }],
    ['no organization', { organizationNames: [] }],
    ['an organization beside the right one', { organizationNames: ['Brightwater Instruments Ltd', 'Other'] }],
  ])('%s', (_, leaf) => expect(failed({ leaf })).toEqual(['name-matches']))
  test('an organization that nobody ordered', () =>
    expect(failureOf({ order: { organizationName: null } })).toEqual([
      { reason: 'organization-unordered', found: ['Brightwater Instruments Ltd'] },
    ]))
  test('what was ordered and what was found are told', () =>
    expect(failureOf({ leaf: { commonNames: ['Mallory'] } })).toEqual([
      { reason: 'name-differs', ordered: 'Alice Whitcombe', found: ['Mallory'] },
    ]))
  test.each([
    ['capitals', 'ALICE WHITCOMBE', 'Alice Whitcombe'],
    ['spaces', ' Alice   Whitcombe', 'Alice Whitcombe'],
    ['an accent in one letter or two', 'Zoe\u0301', 'Zo\u00E9'],
    ['a no-break space', 'Alice\u00A0Whitcombe', 'Alice Whitcombe'],
    ['Chinese', '陳怡君', '陳怡君'],
  ])('the same name in other bytes is the same: %s', (_, held, commonName) =>
    expect(failed({ leaf: { commonNames: [held] }, order: { commonName } })).toEqual([]),
  )
})

describe('what it holds', () => {
  test('an address that is missing, as it was ordered', () =>
    expect(
      failureOf({ order: { emails: ['ALICE@brightwater.example', 'Third@brightwater.example'] } }),
    ).toEqual([{ reason: 'emails-missing', emails: ['Third@brightwater.example'] }]))
  test('one address more', () =>
    expect(failureOf({ leaf: withMail('mallory@brightwater.example') })).toEqual([
      { reason: 'emails-unordered', emails: ['mallory@brightwater.example'] },
    ]))
  test('one address more, in the subject alone', () =>
    expect(
      failed({ leaf: { names: [...goodCertificate.names, { type: 'email', value: 'm@other.example' }] } }),
    ).toEqual(['nothing-more']))
  test.each([
    { type: 'dns', value: 'brightwater.example' },
    { type: 'upn', value: 'mallory@brightwater.example' },
    { type: 'uri', value: 'https://brightwater.example' },
    { type: 'ip', value: '7f000001' },
  ] as const)('a name of another kind: $type', (name) =>
    expect(failureOf({ leaf: { names: [...goodCertificate.names, name] } })).toEqual([
      { reason: 'names-unordered', names: [name.value] },
    ]),
  )
  test('the same address in other letters, and as the name of an account, is none more', () =>
    expect(
      failed({
        leaf: {
          names: [
            ...goodCertificate.names,
            { type: 'email', value: 'Alice@Brightwater.example' },
            { type: 'upn', value: 'alice@brightwater.example' },
          ],
        },
      }),
    ).toEqual([]))
  test.each([{ isCa: true }, { keyUsage: ['digitalSignature', 'keyEncipherment', 'keyCertSign'] }])(
    'the right to issue certificates: %o',
    (leaf) => expect(failureOf({ leaf })).toEqual([{ reason: 'is-authority' }]),
  )
  test('the right to prove a server', () =>
    expect(failureOf({ leaf: { extendedKeyUsage: ['1.3.6.1.5.5.7.3.4', '1.3.6.1.5.5.7.3.1'] } })).toEqual([
      { reason: 'uses-unordered', uses: ['server'] },
    ]))
})

describe('when', () => {
  test('expired, apart from not yet valid', () => {
    const notAfter = '2026-11-21T11:59:59Z'
    const notBefore = '2026-11-22T12:00:00Z'
    expect(failureOf({ leaf: { notAfter } })).toEqual([{ reason: 'expired', certificate: null, notAfter }])
    expect(failureOf({ leaf: { notBefore } })).toEqual([
      { reason: 'not-yet-valid', certificate: null, notBefore },
    ])
  })
  test.each([0, 1] as const)('a CA above it: %i', (at) => {
    const notAfter = '2026-11-21T11:59:59Z'
    const issuers = goodIssuers.with(at, { ...goodIssuers[at], notAfter })
    expect(failureOf({ issuers })).toEqual([
      { reason: 'expired', certificate: goodIssuers[at].subject, notAfter },
    ])
  })
  test('valid until this very moment', () =>
    expect(failed({ leaf: { notAfter: '2026-11-21T12:00:00.000Z' } })).toEqual([]))
  test('a few minutes ahead are the clocks of the authority', () =>
    expect(failed({ leaf: { notBefore: '2026-11-21T12:09:59Z' } })).toEqual([]))
  test('a date that cannot be read is not valid', () => {
    expect(failed({ leaf: { notBefore: '' } })).toEqual(['valid-now'])
    expect(failed({ leaf: { notAfter: 'never' } })).toEqual(['valid-now'])
  })
})

describe('what it may be used for', () => {
  const clientAuth = '1.3.6.1.5.5.7.3.2'
  test.each<[string, Partial<CheckedCertificate>]>([
    ['no mail protection', { extendedKeyUsage: [clientAuth] }],
    ['any use alone', { extendedKeyUsage: ['2.5.29.37.0'] }],
    ['an RSA key without key encipherment', { keyUsage: ['digitalSignature'] }],
    ['an RSA key with key agreement', { keyUsage: ['digitalSignature', 'keyAgreement'] }],
    ['an elliptic-curve key that signs alone', { keyAlgorithm: 'EC P-256', keyUsage: ['digitalSignature'] }],
    ['Netscape’s list without mail', { netscapeCertType: ['sslClient'] }],
  ])('%s', (_, leaf) => expect(failed({ leaf })).toEqual(['usages-permitted']))
  test.each<[string, Partial<CheckedCertificate>]>([
    ['no key usage is every usage', { keyUsage: null }],
    ['no extended key usage is every usage', { extendedKeyUsage: null }],
    [
      'an elliptic-curve key receives by key agreement',
      { keyAlgorithm: 'EC P-256', keyUsage: ['digitalSignature', 'keyAgreement'] },
    ],
    ['any use beside mail', { extendedKeyUsage: ['2.5.29.37.0', '1.3.6.1.5.5.7.3.4'] }],
  ])('%s', (_, leaf) => expect(failed({ leaf })).toEqual([]))
  test('the uses that are missing are told', () =>
    expect(failureOf({ leaf: { keyUsage: ['digitalSignature'] } })).toEqual([
      { reason: 'usages-missing', usages: ['encrypt_email'] },
    ]))
  test('signing in needs its own extended key usage', () => {
    const order = { usages: ['authenticate_client'] } as const
    expect(failed({ order })).toEqual(['usages-permitted'])
    expect(failed({ order, leaf: { extendedKeyUsage: ['1.3.6.1.5.5.7.3.4', clientAuth] } })).toEqual([])
  })
  test.each([
    ['servers alone', ['1.3.6.1.5.5.7.3.1']],
    ['any use', ['2.5.29.37.0']],
    ['signing in, below which mail stands', [clientAuth]],
  ])('a CA for %s', (_, extendedKeyUsage) =>
    expect(failureOf({ issuers: [{ ...issuing, extendedKeyUsage }, root] })).toEqual([
      {
        reason: 'issuer-usages-missing',
        certificate: 'CN=Issuing CA',
        usages: ['sign_email', 'encrypt_email'],
      },
    ]),
  )
  test('a CA for mail, below which somebody signs in', () =>
    expect(
      failed({
        leaf: { extendedKeyUsage: [clientAuth] },
        issuers: [{ ...issuing, extendedKeyUsage: ['1.3.6.1.5.5.7.3.4'] }, root],
        order: { usages: ['authenticate_client'] },
      }),
    ).toEqual(['usages-permitted']))
})

describe('how it is signed, and within which limits', () => {
  test.each(['MD5', 'SHA-1'])('%s', (signatureHash) => {
    expect(failureOf({ leaf: { signatureHash } })).toEqual([
      { reason: 'signature-weak', certificate: null, hash: signatureHash },
    ])
    expect(failureOf({ issuers: [{ ...issuing, signatureHash }, root] })).toEqual([
      { reason: 'signature-weak', certificate: 'CN=Issuing CA', hash: signatureHash },
    ])
    expect(failed({ issuers: [issuing, { ...root, signatureHash }] })).toEqual([])
  })
  test('critical extensions that nobody knows', () => {
    const unknownCritical = ['1.2.3.4']
    expect(failureOf({ leaf: { unknownCritical } })).toEqual([
      { reason: 'critical-unknown', certificate: null, oid: '1.2.3.4' },
    ])
    expect(failed({ issuers: [issuing, { ...root, unknownCritical }] })).toEqual(['limits-kept'])
  })
  test('a CA that may not issue for this domain', () => {
    const base = { type: 'email', value: 'other.example' } as const
    const nameConstraints = { permitted: [{ base, bounded: false }], excluded: [], unreadable: false }
    expect(failureOf({ issuers: [{ ...issuing, nameConstraints }, root] })).toEqual([
      { reason: 'name-not-permitted', certificate: 'CN=Issuing CA', name: 'alice@brightwater.example' },
    ])
  })
  test('a CA whose limits cannot be read', () => {
    const nameConstraints = { permitted: [], excluded: [], unreadable: true }
    expect(failureOf({ issuers: [{ ...issuing, nameConstraints }, root] })).toEqual([
      { reason: 'constraint-unknown', certificate: 'CN=Issuing CA' },
    ])
  })
  test('a limit that the CA between does not keep', () => {
    const base = { type: 'directory', rdns: ['2.5.4.3=alice whitcombe'], value: '' } as const
    const nameConstraints = { permitted: [{ base, bounded: false }], excluded: [], unreadable: false }
    const leaf = { names: [{ ...base, value: 'CN=Alice Whitcombe' }], emails: goodCertificate.emails }
    expect(failureOf({ leaf, issuers: [goodAuthority('Between'), { ...root, nameConstraints }] })).toEqual([
      { reason: 'name-not-permitted', certificate: 'CN=Root', name: 'CN=Between' },
    ])
  })
})

test('several faults are all named', () =>
  expect(
    failed({
      leaf: { commonNames: ['Mallory'], emails: [], extendedKeyUsage: [], signatureHash: 'SHA-1' },
      found: { keyMatches: false },
    }),
  ).toEqual(['key-matches', 'name-matches', 'emails-included', 'usages-permitted', 'signatures-strong']))

test('the part of the file that is another', () =>
  expect(checkFile('certificates')).toEqual({
    name: 'file-opens',
    passed: false,
    failure: { reason: 'file-differs', part: 'certificates' },
  }))
