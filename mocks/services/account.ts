import type { Account, Domain, NewOrganization, Organization } from '../../src/contract/schema'
import { tidyText } from '../../src/domain/texts/subject-text'
import { hexOf } from '../digest'
import type { Scene } from '../scene'
import type { Organization as KnownOrganization } from '../state'
import { domainView, organizationView } from './validations'

export function accountOf({ state: { accountId, accountName, user, contact } }: Scene): Account {
  return { accountId, accountName, user: { name: user.name, email: user.email }, administrator: contact }
}

export function organizationsOf({ state, now }: Scene): Organization[] {
  return state.organizations.map((row) => organizationView(row, now))
}

export function domainsOf({ state, now }: Scene): Domain[] {
  return state.domains.map((row) => domainView(row, now))
}

/** The organization that an order adds; the account's own, where it has that one already. */
export function addOrganization({ state, random }: Scene, added: NewOrganization): KnownOrganization {
  const name = tidyText(added.name)
  const organizationIdentifier = added.organizationIdentifier.trim()
  const known = state.organizations.find(
    (row) => row.name === name && row.organizationIdentifier === organizationIdentifier,
  )
  if (known) return known
  const organization: KnownOrganization = {
    organizationId: `org-${hexOf(random(6))}`,
    name,
    countryCode: added.countryCode.trim(),
    locality: tidyText(added.locality),
    organizationIdentifier,
    validatedUntil: null,
    pendingSince: null,
  }
  state.organizations.push(organization)
  return organization
}
