import type { ClientOrder, OrderStep } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { productOf } from '../catalogue/products'
import type { Order, Validation } from '../records/order'
import { statusOf } from '../records/order-status'
import { validationsOf } from '../records/order-validations'
import type { Scene } from '../world/scene'
import { commonNameOf, organizationOf } from './naming'

const dayMs = 86_400_000
/** How long the authority's own validations usually take, in days. */
const usualDays: Readonly<Partial<Record<Validation['kind'], number>>> = { organization_validation: 2 }

/** An order as it is now, and what happens next. Throws `order-unknown`. */
export async function clientOrder(scene: Scene, orderNumber: string): Promise<ClientOrder> {
  const order = await scene.orders.get(orderNumber)
  if (!order) throw new AppError('order-unknown')
  const organization = await organizationOf(scene, order)
  const { productId, placedAt, placedBy, signatureHash, validityDays, renewal, payment } = order
  return {
    orderNumber,
    productId,
    productName: productOf(productId).name,
    organizationName: organization?.name ?? null,
    placedAt,
    placedBy,
    asOf: scene.now.toISOString(),
    signatureHash,
    validityDays,
    renewal,
    payment: { method: payment.method, total: payment.total },
    steps: stepsOf(order),
    recipients: order.recipients.map((recipient) => ({
      commonName: commonNameOf(recipient, organization),
      emails: recipient.emails,
      status: statusOf({ order, recipient }),
      ownCsr: recipient.orderedKey !== null,
    })),
  }
}

/** The steps of an order in their sequence; computed from its events each time. */
function stepsOf(order: Order): OrderStep[] {
  const { recipients } = order
  const inBrowser = recipients.filter(({ orderedKey }) => orderedKey === null)
  const steps = [
    ...validationSteps(order),
    countedStep('links_sent', 'authority', inBrowser, ({ links }) => links[0]?.sentAt),
    countedStep('key_made', 'recipient', inBrowser, ({ submission }) => submission?.receivedAt),
    {
      ...countedStep(
        'certificate_issued',
        'authority',
        recipients,
        ({ certificate }) => certificate?.issuedAt,
      ),
      expectedAt: latest(
        recipients.map(({ certificate, submission }) => (certificate ? null : (submission?.dueAt ?? null))),
      ),
    },
  ]
  return steps.filter(({ count }) => count > 0)
}

function validationSteps(order: Order): OrderStep[] {
  const counts = new Map<Validation, number>(order.validations.map((validation) => [validation, 0]))
  for (const recipient of order.recipients) {
    for (const validation of validationsOf(order, recipient)) {
      counts.set(validation, (counts.get(validation) ?? 0) + 1)
    }
  }
  const steps = [...counts].flatMap(([validation, count]) => {
    const { kind, subject, since, doneAt } = validation
    if (kind === 'email_validation') return []
    const actor = kind === 'organization_validation' ? 'organization_contact' : 'domain_contact'
    const days = usualDays[kind]
    const expectedAt =
      doneAt === null && days !== undefined ? new Date(Date.parse(since) + days * dayMs).toISOString() : null
    const done = doneAt === null ? 0 : count
    return [{ kind, subject, actor, count, done, doneAt, expectedAt } as const]
  })
  const addresses = order.validations.filter(({ kind }) => kind === 'email_validation')
  return [...steps, countedStep('email_validation', 'recipient', addresses, ({ doneAt }) => doneAt)]
}

/** A step that is taken for one after the other. */
function countedStep<T>(
  kind: OrderStep['kind'],
  actor: OrderStep['actor'],
  all: readonly T[],
  doneAtOf: (one: T) => string | null | undefined,
): OrderStep {
  const times = all.flatMap((one) => doneAtOf(one) ?? [])
  const count = all.length
  const done = times.length
  return {
    kind,
    subject: null,
    actor,
    count,
    done,
    doneAt: done === count ? latest(times) : null,
    expectedAt: null,
  }
}

/** The last of some times; null where there is none. */
const latest = (times: readonly (string | null)[]): string | null =>
  times.reduce((last, time) => (time !== null && (last === null || time > last) ? time : last), null)
