import type { ClientOrder, OrderStep } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import type { Scene } from '../scene'
import type { GenerateLink, Order, Validation } from '../state'
import { commonNameOf, organizationOf } from './orders'
import { statusOf } from './pickup-status'
import { productOf } from './products'
import { validationsOf } from './validations'

const dayMs = 86_400_000
/** How long the authority's own validations usually take, in days. */
const usualDays: Readonly<Partial<Record<Validation['kind'], number>>> = { organization_validation: 2 }

/** An order as it is now, and what happens next. Throws `order-unknown`. */
export function clientOrder(scene: Scene, orderNumber: string): ClientOrder {
  const { state, now } = scene
  const order = state.orders.find((row) => row.orderNumber === orderNumber)
  if (!order) throw new AppError('order-unknown')
  const { productId, placedAt, placedBy, signatureHash, validityDays, renewal, payment } = order
  return {
    orderNumber,
    productId,
    productName: productOf(productId).name,
    organizationName: organizationOf(scene, order)?.name ?? null,
    placedAt,
    placedBy,
    asOf: now.toISOString(),
    signatureHash,
    validityDays,
    renewal,
    payment: { method: payment.method, total: payment.total },
    steps: stepsOf(scene, order),
    recipients: order.recipients.map((recipient) => ({
      commonName: commonNameOf(scene, order, recipient),
      emails: recipient.emails,
      status: statusOf(order, recipient),
      ownCsr: recipient.orderedKey !== null,
    })),
  }
}

/** What happens on the order's way, in the order in which it does; computed anew from what happened. */
function stepsOf({ state }: Scene, order: Order): OrderStep[] {
  const { recipients, orderNumber } = order
  const firstLinks = new Map<string, GenerateLink>()
  for (const link of state.links) {
    if (link.orderNumber === orderNumber && !firstLinks.has(link.recipientId)) {
      firstLinks.set(link.recipientId, link)
    }
  }
  const inBrowser = recipients.filter(({ orderedKey }) => orderedKey === null)
  const steps = [
    ...validationSteps(order),
    countedStep(
      'links_sent',
      'authority',
      inBrowser,
      ({ recipientId }) => firstLinks.get(recipientId)?.sentAt,
    ),
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
