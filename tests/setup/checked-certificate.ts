import type { ChainCertificate } from '../../src/domain/certificates/chain-rules'
import type { CheckedCertificate } from '../../src/domain/certificates/checks'

/** The facts of a certificate that passes every check on 21 November 2026, as far as checks ask for them. */
export const goodCertificate: CheckedCertificate = {
  subject: 'O=Brightwater Instruments Ltd, CN=Alice Whitcombe',
  commonNames: ['Alice Whitcombe'],
  organizationNames: ['Brightwater Instruments Ltd'],
  emails: ['alice@brightwater.example'],
  names: [
    {
      type: 'directory',
      rdns: ['2.5.4.10=brightwater instruments ltd', '2.5.4.3=alice whitcombe'],
      value: 'O=Brightwater Instruments Ltd, CN=Alice Whitcombe',
    },
    { type: 'email', value: 'alice@brightwater.example' },
  ],
  notBefore: '2026-11-21T11:59:00.000Z',
  notAfter: '2028-11-20T11:59:59.000Z',
  keyUsage: ['digitalSignature', 'keyEncipherment'],
  extendedKeyUsage: ['1.3.6.1.5.5.7.3.4'],
  netscapeCertType: null,
  isCa: false,
  keyAlgorithm: 'RSA 2048',
  signatureHash: 'SHA-256',
  selfIssued: false,
  unknownCritical: [],
  nameConstraints: null,
}

/** A CA of that name, which any certificate may stand below. */
export const goodAuthority = (name: string): ChainCertificate => ({
  ...goodCertificate,
  subject: `CN=${name}`,
  commonNames: [name],
  names: [{ type: 'directory', rdns: [`2.5.4.3=${name.toLowerCase()}`], value: `CN=${name}` }],
  notBefore: '2020-01-01T00:00:00.000Z',
  notAfter: '2040-01-01T00:00:00.000Z',
  extendedKeyUsage: null,
})

/** The chain above it: an issuing CA and a root. */
export const goodIssuers: readonly [ChainCertificate, ChainCertificate] = [
  goodAuthority('Issuing CA'),
  { ...goodAuthority('Root'), selfIssued: true },
]
