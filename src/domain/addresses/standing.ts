import type { Domain } from '../../contract/schema'

/** Whether certificates can be ordered for an address, by its domain. */
export type AddressStanding = 'validated' | 'validated_during_order' | 'public_provider'

/** The account's domains and the mail providers at which anybody can have an address. */
interface KnownDomains {
  readonly domains: readonly Domain[]
  readonly publicProviders: readonly string[]
}

/** How a domain stands, the domain it stands by, and until when, ISO 8601. */
export interface DomainStanding {
  readonly standing: AddressStanding
  readonly domainName: string
  readonly validatedUntil: string | null
}

/** Looks domains up. Made once for a list of a thousand addresses. */
export type StandingOf = (domainName: string) => DomainStanding

/**
 * How addresses at a domain (lower-case A-labels) stand at the time `now`, ms since 1970. A validation covers
 * the domains below its own (TLS BR 3.2.2.4, authorization domain name); one that ends before `now` counts as
 * none. A validated domain is never a public provider.
 */
export function standingBy({ domains, publicProviders }: KnownDomains, now: number): StandingOf {
  const validated = new Map(
    domains
      .filter(
        ({ validation, validatedUntil }) =>
          validation === 'validated' && validatedUntil !== null && Date.parse(validatedUntil) > now,
      )
      .map(({ domainName, validatedUntil }) => [domainName, validatedUntil]),
  )
  const providers = new Set(publicProviders)
  return (domainName) => {
    const above = domainsAbove(domainName)
    const holder = above.find((name) => validated.has(name))
    if (holder !== undefined) {
      return { standing: 'validated', domainName: holder, validatedUntil: validated.get(holder) ?? null }
    }
    const isPublic = above.some((name) => providers.has(name))
    return {
      standing: isPublic ? 'public_provider' : 'validated_during_order',
      domainName,
      validatedUntil: null,
    }
  }
}

/** The domain itself and those above it, but not the top-level one. */
function domainsAbove(domainName: string): readonly string[] {
  const labels = domainName.split('.')
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
}
