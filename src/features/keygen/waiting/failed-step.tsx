import { useTranslations } from 'use-intl'
import type { CryptoWorkerClient } from '../../../crypto-worker/client'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { ErrorCodeLine } from '../../../ui/pages/failure-page'
import { Notice } from '../../../ui/pages/notice'
import { Page, PageHeading, Sheet, Stack } from '../../../ui/pages/page'
import type { Elements } from '../../../ui/texts/elements'
import { WhatLeftPanel } from '../checks/what-left-panel'
import type { KeyCustody } from '../flow/key-custody'
import type { KeygenProgress } from '../flow/states'
import { type FailureAction, failureAction } from './failure-action'
import { WorkList } from './work-list'

interface FailedStepProps {
  readonly failure: Extract<KeygenProgress, { at: 'failed' }>
  readonly orderNumber: string
  /** Reads the CSR that was sent; no key is asked of it. */
  readonly crypto: CryptoWorkerClient
  /** The request file, where a key is held that it can be made of. */
  readonly backup: Elements
  readonly onRetry: () => void
  readonly onNewKey: () => void
  readonly onReadAgreement: () => void
  readonly onOpenAgain: () => void
}

/** It did not work: the step that failed, the reason, where the key is, and the way on. */
export function FailedStep({ failure, orderNumber, crypto, backup, ...on }: FailedStepProps) {
  const t = useTranslations('keygen.failed')
  const error = useTranslations('errors')
  const { code, work, key } = failure
  const ways: Readonly<Record<FailureAction, { readonly text: string; readonly go: () => void } | null>> = {
    retry: { text: t('again'), go: on.onRetry },
    'new-key': { text: t('newKey'), go: on.onNewKey },
    'read-agreement': { text: t('readAgreement'), go: on.onReadAgreement },
    'open-again': { text: t('openAgain'), go: on.onOpenAgain },
    none: null,
  }
  const way = ways[failureAction(failure)]
  return (
    <Page>
      <PageHeading withError>{t('title')}</PageHeading>
      <Notice tone="danger" role="alert" title={error(`${code}.title`)}>
        <p>{error(`${code}.help`)}</p>
        <p>{t(code === 'pickup-key-conflict' ? 'worthless' : whatIsLeft(key), { orderNumber })}</p>
        <ErrorCodeLine error={{ code }} />
      </Notice>
      {way ? (
        <ButtonRow>
          <Button look="primary" onClick={way.go}>
            {way.text}
          </Button>
        </ButtonRow>
      ) : null}
      <Sheet>
        <WorkList work={work} />
      </Sheet>
      <Stack gap="tight">
        {/* Of a key that the server has not taken no copy is of any use. */}
        {code === 'pickup-key-conflict' ? null : backup}
        <WhatLeftPanel crypto={crypto} />
      </Stack>
    </Page>
  )
}

/** The name of the text that says where the key is now. */
function whatIsLeft(key: KeyCustody) {
  if (key.kept) return 'kept'
  if (key.filed) return 'filed'
  if (!key.sent) return 'nothingSent'
  return key.held ? 'heldOnly' : 'keyLost'
}
