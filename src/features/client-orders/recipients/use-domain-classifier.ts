import { useMemo } from 'react'
import { type ClassifyDomain, domainClassifier } from '../../../domain/addresses/classification'
import type { StepProps } from '../wizard/steps'

/**
 * How domains stand; made anew when a validation ends, and not with each minute: every row would be judged
 * again.
 */
export function useDomainClassifier(
  { domains, catalogue }: StepProps['policy'],
  now: number,
): ClassifyDomain {
  const lasting = domains.filter(
    ({ validatedUntil }) => validatedUntil !== null && Date.parse(validatedUntil) > now,
  ).length
  const { publicProviders } = catalogue
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  return useMemo(
    () => domainClassifier({ domains, publicProviders }, now),
    [domains, publicProviders, lasting],
  )
}
