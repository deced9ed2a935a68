import { useMemo } from 'react'
import { type StandingOf, standingBy } from '../../../domain/addresses/standing'
import type { StepProps } from '../wizard/steps'

/**
 * How domains stand; made anew when a validation ends, and not with each minute: every row would be judged
 * again.
 */
export function useStandingOf({ domains, catalogue }: StepProps['policy'], now: number): StandingOf {
  const lasting = domains.filter(
    ({ validatedUntil }) => validatedUntil !== null && Date.parse(validatedUntil) > now,
  ).length
  const { publicProviders } = catalogue
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  return useMemo(() => standingBy({ domains, publicProviders }, now), [domains, publicProviders, lasting])
}
