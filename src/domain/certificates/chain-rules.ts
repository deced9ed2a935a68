import type { CertificateUsage } from '../../contract/schema'
import { type GeneralName, type NameConstraints, nameOutside } from './name-constraints'

/** The facts of a certificate that the rules of a chain judge. Times are ISO 8601, EKUs are OIDs. */
export interface ChainCertificate {
  readonly subject: string
  readonly commonNames: readonly string[]
  readonly notBefore: string
  readonly notAfter: string
  /** Null: the extension is absent, every usage is permitted. */
  readonly extendedKeyUsage: readonly string[] | null
  /** The hash of its own signature; null: it has none of its own. */
  readonly signatureHash: string | null
  readonly selfIssued: boolean
  /** OIDs of critical extensions that one of the programs asked doesn't know. */
  readonly unknownCritical: readonly string[]
  /** All that it names: subject, and alternative names. */
  readonly names: readonly GeneralName[]
  readonly nameConstraints: NameConstraints | null
}

/** Why a chain breaks off. */
export type ChainGap =
  | 'not-sent'
  /**
   * The issuer is there, its name in other letters or another string type: NSS (Thunderbird) compares names
   * byte by byte.
   */
  | 'spelled-otherwise'
  /** It is there, but no CA, or one without keyCertSign (RFC 5280 §4.2.1.3, §4.2.1.9). */
  | 'no-authority'
  /** It is there, but so many CAs may not stand below it (RFC 5280 §4.2.1.9). */
  | 'too-deep'
  | 'signature-false'
  /** Its key or signature is of a kind that WebCrypto here can't verify. */
  | 'signature-unverifiable'

/** A fault of a certificate in a chain. `certificate`: its subject; null: the leaf itself. */
export type ChainFault =
  | { readonly reason: 'expired'; readonly certificate: string | null; readonly notAfter: string }
  | { readonly reason: 'not-yet-valid'; readonly certificate: string | null; readonly notBefore: string }
  /** A CA that may not issue for these uses. */
  | {
      readonly reason: 'issuer-usages-missing'
      readonly certificate: string
      readonly usages: readonly CertificateUsage[]
    }
  | {
      readonly reason: 'signature-weak'
      readonly certificate: string | null
      readonly hash: string
    }
  | { readonly reason: 'critical-unknown'; readonly certificate: string | null; readonly oid: string }
  /** `name`: what the CA `certificate` may not issue for. */
  | { readonly reason: 'name-not-permitted'; readonly certificate: string; readonly name: string }
  | { readonly reason: 'constraint-unknown'; readonly certificate: string }

/** The extended key usage of mail (RFC 5280 §4.2.1.12). */
export const emailProtection = '1.3.6.1.5.5.7.3.4'
/** The one of signing in to servers. */
export const clientAuth = '1.3.6.1.5.5.7.3.2'

/**
 * Clocks of the authority's machines may differ by this much; a certificate seconds old is not a certificate
 * of the future.
 */
const clockToleranceMs = 10 * 60 * 1000

/** Hashes that no signature may rest on: GnuTLS and browsers refuse them below the root. */
const weakHashes: ReadonlySet<string> = new Set(['MD2', 'MD4', 'MD5', 'SHA-1'])

/**
 * The faults of a chain, leaf first, as far as it reaches; these rules refuse what mail programs refuse.
 * `checks.ts` compares it with the order. A self-signed end is judged as OpenSSL does: its period, uses and
 * limits count, but not the hash of its signature, since nobody verifies that one: it is trusted by being
 * installed, not by being signed.
 */
export function chainFaults(certificates: readonly ChainCertificate[], now: Date): readonly ChainFault[] {
  const [leaf] = certificates
  if (!leaf) return []
  return certificates.flatMap((certificate, index) => [
    ...periodFaults(certificate, index, now),
    ...(index === 0 ? [] : issuerUsageFaults(leaf, certificate)),
    ...weaknessFaults(certificate, index, certificates.length),
    ...certificate.unknownCritical.map((oid) => ({
      reason: 'critical-unknown' as const,
      certificate: subjectAt(certificate, index),
      oid,
    })),
    ...constraintFaults(certificate, certificates.slice(0, index)),
  ])
}

const subjectAt = ({ subject }: ChainCertificate, index: number) => (index === 0 ? null : subject)

function periodFaults(certificate: ChainCertificate, index: number, now: Date): readonly ChainFault[] {
  const { notBefore, notAfter } = certificate
  const where = { certificate: subjectAt(certificate, index) }
  // Written so that a time that can't be read fails.
  if (!(Date.parse(notBefore) <= now.getTime() + clockToleranceMs)) {
    return [{ reason: 'not-yet-valid', ...where, notBefore }]
  }
  return Date.parse(notAfter) >= now.getTime() ? [] : [{ reason: 'expired', ...where, notAfter }]
}

/**
 * Each use the leaf has, every CA above must have or name none at all. `anyExtendedKeyUsage` in a CA is no
 * yes: OpenSSL, NSS and GnuTLS all refuse it for mail.
 */
function issuerUsageFaults(leaf: ChainCertificate, issuer: ChainCertificate): readonly ChainFault[] {
  const { extendedKeyUsage } = issuer
  if (extendedKeyUsage === null) return []
  const lost = [emailProtection, clientAuth].filter(
    (oid) => leaf.extendedKeyUsage?.includes(oid) && !extendedKeyUsage.includes(oid),
  )
  // Without the extension the leaf is for mail: that is what all chains here are for.
  if (leaf.extendedKeyUsage === null && !extendedKeyUsage.includes(emailProtection))
    lost.push(emailProtection)
  const usages = lost.flatMap((oid) => usagesOf[oid] ?? [])
  return usages.length === 0 ? [] : [{ reason: 'issuer-usages-missing', certificate: issuer.subject, usages }]
}

const usagesOf: Readonly<Record<string, readonly CertificateUsage[]>> = {
  [emailProtection]: ['sign_email', 'encrypt_email'],
  [clientAuth]: ['authenticate_client'],
}

function weaknessFaults(certificate: ChainCertificate, index: number, length: number): readonly ChainFault[] {
  const { signatureHash, selfIssued } = certificate
  const isEnd = selfIssued && index === length - 1
  if (isEnd || signatureHash === null || !weakHashes.has(signatureHash)) return []
  return [{ reason: 'signature-weak', certificate: subjectAt(certificate, index), hash: signatureHash }]
}

/**
 * RFC 5280 §6.1.3 b, c: of every certificate below, self-issued CAs aside. A root's own limits count, too:
 * OpenSSL and NSS keep to them.
 */
function constraintFaults(
  issuer: ChainCertificate,
  below: readonly ChainCertificate[],
): readonly ChainFault[] {
  const { nameConstraints, subject } = issuer
  if (!nameConstraints) return []
  const outside = below
    .flatMap((certificate, index) => {
      if (index === 0) return [[...certificate.names, ...hostsInCommonName(certificate)]]
      return certificate.selfIssued ? [] : [certificate.names]
    })
    .map((names) => nameOutside(names, nameConstraints))
    .find((found) => found !== null)
  if (!outside) return []
  return outside.judged && outside.name
    ? [{ reason: 'name-not-permitted', certificate: subject, name: outside.name.value }]
    : [{ reason: 'constraint-unknown', certificate: subject }]
}

/**
 * OpenSSL takes a common name that looks like a host's name for one, where the alternative names have none.
 */
function hostsInCommonName({ names, commonNames }: ChainCertificate): readonly GeneralName[] {
  if (names.some(({ type }) => type === 'dns')) return []
  return commonNames
    .filter((name) => /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/i.test(name))
    .map((value) => ({ type: 'dns', value }))
}
