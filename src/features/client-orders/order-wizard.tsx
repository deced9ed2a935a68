import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { queryKeys } from '../../api/query-keys'
import { lazyPart } from '../../arrivals'
import type { Account, Product } from '../../contract/schema'
import type { OrderFault, OrderPolicy } from '../../domain/orders/client-order'
import { paths } from '../../paths'
import { Arriving } from '../../ui/pages/arriving'
import { useDebounced } from '../../ui/timing/use-debounced'
import { useNow } from '../../ui/timing/use-now'
import type { UsedDraft } from './drafts/use-draft'
import { useCardSession } from './payment/session'
import { judgeOrderDraft } from './wizard/judged-order'
import { useWizardLocation } from './wizard/location'
import type { OrderRefusal } from './wizard/order-refusal'
import { faultsOfStep, type StepProps, stepOfPointer, type WizardStep } from './wizard/steps'
import { WizardFrame } from './wizard-frame'

const SettingsStep = lazyPart(async () => (await import('./settings/step')).SettingsStep)
const OptionsStep = lazyPart(async () => (await import('./settings/options-step')).OptionsStep)
const RecipientsStep = lazyPart(async () => (await import('./recipients/step')).RecipientsStep)
const PaymentStep = lazyPart(async () => (await import('./payment/step')).PaymentStep)
const AgreementStep = lazyPart(async () => (await import('./check/agreement-step')).AgreementStep)
const CheckStep = lazyPart(async () => (await import('./check/step')).CheckStep)

/** A list of a thousand is judged as a whole once typing rests; its step judges the row that is typed in. */
const restMs = 600

interface OrderWizardProps {
  readonly draftId: string
  readonly step: WizardStep
  readonly steps: readonly WizardStep[]
  readonly opened: Extract<UsedDraft, { readonly at: 'ready' }>
  readonly product: Product
  readonly policy: OrderPolicy
  readonly account: Account
}

/**
 * A draft step by step. Owns the order of steps, the validation, and the way to each fault. Each step owns
 * its questions.
 */
export function OrderWizard({ draftId, step, steps, opened, product, policy, account }: OrderWizardProps) {
  const { draft, change } = opened
  const now = useNow()
  const [, navigate] = useLocation()
  const queryClient = useQueryClient()
  const { location, goTo } = useWizardLocation(draftId)
  const [attempts, setAttempts] = useState<Partial<Record<WizardStep, number>>>({})
  const [refusal, setRefusal] = useState<OrderRefusal | null>(null)
  const cardSession = useCardSession(draft)
  const context = useMemo(
    () => ({ product, policy, now, refusal, cardSession }),
    [product, policy, now, refusal, cardSession],
  )
  const attempt = attempts[step] ?? 0
  const debounced = useDebounced(draft, step === 'recipients' ? restMs : 0, `${step} ${attempt}`)
  const judged = useMemo(() => judgeOrderDraft(debounced, context), [debounced, context])
  const furthest = useFurthest(steps, step, opened.step)
  const faults = useMemo(
    () => (attempt > 0 ? faultsOfStep(judged.faults, step) : []),
    [attempt, judged.faults, step],
  )

  const { goTo: noteStep } = opened
  useEffect(() => noteStep(step), [noteStep, step])

  // Balance, contract and agreements may have changed since the form was begun.
  useEffect(() => {
    if (step === 'payment' || step === 'check') {
      void queryClient.invalidateQueries({ queryKey: queryKeys.paymentOptions })
    }
  }, [queryClient, step])

  const position = steps.indexOf(step)
  const noteAttempt = (at: WizardStep) =>
    setAttempts((before) => ({ ...before, [at]: (before[at] ?? 0) + 1 }))
  const onBack = () => {
    if (location.returnsToCheck) return goTo('check')
    const before = steps[position - 1]
    if (before) goTo(before)
    else navigate(paths.newOrder())
  }
  const onContinue = () => {
    // The last letters may not have been judged yet.
    const { faults } = judgeOrderDraft(draft, context)
    if (faultsOfStep(faults, step).length > 0) return noteAttempt(step)
    goTo(location.returnsToCheck ? 'check' : (steps[position + 1] ?? 'check'))
  }
  /** From the last page to where a fault can be mended, which is said there, and back. */
  const onMend = ({ pointer }: OrderFault) => {
    const to = stepOfPointer(pointer)
    noteAttempt(to)
    goTo(to, { returnsToCheck: true, target: pointer })
  }

  const props: StepProps = {
    draft,
    product,
    policy,
    now,
    change,
    faults,
    attempt,
    onContinue,
    onBack,
    returnsToCheck: location.returnsToCheck,
    target: location.target,
  }
  const body = () => {
    switch (step) {
      case 'settings':
        return <SettingsStep {...props} administrator={account.administrator} />
      case 'options':
        return <OptionsStep {...props} />
      case 'recipients':
        return <RecipientsStep {...props} />
      case 'payment':
        return <PaymentStep {...props} draftId={draftId} price={judged.price} flush={opened.flush} />
      case 'agreement':
        return <AgreementStep {...props} />
      case 'check':
        return (
          <CheckStep
            {...props}
            draftId={draftId}
            judged={judged}
            judgeNow={() => judgeOrderDraft(draft, { ...context, refusal: null })}
            steps={steps}
            flush={opened.flush}
            markPlaced={opened.markPlaced}
            onAttempt={() => noteAttempt('check')}
            onRefused={setRefusal}
            onMend={onMend}
          />
        )
    }
  }
  return (
    <WizardFrame
      // Each step is a page: its heading takes the focus.
      key={step}
      draftId={draftId}
      step={step}
      steps={steps}
      furthest={furthest}
      opened={opened}
      product={product}
      judged={judged}
      withError={step === 'check' ? attempt > 0 && judged.faults.length > 0 : faults.length > 0}
      takeFocus={location.target === null}
    >
      <Arriving inPage>{body()}</Arriving>
    </WizardFrame>
  )
}

/** How far the person has come: later steps are not called done, though their defaults may be right. */
function useFurthest(steps: readonly WizardStep[], step: WizardStep, stored: string): number {
  const furthest = useRef((steps as readonly string[]).indexOf(stored))
  furthest.current = Math.max(furthest.current, steps.indexOf(step))
  return furthest.current
}
