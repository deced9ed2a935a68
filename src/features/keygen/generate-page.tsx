import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type PickupLink, pickupQuery } from '../../api/pickup'
import { createCryptoWorkerClient } from '../../crypto-worker/client'
import { toAppError } from '../../errors'
import { Button } from '../../ui/button'
import { FailurePage } from '../../ui/failure-page'
import { LoadingPage } from '../../ui/loading-page'
import { KeygenFlow } from './keygen-flow'
import { IssuedPage, NoLinkPage, OtherLinkPage } from './link-pages'
import { usePickupLink } from './use-pickup-link'

/** Where a generate link leads. */
export function GeneratePage() {
  const [keyAtRisk, setKeyAtRisk] = useState(false)
  const { link, otherLink, stay, switchLink } = usePickupLink(keyAtRisk)

  if (!link) return <NoLinkPage />
  return (
    <>
      {otherLink ? <OtherLinkPage onStay={stay} onSwitch={switchLink} /> : null}
      <div hidden={otherLink !== null}>
        <LinkPage key={link.number} link={link} onKeyAtRisk={setKeyAtRisk} />
      </div>
    </>
  )
}

interface LinkPageProps {
  readonly link: PickupLink
  readonly onKeyAtRisk: (atRisk: boolean) => void
}

/** Answers that stay the same however often one asks. */
const final: ReadonlySet<string> = new Set(['pickup-link-unknown', 'pickup-link-expired'])

/** One link, whatever its state. */
export function LinkPage({ link, onKeyAtRisk }: LinkPageProps) {
  const t = useTranslations('app')
  // One worker for one link: its keys live exactly as long as this page.
  const [crypto] = useState(() => createCryptoWorkerClient())
  const { data: pickup, error, refetch, isFetching } = useQuery(pickupQuery(link))
  const queryClient = useQueryClient()

  // What a link is for is nobody's business once its page is left.
  useEffect(
    () => () => queryClient.removeQueries({ queryKey: ['pickup', link.number], type: 'inactive' }),
    [queryClient, link.number],
  )

  if (pickup?.status === 'issued') return <IssuedPage pickup={pickup} />
  if (pickup) return <KeygenFlow link={link} pickup={pickup} crypto={crypto} onKeyAtRisk={onKeyAtRisk} />
  if (!error || isFetching) return <LoadingPage />
  const failure = toAppError(error)
  return (
    <FailurePage error={failure}>
      {final.has(failure.code) ? null : (
        <Button look="primary" onClick={() => void refetch()}>
          {t('tryAgain')}
        </Button>
      )}
    </FailurePage>
  )
}
