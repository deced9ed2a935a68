import type { CommonNameSource, KeyProfile, Language } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { productOf, usagesOf } from '../catalogue/products'
import type { Order, PublicKey, Validation } from '../records/order'
import { randomText } from '../world/random-text'
import type { Scene } from '../world/scene'
import { placed } from './happened'
import { organizationOf } from './naming'

/** A checked order; options that are left out are the product's own. */
export interface OrderRequest
  extends Partial<
    Pick<
      Order,
      | 'generation'
      | 'signatureHash'
      | 'endsAt'
      | 'renewal'
      | 'payment'
      | 'placedBy'
      | 'placement'
      | 'acceptances'
      | 'notificationEmails'
    >
  > {
  readonly productId: string
  readonly organizationId: string | null
  readonly validityDays: number
  /** The keys that the order's policy allows, of those that the product does; the first is the default. */
  readonly keyProfiles: readonly KeyProfile[]
  /** Open validations; none where it is left out. */
  readonly openValidations?: readonly Pick<Validation, 'kind' | 'subject'>[]
  /** Whether a one-time code is asked for; each recipient then needs a telephone. */
  readonly asksForCode?: boolean
  readonly recipients: readonly {
    readonly commonNameSource?: CommonNameSource
    readonly givenName: string
    readonly surname: string
    readonly pseudonym?: string
    readonly emails: readonly string[]
    readonly orderedKey?: PublicKey | null
    readonly phone?: string
    readonly language: Language
  }[]
}

/** Writes an order down. Throws `request-malformed` for one that contradicts itself: our own mistake. */
export async function enterOrder(scene: Scene, request: OrderRequest): Promise<Order> {
  return await placed(scene, await orderOf(scene, request))
}

/** An order as it is when it is placed, not written down yet. Throws as `enterOrder` does. */
export async function orderOf(scene: Scene, request: OrderRequest): Promise<Order> {
  const { account, now } = scene
  const { user, balance } = await account.get()
  const product = productOf(request.productId)
  const organization = await organizationOf(scene, request)
  const allowed = request.keyProfiles.every((profile) => product.keyProfiles.includes(profile))
  const { asksForCode = false, openValidations = [] } = request
  const reachable = !asksForCode || request.recipients.every(({ phone }) => phone !== undefined)
  if (product.needsOrganization !== (organization !== null) || !allowed || !reachable) {
    throw new AppError('request-malformed')
  }
  const { generation = product.generations[0] ?? null } = request
  const placedAt = now.toISOString()
  return {
    orderNumber: takeOrderNumber(scene),
    productId: product.productId,
    organizationId: organization?.organizationId ?? null,
    generation,
    signatureHash: request.signatureHash ?? 'sha256',
    validityDays: request.validityDays,
    endsAt: request.endsAt ?? null,
    renewal: request.renewal ?? null,
    usages: [...usagesOf(product, generation)],
    keyProfiles: [...request.keyProfiles],
    asksForCode,
    placedAt,
    placedBy: request.placedBy ?? user.name,
    placement: request.placement ?? null,
    payment: request.payment ?? {
      method: 'contract',
      total: { amount: 0, currency: balance.currency },
      paymentSessionId: null,
    },
    acceptances: request.acceptances ?? [],
    notificationEmails: request.notificationEmails ?? [],
    validations: openValidations.map(({ kind, subject }) => ({
      kind,
      subject,
      since: placedAt,
      doneAt: null,
    })),
    cancelledAt: null,
    recipients: request.recipients.map((recipient) => ({
      recipientId: randomText(scene.random, 12),
      commonNameSource: recipient.commonNameSource ?? product.commonNameSources[0] ?? 'email',
      givenName: recipient.givenName,
      surname: recipient.surname,
      pseudonym: recipient.pseudonym ?? '',
      emails: [...recipient.emails],
      phone: recipient.phone ?? null,
      language: recipient.language,
      links: [],
      accessTokens: [],
      oneTimeCode: null,
      orderedKey: recipient.orderedKey ?? null,
      submission: null,
      approvedAt: null,
      refusal: null,
      certificate: null,
      revokedAt: null,
      setAside: null,
    })),
  }
}

function takeOrderNumber(scene: Scene): string {
  const { stage } = scene
  scene.setStage({ ...stage, nextOrderNumber: stage.nextOrderNumber + 1 })
  return String(stage.nextOrderNumber)
}
