import type { Organization } from '../../../contract/schema'

/**
 * The validation of an organization at the time `now`, ms since 1970: one that ended since it was read is
 * expired.
 */
export function validationAt(
  { validation, validatedUntil }: Pick<Organization, 'validation' | 'validatedUntil'>,
  now: number,
): Organization['validation'] {
  const isOver = validatedUntil !== null && Date.parse(validatedUntil) <= now
  return validation === 'validated' && isOver ? 'expired' : validation
}

/** Those that are validated, and those that would be during the order; each by name. */
export function byValidation(organizations: readonly Organization[], now: number, locale: string) {
  const byName = organizations.toSorted((one, other) => one.name.localeCompare(other.name, locale))
  return {
    validated: byName.filter((one) => validationAt(one, now) === 'validated'),
    open: byName.filter((one) => validationAt(one, now) !== 'validated'),
  }
}
