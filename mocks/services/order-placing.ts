import type { OrderReceipt, OrderSubmission } from '../../src/contract/schema'
import { isTextFault, readEmail } from '../../src/domain/addresses/email-address'
import { type StandingOf, standingBy } from '../../src/domain/addresses/standing'
import { judgeOrder, type OrderFault, type OrderPolicy } from '../../src/domain/orders/client-order'
import { judgeValidity } from '../../src/domain/orders/validity'
import { tidyText } from '../../src/domain/texts/subject-text'
import { AppError } from '../../src/errors'
import { breathe } from '../authority/breath'
import { acceptedKeys } from '../authority/profiles'
import { sha256Hex } from '../digest'
import type { Scene } from '../scene'
import type { Order, PublicKey, Validation } from '../state'
import { addOrganization, domainsOf, organizationsOf } from './account'
import { catalogue } from './catalogue'
import { sendOrderPlaced } from './mail'
import { judgeAcceptanceTimes, judgeCard, judgeKnownKeys } from './order-judging'
import { type CsrReading, isCsrFault } from './order-keys'
import { enterOrder } from './orders'
import { findSession, paymentOptions } from './payment'
import { productOf } from './products'
import { progressOf } from './validations'

export interface Placed {
  readonly receipt: OrderReceipt
  /** Whether this request placed it, and not one before with the same key. */
  readonly isFirst: boolean
}

/** An order as it came, with what was found out about it before the world was looked at. */
export interface ArrivedOrder {
  readonly idempotencyKey: string
  readonly submission: OrderSubmission
  /** The keys of the recipients' CSRs, in their order; what is wrong with a CSR in a key's place, null where there is none. */
  readonly csrs: readonly (CsrReading | null)[]
}

/**
 * Places an order, or finds the one that was placed with its key. Throws `order-refused` with everything that is wrong in `fields`, and
 * `idempotency-key-reused` with `orderNumber` where the key came with another body.
 */
export async function placeOrder(scene: Scene, arrived: ArrivedOrder): Promise<Placed> {
  const { idempotencyKey, submission } = arrived
  const { state, now } = scene
  const bodySha256 = await sha256Hex(new TextEncoder().encode(canonicalJson(submission)))
  const earlier = state.placements.find((row) => row.idempotencyKey === idempotencyKey)
  if (earlier && earlier.bodySha256 !== bodySha256) {
    throw new AppError('idempotency-key-reused', { orderNumber: earlier.orderNumber })
  }
  if (earlier) {
    const { orderNumber, placedAt } = earlier
    return { receipt: { orderNumber, placedAt }, isFirst: false }
  }
  await breathe()
  const faults = judge(scene, arrived)
  if (faults.length > 0) {
    const fields = faults.map(({ pointer, code, details = {} }) => ({ pointer, code, details }))
    throw new AppError('order-refused', {}, undefined, fields)
  }
  await breathe()
  const order = enter(scene, arrived)
  pay(scene, submission, order)
  sendOrderPlaced(scene, order)
  const receipt = { orderNumber: order.orderNumber, placedAt: now.toISOString() }
  state.placements.push({ idempotencyKey, bodySha256, ...receipt })
  return { receipt, isFirst: true }
}

/** The same text for the same content, in whatever order its fields came: a draft that was stored comes back in another. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)),
        )
      : part,
  )
}

const policyOf = (scene: Scene): OrderPolicy => ({
  catalogue: catalogue(),
  organizations: organizationsOf(scene),
  domains: domainsOf(scene),
  paymentOptions: paymentOptions(scene),
})

/** By the rules that the page has too, and by what only a server can know. */
function judge(scene: Scene, { submission, csrs }: ArrivedOrder): readonly OrderFault[] {
  const keys = csrs.map((csr) => (csr === null || isCsrFault(csr) ? null : csr))
  const unreadable = csrs.flatMap((csr, index): OrderFault[] =>
    csr !== null && isCsrFault(csr)
      ? [{ pointer: `/recipients/${index}/csrPem`, code: csr.code, details: csr.details }]
      : [],
  )
  return [
    ...judgeOrder(submission, keys, policyOf(scene), scene.now.getTime()),
    ...unreadable,
    ...judgeKnownKeys(scene, keys),
    ...judgeCard(scene, submission),
    ...judgeAcceptanceTimes(scene, submission),
  ]
}

/** Writes down what was found right. */
function enter(scene: Scene, { submission, csrs }: ArrivedOrder): Order {
  const { state, now } = scene
  const product = productOf(submission.productId)
  const validity = judgeValidity(submission.validity, product.validity, now.getTime())
  if ('code' in validity) throw new AppError('server-fault')
  const { organization, payment, total, attestation, servicesAgreement } = submission
  const organizationId =
    organization?.kind === 'new'
      ? addOrganization(scene, organization.organization).organizationId
      : (organization?.organizationId ?? null)
  const recipients = submission.recipients.map(({ csrPem: _csr, ...recipient }, index) => ({
    ...recipient,
    givenName: tidyText(recipient.givenName),
    surname: tidyText(recipient.surname),
    pseudonym: tidyText(recipient.pseudonym),
    emails: recipient.emails.map(addressOf),
    orderedKey: keyOf(csrs[index] ?? null),
  }))
  return enterOrder(scene, {
    productId: product.productId,
    organizationId,
    generation: submission.generation,
    signatureHash: submission.signatureHash,
    validityDays: validity.days,
    endsAt: submission.validity.kind === 'until' ? validity.notAfter : null,
    renewal: submission.renewal,
    keyProfiles: product.keyProfiles,
    payment: {
      method: payment.method,
      total,
      paymentSessionId: payment.method === 'card' ? payment.paymentSessionId : null,
    },
    placedBy: state.user.name,
    acceptances: [
      ...(attestation ? [{ agreement: 'attestation' as const, ...attestation }] : []),
      { agreement: 'certificate_services', ...servicesAgreement },
      {
        agreement: 'master_services',
        version: submission.masterAgreementVersion,
        acceptedAt: now.toISOString(),
      },
    ],
    notificationEmails: submission.notificationEmails.map(addressOf),
    openValidations: openAtFirst(scene, submission, organizationId),
    recipients,
  })
}

function addressOf(text: string): string {
  const reading = readEmail(text)
  if (isTextFault(reading)) throw new AppError('server-fault')
  return reading.address
}

function keyOf(csr: CsrReading | null): PublicKey | null {
  if (csr === null) return null
  if (isCsrFault(csr) || !acceptedKeys.some(({ profile }) => profile === csr.keyProfile)) {
    throw new AppError('server-fault')
  }
  return { ...csr }
}

/** What has to be validated during the order. Where the account has it and it isn't validated, that is under way from now on. */
function openAtFirst(
  scene: Scene,
  { productId, recipients }: OrderSubmission,
  organizationId: string | null,
): readonly Pick<Validation, 'kind' | 'subject'>[] {
  const { state, now } = scene
  const { validates } = productOf(productId)
  const standingOf = standingBy({ domains: domainsOf(scene), publicProviders: [] }, now.getTime())
  const addresses = recipients.flatMap(({ emails }) => emails.map(addressOf))
  const organization = state.organizations.find((row) => row.organizationId === organizationId)
  const open: Pick<Validation, 'kind' | 'subject'>[] = []
  if (
    organization &&
    validates.includes('organization') &&
    progressOf(organization, now).validation !== 'validated'
  ) {
    organization.pendingSince ??= now.toISOString()
    open.push({ kind: 'organization_validation', subject: organization.name })
  }
  const unproved = addresses.filter((address) => isUnproved(address, standingOf))
  if (validates.includes('domain')) {
    for (const subject of new Set(unproved.map((address) => address.slice(address.lastIndexOf('@') + 1)))) {
      beginDomain(scene, subject)
      open.push({ kind: 'domain_validation', subject })
    }
  }
  if (validates.includes('email')) {
    for (const subject of unproved) open.push({ kind: 'email_validation', subject })
  }
  return open
}

const isUnproved = (address: string, standingOf: StandingOf): boolean =>
  standingOf(address.slice(address.lastIndexOf('@') + 1)).standing !== 'validated'

function beginDomain({ state, now }: Scene, domainName: string): void {
  const known = state.domains.find((row) => row.domainName === domainName)
  if (known) known.pendingSince ??= now.toISOString()
  else state.domains.push({ domainName, validatedUntil: null, pendingSince: now.toISOString() })
}

/** The contract counts down, the balance is debited, an authorization belongs to the order from now on. */
function pay(scene: Scene, { payment, total, productId, recipients }: OrderSubmission, order: Order): void {
  const { state } = scene
  if (payment.method === 'contract') {
    const left = state.contract?.remaining.find((row) => row.productId === productId)
    if (left) left.certificates -= recipients.length
  }
  if (payment.method === 'balance') state.balance.amount -= total.amount
  if (payment.method === 'card') {
    findSession(scene, payment.paymentSessionId).orderNumber = order.orderNumber
  }
}
