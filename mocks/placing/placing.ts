import type { OrderReceipt, OrderSubmission } from '../../src/contract/schema'
import { type ClassifyDomain, domainClassifier } from '../../src/domain/addresses/classification'
import { isTextFault, readEmail } from '../../src/domain/addresses/email-address'
import { judgeOrder, type OrderFault, type OrderPolicy } from '../../src/domain/orders/client-order'
import { judgeValidity } from '../../src/domain/orders/validity'
import { tidyText } from '../../src/domain/texts/subject-text'
import { AppError } from '../../src/errors'
import { yieldToPage } from '../../src/yield'
import { addOrganization, domainsOf, organizationsOf } from '../account/account'
import { progressOf } from '../account/validity'
import { acceptedKeys } from '../authority/profiles'
import { catalogue } from '../catalogue/catalogue'
import { productOf } from '../catalogue/products'
import { enterOrder } from '../orders/enter'
import { addToBalance, paymentOptions, takeAuthorization } from '../payment/payment'
import type { Organization } from '../records/account'
import type { Order, PublicKey, Validation } from '../records/order'
import { sha256Hex } from '../world/digest'
import type { Scene } from '../world/scene'
import { type CsrReading, isCsrFault } from './csrs'
import { judgeAcceptanceTimes, judgeCard, judgeKnownKeys } from './judging'

interface Placed {
  readonly receipt: OrderReceipt
  /** Whether this request placed it, and not one before with the same key. */
  readonly isFirst: boolean
}

/** An order as it came, with what was found out about it before the world was looked at. */
interface ArrivedOrder {
  readonly idempotencyKey: string
  readonly submission: OrderSubmission
  /**
   * The keys of the recipients' CSRs, in their order; what is wrong with a CSR in a key's place, null where
   * there is none.
   */
  readonly csrs: readonly (CsrReading | null)[]
}

/**
 * Places an order, or finds the one that was placed with its key. Throws `order-refused` with everything that
 * is wrong in `fields`, and `idempotency-key-reused` with `orderNumber` where the key came with another body.
 */
export async function placeOrder(scene: Scene, arrived: ArrivedOrder): Promise<Placed> {
  const { idempotencyKey, submission } = arrived
  const bodySha256 = await sha256Hex(new TextEncoder().encode(canonicalJson(submission)))
  const earlier = await scene.orders.newest('idempotencyKey', idempotencyKey)
  if (earlier && earlier.placement?.bodySha256 !== bodySha256) {
    throw new AppError('idempotency-key-reused', { orderNumber: earlier.orderNumber })
  }
  if (earlier) {
    const { orderNumber, placedAt } = earlier
    return { receipt: { orderNumber, placedAt }, isFirst: false }
  }
  await yieldToPage()
  const faults = await judge(scene, arrived)
  if (faults.length > 0) {
    const fields = faults.map(({ pointer, code, details = {} }) => ({ pointer, code, details }))
    throw new AppError('order-refused', {}, undefined, fields)
  }
  await yieldToPage()
  const order = await enter(scene, arrived, { idempotencyKey, bodySha256 })
  await pay(scene, submission, order)
  const { orderNumber, placedAt } = order
  return { receipt: { orderNumber, placedAt }, isFirst: true }
}

/**
 * The same text for the same content, in whatever order its fields came: a draft that was stored comes back
 * in another.
 */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)),
        )
      : part,
  )
}

const policyOf = async (scene: Scene): Promise<OrderPolicy> => ({
  catalogue: catalogue(),
  organizations: await organizationsOf(scene),
  domains: await domainsOf(scene),
  paymentOptions: await paymentOptions(scene),
})

/** By the rules that the page has too, and by what only a server can know. */
async function judge(scene: Scene, { submission, csrs }: ArrivedOrder): Promise<readonly OrderFault[]> {
  const keys = csrs.map((csr) => (csr === null || isCsrFault(csr) ? null : csr))
  const unreadable = csrs.flatMap((csr, index): OrderFault[] =>
    csr !== null && isCsrFault(csr)
      ? [{ pointer: `/recipients/${index}/csrPem`, code: csr.code, details: csr.details }]
      : [],
  )
  return [
    ...judgeOrder(submission, keys, await policyOf(scene), scene.now.getTime()),
    ...unreadable,
    ...(await judgeKnownKeys(scene, keys)),
    ...(await judgeCard(scene, submission)),
    ...judgeAcceptanceTimes(scene, submission),
  ]
}

/** Writes down what was found right. */
async function enter(
  scene: Scene,
  { submission, csrs }: ArrivedOrder,
  placement: Order['placement'],
): Promise<Order> {
  const { account, now } = scene
  const product = productOf(submission.productId)
  const validity = judgeValidity(submission.validity, product.validity, now.getTime())
  if ('code' in validity) throw new AppError('server-fault')
  const { organization, payment, total, attestation, servicesAgreement } = submission
  const ordering =
    organization?.kind === 'new'
      ? await addOrganization(scene, organization.organization)
      : organization && (await scene.organizations.get(organization.organizationId))
  const recipients = submission.recipients.map(({ csrPem: _csr, ...recipient }, index) => ({
    ...recipient,
    givenName: tidyText(recipient.givenName),
    surname: tidyText(recipient.surname),
    pseudonym: tidyText(recipient.pseudonym),
    emails: recipient.emails.map(addressOf),
    orderedKey: keyOf(csrs[index] ?? null),
  }))
  return await enterOrder(scene, {
    placement,
    productId: product.productId,
    organizationId: ordering?.organizationId ?? null,
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
    placedBy: (await account.get()).user.name,
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
    openValidations: await openAtFirst(scene, submission, ordering),
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

/**
 * The validations that the order needs. The account's organization or domain counts as under way from now on.
 */
async function openAtFirst(
  scene: Scene,
  { productId, recipients }: OrderSubmission,
  organization: Organization | null,
): Promise<readonly Pick<Validation, 'kind' | 'subject'>[]> {
  const { organizations, now } = scene
  const { validates } = productOf(productId)
  const classifyDomain = domainClassifier(
    { domains: await domainsOf(scene), publicProviders: [] },
    now.getTime(),
  )
  const addresses = recipients.flatMap(({ emails }) => emails.map(addressOf))
  const open: Pick<Validation, 'kind' | 'subject'>[] = []
  if (
    organization &&
    validates.includes('organization') &&
    progressOf(organization, now).validation !== 'validated'
  ) {
    await organizations.edit(organization.organizationId, (row) => ({
      ...row,
      pendingSince: row.pendingSince ?? now.toISOString(),
    }))
    open.push({ kind: 'organization_validation', subject: organization.name })
  }
  const unproved = addresses.filter((address) => isUnproved(address, classifyDomain))
  if (validates.includes('domain')) {
    for (const subject of new Set(unproved.map((address) => address.slice(address.lastIndexOf('@') + 1)))) {
      await beginDomain(scene, subject)
      open.push({ kind: 'domain_validation', subject })
    }
  }
  if (validates.includes('email')) {
    for (const subject of unproved) open.push({ kind: 'email_validation', subject })
  }
  return open
}

const isUnproved = (address: string, classifyDomain: ClassifyDomain): boolean =>
  classifyDomain(address.slice(address.lastIndexOf('@') + 1)).addressClass !== 'validated'

async function beginDomain({ domains, now }: Scene, domainName: string): Promise<void> {
  const pendingSince = now.toISOString()
  if (await domains.get(domainName)) {
    await domains.edit(domainName, (row) => ({ ...row, pendingSince: row.pendingSince ?? pendingSince }))
  } else domains.add({ domainName, validatedUntil: null, pendingSince })
}

/** The contract counts down, the balance is debited, an authorization belongs to the order from now on. */
async function pay(
  scene: Scene,
  { payment, total, productId, recipients }: OrderSubmission,
  { orderNumber }: Order,
): Promise<void> {
  if (payment.method === 'contract') await countDown(scene, productId, recipients.length)
  if (payment.method === 'balance') await addToBalance(scene, -total.amount)
  if (payment.method === 'card') await takeAuthorization(scene, payment.paymentSessionId, orderNumber)
}

async function countDown({ account }: Scene, productId: string, certificates: number): Promise<void> {
  await account.edit((row) => ({
    ...row,
    contract: row.contract && {
      ...row.contract,
      remaining: row.contract.remaining.map((left) =>
        left.productId === productId ? { ...left, certificates: left.certificates - certificates } : left,
      ),
    },
  }))
}
