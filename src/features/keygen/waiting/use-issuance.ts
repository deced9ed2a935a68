import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { issuanceQuery, type PickupLink } from '../../../api/pickup'
import { toAppError } from '../../../errors'

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** The pickup as it is asked for again and again, gently, while the page is seen. */
export function useIssuance(link: PickupLink) {
  const { data, error, dataUpdatedAt, errorUpdatedAt, isFetching, refetch } = useQuery(issuanceQuery(link))
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  const checkedAt = Math.max(dataUpdatedAt, errorUpdatedAt)
  return {
    pickup: data,
    error: error ? toAppError(error) : null,
    checkedAt: checkedAt === 0 ? null : new Date(checkedAt),
    checking: isFetching,
    online,
    checkNow: () => void refetch(),
  }
}
