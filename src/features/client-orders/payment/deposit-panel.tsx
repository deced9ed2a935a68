import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { queryKeys } from '../../../api/query-keys'
import type { Money } from '../../../contract/schema'
import { toAppError } from '../../../errors'
import { Button } from '../../../ui/buttons/button'
import { TextField } from '../../../ui/fields/text-field'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { Notice } from '../../../ui/pages/notice'
import { Sheet, Stack } from '../../../ui/pages/page'
import { decimalsOf, readAmount, useMoneyText } from '../wizard/money-text'
import { usePaymentSession } from './session'
import { sessionTone } from './session-tone'
import { usePaymentPage } from './use-page'

interface DepositPanelProps {
  readonly draftId: string
  readonly sessionId: string | null
  readonly balance: Money
  /** The amount that the balance lacks for this order, in its currency's smallest unit. */
  readonly missing: number
  readonly onSession: (paymentSessionId: string) => void
  readonly flush: () => Promise<void>
}

/** Puts money on the balance and says the outcome. */
export function DepositPanel({ draftId, sessionId, balance, missing, onSession, flush }: DepositPanelProps) {
  const t = useTranslations('order.deposit')
  const app = useTranslations('app')
  const money = useMoneyText()
  const queryClient = useQueryClient()
  const { currency } = balance
  const session = usePaymentSession(sessionId)
  const leave = usePaymentPage({ draftId, purpose: 'deposit', onSession, flush })
  const [typed, setTyped] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const amountText = typed ?? plainAmount(missing, currency)
  const amount = readAmount(amountText, currency)
  const isTooLittle = amount === null || amount <= 0 || amount < missing

  const status = session.data?.status
  useEffect(() => {
    if (status === 'succeeded') {
      void queryClient.invalidateQueries({ queryKey: queryKeys.paymentOptions })
    }
  }, [queryClient, status])

  const go = () => {
    setWrong(isTooLittle)
    if (amount !== null && !isTooLittle && !leave.isPending) leave.mutate({ amount, currency })
  }
  const failed = leave.error ?? (session.isFetching ? null : session.error)
  return (
    <Stack>
      {session.data ? (
        <Notice
          tone={sessionTone[session.data.status]}
          role="status"
          title={t(`status.${session.data.status}`, { amount: money(session.data.amount) })}
        >
          <p>{t(`help.${session.data.status}`)}</p>
        </Notice>
      ) : null}
      {failed ? (
        <FailureNotice error={toAppError(failed)}>
          {leave.error ? null : <Button onClick={() => void session.refetch()}>{app('tryAgain')}</Button>}
        </FailureNotice>
      ) : null}
      {missing > 0 ? (
        <Sheet>
          <Stack>
            <h2>{t('title')}</h2>
            <p>{t('lead')}</p>
            <TextField
              id="order-deposit"
              label={t('amount', { currency })}
              hint={t('amountHint', { missing: money({ amount: missing, currency }) })}
              error={
                isWrong && isTooLittle
                  ? t('tooLittle', { missing: money({ amount: missing, currency }) })
                  : undefined
              }
              inputMode="decimal"
              value={amountText}
              onChange={({ target }) => setTyped(target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault() // the way on here is to the deposit
                go()
              }}
            />
            <div>
              <Button onClick={go} aria-disabled={leave.isPending}>
                {t('go')}
              </Button>
            </div>
          </Stack>
        </Sheet>
      ) : null}
    </Stack>
  )
}

/** An amount for a field: a point before the decimals, which every keyboard has. */
function plainAmount(amount: number, currency: string): string {
  const decimals = decimalsOf(currency)
  return (amount / 10 ** decimals).toFixed(decimals)
}
