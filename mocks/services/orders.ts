import type { KeyProfile, Language } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import type { Subject } from '../authority/authority'
import { certificateTypes, profileParts, type SubjectAttribute } from '../authority/profiles'
import type { Scene } from '../scene'
import type { Order, Organization, Recipient, Validation } from '../state'
import { type Product, products } from './products'
import { randomText } from './tokens'

export interface OrderRequest {
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
    readonly givenName: string
    readonly surname: string
    readonly emails: readonly string[]
    readonly phone?: string
    readonly language: Language
  }[]
}

export function placeOrder({ state, now, random }: Scene, request: OrderRequest): Order {
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
  const order: Order = {
    orderNumber: String(state.nextOrderNumber++),
    productId: product.productId,
    organizationId: organization?.organizationId ?? null,
    validityDays: request.validityDays,
    usages: [...product.usages],
    keyProfiles: [...request.keyProfiles],
    asksForCode,
    placedAt: now.toISOString(),
    validations: openValidations.map(({ kind, subject }) => ({
      kind,
      subject,
      since: now.toISOString(),
      doneAt: null,
    })),
    cancelledAt: null,
    recipients: request.recipients.map((recipient) => ({
      ...recipient,
      recipientId: randomText(random, 12),
      emails: [...recipient.emails],
      phone: recipient.phone ?? null,
      oneTimeCode: null,
      submission: null,
      approvedAt: null,
      refusal: null,
      certificate: null,
      revokedAt: null,
    })),
  }
  state.orders.push(order)
  return order
}

export function productOf(productId: string): Product {
  const product = products.find((row) => row.productId === productId)
  if (!product) throw new AppError('request-malformed')
  return product
}

export function organizationOf({ state }: Scene, order: Order): Organization | undefined {
  return state.organizations.find(({ organizationId }) => organizationId === order.organizationId)
}

/** A name as people of its language write it: family name first, without a blank, in Chinese. */
export function displayNameOf({ givenName, surname }: Pick<Recipient, 'givenName' | 'surname'>): string {
  return /\p{Script=Han}/u.test(surname) ? `${surname}${givenName}` : `${givenName} ${surname}`
}

/** All that the order knows, cut down to what the certificate's type may hold. */
export function subjectOf(scene: Scene, order: Order, recipient: Recipient): Subject {
  const product = productOf(order.productId)
  const organization = organizationOf(scene, order)
  const [email] = recipient.emails
  const commonNames = { name: displayNameOf(recipient), email, organization: organization?.name }
  const known: Readonly<Record<SubjectAttribute, string | undefined>> = {
    countryName: organization?.countryCode,
    localityName: organization?.locality,
    organizationName: organization?.name,
    organizationIdentifier: organization?.organizationIdentifier,
    surname: recipient.surname,
    givenName: recipient.givenName,
    commonName: commonNames[product.commonName],
    emailAddress: email,
  }
  const { required, optional } = certificateTypes[profileParts(product.profile).type]
  const held = ([...required, ...optional] as const).flatMap((attribute) => {
    const value = known[attribute]
    return value === undefined ? [] : [[attribute, value] as const]
  })
  return Object.fromEntries(held)
}
