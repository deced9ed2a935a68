import type { Order, Recipient, Validation } from './order'

type Bearings = Readonly<Record<Validation['kind'], ReadonlyMap<string, Validation>>>

/** Validations by what they are about: a thousand addresses are not looked through a thousand times. */
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

/**
 * The validations, open or done, before a recipient's CSR is taken: an address's concerns the recipient with
 * that address, a domain's each one with an address there or below.
 */
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

/** The open validations of a recipient. */
export function openValidations(order: Order, recipient: Recipient): readonly Validation[] {
  return validationsOf(order, recipient).filter(({ doneAt }) => doneAt === null)
}
