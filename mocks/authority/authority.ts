import 'reflect-metadata' // @peculiar/x509 needs it before its own first line.
import * as x509 from '@peculiar/x509'
import type { CertificateUsage, CommonNameSource, KeyProfile, SignatureHash } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { pemOf } from '../../src/pki/der/pem'
import { yieldToPage } from '../../src/yield'
import type { AuthorityKeys, CertificateAuthority } from '../records/account'
import type { Scene } from '../world/scene'
import {
  authorityKeyIdentifier,
  nameOf,
  publication,
  type Subject,
  serialNumber,
  signing,
  validity,
} from './certificate-parts'
import {
  type CertificateProfile,
  certificateTypes,
  extendedKeyUsages,
  type Generation,
  generations,
  keyFamilyOf,
  keyUsageBits,
  profileParts,
  type SubjectAttribute,
  subjectAttributes,
} from './profiles'

const digests: Readonly<Record<SignatureHash, string>> = {
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
}
export interface CertificateRequest {
  readonly profile: CertificateProfile
  readonly subject: Subject
  /** Where the subject's common name comes from; how it is spelled says nothing of it. */
  readonly commonNameSource: CommonNameSource
  readonly emails: readonly string[]
  readonly usages: readonly CertificateUsage[]
  readonly validityDays: number
  /** The last second, where the order fixes it; the days are counted from now otherwise. */
  readonly endsAt: Date | null
  readonly signatureHash: SignatureHash
  /** DER SubjectPublicKeyInfo, checked before (`checkCsr`): all that is taken from a CSR. */
  readonly publicKeyDer: Uint8Array<ArrayBuffer>
  readonly keyProfile: KeyProfile
}

/**
 * The decisions of an authority that grants a certificate; with the request and the moment they determine
 * every byte.
 */
export interface Granted {
  /** Names the issuing CA in the authority's keys. */
  readonly issuerId: Generation
  /** Lower-case hex. */
  readonly serialNumber: string
  /** The last second of its validity, ISO 8601. */
  readonly notAfter: string
}

interface Grantor extends Pick<Scene, 'now' | 'random'> {
  readonly authority: AuthorityKeys
}

/**
 * Grants a certificate by its profile. Throws `server-fault` for a request that can't be met: our own
 * mistake. Its `reason`: `profile` (forbidden by it), `period` (over before it begins, or longer than profile
 * or issuer allow), `issuer` (there is none).
 */
export function grantCertificate(request: CertificateRequest, { authority, now, random }: Grantor): Granted {
  const { generation } = profileParts(request.profile)
  forbidProfileViolations(request)
  const issuer = new x509.X509Certificate(issuingAuthority(authority, generation).certificatePem)
  const period = periodOf(request, now)
  const longest = validity(now, generations[generation].maxValidityDays)
  const latest = Math.min(longest.notAfter.getTime(), issuer.notAfter.getTime())
  if (period.notAfter < period.notBefore || period.notAfter.getTime() > latest)
    throw new AppError('server-fault', { reason: 'period' })
  return {
    issuerId: generation,
    serialNumber: serialNumber(random),
    notAfter: period.notAfter.toISOString(),
  }
}

interface GrantedAt {
  readonly issuerId: string
  readonly serialNumber: string
  readonly issuedAt: string
  readonly notAfter: string
}

/**
 * The certificate that was granted, as PEM. The same each time: RSASSA-PKCS1-v1_5 (RFC 8017 §8.2) has no
 * chance in it, so that nobody has to keep what can be made again. Throws `server-fault` with the `reason`
 * `issuer` where there is none.
 */
export async function certificatePemOf(
  request: CertificateRequest,
  { issuerId, serialNumber: serial, issuedAt, notAfter }: GrantedAt,
  authority: AuthorityKeys,
): Promise<string> {
  const { generation, policy } = profileParts(request.profile)
  const issuer = issuingAuthority(authority, issuerId)
  const issuerCertificate = new x509.X509Certificate(issuer.certificatePem)
  await yieldToPage()
  const signatureAlgorithm = { ...signing, hash: digests[request.signatureHash] }
  const signingKey = await crypto.subtle.importKey(
    'pkcs8',
    issuer.privateKeyPkcs8 as Uint8Array<ArrayBuffer>,
    signatureAlgorithm,
    false,
    ['sign'],
  )
  await yieldToPage()
  const publicKey = new x509.PublicKey(request.publicKeyDer)
  const published = publication(generation)
  await yieldToPage()
  const extensions: x509.Extension[] = [
    new x509.KeyUsagesExtension(keyUsageOf(request), true),
    new x509.ExtendedKeyUsageExtension(extendedKeyUsageOf(request)),
    ...(policy === null ? [] : [new x509.CertificatePolicyExtension([policy])]),
    new x509.SubjectAlternativeNameExtension(
      request.emails.map((value) => ({ type: 'email' as const, value })),
    ),
    ...published,
    await x509.SubjectKeyIdentifierExtension.create(publicKey),
  ]
  await yieldToPage()
  extensions.push(authorityKeyIdentifier(issuerCertificate))
  await yieldToPage()
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial,
    subject: nameOf(request.subject),
    issuer: issuerCertificate.subjectName,
    notBefore: validity(new Date(issuedAt), request.validityDays).notBefore,
    notAfter: new Date(notAfter),
    publicKey,
    signingKey,
    signingAlgorithm: signatureAlgorithm,
    extensions,
  })
  await yieldToPage()
  return pemOf('certificate', new Uint8Array(certificate.rawData))
}

/** Grants a certificate and makes it. Throws what `grantCertificate` does. */
export async function issueCertificate(
  request: CertificateRequest,
  grantor: Grantor,
): Promise<Granted & { readonly certificatePem: string }> {
  const granted = grantCertificate(request, grantor)
  const issuedAt = grantor.now.toISOString()
  const certificatePem = await certificatePemOf(request, { ...granted, issuedAt }, grantor.authority)
  return { certificatePem, ...granted }
}

/** The chain above a leaf, issuing CA first, root last. */
export function chainAbove(authority: AuthorityKeys, issuerId: string): string[] {
  return [issuingAuthority(authority, issuerId).certificatePem, authority.root.certificatePem]
}

function issuingAuthority(authority: AuthorityKeys, issuerId: string): CertificateAuthority {
  const issuer = authority.issuing[issuerId]
  if (!issuer) throw new AppError('server-fault', { reason: 'issuer' })
  return issuer
}

function forbidProfileViolations({
  profile,
  subject,
  commonNameSource,
  emails,
  usages,
  validityDays,
}: CertificateRequest): void {
  const { type, generation } = profileParts(profile)
  const { required, person, optional } = certificateTypes[type]
  const allowed: readonly SubjectAttribute[] = [...required, ...person, ...optional]
  const present = Object.keys(subject) as SubjectAttribute[]
  const named = (person as readonly SubjectAttribute[]).filter((attribute) => present.includes(attribute))
  const sound =
    required.every((attribute) => present.includes(attribute)) &&
    (person.length === 0 || named.length > 0) &&
    // S/MIME BR 7.1.4.2.2 a: a pseudonym stands in a name's place.
    (named.length === 1 || !named.includes('pseudonym')) &&
    present.every(
      (attribute) => allowed.includes(attribute) && isAttributeSound(attribute, subject[attribute]),
    ) &&
    emails.length > 0 &&
    (type !== 'mailbox' || commonNameSource === 'email') &&
    // Each mailbox of the subject is repeated in the alternative name (S/MIME BR 7.1.4.2.1).
    [subject.emailAddress, commonNameSource === 'email' ? subject.commonName : undefined].every(
      (mailbox) => mailbox === undefined || emails.includes(mailbox),
    ) &&
    usages.every((usage) =>
      (generations[generation].usages as readonly CertificateUsage[]).includes(usage),
    ) &&
    Number.isInteger(validityDays) &&
    validityDays >= 1 &&
    validityDays <= generations[generation].maxValidityDays
  if (!sound) throw new AppError('server-fault', { reason: 'profile' })
}

/**
 * S/MIME BR 7.1.4.2.2: not only punctuation; RFC 5280 appendix A.1: not longer than the attribute's bound.
 */
function isAttributeSound(attribute: SubjectAttribute, value: string | undefined): boolean {
  return (
    value !== undefined &&
    !/^[\s.-]*$/.test(value) &&
    [...value].length <= subjectAttributes[attribute].maxLength
  )
}

function keyUsageOf({ usages, keyProfile }: CertificateRequest): number {
  const bits = keyUsageBits[keyFamilyOf(keyProfile)]
  return usages.reduce((all, usage) => all | bits[usage], 0)
}

function extendedKeyUsageOf({ profile, usages }: CertificateRequest): string[] {
  const { always } = generations[profileParts(profile).generation]
  return [...new Set([...always, ...usages.flatMap((usage) => extendedKeyUsages[usage])])]
}

function periodOf({ validityDays, endsAt }: CertificateRequest, now: Date) {
  const period = validity(now, validityDays)
  return endsAt === null ? period : { ...period, notAfter: endsAt }
}
