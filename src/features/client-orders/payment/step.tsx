import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { StepForm } from '../../../blocks/step-form/step-form'
import type { PaymentMethod } from '../../../contract/schema'
import type { ClientOrderDraft } from '../../../domain/orders/client-order-draft'
import type { OrderPrice } from '../../../domain/orders/price'
import { useFormatter } from '../../../i18n/use-formatter'
import { ChoiceGroup, Radio } from '../../../ui/fields/choice'
import { Sheet, Stack } from '../../../ui/pages/page'
import { useFocusAt } from '../../../ui/timing/use-focus-at'
import { useMoneyText } from '../wizard/money-text'
import { PriceParts } from '../wizard/price-parts'
import { StepActions } from '../wizard/step-actions'
import { fieldIdOf, useStepFaults } from '../wizard/step-fault-fields'
import type { StepProps } from '../wizard/steps'
import { CardPanel } from './card-panel'
import { contractCoverage } from './contract-coverage'
import { DepositPanel } from './deposit-panel'

interface PaymentStepProps extends StepProps {
  readonly draftId: string
  readonly price: OrderPrice | null
  readonly flush: () => Promise<void>
}

/**
 * The price and the means of payment. Only the payment provider asks for a card's number, on a page of its
 * own.
 */
export function PaymentStep(props: PaymentStepProps) {
  const { draftId, draft, product, policy, now, price, change, flush } = props
  const { faults, attempt, onContinue, onBack, returnsToCheck, target } = props
  const t = useTranslations('order.payment')
  const format = useFormatter()
  const money = useMoneyText()
  const { problems, errorAt } = useStepFaults(faults)
  useFocusAt(target, fieldIdOf)
  const { method } = draft.payment
  const { contract, balance, cardsAccepted } = policy.paymentOptions
  const count = draft.recipients.length
  const coverage = contractCoverage(contract, product.productId, count, now)
  const missing = price === null ? 0 : Math.max(0, price.total.amount - balance.amount)
  const set = (part: Partial<ClientOrderDraft['payment']>) =>
    change((before) => ({ ...before, payment: { ...before.payment, ...part } }))
  const choose = (chosen: PaymentMethod) => set({ method: chosen })

  const isContractFirst = method === null && coverage.at === 'enough'
  useEffect(() => {
    if (!isContractFirst) return
    change((before) =>
      before.payment.method === null
        ? { ...before, payment: { ...before.payment, method: 'contract' } }
        : before,
    )
  }, [isContractFirst, change])

  const contractHint = () => {
    if (!contract) return ''
    const day = format.dateTime(new Date(contract.endsAt), 'day')
    const facts = { name: contract.name, day, remaining: coverage.remaining, needed: count }
    return t(`contract.${coverage.at}`, facts)
  }
  const radios = [
    contract
      ? { method: 'contract' as const, hint: contractHint(), isPossible: coverage.at === 'enough' }
      : null,
    {
      method: 'balance' as const,
      hint:
        missing > 0
          ? t('balance.short', { balance: money(balance), missing: money({ ...balance, amount: missing }) })
          : t('balance.enough', { balance: money(balance) }),
      isPossible: true,
    },
    {
      method: 'card' as const,
      hint: cardsAccepted ? t('card.hint') : t('card.notAccepted'),
      isPossible: cardsAccepted,
    },
  ].filter((radio) => radio !== null)
  const first = radios.find(({ isPossible }) => isPossible)
  return (
    <StepForm problems={problems} attempt={attempt} onSubmit={onContinue}>
      <Sheet>
        <Stack>
          <h2 id={fieldIdOf('/total')} tabIndex={-1}>
            {t('price')}
          </h2>
          <PriceParts price={price} method={method} />
        </Stack>
      </Sheet>
      <ChoiceGroup
        id="order-payment-group"
        legend={t('legend')}
        error={errorAt('/payment/method', '/payment', '/total')}
      >
        {radios.map((radio) => (
          <Radio
            key={radio.method}
            id={radio === first ? fieldIdOf('/payment/method') : `order-payment-${radio.method}`}
            name="payment"
            label={t(`method.${radio.method}`)}
            hint={radio.hint}
            // An earlier choice that is no longer possible stays visible.
            disabled={!radio.isPossible && method !== radio.method}
            checked={method === radio.method}
            onChange={() => choose(radio.method)}
          />
        ))}
      </ChoiceGroup>
      {method === 'balance' ? (
        <DepositPanel
          draftId={draftId}
          sessionId={draft.payment.depositSessionId}
          balance={balance}
          missing={missing}
          onSession={(depositSessionId) => set({ depositSessionId })}
          flush={flush}
        />
      ) : null}
      {method === 'card' && price ? (
        <CardPanel
          draftId={draftId}
          sessionId={draft.payment.cardSessionId}
          total={price.total}
          error={errorAt('/payment/paymentSessionId')}
          onSession={(cardSessionId) => set({ cardSessionId })}
          flush={flush}
        />
      ) : null}
      <StepActions onBack={onBack} returnsToCheck={returnsToCheck} />
    </StepForm>
  )
}
