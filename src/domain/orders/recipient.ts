import type { KeyProfile, OrderRecipient, Product } from '../../contract/schema'
import type { ClassifyDomain } from '../addresses/classification'
import { isTextFault, readEmail } from '../addresses/email-address'
import type { TextFault } from '../fault-codes'
import { judgeSubjectText, subjectLimits, tidyText } from '../texts/subject-text'

/** The public key of a recipient's own CSR. */
export interface RecipientKey {
  /** SHA-256 of the DER SubjectPublicKeyInfo, lower-case hex. */
  readonly publicKeySha256: string
  readonly keyProfile: KeyProfile
}

/** A fault of one recipient; the pointer is relative to the recipient. */
export interface RecipientFault extends TextFault {
  readonly pointer: string
}

/** The facts that a recipient is judged by. */
export interface RecipientContext {
  readonly product: Product
  readonly classifyDomain: ClassifyDomain
  readonly organizationName: string | null
}

/** The names that a product asks for, by where the common name comes from. */
export function askedNames(
  { contents }: Pick<Product, 'contents'>,
  source: OrderRecipient['commonNameSource'],
): 'names' | 'pseudonym' | 'none' {
  if (source === 'pseudonym') return 'pseudonym'
  if (source === 'name') return 'names'
  return source === 'email' && contents.includes('given_name') ? 'names' : 'none'
}

/** A name as people of its script write it: family name first, without a blank, in Han. */
export function personalName({ givenName, surname }: Pick<OrderRecipient, 'givenName' | 'surname'>): string {
  const [given, family] = [tidyText(givenName), tidyText(surname)]
  if (given === '' || family === '') return given || family
  return /\p{Script=Han}/u.test(family) ? `${family}${given}` : `${given} ${family}`
}

/** The common name that the certificate will have; empty while it is not yet known. */
export function commonNameOf(recipient: OrderRecipient, organizationName: string | null): string {
  const [first = ''] = recipient.emails
  switch (recipient.commonNameSource) {
    case 'name':
      return personalName(recipient)
    case 'pseudonym':
      return tidyText(recipient.pseudonym)
    case 'organization_name':
      return organizationName ?? ''
    case 'email': {
      const reading = readEmail(first)
      return isTextFault(reading) ? '' : reading.address
    }
  }
}

/**
 * Everything that is wrong with one recipient alone; `recipient-repeats` has what is wrong with several
 * together.
 */
export function judgeRecipient(
  recipient: OrderRecipient,
  key: RecipientKey | null,
  context: RecipientContext,
): readonly RecipientFault[] {
  const { product } = context
  if (!product.commonNameSources.includes(recipient.commonNameSource)) {
    return [{ pointer: '/commonNameSource', code: 'choice-not-offered' }]
  }
  const emails = judgeEmails(recipient, context)
  const names = judgeNames(recipient, product)
  const own = [...names, ...emails, ...judgeKey(recipient, key, product)]
  const commonName = commonNameOf(recipient, context.organizationName)
  // Where a part of it is wrong already, that is said there.
  if ([...commonName].length > subjectLimits.commonName && names.length === 0) {
    own.push({ pointer: commonNamePointer[recipient.commonNameSource], ...commonNameTooLong(commonName) })
  }
  return own
}

const commonNamePointer: Readonly<Record<OrderRecipient['commonNameSource'], string>> = {
  name: '/surname',
  pseudonym: '/pseudonym',
  email: '/emails/0',
  organization_name: '/commonNameSource',
}

const commonNameTooLong = (commonName: string): TextFault => ({
  code: 'common-name-too-long',
  details: { limit: subjectLimits.commonName, length: [...commonName].length },
})

function judgeNames(recipient: OrderRecipient, product: Product): readonly RecipientFault[] {
  const asked = askedNames(product, recipient.commonNameSource)
  const fields = ['givenName', 'surname', 'pseudonym'] as const
  const wanted: readonly string[] =
    asked === 'names' ? ['givenName', 'surname'] : asked === 'pseudonym' ? ['pseudonym'] : []
  const { givenName, surname } = recipient
  const one = asked === 'names' && (tidyText(givenName) === '') !== (tidyText(surname) === '')
  return fields.flatMap((field): RecipientFault[] => {
    const pointer = `/${field}`
    const isEmpty = tidyText(recipient[field]) === ''
    // S/MIME BR 7.1.4.2.2 a: a personal name and a pseudonym exclude each other.
    if (!wanted.includes(field)) return isEmpty ? [] : [{ pointer, code: 'field-not-asked' }]
    // A person with a single name gives it as the surname.
    if (one && field === 'givenName' && isEmpty) return []
    const fault = judgeSubjectText(recipient[field], subjectLimits[field])
    return fault ? [{ pointer, ...fault }] : []
  })
}

function judgeEmails(
  { emails }: OrderRecipient,
  { product, classifyDomain }: RecipientContext,
): readonly RecipientFault[] {
  if (emails.length === 0) return [{ pointer: '/emails/0', code: 'field-required' }]
  if (emails.length > product.maxEmails) {
    return [
      {
        pointer: `/emails/${product.maxEmails}`,
        code: 'emails-too-many',
        details: { limit: product.maxEmails },
      },
    ]
  }
  const seen = new Set<string>()
  return emails.flatMap((text, index): RecipientFault[] => {
    const pointer = `/emails/${index}`
    const reading = readEmail(text)
    if (isTextFault(reading)) return [{ pointer, ...reading }]
    const name = reading.address.toLowerCase()
    if (seen.has(name)) return [{ pointer, code: 'email-repeated' }]
    seen.add(name)
    const refused =
      !product.allowsPublicProviders && classifyDomain(reading.domainName).addressClass === 'public_provider'
    return refused
      ? [{ pointer, code: 'email-public-provider', details: { domainName: reading.domainName } }]
      : []
  })
}

function judgeKey(
  { csrPem }: OrderRecipient,
  key: RecipientKey | null,
  product: Product,
): readonly RecipientFault[] {
  if (csrPem === null) return []
  if (csrPem.trim() === '') return [{ pointer: '/csrPem', code: 'field-required' }]
  if (key === null || product.keyProfiles.includes(key.keyProfile)) return []
  return [{ pointer: '/csrPem', code: 'csr-key-not-offered', details: { keyProfile: key.keyProfile } }]
}
