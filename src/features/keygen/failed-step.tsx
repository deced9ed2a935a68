import { useTranslations } from 'use-intl'
import { Button, ButtonRow } from '../../ui/button'
import { ErrorCodeLine } from '../../ui/failure-page'
import { Notice } from '../../ui/notice'
import { Page, PageHeading, Sheet } from '../../ui/page'
import { type FailureAction, failureAction, type KeygenProgress } from './keygen-progress'
import { WorkList } from './work-list'

interface FailedStepProps {
  readonly failure: Extract<KeygenProgress, { at: 'failed' }>
  readonly orderNumber: string
  readonly onRetry: () => void
  readonly onNewKey: () => void
  readonly onReadAgreement: () => void
}

/** It did not work: which step, what it means, what is kept, and the way on. */
export function FailedStep({ failure, orderNumber, onRetry, onNewKey, onReadAgreement }: FailedStepProps) {
  const t = useTranslations('keygen.failed')
  const error = useTranslations('errors')
  const { code, work, requestSent, keyHeld } = failure
  const ways: Readonly<Record<FailureAction, { readonly text: string; readonly go: () => void } | null>> = {
    retry: { text: t('again'), go: onRetry },
    'new-key': { text: t('newKey'), go: onNewKey },
    'read-agreement': { text: t('readAgreement'), go: onReadAgreement },
    none: null,
  }
  const way = ways[failureAction(failure)]
  const kept = requestSent
    ? keyHeld
      ? t('keyHeld')
      : t('keyLost', { orderNumber })
    : keyHeld
      ? null
      : t('nothingSent')
  return (
    <Page>
      <PageHeading withError>{t('title')}</PageHeading>
      <Notice tone="danger" role="alert" title={error(`${code}.title`)}>
        <p>{error(`${code}.help`)}</p>
        {kept ? <p>{kept}</p> : null}
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
    </Page>
  )
}
