import type { Account, Domain, NewOrganization, Organization } from '../../src/contract/schema'
import { tidyText } from '../../src/domain/texts/subject-text'
import type { Organization as KnownOrganization } from '../records/account'
import { hexOf } from '../world/digest'
import type { Scene } from '../world/scene'
import { domainView, organizationView } from './validity'

export async function accountOf({ account }: Scene): Promise<Account> {
  const { accountId, accountName, user, contact } = await account.get()
  return { accountId, accountName, user: { name: user.name, email: user.email }, administrator: contact }
}

export async function organizationsOf({ organizations, now }: Scene): Promise<Organization[]> {
  return (await organizations.all()).map((row) => organizationView(row, now))
}

export async function domainsOf({ domains, now }: Scene): Promise<Domain[]> {
  return (await domains.all()).map((row) => domainView(row, now))
}

/** The organization that an order adds; the account's own, where it has that one already. */
export async function addOrganization(
  { organizations, random }: Scene,
  added: NewOrganization,
): Promise<KnownOrganization> {
  const name = tidyText(added.name)
  const organizationIdentifier = added.organizationIdentifier.trim()
  const known = (await organizations.by('name', name)).find(
    (row) => row.organizationIdentifier === organizationIdentifier,
  )
  if (known) return known
  return organizations.add({
    organizationId: `org-${hexOf(random(6))}`,
    name,
    countryCode: added.countryCode.trim(),
    locality: tidyText(added.locality),
    organizationIdentifier,
    validatedUntil: null,
    pendingSince: null,
  })
}
