import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Link } from 'wouter'
import { isUnclear } from '../../../api/client'
import { agreementTextQuery } from '../../../api/orders'
import { ReadContent } from '../../../blocks/reading/read-content'
import { type AppError, toAppError } from '../../../errors'
import { useLanguage } from '../../../i18n/language-provider'
import { paths } from '../../../paths'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { Disclosure } from '../../../ui/buttons/disclosure'
import { DocumentText } from '../../../ui/pages/document-text'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { ErrorCodeLine } from '../../../ui/pages/failure-page'
import { Notice } from '../../../ui/pages/notice'
import { Stack } from '../../../ui/pages/page'
import type { JudgedOrder } from '../wizard/judged-order'
import type { OrderRefusal } from '../wizard/order-refusal'
import type { StepProps } from '../wizard/steps'
import { usePlacing } from './use-placing'

export interface SubmitPanelProps extends Pick<StepProps, 'draft' | 'onBack'> {
  /** Judged at this moment, without the server's earlier faults: the server is asked again. */
  readonly judgeNow: () => JudgedOrder
  readonly flush: () => Promise<void>
  readonly markPlaced: (orderNumber: string) => Promise<void>
  readonly onAttempt: () => void
  readonly onRefused: (refusal: OrderRefusal) => void
}

/** The agreements that submitting accepts, the button, and the outcome. */
export function SubmitPanel(props: SubmitPanelProps) {
  const { draft, judgeNow, flush, markPlaced, onAttempt, onRefused, onBack } = props
  const t = useTranslations('order.submit')
  const wizard = useTranslations('order.wizard')
  const placing = usePlacing({
    draft,
    flush,
    markPlaced,
    onRefused: (refusal) => {
      onRefused(refusal)
      onAttempt()
    },
  })
  const isSending = useRef(false)
  const submit = () => {
    // The button stays enabled: disabled, it would drop the focus. The second click of a double click comes
    // before `isPending` is known here.
    if (isSending.current) return
    const { submission, faults } = judgeNow()
    if (faults.length > 0) return onAttempt()
    isSending.current = true
    placing.mutate(submission, {
      onSettled: () => {
        isSending.current = false
      },
    })
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack>
        <p>{t('master')}</p>
        <Disclosure summary={t('readMaster')} lazy>
          <MasterAgreement />
        </Disclosure>
        {placing.error ? <PlacingFailure error={toAppError(placing.error)} /> : null}
        <div role="status">{placing.isPending ? t('sending', { count: draft.recipients.length }) : ''}</div>
        <ButtonRow>
          <Button look="primary" type="submit" aria-disabled={placing.isPending}>
            {t(placing.error && isUnclear(toAppError(placing.error)) ? 'sendAgain' : 'submit')}
          </Button>
          <Button onClick={onBack}>{wizard('back')}</Button>
        </ButtonRow>
      </Stack>
    </form>
  )
}

function PlacingFailure({ error }: { readonly error: AppError }) {
  const t = useTranslations('order.submit')
  const errors = useTranslations('errors')
  const { orderNumber } = error.details
  if (isUnclear(error)) {
    return (
      <Notice tone="warning" role="alert" title={t('unknown')}>
        <p>{t('unknownHelp')}</p>
        <ErrorCodeLine error={error} />
      </Notice>
    )
  }
  switch (error.code) {
    case 'idempotency-key-reused':
      return (
        <Notice tone="warning" role="alert" title={errors('idempotency-key-reused.title')}>
          <p>{errors('idempotency-key-reused.help')}</p>
          {typeof orderNumber === 'string' ? (
            <Link href={paths.order(orderNumber)}>{t('toOrder', { number: orderNumber })}</Link>
          ) : null}
        </Notice>
      )
    case 'order-refused':
      // Its fields are in the summary above; a refusal without any is said here.
      return error.fields.length > 0 ? null : <FailureNotice error={error} />
    default:
      return <FailureNotice error={error} />
  }
}

function MasterAgreement() {
  const t = useTranslations('order.agreement')
  const { language } = useLanguage()
  const reading = useQuery({
    ...agreementTextQuery('master_services', language),
    placeholderData: (previous) => previous,
  })
  return (
    <ReadContent reading={reading}>
      {({ version, ...document }) => (
        <DocumentText {...document} label={t('masterRegion')} version={t('version', { version })} />
      )}
    </ReadContent>
  )
}
