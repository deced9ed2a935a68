import type {
  Acceptance,
  CertificateGeneration,
  CommonNameSource,
  Language,
  Money,
  NewOrganization,
  OrderRecipient,
  OrderSubmission,
  PaymentMethod,
  Product,
  SignatureHash,
  ValidityKind,
} from '../../contract/schema'
import { splitEmails } from '../addresses/email-address'
import { judgeOrder, type OrderFault, type OrderPolicy, type RecipientKeys } from './client-order'
import { type OrderPrice, priceOf } from './price'
import { askedNames, type RecipientKey } from './recipient'
import { judgeValidity } from './validity'

/** A CSR that was read and verified, without any text that was pasted beside it, and never a private key. */
export interface DraftCsr extends RecipientKey {
  /** `CERTIFICATE REQUEST`, PEM, made anew from the DER that was read. */
  readonly csrPem: string
  /** The subject it asks for, RFC 4514; shown, not used. */
  readonly subject: string
  readonly signatureAlgorithm: string
}

/** One recipient as typed so far. */
export interface DraftRecipient {
  /** Names the row in this draft; no two are the same. */
  readonly rowId: string
  readonly commonNameSource: CommonNameSource
  readonly givenName: string
  readonly surname: string
  readonly pseudonym: string
  /** At least one field, perhaps empty. */
  readonly emails: readonly string[]
  readonly hasOwnCsr: boolean
  readonly csr: DraftCsr | null
  readonly language: Language
}

/** The organization that the certificates name: none, one of the account's, or one added with the order. */
export const organizationKinds = ['none', 'existing', 'new'] as const

/**
 * The choices and texts of a person so far: texts as they were typed, also wrong ones. Both choices of a pair
 * are kept, so that changing one's mind loses nothing.
 */
export interface ClientOrderDraft {
  readonly productId: string
  readonly organization: {
    readonly kind: (typeof organizationKinds)[number]
    readonly organizationId: string
    readonly added: NewOrganization
  }
  readonly generation: CertificateGeneration | null
  readonly signatureHash: SignatureHash
  readonly validity: {
    readonly kind: ValidityKind
    readonly years: number
    readonly date: string
    readonly days: string
  }
  readonly renewal: { readonly on: boolean; readonly times: string; readonly daysBefore: number }
  readonly recipients: readonly DraftRecipient[]
  readonly notificationEmails: string
  readonly payment: {
    /** Null: not chosen yet. */
    readonly method: PaymentMethod | null
    /** The session by which a card was authorized, or is being. */
    readonly cardSessionId: string | null
    readonly depositSessionId: string | null
  }
  readonly attestation: Acceptance | null
  readonly servicesAgreement: Acceptance | null
  /** Sent with the submission, the same at each attempt. */
  readonly idempotencyKey: string
}

/** Random texts of 128 bits and more, base64url: `rowId`, `idempotencyKey`. */
export type RandomId = () => string

const noOrganization: NewOrganization = {
  name: '',
  countryCode: '',
  locality: '',
  organizationIdentifier: '',
  phone: '',
}

/** A row for another recipient. */
export function newRecipient(product: Product, language: Language, randomId: RandomId): DraftRecipient {
  return {
    rowId: randomId(),
    commonNameSource: product.commonNameSources[0] as CommonNameSource,
    givenName: '',
    surname: '',
    pseudonym: '',
    emails: [''],
    hasOwnCsr: false,
    csr: null,
    language,
  }
}

/** A draft for a product, with the product's own defaults and one empty recipient. */
export function newDraft(product: Product, language: Language, randomId: RandomId): ClientOrderDraft {
  const { validity, renewal } = product
  return {
    productId: product.productId,
    organization: {
      kind: product.needsOrganization ? 'existing' : 'none',
      organizationId: '',
      added: noOrganization,
    },
    generation: product.generations[0] ?? null,
    signatureHash: product.signatureHashes[0] as SignatureHash,
    validity: {
      kind: validity.kinds[0] as ValidityKind,
      years: validity.offeredYears[0] ?? 1,
      date: '',
      days: '',
    },
    renewal: { on: false, times: '1', daysBefore: renewal?.daysBefore[0] ?? 30 },
    recipients: [newRecipient(product, language, randomId)],
    notificationEmails: '',
    payment: { method: null, cardSessionId: null, depositSessionId: null },
    attestation: null,
    servicesAgreement: null,
    idempotencyKey: randomId(),
  }
}

/** A whole number as typed, also in full-width digits; NaN where it is none, which every rule refuses. */
export function wholeNumber(text: string): number {
  const digits = text.normalize('NFKC').trim()
  return /^\d+$/.test(digits) ? Number(digits) : Number.NaN
}

/** A recipient as it is submitted: only what the product asks for. */
export function recipientOf(row: DraftRecipient, product: Product): OrderRecipient {
  const asked = askedNames(product, row.commonNameSource)
  const last = row.emails.findLastIndex((email) => email.trim() !== '')
  return {
    commonNameSource: row.commonNameSource,
    givenName: asked === 'names' ? row.givenName : '',
    surname: asked === 'names' ? row.surname : '',
    pseudonym: asked === 'pseudonym' ? row.pseudonym : '',
    // Empty fields at the end are not meant; one in between is, and is named at its place.
    emails: row.emails.slice(0, last + 1),
    csrPem: row.hasOwnCsr ? (row.csr?.csrPem ?? '') : null,
    language: row.language,
  }
}

/** The keys of the recipients' CSRs as rules want them. */
export function keysOf({ recipients }: Pick<ClientOrderDraft, 'recipients'>): RecipientKeys {
  return recipients.map(({ hasOwnCsr, csr }) => (hasOwnCsr ? csr : null))
}

/** The organization of a draft as it is submitted; null where none is asked for or chosen. */
export function organizationOf(
  { organization }: Pick<ClientOrderDraft, 'organization'>,
  { needsOrganization }: Pick<Product, 'needsOrganization'>,
): OrderSubmission['organization'] {
  if (!needsOrganization) return null
  if (organization.kind === 'new') return { kind: 'new', organization: organization.added }
  return organization.organizationId === ''
    ? null
    : { kind: 'existing', organizationId: organization.organizationId }
}

/** How long the certificates of a draft are to last; 0 days where no number was typed. */
function validityOf({ validity }: Pick<ClientOrderDraft, 'validity'>): OrderSubmission['validity'] {
  switch (validity.kind) {
    case 'years':
      return { kind: 'years', years: validity.years }
    case 'until':
      return { kind: 'until', date: validity.date }
    case 'days':
      return { kind: 'days', days: wholeNumber(validity.days) || 0 }
  }
}

/**
 * The submission of a draft; open choices are filled with values that the rules report as missing. `total` is
 * what the person was shown, 0 for a contract; `masterAgreementVersion` that of the catalogue.
 */
export function submissionOf(
  draft: ClientOrderDraft,
  product: Product,
  total: Money,
  masterAgreementVersion: string,
): OrderSubmission {
  const { renewal, payment } = draft
  return {
    productId: draft.productId,
    organization: organizationOf(draft, product),
    generation: draft.generation,
    signatureHash: draft.signatureHash,
    validity: validityOf(draft),
    renewal: renewal.on ? { times: wholeNumber(renewal.times) || 0, daysBefore: renewal.daysBefore } : null,
    recipients: draft.recipients.map((row) => recipientOf(row, product)),
    notificationEmails: [...splitEmails(draft.notificationEmails)],
    payment:
      payment.method === 'card'
        ? { method: 'card', paymentSessionId: payment.cardSessionId ?? '' }
        : { method: payment.method ?? 'balance' },
    total,
    attestation: product.needsOrganization ? draft.attestation : null,
    servicesAgreement: draft.servicesAgreement ?? { version: '', acceptedAt: '' },
    masterAgreementVersion,
  }
}

/**
 * The price of a draft by the catalogue at the time `now`, ms since 1970; null while its validity is wrong.
 */
export function draftPrice(
  draft: ClientOrderDraft,
  product: Product,
  policy: OrderPolicy,
  now: number,
): OrderPrice | null {
  const judged = judgeValidity(validityOf(draft), product.validity, now)
  return 'code' in judged ? null : priceOf(product, judged.days, draft.recipients.length, policy.catalogue)
}

/** The amount to pay: the price, or nothing where the contract pays. */
export function draftTotal(draft: ClientOrderDraft, price: OrderPrice | null): Money {
  const { amount, currency } = price?.total ?? { amount: 0, currency: 'EUR' }
  return { amount: draft.payment.method === 'contract' ? 0 : amount, currency }
}

/**
 * The submission of a draft as it is now, and everything that is wrong with it; the pointers lead into the
 * submission.
 */
export function judgeDraft(
  draft: ClientOrderDraft,
  product: Product,
  policy: OrderPolicy,
  now: number,
): { readonly submission: OrderSubmission; readonly faults: readonly OrderFault[] } {
  const total = draftTotal(draft, draftPrice(draft, product, policy, now))
  const submission = submissionOf(draft, product, total, policy.catalogue.masterAgreementVersion)
  const faults = judgeOrder(submission, keysOf(draft), policy, now)
  const { method, cardSessionId } = draft.payment
  const unpaid: OrderFault[] =
    method === null || (method === 'card' && cardSessionId === null)
      ? [
          {
            pointer: method === null ? '/payment/method' : '/payment/paymentSessionId',
            code: 'field-required',
          },
        ]
      : []
  const said = method === null ? faults.filter(({ pointer }) => !pointer.startsWith('/payment')) : faults
  return { submission, faults: [...said, ...unpaid] }
}
