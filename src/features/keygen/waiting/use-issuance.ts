import { useQuery } from '@tanstack/react-query'
import { issuanceQuery, type PickupLink } from '../../../api/pickup'
import { toAppError } from '../../../errors'
import { useOnline } from '../../../ui/timing/use-online'

/** The pickup as it is asked for again and again, gently, while the page is seen. */
export function useIssuance(link: PickupLink) {
  const { data, error, dataUpdatedAt, errorUpdatedAt, isFetching, refetch } = useQuery(issuanceQuery(link))
  const online = useOnline()
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
