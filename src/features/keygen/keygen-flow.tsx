import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect, useReducer, useState } from 'react'
import { agreementQueryKey, type PickupLink } from '../../api/pickup'
import type { KeyProfile, Pickup } from '../../contract/schema'
import type { CryptoWorkerClient } from '../../crypto-worker/client'
import { MessageArea, useLanguage } from '../../i18n/language-provider'
import { LoadingPage } from '../../ui/loading-page'
import { IdentityStep } from './identity-step'
import { firstProgress, type KeygenStep, keygenProgress, stepPosition, wouldLoseKey } from './keygen-progress'
import { CancelledPage, DeclinedPage } from './link-pages'
import { chosenPassword, firstPasswordAnswer, isCompletePasswordAnswer } from './password-answer'
import { useKeyGeneration } from './use-key-generation'
import { useStepHistory } from './use-step-history'

// What comes after the first page is a chunk of its own, fetched while the person reads that page.
const loadLaterSteps = () => import('./later-steps')
const LaterSteps = lazy(async () => ({ default: (await loadLaterSteps()).LaterSteps }))
/** The first page and the worker go first. */
const laterStepsDelayMs = 250

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
  const [password, setPassword] = useState(firstPasswordAnswer)
  const [agreementVersion, setAgreementVersion] = useState<string | null>(null)
  const [keyProfile, setKeyProfile] = useState<KeyProfile>(pickup.keyProfiles[0] ?? 'rsa_2048')
  const [moved, setMoved] = useState(false)
  const queryClient = useQueryClient()
  const { need } = useLanguage()
  const work = useKeyGeneration({ link, pickup, crypto, dispatch })

  useEffect(() => {
    // A failure here is no failure yet: the steps are fetched again when they are needed.
    const timer = setTimeout(() => {
      void loadLaterSteps().catch(() => undefined)
      void need('keygen').catch(() => undefined)
    }, laterStepsDelayMs)
    return () => clearTimeout(timer)
  }, [need])

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

  const create = () => {
    // Forward in the browser's history leads past questions that are open again.
    if (!isCompletePasswordAnswer(password)) return goTo('password')
    if (agreementVersion === null) return goTo('agreement')
    void work.run({ password: chosenPassword(password), keyProfile, agreementVersion })
  }

  if (progress.at === 'declined') return <DeclinedPage onUndo={() => goTo('identity')} />
  if (progress.at === 'cancelled') {
    return (
      <CancelledPage
        requestSent={progress.requestSent}
        orderNumber={pickup.orderNumber}
        onAgain={() => goTo('create')}
      />
    )
  }
  if (progress.at === 'step' && progress.step === 'identity') {
    return (
      <IdentityStep
        pickup={pickup}
        position={stepPosition('identity')}
        takeFocus={moved}
        onYes={() => goTo('password')}
        onNo={() => dispatch({ type: 'declined' })}
      />
    )
  }
  return (
    <Suspense fallback={<LoadingPage />}>
      <MessageArea area="keygen">
        <LaterSteps
          link={link}
          pickup={pickup}
          progress={progress}
          answers={{ password, agreementVersion, keyProfile }}
          onPassword={setPassword}
          onKeyProfile={setKeyProfile}
          onAccepted={(version) => {
            setAgreementVersion(version)
            goTo('create')
          }}
          goTo={goTo}
          onCreate={create}
          onNewKey={() => {
            work.dropKey()
            create()
          }}
          onReadAgreement={() => {
            setAgreementVersion(null)
            queryClient.removeQueries({ queryKey: agreementQueryKey(link) })
            goTo('agreement')
          }}
          onCancel={work.cancel}
          onSaved={() => dispatch({ type: 'saved' })}
          onBuildForOlderDevice={() => work.buildForOlderDevice(chosenPassword(password))}
        />
      </MessageArea>
    </Suspense>
  )
}
