import type { Domain } from '../../contract/schema'

/** Whether certificates can be ordered for an address, by its domain. */
export type AddressClass = 'validated' | 'validated_during_order' | 'public_provider'

/** The account's domains and the mail providers at which anybody can have an address. */
interface KnownDomains {
  readonly domains: readonly Domain[]
  readonly publicProviders: readonly string[]
}

/** The class of a domain, the domain that decided it, and until when it is validated, ISO 8601. */
export interface ClassifiedDomain {
  readonly addressClass: AddressClass
  readonly domainName: string
  readonly validatedUntil: string | null
}

/** Looks a domain (lower-case A-labels) up. Made once for a list of a thousand addresses. */
export type ClassifyDomain = (domainName: string) => ClassifiedDomain

/**
 * Classifies the addresses at a domain at the time `now`, ms since 1970. A validation covers the domains
 * below its own (TLS BR 3.2.2.4, authorization domain name); one that ends before `now` counts as none. A
 * validated domain is never a public provider.
 */
export function domainClassifier({ domains, publicProviders }: KnownDomains, now: number): ClassifyDomain {
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
      return { addressClass: 'validated', domainName: holder, validatedUntil: validated.get(holder) ?? null }
    }
    const isPublic = above.some((name) => providers.has(name))
    return {
      addressClass: isPublic ? 'public_provider' : 'validated_during_order',
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
