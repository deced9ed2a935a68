import type { NewOrganization, OrderRecipient, OrderSubmission } from '../../../contract/schema'

/**
 * A field of a submission, as the wizard knows it. Its texts are names in `order.fieldLabel` and
 * `order.missing`.
 */
interface OrderField {
  /** The step that asks for it. */
  readonly step: string
  /** Its label in summaries, away from its step. */
  readonly label: string
  /** The sentence where it is missing, if the label alone is ambiguous. */
  readonly missing?: string
}

/** Every field of a submission, by its name: a field more in the contract is a row more here. */
const fields = {
  productId: { step: 'settings', label: 'product' },
  organization: { step: 'settings', label: 'organization' },
  generation: { step: 'settings', label: 'generation' },
  signatureHash: { step: 'settings', label: 'hash' },
  validity: { step: 'settings', label: 'validity' },
  renewal: { step: 'options', label: 'renewal' },
  recipients: { step: 'recipients', label: 'recipients' },
  notificationEmails: { step: 'recipients', label: 'notificationEmails' },
  payment: { step: 'payment', label: 'payment' },
  total: { step: 'payment', label: 'price' },
  attestation: { step: 'agreement', label: 'attestation' },
  servicesAgreement: { step: 'agreement', label: 'servicesAgreement' },
  masterAgreementVersion: { step: 'check', label: 'masterAgreement' },
} as const satisfies Readonly<Record<keyof OrderSubmission, OrderField>>

/** Fields within those that have words of their own, by the whole pointer. */
const fieldsWithin = {
  '/organization/organization/name': {
    step: 'settings',
    label: 'organizationName',
    missing: 'organizationName',
  },
  '/organization/organization/countryCode': { step: 'settings', label: 'country', missing: 'country' },
  '/organization/organization/locality': { step: 'settings', label: 'locality', missing: 'locality' },
  '/organization/organization/organizationIdentifier': {
    step: 'settings',
    label: 'organizationIdentifier',
    missing: 'organizationIdentifier',
  },
  '/organization/organization/phone': { step: 'settings', label: 'phone', missing: 'phone' },
  '/payment/method': { step: 'payment', label: 'payment', missing: 'paymentMethod' },
  '/payment/paymentSessionId': { step: 'payment', label: 'payment', missing: 'card' },
} as const satisfies Readonly<
  Record<
    `/organization/organization/${keyof NewOrganization}` | `/payment/${'method' | 'paymentSessionId'}`,
    Required<OrderField>
  >
>

/**
 * The sentence where a recipient's field is missing, a name in `recipients.missing`; null where it can't be
 * missing.
 */
const recipientFields = {
  commonNameSource: null,
  givenName: 'givenName',
  surname: 'surname',
  pseudonym: 'pseudonym',
  emails: 'email',
  csrPem: 'csr',
  language: null,
} as const satisfies Readonly<Record<keyof OrderRecipient, string | null>>

const has = <T extends object>(table: T, name: string): name is keyof T & string => Object.hasOwn(table, name)

/** The row of the field that a pointer leads to or into; null for a field that this page doesn't know. */
export function fieldOf(pointer: string) {
  const [, name = '', first = '', second = ''] = pointer.split('/')
  const within = [`/${name}/${first}/${second}`, `/${name}/${first}`].find((one) => has(fieldsWithin, one))
  if (within !== undefined && has(fieldsWithin, within)) return fieldsWithin[within]
  return has(fields, name) ? fields[name] : null
}

/** The sentence where the very field of a pointer is missing; null where its label says enough. */
export const missingOf = (pointer: string) =>
  has(fieldsWithin, pointer) ? fieldsWithin[pointer].missing : null

/** The same for a field of a recipient, by its name. */
export const missingOfRecipient = (name: string) =>
  has(recipientFields, name) ? recipientFields[name] : null
