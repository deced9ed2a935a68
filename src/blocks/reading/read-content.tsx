import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'
import { toAppError } from '../../errors'
import { Button } from '../../ui/buttons/button'
import { FailureNotice } from '../../ui/pages/failure-notice'
import { LoadingBlock } from '../../ui/pages/loading-page'

interface ReadContentProps<T> {
  readonly reading: Pick<UseQueryResult<T>, 'data' | 'error' | 'isFetching' | 'refetch'>
  /** The id of the button that asks again, where a fault leads to what would be read. */
  readonly retryId?: string
  readonly children: (data: T) => ReactElement
}

/**
 * Shows the result of a query. Before: that it is being read, or why it could not be, with a button to ask
 * again.
 */
export function ReadContent<T>({ reading, retryId, children }: ReadContentProps<T>): ReactElement {
  const app = useTranslations('app')
  const { data, error, isFetching, refetch } = reading
  if (data !== undefined) return children(data)
  if (!error || isFetching) return <LoadingBlock />
  return (
    <FailureNotice error={toAppError(error)}>
      <Button id={retryId} onClick={() => void refetch()}>
        {app('tryAgain')}
      </Button>
    </FailureNotice>
  )
}
