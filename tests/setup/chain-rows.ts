import 'reflect-metadata'
import { Extension, KeyUsageFlags, Name } from '@peculiar/x509'
import {
  emailProtection,
  generalName,
  type Making,
  makeEcKeys,
  makeRsaKeys,
  nameConstraints,
  subjectOf,
} from './chain-maker'
import { tlv } from './hostile-der'

export const alice = 'alice@brightwater.example'
export const serverAuth = '1.3.6.1.5.5.7.3.1'
const anyUse = '2.5.29.37.0'

/** A chain of four, root, CA between, issuing CA, leaf: what is not said is ordinary. */
export interface Row {
  readonly what: string
  readonly leaf?: Partial<Making>
  readonly issuing?: Partial<Making>
  readonly between?: Partial<Making>
  readonly root?: Partial<Making>
  readonly isEcLeaf?: true
  /** The key of the CAs; left out: RSA 2048. */
  readonly authorityKeys?: () => Promise<CryptoKeyPair>
  /** Written otherwise in the leaf than in the issuing CA itself. */
  readonly issuerName?: Name
  /** The checks that fail; left out: none. */
  readonly fails?: string
  /** Why we accept what a program refuses, or refuse what none does. */
  readonly because?: string
}

const extension = (oid: string, isCritical: boolean, ...value: readonly Uint8Array[]) =>
  new Extension(oid, isCritical, tlv(0x30, ...value))
const unknown = (isCritical: boolean) => extension('1.3.6.1.4.1.99999.7', isCritical)
const limits = (permitted: readonly Uint8Array[], excluded: readonly Uint8Array[] = []) => ({
  more: [nameConstraints(permitted, excluded)],
})
const { mail, dns, directory } = generalName
const critical = (oid: string, value: Uint8Array<ArrayBuffer>) => ({
  more: [new Extension(oid, true, value)],
})
/** Critical extensions with a value that is right: whether a program knows them is the question. */
const criticals: readonly (readonly [string, string, Uint8Array<ArrayBuffer>])[] = [
  [
    'cRLDistributionPoints',
    '2.5.29.31',
    tlv(0x30, tlv(0x30, tlv(0xa0, tlv(0xa0, generalName.uri('http://a/b'))))),
  ],
  ['policyConstraints', '2.5.29.36', tlv(0x30, tlv(0x80, Uint8Array.of(9)))],
  ['inhibitAnyPolicy', '2.5.29.54', tlv(0x02, Uint8Array.of(9))],
  ['issuerAltName', '2.5.29.18', tlv(0x30, mail('ca@brightwater.example'))],
  [
    'authorityInfoAccess',
    '1.3.6.1.5.5.7.1.1',
    tlv(0x30, tlv(0x30, tlv(0x06, Buffer.from('2b06010505073002', 'hex')), generalName.uri('http://a/b'))),
  ],
  ['qcStatements', '1.3.6.1.5.5.7.1.3', tlv(0x30)],
  ['OCSP no check', '1.3.6.1.5.5.7.48.1.5', tlv(0x05)],
  ['the poison of certificate transparency', '1.3.6.1.4.1.11129.2.4.3', tlv(0x05)],
]

export const rows: readonly Row[] = [
  { what: 'an ordinary one' },
  { what: 'the issuing CA has expired', issuing: { from: -400, until: -10 }, fails: 'valid-now' },
  { what: 'the CA between has expired', between: { from: -400, until: -10 }, fails: 'valid-now' },
  { what: 'the issuing CA is of the future', issuing: { from: 10 }, fails: 'valid-now' },
  { what: 'the root has expired', root: { from: -400, until: -10 }, fails: 'valid-now' },
  { what: 'the leaf has expired', leaf: { from: -400, until: -10 }, fails: 'valid-now' },

  {
    what: 'the issuing CA is for servers',
    issuing: { extendedKeyUsage: [serverAuth] },
    fails: 'usages-permitted',
  },
  {
    what: 'the issuing CA is for any use',
    issuing: { extendedKeyUsage: [anyUse] },
    fails: 'usages-permitted',
  },
  {
    what: 'the CA between is for servers',
    between: { extendedKeyUsage: [serverAuth] },
    fails: 'usages-permitted',
  },
  {
    what: 'the CAs are for mail',
    issuing: { extendedKeyUsage: [emailProtection] },
    between: { extendedKeyUsage: [emailProtection, serverAuth] },
  },
  { what: 'the root is for servers', root: { extendedKeyUsage: [serverAuth] }, fails: 'usages-permitted' },
  {
    what: 'the leaf is for servers',
    leaf: { extendedKeyUsage: [serverAuth] },
    fails: 'nothing-more usages-permitted',
  },
  { what: 'the leaf is for any use alone', leaf: { extendedKeyUsage: [anyUse] }, fails: 'usages-permitted' },
  { what: 'the leaf is for any use and mail', leaf: { extendedKeyUsage: [anyUse, emailProtection] } },
  { what: 'the leaf names no extended key usage', leaf: { extendedKeyUsage: null } },
  { what: 'the leaf names no key usage', leaf: { keyUsage: null } },
  {
    what: 'the leaf is for servers as well',
    leaf: { extendedKeyUsage: [emailProtection, serverAuth] },
    fails: 'nothing-more',
    because: 'nobody ordered that, and S/MIME BR 7.1.2.3 f forbids it',
  },
  {
    what: 'the leaf signs alone',
    leaf: { keyUsage: KeyUsageFlags.digitalSignature },
    fails: 'usages-permitted',
  },
  {
    what: 'the leaf is a CA',
    leaf: {
      ca: true,
      keyUsage: KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment | KeyUsageFlags.keyCertSign,
    },
    fails: 'nothing-more',
  },
  {
    what: 'an elliptic-curve leaf',
    isEcLeaf: true,
    leaf: { keyUsage: KeyUsageFlags.digitalSignature | KeyUsageFlags.keyAgreement },
    because:
      'OpenSSL asks for key encipherment of every key; RFC 5753 and RFC 8551 give elliptic curves key agreement, and mail programs follow them',
  },

  {
    what: 'an elliptic-curve leaf for key encipherment',
    isEcLeaf: true,
  },
  {
    what: 'Netscape’s list of uses, without mail',
    leaf: { more: [new Extension('2.16.840.1.113730.1.1', false, tlv(0x03, Uint8Array.of(6, 0x40)))] },
    fails: 'usages-permitted',
  },
  {
    what: 'Netscape’s list of uses, with mail',
    leaf: { more: [new Extension('2.16.840.1.113730.1.1', false, tlv(0x03, Uint8Array.of(5, 0x20)))] },
  },
  { what: 'CAs on P-384', authorityKeys: () => makeEcKeys('P-384') },
  { what: 'CAs on P-521', authorityKeys: () => makeEcKeys('P-521') },
  { what: 'CAs with RSA 1024', authorityKeys: () => makeRsaKeys(1024) },
  {
    what: 'the issuer’s name in another string type',
    issuerName: subjectOf('Test Issuing CA', 'Brightwater', 'printableString'),
    fails: 'chain-complete',
  },
  {
    what: 'the issuer’s name in other letters',
    issuerName: subjectOf('TEST  Issuing CA'),
    fails: 'chain-complete',
  },
  {
    what: 'another address in the subject, which is not permitted',
    leaf: { subject: withMail('mallory@other.example') },
    issuing: limits([mail('brightwater.example')]),
    fails: 'limits-kept nothing-more',
  },
  {
    what: 'an address that is not ASCII beside the ordered one',
    leaf: { mails: [], more: [altNames(mail(alice), utf8Mailbox('zoë@brightwater.example'))] },
    fails: 'nothing-more',
    because: 'nobody ordered it',
  },
  {
    what: 'a server’s name beside the address',
    leaf: { mails: [], more: [altNames(mail(alice), dns('brightwater.example'))] },
    fails: 'nothing-more',
    because: 'nobody ordered it',
  },
  {
    what: 'a common name like a server’s, which is not permitted',
    leaf: { subject: subjectOf('alice.brightwater.example') },
    issuing: limits([dns('other.example')]),
    fails: 'limits-kept name-matches',
  },
  { what: 'SHA-1 under the leaf', leaf: { hash: 'SHA-1' }, fails: 'signatures-strong' },
  { what: 'SHA-1 under the issuing CA', issuing: { hash: 'SHA-1' }, fails: 'signatures-strong' },
  { what: 'SHA-1 under the root', root: { hash: 'SHA-1' } },
  {
    what: 'SHA-512 throughout',
    leaf: { hash: 'SHA-512' },
    issuing: { hash: 'SHA-512' },
    between: { hash: 'SHA-512' },
  },
  { what: 'RSA-PSS', leaf: { scheme: 'RSA-PSS' }, issuing: { scheme: 'RSA-PSS' } },
  { what: 'RSA-PSS with SHA-1', leaf: { scheme: 'RSA-PSS', hash: 'SHA-1' }, fails: 'signatures-strong' },

  {
    what: 'an unknown critical extension of the leaf',
    leaf: { more: [unknown(true)] },
    fails: 'limits-kept',
  },
  {
    what: 'an unknown critical extension of the issuing CA',
    issuing: { more: [unknown(true)] },
    fails: 'limits-kept',
  },
  {
    what: 'an unknown critical extension of the root',
    root: { more: [unknown(true)] },
    fails: 'limits-kept',
  },
  { what: 'an unknown extension', leaf: { more: [unknown(false)] } },

  { what: 'permitted: the host', issuing: limits([mail('brightwater.example')]) },
  { what: 'permitted: the mailbox', issuing: limits([mail(alice)]) },
  {
    what: 'permitted: another mailbox',
    issuing: limits([mail('bob@brightwater.example')]),
    fails: 'limits-kept',
  },
  {
    what: 'permitted: the mailbox in capitals',
    issuing: limits([mail('Alice@brightwater.example')]),
    fails: 'limits-kept',
  },
  { what: 'permitted: the host in capitals', issuing: limits([mail('BRIGHTWATER.example')]) },
  { what: 'permitted: another host', issuing: limits([mail('other.example')]), fails: 'limits-kept' },
  { what: 'permitted: one of two', issuing: limits([mail('other.example'), mail('brightwater.example')]) },
  { what: 'permitted: the domain above', issuing: limits([mail('.example')]) },
  {
    what: 'permitted: below the host',
    issuing: limits([mail('.brightwater.example')]),
    fails: 'limits-kept',
  },
  {
    what: 'permitted: another host, told by the root',
    root: limits([mail('other.example')]),
    fails: 'limits-kept',
  },
  {
    what: 'permitted: another host, told by the CA between',
    between: limits([mail('other.example')]),
    fails: 'limits-kept',
  },
  { what: 'permitted: no mailbox at all', issuing: limits([mail('')]), fails: 'limits-kept' },
  {
    what: 'permitted: another host, but not critical',
    issuing: { more: [nameConstraints([mail('other.example')], [], false)] },
    fails: 'limits-kept',
  },
  { what: 'excluded: the host', issuing: limits([], [mail('brightwater.example')]), fails: 'limits-kept' },
  { what: 'excluded: the mailbox', issuing: limits([], [mail(alice)]), fails: 'limits-kept' },
  { what: 'excluded: another host', issuing: limits([], [mail('other.example')]) },
  { what: 'excluded: the domain above', issuing: limits([], [mail('.example')]), fails: 'limits-kept' },
  { what: 'permitted: a host’s name, which the leaf has none of', issuing: limits([dns('other.example')]) },
  { what: 'permitted: the organization', issuing: limits([directory(organization())]) },
  {
    what: 'permitted: another organization',
    issuing: limits([directory(organization('Other'))]),
    fails: 'limits-kept',
  },
  {
    what: 'excluded: the organization',
    issuing: limits([], [directory(organization())]),
    fails: 'limits-kept',
  },
  {
    what: 'excluded: another organization',
    issuing: limits([], [directory(organization('Other'))]),
    because: 'GnuTLS judges no directory names, and refuses wherever one is excluded',
  },

  { what: 'room for one CA below the CA between', between: { pathLength: 1 } },
  { what: 'no room for a CA below the CA between', between: { pathLength: 0 }, fails: 'chain-complete' },
  { what: 'no room for two CAs below the root', root: { pathLength: 1 }, fails: 'chain-complete' },
  { what: 'the issuing CA is no CA', issuing: { ca: false }, fails: 'chain-complete' },
  { what: 'the issuing CA says nothing about being one', issuing: { ca: null }, fails: 'chain-complete' },
  {
    what: 'the issuing CA may not sign certificates',
    issuing: { keyUsage: KeyUsageFlags.cRLSign },
    fails: 'chain-complete',
  },
  { what: 'the issuing CA names no key usage', issuing: { keyUsage: null } },
  {
    what: 'CAs without key ids',
    root: { withoutKeyIds: true },
    issuing: { withoutKeyIds: true },
    between: { withoutKeyIds: true },
  },

  ...criticals.flatMap(([name, oid, value]): readonly Row[] => [
    { what: `critical: ${name}, leaf`, leaf: critical(oid, value), fails: 'limits-kept' },
    { what: `critical: ${name}, issuing CA`, issuing: critical(oid, value), fails: 'limits-kept' },
  ]),
  {
    what: 'critical: certificatePolicies',
    leaf: critical('2.5.29.32', tlv(0x30, tlv(0x30, tlv(0x06, Buffer.from('2a0304', 'hex'))))),
    because: 'only certutil’s older verifier doesn’t know it; Thunderbird’s own, OpenSSL and GnuTLS do',
  },
]

function organization(name = 'Brightwater'): Name {
  return new Name([{ O: [{ utf8String: name }] }])
}
function withMail(ia5String: string): Name {
  return new Name([{ O: ['Brightwater'] }, { CN: ['Alice Whitcombe'] }, { E: [{ ia5String }] }])
}
function altNames(...names: readonly Uint8Array[]): Extension {
  return new Extension('2.5.29.17', false, tlv(0x30, ...names))
}
function utf8Mailbox(value: string): Uint8Array {
  return generalName.other(tlv(0x06, Buffer.from('2b06010505070809', 'hex')), tlv(0x0c, Buffer.from(value)))
}
