import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Link } from 'wouter'
import type { CryptoWorkerClient } from '../../../crypto-worker/client'
import type { ErrorCode } from '../../../errors'
import { paths } from '../../../paths'
import { Button } from '../../../ui/buttons/button'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { Stack } from '../../../ui/pages/page'
import { EraseKeyPanel } from '../key/erase-panel'

interface KeptKeyPanelProps {
  readonly pickupId: string
  /** A certificate was issued for the key: mail may be encrypted for it. */
  readonly issued: boolean
  readonly crypto: CryptoWorkerClient
}

/** A key that is kept for a link with which nothing can be made any more. */
export function KeptKeyPanel({ pickupId, issued, crypto }: KeptKeyPanelProps) {
  const t = useTranslations('keygen.keptKey')
  const [erased, setErased] = useState(false)
  return (
    <EraseKeyPanel
      title={t('title')}
      lead={[t('lead'), t(issued ? 'needed' : 'unused')]}
      offer={t('offer')}
      ask={[t(issued ? 'askNeeded' : 'askUnused')]}
      doneMeans={t(issued ? 'doneNeeded' : 'doneUnused')}
      erased={erased}
      onErase={async () => {
        await crypto.call('dropKeptKeys', { pickupId })
        setErased(true)
      }}
    >
      <p>
        <Link href={paths.keptKeys()}>{t('allKeys')}</Link>
      </p>
    </EraseKeyPanel>
  )
}

interface KeyNotLookedForProps {
  readonly fault: ErrorCode
  readonly onLookAgain: () => void
}

/** Whether there is a key to erase could not be looked. */
export function KeyNotLookedFor({ fault, onLookAgain }: KeyNotLookedForProps) {
  const t = useTranslations('keygen.keptKey')
  const app = useTranslations('app')
  return (
    <section data-print="no">
      <Stack>
        <h2>{t('title')}</h2>
        <p>{t('unsure')}</p>
        <FailureNotice error={{ code: fault }}>
          <Button onClick={onLookAgain}>{app('tryAgain')}</Button>
        </FailureNotice>
      </Stack>
    </section>
  )
}
