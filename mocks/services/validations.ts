import type { Domain as DomainView, Organization as OrganizationView } from '../../src/contract/schema'
import type { Scene } from '../scene'
import type { Domain, Order, Organization, Recipient, Validation } from '../state'

const dayMs = 86_400_000
/** How long a validation may be relied on, in days (S/MIME BR 4.2.1). */
export const reuseDays = { organization: 825, domain: 398 } as const

type Bearings = Readonly<Record<Validation['kind'], ReadonlyMap<string, Validation>>>

/** Validations by what they are about. Which an order has is settled when it is placed; a thousand addresses are not looked through a thousand times. */
const bearingsOf = new WeakMap<readonly Validation[], Bearings>()

function bearings({ validations }: Order): Bearings {
  const known = bearingsOf.get(validations)
  if (known) return known
  const of = (wanted: Validation['kind']) =>
    new Map(validations.flatMap((row) => (row.kind === wanted ? [[row.subject, row] as const] : [])))
  const made = {
    organization_validation: of('organization_validation'),
    domain_validation: of('domain_validation'),
    email_validation: of('email_validation'),
  }
  bearingsOf.set(validations, made)
  return made
}

/** What a recipient waits or waited for before a CSR is taken: an address's validation concerns who has the address, a domain's who has one there or below. */
export function validationsOf(order: Order, { emails }: Recipient): readonly Validation[] {
  if (order.validations.length === 0) return []
  const { organization_validation, domain_validation, email_validation } = bearings(order)
  const domains = emails.flatMap((email) =>
    namesAbove(email.slice(email.lastIndexOf('@') + 1)).map((name) => domain_validation.get(name)),
  )
  const found = [
    ...organization_validation.values(),
    ...domains,
    ...emails.map((email) => email_validation.get(email)),
  ]
  return [...new Set(found.filter((validation) => validation !== undefined))]
}

/** The name itself, and those above it. */
function namesAbove(domainName: string): readonly string[] {
  const labels = domainName.split('.')
  return labels.map((_, index) => labels.slice(index).join('.'))
}

/** What a recipient still waits for. */
export function openValidations(order: Order, recipient: Recipient): readonly Validation[] {
  return validationsOf(order, recipient).filter(({ doneAt }) => doneAt === null)
}

/**
 * Notes that all of a recipient's open validations are done, for every order that waits for the same; one that was done
 * before keeps its time. Organization and domain are the account's from then on.
 */
export function finishValidations(scene: Scene, order: Order, recipient: Recipient): void {
  for (const { kind, subject } of openValidations(order, recipient)) {
    finish(scene, kind, subject)
  }
}

function finish({ state, now }: Scene, kind: Validation['kind'], subject: string): void {
  for (const validation of state.orders.flatMap(({ validations }) => validations)) {
    if (validation.kind === kind && validation.subject === subject) validation.doneAt ??= now.toISOString()
  }
  const confirm = (progress: Pick<Domain, 'validatedUntil' | 'pendingSince'> | undefined, days: number) => {
    if (!progress) return
    progress.validatedUntil = new Date(now.getTime() + days * dayMs).toISOString()
    progress.pendingSince = null
  }
  if (kind === 'organization_validation') {
    for (const row of state.organizations) if (row.name === subject) confirm(row, reuseDays.organization)
  }
  if (kind === 'domain_validation') {
    confirm(
      state.domains.find(({ domainName }) => domainName === subject),
      reuseDays.domain,
    )
  }
}

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
