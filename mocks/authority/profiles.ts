import { type CertificateUsage, type KeyProfile, keyProfileValues } from '../../src/contract/schema'

/**
 * The content of each kind of certificate, by the CA/Browser Forum's S/MIME Baseline Requirements: a row for
 * each type (whom it names) and each generation (what else it may be good for).
 */

export type SubjectAttribute =
  | 'countryName'
  | 'localityName'
  | 'organizationName'
  | 'organizationIdentifier'
  | 'surname'
  | 'givenName'
  | 'pseudonym'
  | 'commonName'
  | 'emailAddress'

/**
 * OID and string type of each attribute, in the order in which they stand in a subject (RFC 5280 appendix
 * A.1).
 */
export const subjectAttributes = {
  countryName: { oid: '2.5.4.6', encoding: 'printableString', maxLength: 2 },
  localityName: { oid: '2.5.4.7', encoding: 'utf8String', maxLength: 128 },
  organizationName: { oid: '2.5.4.10', encoding: 'utf8String', maxLength: 64 },
  organizationIdentifier: { oid: '2.5.4.97', encoding: 'utf8String', maxLength: 128 },
  surname: { oid: '2.5.4.4', encoding: 'utf8String', maxLength: 64 },
  givenName: { oid: '2.5.4.42', encoding: 'utf8String', maxLength: 64 },
  pseudonym: { oid: '2.5.4.65', encoding: 'utf8String', maxLength: 64 },
  commonName: { oid: '2.5.4.3', encoding: 'utf8String', maxLength: 64 },
  emailAddress: { oid: '1.2.840.113549.1.9.1', encoding: 'ia5String', maxLength: 255 },
} as const satisfies Record<
  SubjectAttribute,
  { oid: string; encoding: 'printableString' | 'utf8String' | 'ia5String'; maxLength: number }
>

/**
 * S/MIME BR 7.1.4.2: which attributes each type must and may have; `arc` is its place in the policy OID. Of
 * `person` one is needed where there is any, and a pseudonym excludes the others.
 */
export const certificateTypes = {
  mailbox: { arc: 1, required: ['commonName'], person: [], optional: ['emailAddress'] },
  organization: {
    arc: 2,
    required: ['organizationName', 'organizationIdentifier', 'commonName'],
    person: [],
    optional: ['countryName', 'localityName', 'emailAddress'],
  },
  sponsor: {
    arc: 3,
    required: ['organizationName', 'organizationIdentifier', 'commonName'],
    person: ['surname', 'givenName', 'pseudonym'],
    optional: ['countryName', 'localityName', 'emailAddress'],
  },
  individual: {
    arc: 4,
    required: ['commonName'],
    person: ['surname', 'givenName', 'pseudonym'],
    optional: ['countryName', 'localityName', 'emailAddress'],
  },
  /** No S/MIME certificate: somebody of an organization, to a server. */
  client: {
    arc: null,
    required: ['organizationName', 'commonName'],
    person: ['surname', 'givenName'],
    optional: ['countryName', 'localityName', 'organizationIdentifier', 'emailAddress'],
  },
} as const satisfies Record<
  string,
  {
    arc: number | null
    required: readonly SubjectAttribute[]
    person: readonly SubjectAttribute[]
    optional: readonly SubjectAttribute[]
  }
>
export type CertificateType = keyof typeof certificateTypes

const emailProtection = '1.3.6.1.5.5.7.3.4'
const clientAuth = '1.3.6.1.5.5.7.3.2'

/**
 * The longest an S/MIME certificate may last, in days of 86,400 s (BR 6.3.2: 825 with the last second
 * counted).
 */
export const maxValidityDays = 824

/**
 * S/MIME BR 7.1.2.3 f: strict is for mail alone, multipurpose also for what goes with it; `authentication` is
 * not for mail.
 */
export const generations = {
  multipurpose: {
    arc: 2,
    usages: ['sign_email', 'encrypt_email', 'sign_documents', 'authenticate_client'],
    issuerName: 'Certdesk Demo Secure Email Multipurpose CA 1',
    issuerExtendedKeyUsage: [emailProtection, clientAuth],
    always: [emailProtection],
    maxValidityDays,
  },
  strict: {
    arc: 3,
    usages: ['sign_email', 'encrypt_email', 'sign_documents'],
    issuerName: 'Certdesk Demo Secure Email Strict CA 1',
    issuerExtendedKeyUsage: [emailProtection],
    always: [emailProtection],
    maxValidityDays,
  },
  authentication: {
    arc: null,
    usages: ['authenticate_client'],
    issuerName: 'Certdesk Demo Client Authentication CA 1',
    issuerExtendedKeyUsage: [clientAuth],
    always: [clientAuth],
    maxValidityDays: 1095,
  },
} as const satisfies Record<
  string,
  {
    arc: number | null
    usages: readonly CertificateUsage[]
    issuerName: string
    issuerExtendedKeyUsage: readonly string[]
    /** Extended key usages of every certificate. */
    always: readonly string[]
    maxValidityDays: number
  }
>
export type Generation = keyof typeof generations
export const generationNames = Object.keys(generations) as readonly Generation[]

/** Types and generations that go together. */
const combinations = [
  { types: ['mailbox', 'organization', 'sponsor', 'individual'], generations: ['multipurpose', 'strict'] },
  { types: ['client'], generations: ['authentication'] },
] as const
type Combination = (typeof combinations)[number]
type ProfileOf<Row> = Row extends {
  types: readonly (infer Type extends string)[]
  generations: readonly (infer Name extends string)[]
}
  ? `${Type}_${Name}`
  : never

export type CertificateProfile = ProfileOf<Combination>
export const certificateProfiles = combinations.flatMap(({ types, generations }) =>
  types.flatMap((type) => generations.map((generation) => `${type}_${generation}` as CertificateProfile)),
)

export const isCertificateProfile = (name: string): name is CertificateProfile =>
  (certificateProfiles as readonly string[]).includes(name)

interface ProfileParts {
  readonly type: CertificateType
  readonly generation: Generation
  /**
   * The one reserved policy identifier, 2.23.140.1.5.T.G (S/MIME BR 7.1.6.1); null where it is no S/MIME
   * certificate.
   */
  readonly policy: string | null
}

export function profileParts(profile: CertificateProfile): ProfileParts {
  const [type, generation] = profile.split('_') as [CertificateType, Generation]
  const { arc } = certificateTypes[type]
  return {
    type,
    generation,
    policy: arc === null ? null : `2.23.140.1.5.${arc}.${generations[generation].arc}`,
  }
}

/** Bits of KeyUsage (RFC 5280 §4.2.1.3) as @peculiar/x509 numbers them. */
const digitalSignature = 1
const nonRepudiation = 2
const keyEncipherment = 4
const keyAgreement = 16

type KeyFamily = 'rsa' | 'ec'

/** S/MIME BR 7.1.2.3 e: what a use needs, by the family of the key. */
export const keyUsageBits: Readonly<Record<KeyFamily, Readonly<Record<CertificateUsage, number>>>> = {
  rsa: {
    sign_email: digitalSignature,
    encrypt_email: keyEncipherment,
    sign_documents: nonRepudiation,
    authenticate_client: digitalSignature,
  },
  ec: {
    sign_email: digitalSignature,
    encrypt_email: keyAgreement,
    sign_documents: nonRepudiation,
    authenticate_client: digitalSignature,
  },
}

/** Extended key usages a use adds. */
export const extendedKeyUsages: Readonly<Record<CertificateUsage, readonly string[]>> = {
  sign_email: [emailProtection],
  encrypt_email: [emailProtection],
  sign_documents: [],
  authenticate_client: [clientAuth],
}

type KeyForm =
  | { readonly family: 'rsa'; readonly modulusBits: number }
  | { readonly family: 'ec'; readonly curveOid: string; readonly curve: string }

export type AcceptedKey = KeyForm & { readonly profile: KeyProfile }

const keyForms: Readonly<Record<KeyProfile, KeyForm>> = {
  rsa_2048: { family: 'rsa', modulusBits: 2048 },
  rsa_3072: { family: 'rsa', modulusBits: 3072 },
  rsa_4096: { family: 'rsa', modulusBits: 4096 },
  ec_p256: { family: 'ec', curveOid: '1.2.840.10045.3.1.7', curve: 'P-256' },
  ec_p384: { family: 'ec', curveOid: '1.3.132.0.34', curve: 'P-384' },
}

/** The keys this authority certifies. */
export const acceptedKeys: readonly AcceptedKey[] = keyProfileValues.map((profile) => ({
  profile,
  ...keyForms[profile],
}))

export const keyFamilyOf = (profile: KeyProfile): KeyFamily => keyForms[profile].family
