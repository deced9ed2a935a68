import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import type { PickupLink } from '../../../api/pickup'
import type { Pickup } from '../../../contract/schema'
import type { CryptoWorkerClient } from '../../../crypto-worker/client'
import type { ErrorCode } from '../../../errors'
import { isolated } from '../../../i18n/isolated'
import { useFormatter } from '../../../i18n/use-formatter'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { RenewIcon } from '../../../ui/buttons/icons'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { Notice } from '../../../ui/pages/notice'
import { Lead, Page, PageHeading, Sheet, Small, Stack } from '../../../ui/pages/page'
import type { Elements } from '../../../ui/texts/elements'
import { TextWithAddress } from '../../../ui/texts/text-with-address'
import { WhatLeftPanel } from '../checks/what-left-panel'
import type { KeyCustody } from '../flow/key-custody'
import { OpenItems } from '../flow/open-items'
import { isOtherAnswer } from '../link/other-answers'
import { CancelControl } from './cancel-control'
import { useIssuance } from './use-issuance'

interface PendingStepProps {
  readonly link: PickupLink
  readonly pickup: Pickup
  readonly custody: KeyCustody
  /** Reads the CSR that was sent; no key is asked of it. */
  readonly crypto: CryptoWorkerClient
  /** Why it isn't known whether this browser keeps the key that was sent; null where it is known. */
  readonly notLooked: ErrorCode | null
  /** This browser keeps a key of this order, but not the one that was sent. */
  readonly otherKeyKept: boolean
  /** The request file, where a key is here that it can be made of. */
  readonly backup: Elements
  readonly onIssued: (asOf: string) => void
  /** The link is something else now: refused, cancelled, expired, superseded. */
  readonly onOpenAgain: () => void
  readonly onOpenFile: () => void
  readonly onStop: () => void
  readonly onCancel: () => void
}

/** The request is there, the certificate not yet: shows the open tasks, and that the page may be closed. */
export function PendingStep({
  link,
  pickup,
  custody,
  crypto,
  notLooked,
  otherKeyKept,
  backup,
  onIssued,
  onOpenAgain,
  ...on
}: PendingStepProps) {
  const t = useTranslations('keygen.pending')
  const app = useTranslations('app')
  const format = useFormatter()
  const { pickup: asked, error, checkedAt, checking, online, checkNow } = useIssuance(link)
  const latest = asked ?? pickup
  const over = error !== null && isOtherAnswer(error.code)

  useEffect(() => {
    if (over) onOpenAgain()
    else if (asked?.status === 'issued') onIssued(asked.asOf)
    else if (asked && asked.status !== 'pending') onOpenAgain()
  }, [asked, over, onIssued, onOpenAgain])

  const [address = ''] = latest.emails
  const keyIsHere = custody.held || custody.kept
  const unsure = keyIsHere ? null : notLooked
  return (
    <Page>
      <PageHeading>{t('title')}</PageHeading>
      <Stack>
        <Lead>
          <TextWithAddress text={t('lead', { email: isolated(address) })} address={address} />
        </Lead>
        {unsure ? null : <p>{t(custody.held ? 'goesOn' : keyIsHere ? 'keyKept' : 'keyElsewhere')}</p>}
      </Stack>
      {latest.openItems.length > 0 ? (
        <Sheet>
          <Stack>
            <h2>{t('openTitle')}</h2>
            <OpenItems items={latest.openItems} />
          </Stack>
        </Sheet>
      ) : null}
      {unsure ? (
        <Stack>
          <p>{t('unsure')}</p>
          <FailureNotice error={{ code: unsure }}>
            <ButtonRow>
              <Button onClick={onOpenAgain}>{app('tryAgain')}</Button>
              <Button look="quiet" onClick={on.onOpenFile}>
                {t('openFile')}
              </Button>
            </ButtonRow>
          </FailureNotice>
        </Stack>
      ) : null}
      {keyIsHere || unsure ? null : (
        <Notice tone="warning" title={t('noKeyTitle')}>
          <p>{t(otherKeyKept ? 'otherKey' : 'noKey')}</p>
          <ButtonRow>
            <Button onClick={on.onOpenFile}>{t('openFile')}</Button>
          </ButtonRow>
        </Notice>
      )}
      {custody.held && !custody.kept && !custody.filed ? (
        <Notice tone="warning" title={t('onlyHereTitle')}>
          <p>{t('onlyHere')}</p>
        </Notice>
      ) : null}
      <Stack gap="tight">
        <ButtonRow>
          <Button icon={<RenewIcon />} onClick={checkNow} aria-disabled={checking}>
            {t('checkNow')}
          </Button>
        </ButtonRow>
        <div role="status">
          <Small>
            {!online
              ? t('offline')
              : checking
                ? t('checking')
                : checkedAt
                  ? t('checkedAt', { time: format.dateTime(checkedAt, 'time') })
                  : null}
          </Small>
        </div>
        {error && !over && online ? <FailureNotice error={error} /> : null}
      </Stack>
      {keyIsHere ? backup : null}
      <WhatLeftPanel crypto={crypto} />
      {custody.held ? (
        <CancelControl
          custody={custody}
          label={t('cancel')}
          look="quiet"
          onStop={on.onStop}
          onCancel={on.onCancel}
        />
      ) : null}
    </Page>
  )
}
