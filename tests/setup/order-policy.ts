import type { Domain, OrderSubmission, Organization, Product } from '../../src/contract/schema'
import type { OrderPolicy } from '../../src/domain/orders/client-order'
import {
  type ClientOrderDraft,
  type DraftRecipient,
  newDraft,
  newRecipient,
  type RandomId,
} from '../../src/domain/orders/client-order-draft'

/** A Saturday at noon; nothing here looks at a clock. */
export const orderNow = Date.parse('2026-11-21T12:00:00Z')

const eur = (amount: number) => ({ amount, currency: 'EUR' })

/** A product of a made-up catalogue: for employees, with everything a product can have. */
export const exampleProduct = (changes: Partial<Product> = {}): Product => ({
  productId: 'employee',
  name: 'Secure Email for Employee',
  allowsPublicProviders: false,
  commonNameSources: ['email', 'name', 'pseudonym', 'organization_name'],
  contents: ['common_name', 'email', 'given_name', 'surname', 'pseudonym', 'organization'],
  endOfLife: null,
  generations: ['strict', 'multipurpose'],
  keyProfiles: ['rsa_2048', 'rsa_3072', 'rsa_4096', 'ec_p256', 'ec_p384'],
  maxEmails: 3,
  needsOrganization: true,
  prices: [
    { years: 1, price: eur(3_000) },
    { years: 2, price: eur(5_500) },
    { years: 3, price: eur(7_900) },
  ],
  renewal: { daysBefore: [30, 14, 7], maxTimes: 5 },
  signatureHashes: ['sha256', 'sha384', 'sha512'],
  usages: ['sign_email', 'encrypt_email'],
  validates: ['organization', 'domain'],
  validity: { kinds: ['years', 'until', 'days'], maxDays: 824, offeredYears: [1, 2, 3] },
  ...changes,
})

/** A product for a mailbox alone: no organization, no names, also at public providers. */
export const mailboxProduct = (changes: Partial<Product> = {}): Product =>
  exampleProduct({
    productId: 'mailbox',
    name: 'Secure Email for Individual Mailbox',
    allowsPublicProviders: true,
    commonNameSources: ['email'],
    contents: ['common_name', 'email'],
    needsOrganization: false,
    renewal: null,
    validates: ['email'],
    ...changes,
  })

const domain = (
  domainName: string,
  validation: Domain['validation'],
  validatedUntil: string | null,
): Domain => ({ domainName, validation, validatedUntil })

const organization = (changes: Partial<Organization>): Organization => ({
  organizationId: 'org-severn',
  name: 'Severn Analytics Ltd',
  countryCode: 'GB',
  locality: 'Bristol',
  organizationIdentifier: 'NTRGB-04417823',
  validation: 'validated',
  validatedUntil: '2028-03-01T00:00:00Z',
  ...changes,
})

/**
 * The policy by which orders are judged in tests: one account, its organization, domains in each state, a
 * contract, a balance.
 */
export const examplePolicy = (
  products: readonly Product[] = [exampleProduct(), mailboxProduct()],
): OrderPolicy => ({
  catalogue: {
    attestationVersion: '2026-01',
    masterAgreementVersion: '2026-03',
    servicesAgreementVersion: '2026-02',
    maxNotificationEmails: 3,
    maxRecipients: 1_000,
    products,
    publicProviderProductId: 'mailbox',
    publicProviders: ['gmail.com', 'outlook.com', 'free.fr'],
    volumeDiscounts: [
      { fromRecipients: 25, percent: 5 },
      { fromRecipients: 100, percent: 10 },
      { fromRecipients: 500, percent: 15 },
    ],
  },
  organizations: [
    organization({}),
    organization({
      organizationId: 'org-pending',
      name: 'Avonmouth Ltd',
      validation: 'pending',
      validatedUntil: null,
    }),
  ],
  domains: [
    domain('severn.example', 'validated', '2027-06-01T00:00:00Z'),
    domain('xn--bcher-kva.example', 'validated', '2027-06-01T00:00:00Z'),
    domain('ended.example', 'validated', '2026-11-21T12:00:00Z'),
    domain('pending.example', 'pending', null),
  ],
  paymentOptions: {
    balance: eur(6_000),
    cardsAccepted: true,
    contract: {
      name: 'CT-2026',
      endsAt: '2027-01-01T00:00:00Z',
      remaining: [
        { productId: 'employee', certificates: 2 },
        { productId: 'mailbox', certificates: 0 },
      ],
    },
  },
})

/** Numbers instead of chance. */
export function countedIds(prefix = 'id'): RandomId {
  let count = 0
  return () => `${prefix}-${++count}`
}

/** A submission with nothing wrong in it: one employee, two years, by the contract. */
export const goodOrder = (changes: Partial<OrderSubmission> = {}): OrderSubmission => ({
  productId: 'employee',
  organization: { kind: 'existing', organizationId: 'org-severn' },
  generation: 'strict',
  signatureHash: 'sha256',
  validity: { kind: 'years', years: 2 },
  renewal: null,
  recipients: [goodRecipient()],
  notificationEmails: [],
  payment: { method: 'contract' },
  total: eur(0),
  attestation: { version: '2026-01', acceptedAt: '2026-11-21T11:00:00Z' },
  servicesAgreement: { version: '2026-02', acceptedAt: '2026-11-21T11:00:00Z' },
  masterAgreementVersion: '2026-03',
  ...changes,
})

/** A recipient with nothing wrong. */
export const goodRecipient = (
  changes: Partial<OrderSubmission['recipients'][number]> = {},
): OrderSubmission['recipients'][number] => ({
  commonNameSource: 'name',
  givenName: 'Amélie',
  surname: 'Dubois',
  pseudonym: '',
  emails: ['amelie.dubois@severn.example'],
  csrPem: null,
  language: 'fr',
  ...changes,
})

/** A draft as the wizard begins one, with as many filled rows as wanted. */
export function exampleDraft(rows = 1, changes: Partial<ClientOrderDraft> = {}): ClientOrderDraft {
  const product = exampleProduct()
  const ids = countedIds()
  return {
    ...newDraft(product, 'en', ids),
    organization: {
      ...newDraft(product, 'en', ids).organization,
      organizationId: 'org-severn',
    },
    recipients: Array.from({ length: rows }, (_, index) => exampleRow(index + 1, ids)),
    ...changes,
  }
}

/** A filled row of a draft. */
export function exampleRow(number: number, ids: RandomId = countedIds(`row-${number}`)): DraftRecipient {
  return {
    ...newRecipient(exampleProduct(), 'en', ids),
    commonNameSource: 'name',
    givenName: 'Given',
    surname: `Surname ${number}`,
    emails: [`person${number}@severn.example`],
  }
}
