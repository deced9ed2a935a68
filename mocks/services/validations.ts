import type { Domain as DomainView, Organization as OrganizationView } from '../../src/contract/schema'
import type { Scene } from '../scene'
import type { Domain, Order, Organization, Recipient, Validation } from '../state'

const dayMs = 86_400_000
/** How long a validation may be relied on, in days (S/MIME BR 4.2.1). */
export const reuseDays = { organization: 825, domain: 398 } as const

const domainNameOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1)

/** An address's validation concerns only who has the address, a domain's who has one there or below. */
const concerns: Readonly<Record<Validation['kind'], (subject: string, email: string) => boolean>> = {
  organization_validation: () => true,
  domain_validation: (subject, email) => `.${domainNameOf(email)}`.endsWith(`.${subject}`),
  email_validation: (subject, email) => subject === email,
}

/** What a recipient waits or waited for before a CSR is taken. */
export function validationsOf({ validations }: Order, { emails }: Recipient): readonly Validation[] {
  return validations.filter(({ kind, subject }) => emails.some((email) => concerns[kind](subject, email)))
}

/** What a recipient still waits for. */
export function openValidations(order: Order, recipient: Recipient): readonly Validation[] {
  // Most orders have nothing open, and some a thousand recipients.
  return order.validations.some(({ doneAt }) => doneAt === null)
    ? validationsOf(order, recipient).filter(({ doneAt }) => doneAt === null)
    : []
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
