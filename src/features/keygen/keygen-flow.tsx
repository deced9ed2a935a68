import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useReducer, useState } from 'react'
import { agreementQueryKey, type PickupLink } from '../../api/pickup'
import type { KeyProfile, Pickup } from '../../contract/schema'
import type { CryptoWorkerClient } from '../../crypto-worker/client'
import { AgreementStep } from './agreement-step'
import { CheckFailedPage } from './check-failed-page'
import { CreateStep } from './create-step'
import { DoneStep } from './done-step'
import { FailedStep } from './failed-step'
import { IdentityStep } from './identity-step'
import { firstProgress, type KeygenStep, keygenProgress, keygenSteps, wouldLoseKey } from './keygen-progress'
import { CancelledPage, DeclinedPage } from './link-pages'
import { chosenPassword, isCompletePasswordAnswer } from './password-answer'
import { emptyPasswordAnswer, PasswordStep } from './password-step'
import { useKeyGeneration } from './use-key-generation'
import { useStepHistory } from './use-step-history'
import { WorkingStep } from './working-step'

interface KeygenFlowProps {
  readonly link: PickupLink
  readonly pickup: Pickup
  readonly crypto: CryptoWorkerClient
  readonly onKeyAtRisk?: (atRisk: boolean) => void
}

/** The recipient's way from the question whether it is for them to the saved file. */
export function KeygenFlow({ link, pickup, crypto, onKeyAtRisk }: KeygenFlowProps) {
  const [progress, dispatch] = useReducer(keygenProgress, firstProgress)
  // The password is in this component's memory and nowhere else; leaving the page drops it.
  const [password, setPassword] = useState(emptyPasswordAnswer)
  const [agreementVersion, setAgreementVersion] = useState<string | null>(null)
  const [keyProfile, setKeyProfile] = useState<KeyProfile>(pickup.keyProfiles[0] ?? 'rsa_2048')
  const [moved, setMoved] = useState(false)
  const queryClient = useQueryClient()
  const work = useKeyGeneration({ link, pickup, crypto, dispatch })

  const goTo = useCallback((step: KeygenStep) => {
    setMoved(true)
    dispatch({ type: 'went-to', step })
  }, [])
  useStepHistory(progress.at === 'step' ? progress.step : null, goTo)

  const atRisk = wouldLoseKey(progress)
  useEffect(() => {
    onKeyAtRisk?.(atRisk)
    if (!atRisk) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [atRisk, onKeyAtRisk])

  const run = () => {
    if (!isCompletePasswordAnswer(password)) return goTo('password')
    if (agreementVersion === null) return goTo('agreement')
    void work.run({ password: chosenPassword(password), keyProfile, agreementVersion })
  }

  const numbered = (step: KeygenStep) => ({ step: keygenSteps.indexOf(step) + 1, steps: keygenSteps.length })

  switch (progress.at) {
    case 'declined':
      return <DeclinedPage onUndo={() => goTo('identity')} />
    case 'working':
      return (
        <WorkingStep work={progress.work} requestSent={progress.requestSent} onCancel={() => work.cancel()} />
      )
    case 'failed':
      return (
        <FailedStep
          failure={progress}
          orderNumber={pickup.orderNumber}
          onRetry={run}
          onNewKey={() => {
            work.dropKey()
            run()
          }}
          onReadAgreement={() => {
            setAgreementVersion(null)
            queryClient.removeQueries({ queryKey: agreementQueryKey(link) })
            goTo('agreement')
          }}
        />
      )
    case 'check-failed':
      return <CheckFailedPage checks={progress.checks} pickup={pickup} />
    case 'cancelled':
      return (
        <CancelledPage
          requestSent={progress.requestSent}
          orderNumber={pickup.orderNumber}
          onAgain={() => goTo('create')}
        />
      )
    case 'done':
      return (
        <DoneStep
          outcome={progress.outcome}
          saved={progress.saved}
          pickup={pickup}
          onSaved={() => dispatch({ type: 'saved' })}
          onBuildForOlderDevice={() => work.buildForOlderDevice(chosenPassword(password))}
        />
      )
    case 'step':
      break
  }
  switch (progress.step) {
    case 'identity':
      return (
        <IdentityStep
          pickup={pickup}
          position={numbered('identity')}
          takeFocus={moved}
          onYes={() => goTo('password')}
          onNo={() => dispatch({ type: 'declined' })}
        />
      )
    case 'password':
      return (
        <PasswordStep
          name={pickup.commonName}
          position={numbered('password')}
          answer={password}
          onAnswer={setPassword}
          onBack={() => history.back()}
          onNext={() => goTo('agreement')}
        />
      )
    case 'agreement':
      return (
        <AgreementStep
          link={link}
          position={numbered('agreement')}
          acceptedVersion={agreementVersion}
          onBack={() => history.back()}
          onAccepted={(version) => {
            setAgreementVersion(version)
            goTo('create')
          }}
        />
      )
    case 'create':
      return (
        <CreateStep
          keyProfiles={pickup.keyProfiles}
          keyProfile={keyProfile}
          onKeyProfile={setKeyProfile}
          position={numbered('create')}
          onBack={() => history.back()}
          onCreate={run}
        />
      )
  }
}
