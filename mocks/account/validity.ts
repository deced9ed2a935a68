import type { Domain as DomainView, Organization as OrganizationView } from '../../src/contract/schema'
import type { Domain, Organization } from '../records/account'

type Progress = Pick<OrganizationView, 'validation' | 'validatedUntil'>

/** How far a validation has come at a moment: one that is good may be renewed meanwhile. */
export function progressOf(
  { validatedUntil, pendingSince }: Pick<Domain, 'validatedUntil' | 'pendingSince'>,
  now: Date,
): Progress {
  if (validatedUntil !== null && new Date(validatedUntil) > now)
    return { validation: 'validated', validatedUntil }
  if (pendingSince !== null) return { validation: 'pending', validatedUntil: null }
  return validatedUntil === null
    ? { validation: 'none', validatedUntil: null }
    : { validation: 'expired', validatedUntil }
}

/** An organization as the account sees it. */
export function organizationView(organization: Organization, now: Date): OrganizationView {
  const { organizationId, name, countryCode, locality, organizationIdentifier } = organization
  return {
    organizationId,
    name,
    countryCode,
    locality,
    organizationIdentifier,
    ...progressOf(organization, now),
  }
}

/** A domain as the account sees it. */
export function domainView(domain: Domain, now: Date): DomainView {
  return { domainName: domain.domainName, ...progressOf(domain, now) }
}
