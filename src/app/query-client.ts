import { QueryClient } from '@tanstack/react-query'
import { isTransportFault } from '../api/client'

/** Retries transport faults only: the server's answer would be the same again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (count, error) => count < 2 && isTransportFault(error),
        retryDelay: (count) => 500 * 2 ** count,
        refetchOnWindowFocus: false,
        // The browser's idea of being offline is often wrong; a request that fails says so itself.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
