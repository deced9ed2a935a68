import type { CertificateUsage, KeyProfile } from '../../src/contract/schema'
import type { CertificateProfile } from '../authority/profiles'

export interface Product {
  readonly productId: string
  readonly name: string
  readonly profile: CertificateProfile
  readonly usages: readonly CertificateUsage[]
  readonly keyProfiles: readonly KeyProfile[]
  readonly needsOrganization: boolean
  /** Where the common name comes from. */
  readonly commonName: 'name' | 'email' | 'organization'
}

export const products: readonly Product[] = [
  {
    productId: 'secure_email_sponsor',
    name: 'Secure Email for Employee',
    profile: 'sponsor_strict',
    usages: ['sign_email', 'encrypt_email'],
    keyProfiles: ['rsa_2048', 'rsa_3072', 'rsa_4096', 'ec_p256', 'ec_p384'],
    needsOrganization: true,
    commonName: 'name',
  },
  {
    productId: 'client_premium',
    name: 'Premium',
    profile: 'sponsor_multipurpose',
    usages: ['sign_email', 'encrypt_email', 'sign_documents', 'authenticate_client'],
    keyProfiles: ['rsa_2048', 'rsa_3072', 'rsa_4096'],
    needsOrganization: true,
    commonName: 'name',
  },
  {
    productId: 'secure_email_mailbox',
    name: 'Secure Email for Individual Mailbox',
    profile: 'mailbox_strict',
    usages: ['sign_email', 'encrypt_email'],
    keyProfiles: ['rsa_2048', 'rsa_3072', 'rsa_4096', 'ec_p256', 'ec_p384'],
    needsOrganization: false,
    commonName: 'email',
  },
  {
    productId: 'secure_email_organization',
    name: 'Secure Email for Organization',
    profile: 'organization_strict',
    usages: ['sign_email', 'encrypt_email'],
    keyProfiles: ['rsa_2048', 'rsa_3072', 'rsa_4096', 'ec_p256', 'ec_p384'],
    needsOrganization: true,
    commonName: 'organization',
  },
]
