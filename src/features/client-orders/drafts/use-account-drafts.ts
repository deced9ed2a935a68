import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { accountQuery } from '../../../api/account'
import { type AppError, toAppError } from '../../../errors'
import { createDrafts, type Drafts } from '../../../storage/drafts'

/** Drafts belong to who is signed in; until that is known there are none to show. */
type AccountDrafts =
  | { readonly at: 'loading' }
  | { readonly at: 'failed'; readonly error: AppError; readonly tryAgain: () => void }
  | { readonly at: 'ready'; readonly drafts: Drafts }

/** One door for each account: all pages of this tab speak through it, so that they don't hear themselves. */
const doors = new Map<string, Drafts>()

export function draftsOf(accountId: string): Drafts {
  const known = doors.get(accountId)
  if (known) return known
  const drafts = createDrafts({ accountId })
  doors.set(accountId, drafts)
  return drafts
}

/** Asks for the drafts of who is signed in, where something is about to be done with one. */
export function useAskForDrafts(): () => Promise<Drafts> {
  const queryClient = useQueryClient()
  return useCallback(
    async () => draftsOf((await queryClient.fetchQuery(accountQuery())).accountId),
    [queryClient],
  )
}

const tidied = new Set<Drafts>()

/**
 * The drafts of the account that is signed in. The first page of orders that is opened also deletes drafts
 * that were kept too long.
 */
export function useAccountDrafts(): AccountDrafts {
  const { data, error, isFetching, refetch } = useQuery(accountQuery())
  const drafts = data ? draftsOf(data.accountId) : null
  useEffect(() => {
    if (!drafts || tidied.has(drafts)) return
    tidied.add(drafts)
    // Where the disk can't be looked at the list says so; the next page load tries again.
    void drafts.tidy().catch(() => tidied.delete(drafts))
  }, [drafts])
  if (drafts) return { at: 'ready', drafts }
  if (error && !isFetching) return { at: 'failed', error: toAppError(error), tryAgain: () => void refetch() }
  return { at: 'loading' }
}
