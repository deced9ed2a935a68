import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { Money, PaymentSession } from '../../../contract/schema'
import { toAppError } from '../../../errors'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { FieldError } from '../../../ui/fields/field'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { LoadingBlock } from '../../../ui/pages/loading-page'
import { Notice } from '../../../ui/pages/notice'
import { Sheet, Stack } from '../../../ui/pages/page'
import { useStillHere } from '../../../ui/timing/use-still-here'
import { useAskForDrafts } from '../drafts/use-account-drafts'
import { useMoneyText } from '../wizard/money-text'
import { fieldIdOf } from '../wizard/step-fault-fields'
import { usePaymentSession } from './session'
import { sessionTone } from './session-tone'
import { leaveFor, usePaymentPage } from './use-page'

interface CardPanelProps {
  readonly draftId: string
  readonly sessionId: string | null
  readonly total: Money
  readonly error: string | undefined
  readonly onSession: (paymentSessionId: string) => void
  readonly flush: () => Promise<void>
}

/** Has a card authorized at the payment provider, and says the outcome. */
export function CardPanel({ draftId, sessionId, total, error, onSession, flush }: CardPanelProps) {
  const t = useTranslations('order.card')
  const app = useTranslations('app')
  const money = useMoneyText()
  const session = usePaymentSession(sessionId)
  const isStillHere = useStillHere()
  const askForDrafts = useAskForDrafts()
  const leave = usePaymentPage({ draftId, purpose: 'card_authorization', onSession, flush })
  const resume = useMutation({
    mutationFn: async ({ url, paymentSessionId }: Pick<PaymentSession, 'url' | 'paymentSessionId'>) =>
      leaveFor(url, { draftId, paymentSessionId, flush, isStillHere, drafts: await askForDrafts() }),
  })
  const { data } = session
  if (sessionId !== null && session.isPending) return <LoadingBlock />

  const isEnough =
    data?.status === 'succeeded' &&
    data.amount.amount >= total.amount &&
    data.amount.currency === total.currency
  const readingFailed = session.isFetching ? null : session.error
  const failed = leave.error ?? resume.error ?? readingFailed
  const card = data?.card ? t('used', { brand: data.card.brand, lastFour: data.card.lastFour }) : ''
  const isOpen = data?.status === 'open'
  return (
    <Stack>
      {data ? (
        <Notice
          tone={data.status === 'succeeded' && !isEnough ? 'warning' : sessionTone[data.status]}
          role="status"
          title={
            data.status === 'succeeded' && !isEnough
              ? t('tooLittle', { amount: money(data.amount), total: money(total) })
              : t(`status.${data.status}`, { amount: money(data.amount) })
          }
        >
          {card === '' ? null : <p translate="no">{card}</p>}
          <p>{t(data.status === 'succeeded' && !isEnough ? 'tooLittleHelp' : `help.${data.status}`)}</p>
        </Notice>
      ) : null}
      {failed ? (
        <FailureNotice error={toAppError(failed)}>
          {failed === readingFailed ? (
            <Button onClick={() => void session.refetch()}>{app('tryAgain')}</Button>
          ) : null}
        </FailureNotice>
      ) : null}
      {isEnough ? null : (
        <Sheet>
          <Stack>
            <h2>{t('title')}</h2>
            <p>{t('lead', { total: money(total) })}</p>
            <FieldError id={fieldIdOf('/payment/paymentSessionId')} error={error} />
            <ButtonRow>
              <Button
                id={fieldIdOf('/payment/paymentSessionId')}
                aria-describedby={error ? `${fieldIdOf('/payment/paymentSessionId')}-error` : undefined}
                aria-disabled={leave.isPending || resume.isPending}
                onClick={() => {
                  if (leave.isPending || resume.isPending) return
                  if (isOpen && data.amount.amount === total.amount) resume.mutate(data)
                  else leave.mutate(total)
                }}
              >
                {t(isOpen ? 'goOn' : 'go')}
              </Button>
              {isOpen ? (
                <Button look="quiet" onClick={() => void session.refetch()}>
                  {t('askAgain')}
                </Button>
              ) : null}
            </ButtonRow>
          </Stack>
        </Sheet>
      )}
    </Stack>
  )
}
