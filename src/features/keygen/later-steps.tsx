import type { PickupLink } from '../../api/pickup'
import type { KeyProfile, Pickup } from '../../contract/schema'
import { AgreementStep } from './agreement-step'
import { CheckFailedPage } from './check-failed-page'
import { CreateStep } from './create-step'
import { DoneStep } from './done-step'
import { FailedStep } from './failed-step'
import { type KeygenProgress, type KeygenStep, type SavableFile, stepPosition } from './keygen-progress'
import type { PasswordAnswer } from './password-answer'
import { PasswordStep } from './password-step'
import { WorkingStep } from './working-step'

interface LaterStepsProps {
  readonly link: PickupLink
  readonly pickup: Pickup
  readonly progress: KeygenProgress
  readonly answers: {
    readonly password: PasswordAnswer
    readonly agreementVersion: string | null
    readonly keyProfile: KeyProfile
  }
  readonly onPassword: (answer: PasswordAnswer) => void
  readonly onKeyProfile: (keyProfile: KeyProfile) => void
  readonly onAccepted: (agreementVersion: string) => void
  readonly goTo: (step: KeygenStep) => void
  readonly onCreate: () => void
  readonly onNewKey: () => void
  readonly onReadAgreement: () => void
  readonly onCancel: () => void
  readonly onSaved: () => void
  readonly onBuildForOlderDevice: () => Promise<SavableFile>
}

/** Everything after the first question, as far as the flow has come. */
export function LaterSteps({ link, pickup, progress, answers, ...on }: LaterStepsProps) {
  // The browser's own Back, so that its history and the page never disagree.
  const back = () => history.back()
  switch (progress.at) {
    case 'working':
      return <WorkingStep work={progress.work} requestSent={progress.requestSent} onCancel={on.onCancel} />
    case 'failed':
      return (
        <FailedStep
          failure={progress}
          orderNumber={pickup.orderNumber}
          onRetry={on.onCreate}
          onNewKey={on.onNewKey}
          onReadAgreement={on.onReadAgreement}
        />
      )
    case 'check-failed':
      return <CheckFailedPage checks={progress.checks} pickup={pickup} />
    case 'done':
      return (
        <DoneStep
          outcome={progress.outcome}
          saved={progress.saved}
          pickup={pickup}
          onSaved={on.onSaved}
          onBuildForOlderDevice={on.onBuildForOlderDevice}
        />
      )
    case 'step':
      break
    default:
      return null
  }
  const position = stepPosition(progress.step)
  switch (progress.step) {
    case 'password':
      return (
        <PasswordStep
          name={pickup.commonName}
          position={position}
          answer={answers.password}
          onAnswer={on.onPassword}
          onBack={back}
          onNext={() => on.goTo('agreement')}
        />
      )
    case 'agreement':
      return (
        <AgreementStep
          link={link}
          position={position}
          acceptedVersion={answers.agreementVersion}
          onBack={back}
          onAccepted={on.onAccepted}
        />
      )
    case 'create':
      return (
        <CreateStep
          keyProfiles={pickup.keyProfiles}
          keyProfile={answers.keyProfile}
          onKeyProfile={on.onKeyProfile}
          position={position}
          onBack={back}
          onCreate={on.onCreate}
        />
      )
    case 'identity':
      return null
  }
}
