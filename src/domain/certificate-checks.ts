import type { CertificateUsage } from '../contract/schema'

/** The facts of a certificate that the checks judge; `src/pki` knows more. Times are ISO 8601, EKUs are OIDs. */
export interface CheckedCertificate {
  readonly emails: readonly string[]
  readonly notBefore: string
  readonly notAfter: string
  readonly keyUsage: readonly string[]
  readonly extendedKeyUsage: readonly string[]
}

export interface CertificateUnderCheck {
  readonly certificate: CheckedCertificate
  /** The certificate's public key is the one whose private half is here. */
  readonly keyMatches: boolean
  /** Every signature was verified from the certificate up to a self-signed root. */
  readonly chainComplete: boolean
}

/** The checks, in the order in which they are told. */
export const certificateCheckNames = [
  'key-matches',
  'chain-complete',
  'emails-included',
  'valid-now',
  'usages-permitted',
] as const
export type CertificateCheckName = (typeof certificateCheckNames)[number]

/** A check and how it came out. */
export interface CertificateCheck {
  readonly name: CertificateCheckName
  readonly passed: boolean
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

/**
 * Whether a certificate is what was ordered, check by check, all of them always. `now` is the authority's time: a
 * person's own clock may be years off without the certificate being wrong.
 */
export function checkCertificate(
  { certificate, keyMatches, chainComplete }: CertificateUnderCheck,
  ordered: { readonly emails: readonly string[]; readonly usages: readonly CertificateUsage[] },
  now: Date,
): readonly CertificateCheck[] {
  const held = new Set(certificate.emails.map(mailboxKey))
  const passed: Readonly<Record<CertificateCheckName, boolean>> = {
    'key-matches': keyMatches,
    'chain-complete': chainComplete,
    'emails-included': ordered.emails.every((email) => held.has(mailboxKey(email))),
    'valid-now':
      Date.parse(certificate.notBefore) <= now.getTime() + clockToleranceMs &&
      Date.parse(certificate.notAfter) >= now.getTime(),
    'usages-permitted': ordered.usages.every((usage) => {
      const { extended, basic } = usageNeeds[usage]
      return (
        extended.some((oid) => certificate.extendedKeyUsage.includes(oid)) &&
        basic.some((name) => certificate.keyUsage.includes(name))
      )
    }),
  }
  return certificateCheckNames.map((name) => ({ name, passed: passed[name] }))
}

/** Addresses are compared without regard to case: no mail system in use tells `Alice@` from `alice@` (RFC 5321 §2.4 lets it). */
function mailboxKey(email: string): string {
  return email.trim().toLowerCase()
}
