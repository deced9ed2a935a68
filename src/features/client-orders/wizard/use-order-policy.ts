import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { accountQuery, domainsQuery, organizationsQuery } from '../../../api/account'
import { catalogueQuery } from '../../../api/catalogue'
import { paymentOptionsQuery } from '../../../api/payment'
import type { Account } from '../../../contract/schema'
import type { OrderPolicy } from '../../../domain/orders/client-order'
import { type AppError, toAppError } from '../../../errors'

/** The products on offer. */
export const useCatalogue = () => useQuery(catalogueQuery())

type OrderPolicyReading =
  | { readonly at: 'loading' }
  | { readonly at: 'failed'; readonly error: AppError; readonly tryAgain: () => void }
  | { readonly at: 'ready'; readonly policy: OrderPolicy; readonly account: Account }

/**
 * The catalogue, the account's rules and the person, read from the backend. The last answer stays while it is
 * read again.
 */
export function useOrderPolicy(): OrderPolicyReading {
  const account = useQuery(accountQuery())
  const catalogue = useQuery(catalogueQuery())
  const organizations = useQuery(organizationsQuery())
  const domains = useQuery(domainsQuery())
  const paymentOptions = useQuery(paymentOptionsQuery())

  const policy = useMemo(
    (): OrderPolicy | null =>
      catalogue.data && organizations.data && domains.data && paymentOptions.data
        ? {
            catalogue: catalogue.data,
            organizations: organizations.data,
            domains: domains.data,
            paymentOptions: paymentOptions.data,
          }
        : null,
    [catalogue.data, organizations.data, domains.data, paymentOptions.data],
  )
  if (policy && account.data) return { at: 'ready', policy, account: account.data }
  const readings = [account, catalogue, organizations, domains, paymentOptions]
  const failed = readings.find(({ error, isFetching }) => error !== null && !isFetching)
  if (!failed) return { at: 'loading' }
  return {
    at: 'failed',
    error: toAppError(failed.error),
    tryAgain: () => {
      for (const reading of readings) if (reading.error) void reading.refetch()
    },
  }
}
