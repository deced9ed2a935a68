import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type PickupLink, pickupQuery } from '../../api/pickup'
import { queryKeys } from '../../api/query-keys'
import { lazyPart } from '../../arrivals'
import { createCryptoWorkerClient, missingAbility } from '../../crypto-worker/client'
import { toAppError } from '../../errors'
import { MessageArea } from '../../i18n/language-provider'
import { mayKeepKeys } from '../../storage/durability'
import { Button } from '../../ui/buttons/button'
import { Arriving } from '../../ui/pages/arriving'
import { FailurePage } from '../../ui/pages/failure-page'
import { LoadingPage } from '../../ui/pages/loading-page'
import { KeygenFlow } from './keygen-flow'
import { isOver, pageOf } from './link/other-answers'
import { isClosed, readLink } from './link/read'
import { useLinkLock } from './link/use-lock'
import { linkOf, mendedOpening, usePickupLink } from './link/use-pickup'
import type { LinkState } from './link-state/link-state-page'
import { OtherLinkPage } from './link-state/other-link-page'

// A link that leads into the flow needs none of these.
const LinkStatePage = lazyPart(async () => (await import('./link-state/link-state-page')).LinkStatePage)

/** A page of `LinkStatePage`, with its texts. */
function StatePage({ state }: { readonly state: LinkState }) {
  return (
    <Arriving>
      <MessageArea area="keygen">
        <LinkStatePage state={state} />
      </MessageArea>
    </Arriving>
  )
}

/** Where a generate link leads. */
export function GeneratePage() {
  const [keyAtRisk, setKeyAtRisk] = useState(false)
  const { opening, other, open, stay, switchLink } = usePickupLink(keyAtRisk)
  const [missing] = useState(() => missingAbility())
  const openReadings = useCallback((tokens: readonly string[]) => open(mendedOpening(tokens)), [open])

  if (missing) return <StatePage state={{ at: 'missing', code: missing }} />
  if (!opening.link) {
    const { address } = opening
    return (
      <StatePage
        key={address}
        state={{ at: 'trouble', address, more: [], mended: false, onReadings: openReadings }}
      />
    )
  }
  const { link, more, mended } = opening
  return (
    <>
      {other ? <OtherLinkPage onStay={stay} onSwitch={switchLink} /> : null}
      <div hidden={other !== null}>
        <LinkPage
          key={link.number}
          link={link}
          unknown={
            <StatePage state={{ at: 'trouble', address: null, more, mended, onReadings: openReadings }} />
          }
          onKeyAtRisk={setKeyAtRisk}
        />
      </div>
    </>
  )
}

interface LinkPageProps {
  readonly link: PickupLink
  /** Shown where nobody knows the link. */
  readonly unknown: ReactElement
  readonly onKeyAtRisk: (atRisk: boolean) => void
}

/** One link. Where its order asks for a one-time code, the access it gives takes the link's place. */
function LinkPage({ link, unknown, onKeyAtRisk }: LinkPageProps) {
  const [access, setAccess] = useState<PickupLink | null>(null)
  const open = access ?? link
  return (
    <OpenedLink
      key={open.number}
      link={open}
      mailedLink={link}
      unknown={unknown}
      onAccess={(token) => setAccess(linkOf(token))}
      onKeyAtRisk={onKeyAtRisk}
    />
  )
}

interface OpenedLinkProps extends LinkPageProps {
  /** The link of the mail: with it a code is checked and a new link asked for. */
  readonly mailedLink: PickupLink
  readonly onAccess: (accessToken: string) => void
}

/** One link, in any state, in the one tab that has it. */
function OpenedLink({ link, mailedLink, unknown, onAccess, onKeyAtRisk }: OpenedLinkProps) {
  const t = useTranslations('app')
  // One worker for one link: its keys live exactly as long as this page.
  const [crypto] = useState(() => createCryptoWorkerClient())
  const [readings, setReadings] = useState(0)
  const first = useQuery(pickupQuery(link))
  const { data: pickup } = first
  const hold = useLinkLock(pickup?.pickupId)
  const { late, grants } = hold
  const reading = `${readings} ${grants}`
  const opened = useQuery({
    queryKey: queryKeys.openedPickup(link, readings, grants),
    queryFn: ({ signal }) =>
      readLink({ link, crypto, pickup: readings > 0 || late ? null : (pickup ?? null), signal }),
    enabled: hold.at === 'mine' && pickup !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  })
  // React renders the answer of a query in one piece; deferred, the page is drawn in slices and blocks
  // nothing.
  const shown = useDeferredValue(
    useMemo(() => (opened.data ? { data: opened.data, key: reading } : null), [opened.data, reading]),
  )
  const queryClient = useQueryClient()
  const readAgain = useCallback(() => setReadings((count) => count + 1), [])

  // Loads beside the first request where a key may have to be found; for everybody else after the first page,
  // which is quicker.
  useEffect(() => {
    void mayKeepKeys().then((mayKeep) => (mayKeep ? crypto.warmUp() : undefined))
  }, [crypto])

  // The content of a link is forgotten when its page is left.
  useEffect(
    () => () => queryClient.removeQueries({ queryKey: queryKeys.pickup(link), type: 'inactive' }),
    [queryClient, link],
  )

  const failed = first.error ? first : opened
  const error = failed.error && !failed.isFetching ? toAppError(failed.error) : null
  const statePage = (state: LinkState) => <StatePage state={state} />
  if (error) {
    const { code } = error
    if (isOver(code)) return statePage({ at: 'over', link: mailedLink, code, error })
    switch (pageOf(code)) {
      case 'code':
        return statePage({ at: 'code', link: mailedLink, onAccess, onLocked: () => void failed.refetch() })
      case 'unknown':
        return unknown
      default:
        return (
          <FailurePage error={error}>
            <Button look="primary" onClick={() => void failed.refetch()}>
              {t('tryAgain')}
            </Button>
          </FailurePage>
        )
    }
  }
  if (pickup && (hold.at === 'elsewhere' || hold.at === 'taken-over')) {
    return statePage({
      at: 'other-tab',
      takenOver: hold.at === 'taken-over',
      name: pickup.commonName,
      onTakeOver: hold.takeOver,
    })
  }
  // A flow of an earlier reading that came back for a frame would stop the worker under the reading that is
  // going on.
  if (shown?.key !== reading || hold.at !== 'mine') return <LoadingPage />
  const { data } = shown
  if (isClosed(data)) {
    const { state, kept, otherKeyKept, notLooked } = data.resumption
    const keyKept = kept !== null || otherKeyKept
    return statePage({
      at: 'closed',
      state,
      pickup: data.pickup,
      keyKept,
      notLooked,
      crypto,
      onLookAgain: readAgain,
    })
  }
  return (
    <KeygenFlow
      key={shown.key}
      link={link}
      opened={data}
      takeFocus={readings > 0 || late}
      crypto={crypto}
      onOpenAgain={readAgain}
      onKeyAtRisk={onKeyAtRisk}
    />
  )
}
