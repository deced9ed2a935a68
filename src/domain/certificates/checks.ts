import type { CertificateUsage } from '../../contract/schema'
import { isSameMailbox, isSameName } from '../texts/name-comparison'
import {
  type ChainCertificate,
  type ChainFault,
  type ChainGap,
  chainFaults,
  clientAuth,
  emailProtection,
} from './chain-rules'

/**
 * The facts of a certificate that the checks judge; `src/pki` knows more. Times are ISO 8601, EKUs are OIDs.
 */
export interface CheckedCertificate extends ChainCertificate {
  readonly organizationNames: readonly string[]
  readonly emails: readonly string[]
  /** Null: the extension is absent, every usage is permitted (RFC 5280 §4.2.1.3). */
  readonly keyUsage: readonly string[] | null
  readonly netscapeCertType: readonly string[] | null
  readonly isCa: boolean
  /** `RSA 2048`, `EC P-256`, … */
  readonly keyAlgorithm: string
}

/** The facts of a certificate that are found out before it is judged. */
export interface CertificateUnderCheck {
  readonly certificate: CheckedCertificate
  /** The certificate's public key is the one whose private half is here. */
  readonly keyMatches: boolean
  /**
   * How far the signatures were verified: `complete` is up to a self-signed root. `certificates`: leaf first.
   */
  readonly chain: { readonly certificates: readonly ChainCertificate[] } & (
    | { readonly outcome: 'complete' }
    | {
        readonly outcome: 'issuer_missing' | 'signature_invalid'
        readonly missingIssuer: string
        readonly gap: ChainGap
      }
  )
}

/** The checks, in the order in which they are told. The last one is the file's: `checkFile`. */
export const certificateCheckNames = [
  'key-matches',
  'name-matches',
  'emails-included',
  'nothing-more',
  'valid-now',
  'usages-permitted',
  'chain-complete',
  'signatures-strong',
  'limits-kept',
  'file-opens',
] as const
export type CertificateCheckName = (typeof certificateCheckNames)[number]

/**
 * A right that nobody orders for a person: to stand for a server, to sign programs, times or the status of
 * other certificates.
 */
type UnorderedUse = 'server' | 'code_signing' | 'time_stamping' | 'ocsp_signing'

/** Why a check failed, with what a person who is asked for help needs to know. Times are ISO 8601. */
export type CheckFailure =
  | { readonly reason: 'another-key' }
  /** The chain breaks off at this issuer. */
  | { readonly reason: `chain-${ChainGap}`; readonly issuer: string }
  /** The certificate signed itself: no authority stands above it. */
  | { readonly reason: 'self-signed' }
  /** `found` is empty where it has none. */
  | { readonly reason: 'name-differs'; readonly ordered: string; readonly found: readonly string[] }
  | { readonly reason: 'organization-differs'; readonly ordered: string; readonly found: readonly string[] }
  | { readonly reason: 'organization-unordered'; readonly found: readonly string[] }
  | { readonly reason: 'emails-missing'; readonly emails: readonly string[] }
  | { readonly reason: 'emails-unordered'; readonly emails: readonly string[] }
  | { readonly reason: 'names-unordered'; readonly names: readonly string[] }
  | { readonly reason: 'uses-unordered'; readonly uses: readonly UnorderedUse[] }
  /** It could issue certificates itself. */
  | { readonly reason: 'is-authority' }
  | { readonly reason: 'usages-missing'; readonly usages: readonly CertificateUsage[] }
  | ChainFault
  /** `part`: the part that differs from the input (`key`, `certificates`, `profile`, `friendlyName`). */
  | { readonly reason: 'file-differs'; readonly part: string }

/** A check and how it came out; `failure` is null where it passed. */
export interface CertificateCheck {
  readonly name: CertificateCheckName
  readonly passed: boolean
  readonly failure: CheckFailure | null
}

const documentSigning = ['1.3.6.1.5.5.7.3.36', '1.3.6.1.4.1.311.10.3.12'] // RFC 9336, Microsoft

interface UsageNeeds {
  /** One of these extended key usages, where there is a list of them. */
  readonly extended: readonly string[]
  /** One of these key usages, by the family of the key. */
  readonly rsa: readonly string[]
  readonly ec: readonly string[]
  /** Of Netscape's list, where there is one. */
  readonly netscape: string | null
}
const signing = ['digitalSignature', 'nonRepudiation']

/**
 * S/MIME BR 7.1.2.3 e, f; RFC 5280 §4.2.1.3. An RSA key receives by key encipherment; an elliptic-curve key
 * by key agreement (RFC 5753), and all programs asked take it with the other name as well.
 */
const usageNeeds: Readonly<Record<CertificateUsage, UsageNeeds>> = {
  sign_email: { extended: [emailProtection], rsa: signing, ec: signing, netscape: 'smime' },
  encrypt_email: {
    extended: [emailProtection],
    rsa: ['keyEncipherment'],
    ec: ['keyAgreement', 'keyEncipherment'],
    netscape: 'smime',
  },
  sign_documents: {
    extended: [emailProtection, ...documentSigning],
    rsa: signing,
    ec: signing,
    netscape: null,
  },
  authenticate_client: {
    extended: [clientAuth],
    rsa: ['digitalSignature'],
    ec: ['digitalSignature'],
    netscape: 'sslClient',
  },
}

/**
 * S/MIME BR 7.1.2.3 f forbids the first three beside mail. `anyExtendedKeyUsage` beside it is not told:
 * servers and code need their own name, so that it adds nothing that works.
 */
const unorderedUses: Readonly<Record<string, UnorderedUse>> = {
  '1.3.6.1.5.5.7.3.1': 'server',
  '1.3.6.1.5.5.7.3.3': 'code_signing',
  '1.3.6.1.5.5.7.3.8': 'time_stamping',
  '1.3.6.1.5.5.7.3.9': 'ocsp_signing',
}

/** The certificate that was ordered; an organization of null: it names none. */
export interface OrderedCertificate {
  readonly commonName: string
  readonly organizationName: string | null
  readonly emails: readonly string[]
  readonly usages: readonly CertificateUsage[]
}

/** Each check gives the reason it failed for, or null. */
const failures: Readonly<
  Record<
    Exclude<CertificateCheckName, 'file-opens'>,
    (found: CertificateUnderCheck, ordered: OrderedCertificate, now: Date) => CheckFailure | null
  >
> = {
  'key-matches': ({ keyMatches }) => (keyMatches ? null : { reason: 'another-key' }),
  'name-matches': ({ certificate }, { commonName, organizationName }) => {
    const { commonNames, organizationNames } = certificate
    if (!isOnly(commonName, commonNames)) {
      return { reason: 'name-differs', ordered: commonName, found: commonNames }
    }
    if (organizationName === null) {
      return organizationNames.length === 0
        ? null
        : { reason: 'organization-unordered', found: organizationNames }
    }
    return isOnly(organizationName, organizationNames)
      ? null
      : { reason: 'organization-differs', ordered: organizationName, found: organizationNames }
  },
  'emails-included': ({ certificate }, ordered) => {
    const emails = ordered.emails.filter(
      (email) => !certificate.emails.some((held) => isSameMailbox(held, email)),
    )
    return emails.length === 0 ? null : { reason: 'emails-missing', emails }
  },
  'nothing-more': ({ certificate }, ordered) => {
    if (certificate.isCa || certificate.keyUsage?.includes('keyCertSign')) return { reason: 'is-authority' }
    const isUnordered = (value: string) => !ordered.emails.some((email) => isSameMailbox(value, email))
    const namesOf = (...types: readonly string[]) =>
      unique(certificate.names.flatMap(({ type, value }) => (types.includes(type) ? value : [])))
    const emails = namesOf('email').filter(isUnordered)
    if (emails.length > 0) return { reason: 'emails-unordered', emails }
    // An account's name may be the address; a host's or a page's is nobody's.
    const names = [...namesOf('upn').filter(isUnordered), ...namesOf('dns', 'uri', 'ip')]
    if (names.length > 0) return { reason: 'names-unordered', names }
    const uses = (certificate.extendedKeyUsage ?? []).flatMap((oid) => unorderedUses[oid] ?? [])
    return uses.length === 0 ? null : { reason: 'uses-unordered', uses }
  },
  'valid-now': (found, _ordered, now) => chainFault(found, now, ['expired', 'not-yet-valid']),
  'usages-permitted': (found, ordered, now) => {
    const usages = ordered.usages.filter((usage) => !isPermitted(usage, found.certificate))
    if (usages.length > 0) return { reason: 'usages-missing', usages }
    return chainFault(found, now, ['issuer-usages-missing'])
  },
  'chain-complete': ({ chain }) => {
    if (chain.outcome !== 'complete') return { reason: `chain-${chain.gap}`, issuer: chain.missingIssuer }
    return chain.certificates.length > 1 ? null : { reason: 'self-signed' }
  },
  'signatures-strong': (found, _ordered, now) => chainFault(found, now, ['signature-weak']),
  'limits-kept': (found, _ordered, now) =>
    chainFault(found, now, ['name-not-permitted', 'constraint-unknown', 'critical-unknown']),
}

function chainFault(
  { certificate, chain }: CertificateUnderCheck,
  now: Date,
  reasons: readonly ChainFault['reason'][],
): ChainFault | null {
  const faults = chainFaults([certificate, ...chain.certificates.slice(1)], now)
  return faults.find(({ reason }) => reasons.includes(reason)) ?? null
}

function isPermitted(usage: CertificateUsage, certificate: CheckedCertificate): boolean {
  const { extendedKeyUsage, keyUsage, netscapeCertType, keyAlgorithm } = certificate
  const { extended, netscape, ...basic } = usageNeeds[usage]
  const needed = basic[keyAlgorithm.startsWith('EC') ? 'ec' : 'rsa']
  return (
    (extendedKeyUsage === null || extended.some((oid) => extendedKeyUsage.includes(oid))) &&
    (keyUsage === null || needed.some((name) => keyUsage.includes(name))) &&
    (netscapeCertType === null || netscape === null || netscapeCertType.includes(netscape))
  )
}

/** One name or the same several times, and no other beside it. */
const isOnly = (ordered: string, found: readonly string[]) =>
  found.length > 0 && found.every((name) => isSameName(name, ordered))

const unique = (values: readonly string[]) => [...new Set(values)]

const certificateChecks = Object.entries(failures) as [
  keyof typeof failures,
  (typeof failures)['key-matches'],
][]

/**
 * Whether a certificate is what was ordered and what mail programs accept, check by check, all of them always
 * (the file's own check is `checkFile`). `now` is the authority's time: a person's own clock may be years off
 * without the certificate being wrong.
 */
export function checkCertificate(
  found: CertificateUnderCheck,
  ordered: OrderedCertificate,
  now: Date,
): readonly CertificateCheck[] {
  return certificateChecks.map(([name, failureOf]) => outcomeOf(name, failureOf(found, ordered, now)))
}

/**
 * Whether the finished file opens and holds what went in. The worker's `buildPkcs12` finds out and throws
 * `unexpected` with `check` where it doesn't: that is `differingPart`, null where it built the file.
 */
export function checkFile(differingPart: string | null): CertificateCheck {
  return outcomeOf(
    'file-opens',
    differingPart === null ? null : { reason: 'file-differs', part: differingPart },
  )
}

function outcomeOf(name: CertificateCheckName, failure: CheckFailure | null): CertificateCheck {
  return { name, passed: failure === null, failure }
}
