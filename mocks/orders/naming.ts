import type { CommonNameSource } from '../../src/contract/schema'
import { personalName } from '../../src/domain/orders/recipient'
import type { Subject } from '../authority/certificate-parts'
import { certificateTypes, type SubjectAttribute } from '../authority/profiles'
import { productOf } from '../catalogue/products'
import type { Organization } from '../records/account'
import type { Order, OrderItem, Recipient } from '../records/order'
import type { Scene } from '../world/scene'

export async function organizationOf(
  { organizations }: Scene,
  { organizationId }: Pick<Order, 'organizationId'>,
): Promise<Organization | null> {
  return organizationId === null ? null : await organizations.get(organizationId)
}

/** The title of a recipient: a name as people of its script write it, a pseudonym, or an address. */
export function displayNameOf(
  recipient: Pick<Recipient, 'givenName' | 'surname' | 'pseudonym' | 'emails'>,
): string {
  return personalName(recipient) || recipient.pseudonym || (recipient.emails[0] ?? '')
}

/** The common name of a recipient's certificate. */
export function commonNameOf(recipient: Recipient, organization: Organization | null): string {
  const names: Readonly<Record<CommonNameSource, string | undefined>> = {
    name: personalName(recipient),
    pseudonym: recipient.pseudonym,
    email: recipient.emails[0],
    organization_name: organization?.name,
  }
  return names[recipient.commonNameSource] ?? ''
}

/** All that the order knows, cut down to what the certificate's type may hold. */
export function subjectOf({ order, recipient }: OrderItem, organization: Organization | null): Subject {
  const known: Readonly<Record<SubjectAttribute, string | undefined>> = {
    countryName: organization?.countryCode,
    localityName: organization?.locality,
    organizationName: organization?.name,
    organizationIdentifier: organization?.organizationIdentifier,
    surname: recipient.surname,
    givenName: recipient.givenName,
    pseudonym: recipient.pseudonym,
    commonName: commonNameOf(recipient, organization),
    emailAddress: recipient.emails[0],
  }
  const { required, person, optional } = certificateTypes[productOf(order.productId).certificateType]
  const held = ([...required, ...person, ...optional] as const).flatMap((attribute) => {
    const value = known[attribute]
    return value === undefined || value === '' ? [] : [[attribute, value] as const]
  })
  return Object.fromEntries(held)
}
