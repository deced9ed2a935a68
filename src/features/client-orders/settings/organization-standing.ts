import type { Organization } from '../../../contract/schema'

/**
 * How an organization stands at the time `now`, ms since 1970: a validation that ended meanwhile is expired,
 * whatever was read.
 */
export function standingOf(
  { validation, validatedUntil }: Pick<Organization, 'validation' | 'validatedUntil'>,
  now: number,
): Organization['validation'] {
  const isOver = validatedUntil !== null && Date.parse(validatedUntil) <= now
  return validation === 'validated' && isOver ? 'expired' : validation
}

/** Those that are validated, and those that would be during the order; each by name. */
export function byStanding(organizations: readonly Organization[], now: number, locale: string) {
  const byName = organizations.toSorted((one, other) => one.name.localeCompare(other.name, locale))
  return {
    validated: byName.filter((one) => standingOf(one, now) === 'validated'),
    open: byName.filter((one) => standingOf(one, now) !== 'validated'),
  }
}
