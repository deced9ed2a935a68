import {
  type CertificateGeneration,
  type CertificateUsage,
  keyProfileValues,
  type Money,
  type Product,
  signatureHashValues,
  validityKindValues,
} from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import {
  type CertificateProfile,
  type CertificateType,
  generations,
  isCertificateProfile,
  keyFamilyOf,
  maxValidityDays,
  profileParts,
} from '../authority/profiles'

/** A product as it is offered, and what the authority makes of an order of it. */
interface OfferedProduct extends Product {
  readonly certificateType: CertificateType
}

const currency = 'EUR'
const euros = (cents: number): Money => ({ amount: cents, currency })
/**
 * Of one certificate of up to one, two and three years; the third is for lengths of one's own past two years.
 */
const prices = (one: number, two: number, three: number): Product['prices'] => [
  { years: 1, price: euros(one) },
  { years: 2, price: euros(two) },
  { years: 3, price: euros(three) },
]

const allKeys = [...keyProfileValues]
const rsaKeys = allKeys.filter((profile) => keyFamilyOf(profile) === 'rsa')
const signatureHashes = [...signatureHashValues]
const validityKinds = [...validityKindValues]
/** Three years are shown, since people ask for them, and not possible (S/MIME BR 6.3.2). */
const mailValidity: Product['validity'] = {
  offeredYears: [1, 2, 3],
  maxDays: maxValidityDays,
  kinds: validityKinds,
}
const renewal: Product['renewal'] = { maxTimes: 5, daysBefore: [30, 60, 90] }
/**
 * The day on which the older S/MIME products came to their end: since then the profile "legacy" may not be
 * issued (S/MIME BR 7.1.2.3).
 */
const endOfLegacy = '2025-07-10'

const person: Product['contents'] = ['common_name', 'given_name', 'surname', 'email']
const employer: Product['contents'] = ['organization', 'organization_identifier', 'locality', 'country']

/** The parts that older products for a person of an organization share. */
const olderSponsor = {
  certificateType: 'sponsor',
  generations: ['multipurpose'],
  needsOrganization: true,
  validates: ['organization', 'domain'],
  contents: [...person, ...employer],
  allowsPublicProviders: false,
  signatureHashes,
  keyProfiles: rsaKeys,
  validity: mailValidity,
} satisfies Partial<OfferedProduct>

export const products: readonly OfferedProduct[] = [
  {
    productId: 'secure_email_mailbox',
    name: 'Secure Email for Individual Mailbox',
    certificateType: 'mailbox',
    usages: ['sign_email', 'encrypt_email'],
    generations: ['strict', 'multipurpose'],
    needsOrganization: false,
    validates: ['email'],
    contents: ['common_name', 'email'],
    commonNameSources: ['email'],
    maxEmails: 3,
    allowsPublicProviders: true,
    signatureHashes,
    keyProfiles: allKeys,
    validity: mailValidity,
    renewal,
    prices: prices(2_400, 4_200, 5_800),
    endOfLife: null,
  },
  {
    productId: 'secure_email_sponsor',
    name: 'Secure Email for Employee',
    certificateType: 'sponsor',
    usages: ['sign_email', 'encrypt_email'],
    generations: ['strict', 'multipurpose'],
    needsOrganization: true,
    validates: ['organization', 'domain'],
    contents: [...person, 'pseudonym', ...employer],
    commonNameSources: ['name', 'pseudonym', 'email'],
    maxEmails: 5,
    allowsPublicProviders: false,
    signatureHashes,
    keyProfiles: allKeys,
    validity: mailValidity,
    renewal,
    prices: prices(4_500, 7_900, 10_900),
    endOfLife: null,
  },
  {
    productId: 'secure_email_organization',
    name: 'Secure Email for Organization',
    certificateType: 'organization',
    usages: ['sign_email', 'encrypt_email'],
    generations: ['strict', 'multipurpose'],
    needsOrganization: true,
    validates: ['organization', 'domain'],
    contents: ['common_name', 'email', ...employer],
    commonNameSources: ['organization_name', 'email'],
    maxEmails: 5,
    allowsPublicProviders: false,
    signatureHashes,
    keyProfiles: allKeys,
    validity: mailValidity,
    renewal,
    prices: prices(9_900, 17_900, 24_900),
    endOfLife: null,
  },
  {
    ...olderSponsor,
    productId: 'client_premium',
    name: 'Premium',
    usages: ['sign_email', 'encrypt_email', 'sign_documents', 'authenticate_client'],
    commonNameSources: ['name', 'email'],
    maxEmails: 5,
    renewal,
    prices: prices(5_900, 10_500, 14_500),
    endOfLife: { since: endOfLegacy, successorId: 'secure_email_sponsor', canBeOrdered: true },
  },
  {
    ...olderSponsor,
    productId: 'client_email_security_plus',
    name: 'Email Security Plus',
    usages: ['encrypt_email', 'sign_email'],
    commonNameSources: ['email', 'name'],
    maxEmails: 3,
    renewal,
    prices: prices(3_900, 6_900, 9_500),
    endOfLife: { since: '2027-06-30', successorId: 'secure_email_sponsor', canBeOrdered: true },
  },
  {
    ...olderSponsor,
    productId: 'client_digital_signature_plus',
    name: 'Digital Signature Plus',
    usages: ['sign_email', 'sign_documents', 'authenticate_client'],
    commonNameSources: ['name', 'email'],
    maxEmails: 3,
    renewal: null,
    prices: prices(4_900, 8_700, 11_900),
    endOfLife: { since: endOfLegacy, successorId: 'secure_email_sponsor', canBeOrdered: true },
  },
  {
    productId: 'client_authentication_plus',
    name: 'Authentication Plus',
    certificateType: 'client',
    usages: ['authenticate_client'],
    generations: [],
    needsOrganization: true,
    validates: ['organization'],
    contents: [...person, ...employer],
    commonNameSources: ['name', 'email'],
    maxEmails: 1,
    allowsPublicProviders: true,
    signatureHashes,
    keyProfiles: allKeys,
    validity: { offeredYears: [1, 2, 3], maxDays: 1095, kinds: validityKinds },
    renewal,
    prices: prices(3_500, 6_200, 8_400),
    endOfLife: null,
  },
  {
    productId: 'class1_smime',
    name: 'Class 1 S/MIME',
    certificateType: 'mailbox',
    usages: ['sign_email', 'encrypt_email'],
    generations: ['multipurpose'],
    needsOrganization: false,
    validates: ['email'],
    contents: ['common_name', 'email'],
    commonNameSources: ['email'],
    maxEmails: 1,
    allowsPublicProviders: true,
    signatureHashes: ['sha256'],
    keyProfiles: ['rsa_2048'],
    validity: { offeredYears: [1, 2, 3], maxDays: maxValidityDays, kinds: ['years'] },
    renewal: null,
    prices: prices(1_900, 3_400, 4_800),
    endOfLife: { since: endOfLegacy, successorId: 'secure_email_mailbox', canBeOrdered: false },
  },
]

/** Throws `request-malformed` where there is none of that id. */
export function productOf(productId: string): OfferedProduct {
  const product = products.find((row) => row.productId === productId)
  if (!product) throw new AppError('request-malformed')
  return product
}

/** The certificate profile for a product and the profile chosen. */
export function certificateProfileOf(
  { certificateType }: OfferedProduct,
  generation: CertificateGeneration | null,
): CertificateProfile {
  const name = `${certificateType}_${generation ?? 'authentication'}`
  if (!isCertificateProfile(name)) throw new AppError('server-fault')
  return name
}

/** The uses of a certificate of that profile, among those of the product. */
export function usagesOf(
  product: OfferedProduct,
  generation: CertificateGeneration | null,
): readonly CertificateUsage[] {
  const profile = profileParts(certificateProfileOf(product, generation))
  const allowed: readonly CertificateUsage[] = generations[profile.generation].usages
  return product.usages.filter((usage) => allowed.includes(usage))
}
