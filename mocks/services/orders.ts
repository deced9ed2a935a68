import type { CommonNameSource, KeyProfile, Language } from '../../src/contract/schema'
import { personalName } from '../../src/domain/orders/recipient'
import { AppError } from '../../src/errors'
import type { Subject } from '../authority/authority'
import { certificateTypes, type SubjectAttribute } from '../authority/profiles'
import type { Scene } from '../scene'
import type { Order, Organization, PublicKey, Recipient, Validation } from '../state'
import { productOf, usagesOf } from './products'
import { randomText } from './tokens'

/** What is ordered, after every check; what is left out is as the product has it. */
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
      | 'acceptances'
      | 'notificationEmails'
    >
  > {
  readonly productId: string
  readonly organizationId: string | null
  readonly validityDays: number
  /** The keys that the order's policy allows, of those that the product does; the first is the default. */
  readonly keyProfiles: readonly KeyProfile[]
  /** What is still to be validated; nothing where it is left out. */
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
export function enterOrder({ state, now, random }: Scene, request: OrderRequest): Order {
  const product = productOf(request.productId)
  const organization = state.organizations.find(
    ({ organizationId }) => organizationId === request.organizationId,
  )
  const allowed = request.keyProfiles.every((profile) => product.keyProfiles.includes(profile))
  const { asksForCode = false, openValidations = [] } = request
  const reachable = !asksForCode || request.recipients.every(({ phone }) => phone !== undefined)
  if (product.needsOrganization !== (organization !== undefined) || !allowed || !reachable) {
    throw new AppError('request-malformed')
  }
  const { generation = product.generations[0] ?? null } = request
  const placedAt = now.toISOString()
  const order: Order = {
    orderNumber: String(state.nextOrderNumber++),
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
    placedBy: request.placedBy ?? state.user.name,
    payment: request.payment ?? {
      method: 'contract',
      total: { amount: 0, currency: state.balance.currency },
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
      recipientId: randomText(random, 12),
      commonNameSource: recipient.commonNameSource ?? product.commonNameSources[0] ?? 'email',
      givenName: recipient.givenName,
      surname: recipient.surname,
      pseudonym: recipient.pseudonym ?? '',
      emails: [...recipient.emails],
      phone: recipient.phone ?? null,
      language: recipient.language,
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
  state.orders.push(order)
  return order
}

export function organizationOf({ state }: Pick<Scene, 'state'>, order: Order): Organization | undefined {
  return state.organizations.find(({ organizationId }) => organizationId === order.organizationId)
}

/** What a recipient is called: by name as people of its script write it, by pseudonym, by address. */
export function displayNameOf(
  recipient: Pick<Recipient, 'givenName' | 'surname' | 'pseudonym' | 'emails'>,
): string {
  return personalName(recipient) || recipient.pseudonym || (recipient.emails[0] ?? '')
}

/** What a recipient's certificate is made out to. */
export function commonNameOf(scene: Pick<Scene, 'state'>, order: Order, recipient: Recipient): string {
  const names: Readonly<Record<CommonNameSource, string | undefined>> = {
    name: personalName(recipient),
    pseudonym: recipient.pseudonym,
    email: recipient.emails[0],
    organization_name: organizationOf(scene, order)?.name,
  }
  return names[recipient.commonNameSource] ?? ''
}

/** All that the order knows, cut down to what the certificate's type may hold. */
export function subjectOf(scene: Pick<Scene, 'state'>, order: Order, recipient: Recipient): Subject {
  const organization = organizationOf(scene, order)
  const known: Readonly<Record<SubjectAttribute, string | undefined>> = {
    countryName: organization?.countryCode,
    localityName: organization?.locality,
    organizationName: organization?.name,
    organizationIdentifier: organization?.organizationIdentifier,
    surname: recipient.surname,
    givenName: recipient.givenName,
    pseudonym: recipient.pseudonym,
    commonName: commonNameOf(scene, order, recipient),
    emailAddress: recipient.emails[0],
  }
  const { required, person, optional } = certificateTypes[productOf(order.productId).certificateType]
  const held = ([...required, ...person, ...optional] as const).flatMap((attribute) => {
    const value = known[attribute]
    return value === undefined || value === '' ? [] : [[attribute, value] as const]
  })
  return Object.fromEntries(held)
}
