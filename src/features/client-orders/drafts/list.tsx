import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Link } from 'wouter'
import { queryKeys } from '../../../api/query-keys'
import type { Product } from '../../../contract/schema'
import { toAppError } from '../../../errors'
import { useFormatter } from '../../../i18n/use-formatter'
import { paths } from '../../../paths'
import type { Drafts } from '../../../storage/drafts'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { FramedList } from '../../../ui/lists/framed-list'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { LoadingBlock } from '../../../ui/pages/loading-page'
import { Notice } from '../../../ui/pages/notice'
import { Small, Stack } from '../../../ui/pages/page'
import { useRegainedFocus } from '../../../ui/timing/use-regained-focus'
import styles from './list.module.css'
import { useAccountDrafts } from './use-account-drafts'

interface DraftListProps {
  readonly products: readonly Product[]
  /** Where there is no draft, says what would stand here. */
  readonly withEmpty?: boolean
}

/** Requests begun in this browser, to go on with or to delete; those submitted lead to their order. */
export function DraftList({ products, withEmpty = false }: DraftListProps) {
  const app = useTranslations('app')
  const mine = useAccountDrafts()
  if (mine.at === 'ready') return <DraftsOf drafts={mine.drafts} products={products} withEmpty={withEmpty} />
  if (mine.at === 'loading') return withEmpty ? <LoadingBlock /> : null
  // If the session is over, the page itself says so.
  if (!withEmpty && mine.error.code === 'session-over') return null
  return (
    <FailureNotice error={mine.error}>
      <Button onClick={mine.tryAgain}>{app('tryAgain')}</Button>
    </FailureNotice>
  )
}

function DraftsOf({
  drafts: kept,
  products,
  withEmpty,
}: Required<DraftListProps> & { readonly drafts: Drafts }) {
  const t = useTranslations('order.drafts')
  const app = useTranslations('app')
  const format = useFormatter()
  const queryClient = useQueryClient()
  const heading = useRef<HTMLHeadingElement>(null)
  const queryKey = useMemo(() => queryKeys.drafts(kept.accountId), [kept])
  const list = useQuery({
    queryKey,
    queryFn: () => kept.list(),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  const remove = useMutation({
    mutationFn: (draftId: string) => kept.remove(draftId),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey })
      heading.current?.focus()
    },
  })
  // Another tab saves and submits, too.
  useEffect(
    () => kept.watch(() => void queryClient.invalidateQueries({ queryKey })),
    [kept, queryClient, queryKey],
  )

  if (list.error && !list.isFetching) {
    return (
      <FailureNotice error={toAppError(list.error)}>
        <Button onClick={() => void list.refetch()}>{app('tryAgain')}</Button>
      </FailureNotice>
    )
  }
  const { drafts = [], unreadable = [], isPartial = false } = list.data ?? {}
  const open = drafts.filter(({ placedAs }) => placedAs === null)
  const placed = drafts.filter(({ placedAs }) => placedAs !== null)
  const nameOf = (wanted: string) =>
    products.find(({ productId }) => productId === wanted)?.name ?? t('unknownProduct')

  const deleting = (draftId: string, name: string) => (
    <DeleteDraft name={name} onDelete={() => remove.mutate(draftId)} />
  )

  if (list.isPending) return withEmpty ? <LoadingBlock /> : null
  if (drafts.length === 0 && unreadable.length === 0) return withEmpty ? <p>{t('empty')}</p> : null
  return (
    <Stack>
      {open.length > 0 || unreadable.length > 0 ? (
        <>
          <h2 ref={heading} tabIndex={-1}>
            {t('title')}
          </h2>
          <Small>{t('lead')}</Small>
        </>
      ) : null}
      {isPartial ? (
        <Notice tone="warning" title={t('partial')}>
          <p>{t('partialHelp')}</p>
          <Button onClick={() => void list.refetch()}>{app('tryAgain')}</Button>
        </Notice>
      ) : null}
      {remove.error ? <FailureNotice error={toAppError(remove.error)} /> : null}
      {open.length > 0 ? (
        <FramedList as="ul">
          {open.map(({ draftId, productId, rows, savedAt }) => {
            const moment = format.dateTime(new Date(savedAt), 'moment')
            return (
              <li key={draftId} className={styles['draft']}>
                <div className={styles['what']}>
                  <Link href={paths.orderDraft(draftId)}>{nameOf(productId)}</Link>
                  <span>{t('facts', { recipients: rows, moment })}</span>
                </div>
                {deleting(draftId, `${nameOf(productId)}, ${moment}`)}
              </li>
            )
          })}
        </FramedList>
      ) : null}
      {unreadable.map((draftId) => (
        <Notice key={draftId} tone="warning" title={t('unreadable')}>
          <p>{t('unreadableHelp')}</p>
          {deleting(draftId, t('unreadableName'))}
        </Notice>
      ))}
      {placed.length > 0 ? (
        <>
          <h2>{t('placed')}</h2>
          <FramedList as="ul">
            {placed.map(({ draftId, placedAs, savedAt }) =>
              placedAs === null ? null : (
                <li key={draftId} className={styles['draft']}>
                  <div className={styles['what']}>
                    <Link href={paths.order(placedAs)}>{t('order', { number: placedAs })}</Link>
                    <span>{t('placedAt', { moment: format.dateTime(new Date(savedAt), 'moment') })}</span>
                  </div>
                </li>
              ),
            )}
          </FramedList>
        </>
      ) : null}
    </Stack>
  )
}

interface DeleteDraftProps {
  readonly name: string
  readonly onDelete: () => void
}

/** Asks once: nothing brings a deleted draft back. */
function DeleteDraft({ name, onDelete }: DeleteDraftProps) {
  const t = useTranslations('order.drafts')
  const [asked, setAsked] = useState(false)
  const focusTarget = useRegainedFocus<HTMLDivElement>(String(asked))
  return (
    <div ref={focusTarget} tabIndex={-1} className={styles['delete']}>
      {asked ? (
        <ButtonRow>
          <Button aria-label={t('deleteNow', { draft: name })} onClick={onDelete}>
            {t('deleteNowShort')}
          </Button>
          <Button look="quiet" onClick={() => setAsked(false)}>
            {t('keep')}
          </Button>
        </ButtonRow>
      ) : (
        <Button look="quiet" aria-label={t('deleteDraft', { draft: name })} onClick={() => setAsked(true)}>
          {t('delete')}
        </Button>
      )}
    </div>
  )
}
