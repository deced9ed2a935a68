import type {
  Acceptance,
  Catalogue,
  Domain,
  OrderRecipient,
  OrderSubmission,
  Organization,
  PaymentOptions,
  Product,
} from '../../contract/schema'
import { type ClassifyDomain, domainClassifier } from '../addresses/classification'
import { isTextFault, readEmail } from '../addresses/email-address'
import type { Fault, TextFault } from '../fault-codes'
import { judgeNewOrganization } from './new-organization'
import { priceOf } from './price'
import { judgeRecipient, type RecipientKey } from './recipient'
import { repeatFaults } from './recipient-repeats'
import { judgeValidity } from './validity'

/** A fault of an order, with its field: a JSON Pointer (RFC 6901) into its submission. */
export interface OrderFault extends Fault {
  readonly pointer: string
}

/** The facts that orders are judged by; all come from the backend. */
export interface OrderPolicy {
  readonly catalogue: Catalogue
  readonly organizations: readonly Organization[]
  readonly domains: readonly Domain[]
  readonly paymentOptions: PaymentOptions
}

/** The keys in the recipients' CSRs, in the recipients' order; null where there is none. */
export type RecipientKeys = readonly (RecipientKey | null)[]

/**
 * All faults of an order at the time `now`, ms since 1970; empty where it can be placed. The page judges by
 * it before it submits, the mock backend on arrival, so that both agree. Faults that only one of them can
 * know (a card, a CSR's signature) aren't here.
 */
export function judgeOrder(
  order: OrderSubmission,
  keys: RecipientKeys,
  policy: OrderPolicy,
  now: number,
): readonly OrderFault[] {
  const { catalogue } = policy
  const product = catalogue.products.find(({ productId }) => productId === order.productId)
  if (!product) return [{ pointer: '/productId', code: 'product-unknown' }]
  const classifyDomain = domainClassifier({ ...policy, publicProviders: catalogue.publicProviders }, now)
  return [
    ...judgeProduct(product, now),
    ...judgeOrganization(order, product, policy),
    ...judgeSettings(order, product, now),
    ...judgeRecipients(order, keys, {
      product,
      catalogue,
      classifyDomain,
      organizationName: organizationNameOf(order, policy),
    }),
    ...judgeNotificationEmails(order.notificationEmails, catalogue),
    ...judgePayment(order, product, policy, now),
    ...judgeAcceptances(order, product, catalogue),
  ]
}

/** The organization's name on the certificates; null where they have none, or none is chosen yet. */
export function organizationNameOf(
  { organization }: Pick<OrderSubmission, 'organization'>,
  { organizations }: Pick<OrderPolicy, 'organizations'>,
): string | null {
  if (organization?.kind === 'new') return organization.organization.name
  return (
    organizations.find(({ organizationId }) => organizationId === organization?.organizationId)?.name ?? null
  )
}

function judgeProduct({ endOfLife }: Product, now: number): readonly OrderFault[] {
  const isOver = endOfLife !== null && !endOfLife.canBeOrdered && Date.parse(endOfLife.since) <= now
  return isOver ? [{ pointer: '/productId', code: 'product-ended', details: { since: endOfLife.since } }] : []
}

function judgeOrganization(
  { organization }: OrderSubmission,
  product: Product,
  { organizations }: OrderPolicy,
): readonly OrderFault[] {
  const pointer = '/organization'
  if (!product.needsOrganization) return organization === null ? [] : [{ pointer, code: 'field-not-asked' }]
  if (organization === null) return [{ pointer, code: 'organization-required' }]
  if (organization.kind === 'new')
    return judgeNewOrganization(organization.organization, `${pointer}/organization`)
  const known = organizations.some(({ organizationId }) => organizationId === organization.organizationId)
  return known ? [] : [{ pointer: `${pointer}/organizationId`, code: 'organization-unknown' }]
}

function judgeSettings(order: OrderSubmission, product: Product, now: number): readonly OrderFault[] {
  const { generation, signatureHash, validity, renewal } = order
  const faults: OrderFault[] = []
  const offered =
    product.generations.length === 0
      ? generation === null
      : generation !== null && product.generations.includes(generation)
  if (!offered) faults.push({ pointer: '/generation', code: 'choice-not-offered' })
  if (!product.signatureHashes.includes(signatureHash)) {
    faults.push({ pointer: '/signatureHash', code: 'choice-not-offered' })
  }
  const judged = judgeValidity(validity, product.validity, now)
  if ('code' in judged) faults.push(faultAt(`/validity/${validityField[validity.kind]}`, judged))
  if (renewal) faults.push(...judgeRenewal(renewal, product))
  return faults
}

const validityField = { years: 'years', until: 'date', days: 'days' } as const

function judgeRenewal(
  { times, daysBefore }: NonNullable<OrderSubmission['renewal']>,
  { renewal }: Product,
): readonly OrderFault[] {
  if (!renewal) return [{ pointer: '/renewal', code: 'field-not-asked' }]
  const faults: OrderFault[] = []
  if (!Number.isInteger(times) || times < 1 || times > renewal.maxTimes) {
    const details = { min: 1, max: renewal.maxTimes }
    faults.push({ pointer: '/renewal/times', code: 'number-out-of-range', details })
  }
  if (!renewal.daysBefore.includes(daysBefore)) {
    faults.push({ pointer: '/renewal/daysBefore', code: 'choice-not-offered' })
  }
  return faults
}

interface RecipientPolicy {
  readonly product: Product
  readonly catalogue: Catalogue
  readonly classifyDomain: ClassifyDomain
  readonly organizationName: string | null
}

function judgeRecipients(
  { recipients }: OrderSubmission,
  keys: RecipientKeys,
  policy: RecipientPolicy,
): readonly OrderFault[] {
  const { maxRecipients } = policy.catalogue
  const pointer = '/recipients'
  if (recipients.length === 0) return [{ pointer, code: 'recipients-missing' }]
  if (recipients.length > maxRecipients) {
    return [
      { pointer, code: 'recipients-too-many', details: { limit: maxRecipients, count: recipients.length } },
    ]
  }
  const own = recipients.flatMap((recipient: OrderRecipient, index) =>
    judgeRecipient(recipient, keys[index] ?? null, policy).map((fault) => ({
      ...fault,
      pointer: `${pointer}/${index}${fault.pointer}`,
    })),
  )
  const repeats = repeatFaults(recipients, keys).map(({ index, ...fault }) => ({
    ...fault,
    pointer: `${pointer}/${index}${fault.pointer}`,
  }))
  return [...own, ...repeats]
}

/** Judges the addresses that are only told; at public providers they are welcome. */
export function judgeNotificationEmails(
  emails: readonly string[],
  { maxNotificationEmails }: Pick<Catalogue, 'maxNotificationEmails'>,
): readonly OrderFault[] {
  const pointer = '/notificationEmails'
  if (emails.length > maxNotificationEmails) {
    return [{ pointer, code: 'emails-too-many', details: { limit: maxNotificationEmails } }]
  }
  const seen = new Set<string>()
  return emails.flatMap((text, index) => {
    const reading = readEmail(text)
    if (isTextFault(reading)) return [faultAt(`${pointer}/${index}`, reading)]
    const key = reading.address.toLowerCase()
    const repeated = seen.has(key)
    seen.add(key)
    return repeated ? [{ pointer: `${pointer}/${index}`, code: 'email-repeated' as const }] : []
  })
}

function judgePayment(
  { payment, total, validity, recipients }: OrderSubmission,
  product: Product,
  { catalogue, paymentOptions }: OrderPolicy,
  now: number,
): readonly OrderFault[] {
  const count = recipients.length
  if (payment.method === 'contract') {
    const { contract } = paymentOptions
    const remaining = contract?.remaining.find(({ productId }) => productId === product.productId)
    if (!contract || !remaining || Date.parse(contract.endsAt) <= now) {
      return [{ pointer: '/payment/method', code: 'payment-not-offered' }]
    }
    if (remaining.certificates < count) {
      const details = { remaining: remaining.certificates, needed: count }
      return [{ pointer: '/payment/method', code: 'contract-exhausted', details }]
    }
    return total.amount === 0 ? [] : [{ pointer: '/total', code: 'price-changed' }]
  }
  const judged = judgeValidity(validity, product.validity, now)
  if ('code' in judged) return [] // said where the validity is
  const price = priceOf(product, judged.days, count, catalogue)
  if (price?.total.amount !== total.amount || price.total.currency !== total.currency) {
    return [{ pointer: '/total', code: 'price-changed' }]
  }
  if (payment.method === 'card') {
    return paymentOptions.cardsAccepted ? [] : [{ pointer: '/payment/method', code: 'payment-not-offered' }]
  }
  const missing = total.amount - paymentOptions.balance.amount
  const details = { missing, currency: total.currency }
  return missing > 0 ? [{ pointer: '/payment/method', code: 'balance-too-low', details }] : []
}

function judgeAcceptances(
  { attestation, servicesAgreement, masterAgreementVersion }: OrderSubmission,
  { needsOrganization }: Product,
  catalogue: Catalogue,
): readonly OrderFault[] {
  const faults: OrderFault[] = []
  /** An empty version says that nothing was accepted. */
  const isAccepted = (acceptance: Acceptance | null) => acceptance !== null && acceptance.version !== ''
  if (needsOrganization && !isAccepted(attestation)) {
    faults.push({ pointer: '/attestation', code: 'attestation-missing' })
  }
  if (!isAccepted(servicesAgreement)) {
    faults.push({ pointer: '/servicesAgreement', code: 'agreement-not-accepted' })
  }
  const outdated = (pointer: string, agreed: string, inForce: string) => {
    if (agreed !== inForce) faults.push({ pointer, code: 'agreement-outdated' })
  }
  if (attestation && isAccepted(attestation)) {
    outdated('/attestation', attestation.version, catalogue.attestationVersion)
  }
  if (isAccepted(servicesAgreement)) {
    outdated('/servicesAgreement', servicesAgreement.version, catalogue.servicesAgreementVersion)
  }
  outdated('/masterAgreementVersion', masterAgreementVersion, catalogue.masterAgreementVersion)
  return faults
}

const faultAt = (pointer: string, { code, details }: TextFault): OrderFault => ({
  pointer,
  code,
  ...(details && { details }),
})
