import type { CertificateUsage } from '../contract/schema'

/** The facts of a certificate that the checks judge; `src/pki` knows more. Times are ISO 8601, EKUs are OIDs. */
export interface CheckedCertificate {
  readonly emails: readonly string[]
  readonly notBefore: string
  readonly notAfter: string
  readonly keyUsage: readonly string[]
  readonly extendedKeyUsage: readonly string[]
}

/** What was found out about a certificate before it is judged. */
export interface CertificateUnderCheck {
  readonly certificate: CheckedCertificate
  /** The certificate's public key is the one whose private half is here. */
  readonly keyMatches: boolean
  /** How far the signatures were verified: `complete` is up to a self-signed root. */
  readonly chain:
    | { readonly outcome: 'complete' }
    | { readonly outcome: 'issuer_missing' | 'signature_invalid'; readonly missingIssuer: string }
}

/** The checks, in the order in which they are told. The last one is the file's: `checkFile`. */
export const certificateCheckNames = [
  'key-matches',
  'chain-complete',
  'emails-included',
  'valid-now',
  'usages-permitted',
  'file-opens',
] as const
export type CertificateCheckName = (typeof certificateCheckNames)[number]

/** Why a check failed, with what a person who is asked for help needs to know. Times are ISO 8601. */
export type CheckFailure =
  | { readonly reason: 'another-key' }
  /** The chain breaks off: nobody sent the certificate of this issuer. */
  | { readonly reason: 'issuer-missing'; readonly issuer: string }
  /** The issuer's certificate is there, but its key didn't make the signature. */
  | { readonly reason: 'signature-invalid'; readonly issuer: string }
  | { readonly reason: 'emails-missing'; readonly emails: readonly string[] }
  | { readonly reason: 'expired'; readonly notAfter: string }
  | { readonly reason: 'not-yet-valid'; readonly notBefore: string }
  | { readonly reason: 'usages-missing'; readonly usages: readonly CertificateUsage[] }
  /** `part`: what was another than what went in (`key`, `certificates`, `profile`, `friendlyName`). */
  | { readonly reason: 'file-differs'; readonly part: string }

/** A check and how it came out; `failure` is null where it passed. */
export interface CertificateCheck {
  readonly name: CertificateCheckName
  readonly passed: boolean
  readonly failure: CheckFailure | null
}

const emailProtection = '1.3.6.1.5.5.7.3.4'
const clientAuth = '1.3.6.1.5.5.7.3.2'
const documentSigning = ['1.3.6.1.5.5.7.3.36', '1.3.6.1.4.1.311.10.3.12'] // RFC 9336, Microsoft

/** What each use needs: one of the extended key usages and one of the key usages (S/MIME BR 7.1.2.3 e, f; RFC 5280 §4.2.1.3). */
const usageNeeds: Readonly<
  Record<CertificateUsage, { readonly extended: readonly string[]; readonly basic: readonly string[] }>
> = {
  sign_email: { extended: [emailProtection], basic: ['digitalSignature', 'nonRepudiation'] },
  encrypt_email: { extended: [emailProtection], basic: ['keyEncipherment', 'keyAgreement'] },
  sign_documents: {
    extended: [emailProtection, ...documentSigning],
    basic: ['nonRepudiation', 'digitalSignature'],
  },
  authenticate_client: { extended: [clientAuth], basic: ['digitalSignature'] },
}

/** Clocks of the authority's machines may differ by this much; a certificate seconds old is not a certificate of the future. */
const clockToleranceMs = 10 * 60 * 1000

interface Ordered {
  readonly emails: readonly string[]
  readonly usages: readonly CertificateUsage[]
}

/** Each check gives the reason it failed for, or null. */
const failures: Readonly<
  Record<
    Exclude<CertificateCheckName, 'file-opens'>,
    (found: CertificateUnderCheck, ordered: Ordered, now: Date) => CheckFailure | null
  >
> = {
  'key-matches': ({ keyMatches }) => (keyMatches ? null : { reason: 'another-key' }),
  'chain-complete': ({ chain }) =>
    chain.outcome === 'complete'
      ? null
      : {
          reason: chain.outcome === 'issuer_missing' ? 'issuer-missing' : 'signature-invalid',
          issuer: chain.missingIssuer,
        },
  'emails-included': ({ certificate }, ordered) => {
    const held = new Set(certificate.emails.map(mailboxKey))
    const emails = ordered.emails.filter((email) => !held.has(mailboxKey(email)))
    return emails.length === 0 ? null : { reason: 'emails-missing', emails }
  },
  'valid-now': ({ certificate: { notBefore, notAfter } }, _ordered, now) => {
    // Written so that a time that can't be read fails.
    if (!(Date.parse(notBefore) <= now.getTime() + clockToleranceMs)) {
      return { reason: 'not-yet-valid', notBefore }
    }
    return Date.parse(notAfter) >= now.getTime() ? null : { reason: 'expired', notAfter }
  },
  'usages-permitted': ({ certificate }, ordered) => {
    const usages = ordered.usages.filter((usage) => {
      const { extended, basic } = usageNeeds[usage]
      return !(
        extended.some((oid) => certificate.extendedKeyUsage.includes(oid)) &&
        basic.some((name) => certificate.keyUsage.includes(name))
      )
    })
    return usages.length === 0 ? null : { reason: 'usages-missing', usages }
  },
}

const certificateChecks = Object.entries(failures) as [
  keyof typeof failures,
  (typeof failures)['key-matches'],
][]

/**
 * Whether a certificate is what was ordered, check by check, all of them always (the file's own check is `checkFile`). `now` is the
 * authority's time: a person's own clock may be years off without the certificate being wrong.
 */
export function checkCertificate(
  found: CertificateUnderCheck,
  ordered: Ordered,
  now: Date,
): readonly CertificateCheck[] {
  return certificateChecks.map(([name, failureOf]) => outcomeOf(name, failureOf(found, ordered, now)))
}

/**
 * Whether the finished file opens and holds what went in. The worker's `buildPkcs12` finds out and throws `unexpected` with `check` where
 * it doesn't: that is `differingPart`, null where it built the file.
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

/** Addresses are compared without regard to case: no mail system in use tells `Alice@` from `alice@` (RFC 5321 §2.4 lets it). */
function mailboxKey(email: string): string {
  return email.trim().toLowerCase()
}
