import { useQueryClient } from '@tanstack/react-query'
import { type Dispatch, type RefObject, useCallback } from 'react'
import { fetchCertificate, type PickupLink, submitCsr } from '../../api/pickup'
import { queryKeys } from '../../api/query-keys'
import type { CryptoWorkerClient } from '../../crypto-worker/client'
import type { CertificateFileKind } from '../../domain/files/pkcs12-file-name'
import type { AppError } from '../../errors'
import type { Answers } from './answers'
import { DoneStep } from './done/done-step'
import { outlivesPage } from './flow/key-custody'
import { type KeygenEvent, type KeygenProgress, type KeygenStep, stepPosition } from './flow/states'
import { goBack } from './flow/use-step-history'
import { createKeyWork, type KeyWork } from './key/work'
import type { ReadLink } from './link/read'
import type { OpenLinkState } from './link/resumption'
import { chosenPassword, isCompletePasswordAnswer } from './password/answer'
import { givenPasswordAnswer, PasswordQuestion } from './password/question'
import { AgreementStep } from './questions/agreement-step'
import { DeviceStep } from './questions/device-step'
import { BackupPanel, WaitingBackupPanel } from './waiting/backup-panel'
import { CheckFailedPage } from './waiting/check-failed-page'
import { CouldNotLookPage } from './waiting/could-not-look-page'
import { CancelledPage, DeclinedPage, StoppedPage, UsedPage } from './waiting/end-pages'
import { FailedStep } from './waiting/failed-step'
import { KeepFileStep } from './waiting/keep-file-step'
import { OpenFileStep } from './waiting/open-file-step'
import { PendingStep } from './waiting/pending-step'
import { ResumeStep } from './waiting/resume-step'
import { WorkingStep } from './waiting/working-step'

interface LaterStepsProps {
  readonly link: PickupLink
  readonly opened: ReadLink<OpenLinkState>
  readonly crypto: CryptoWorkerClient
  readonly progress: KeygenProgress
  readonly answers: Answers
  /** Where the work is held, for as long as the flow lives. */
  readonly work: RefObject<KeyWork | null>
  readonly dispatch: Dispatch<KeygenEvent>
  readonly onAnswer: (answers: Partial<Answers>) => void
  readonly goTo: (step: KeygenStep) => void
  readonly onOpenAgain: () => void
}

/** Everything after the first question, as far as the flow has come. */
export function LaterSteps(props: LaterStepsProps) {
  const { link, opened, crypto, progress, answers, work, dispatch, onAnswer, goTo, onOpenAgain } = props
  const { pickup, resumption } = opened
  const queryClient = useQueryClient()
  const theWork = useCallback((): KeyWork => {
    const server = { submitCsr, fetchCertificate }
    work.current ??= createKeyWork({ link, pickup, resumption, crypto, server, dispatch, onOpenAgain })
    return work.current
  }, [work, link, pickup, resumption, crypto, dispatch, onOpenAgain])
  const onIssued = useCallback((asOf: string) => theWork().issuedMeanwhile(asOf), [theWork])

  const create = (agreementVersion = answers.agreementVersion) => {
    const { deviceId, password, keyProfile } = answers
    // Forward in the browser's history leads past questions that are open again.
    if (deviceId === null) return goTo('device')
    if (!password || !isCompletePasswordAnswer(password)) return goTo('password')
    if (agreementVersion === null) return goTo('agreement')
    void theWork().create({ password: chosenPassword(password), keyProfile, agreementVersion, deviceId })
  }
  /** Answers that a key was made with count as given: a step that is shown once more finds them. */
  const opening = async (open: Promise<AppError | null>): Promise<AppError | null> => {
    const failure = await open
    const made = theWork().answers()
    if (made) onAnswer({ ...made, password: givenPasswordAnswer(made.password) })
    return failure
  }
  const openFilePage = () => dispatch({ type: 'file-page-opened' })
  const cancel = () => void theWork().cancel()
  const requestFile = (explanation: readonly string[]) => theWork().requestFile(explanation)
  const certificateFile = (format: CertificateFileKind) => theWork().certificateFile(format)
  const fileSaved = () => void theWork().requestFileSaved()
  const { key } = progress
  const backup = {
    name: pickup.commonName,
    custody: key,
    onRequestFile: requestFile,
    onFileSaved: fileSaved,
    onResume: onOpenAgain,
  }

  switch (progress.at) {
    case 'declined':
      return <DeclinedPage pickup={pickup} onUndo={() => goBack('declined', () => goTo('identity'))} />
    case 'resume':
      return resumption.kept ? (
        <ResumeStep
          goal={progress.goal}
          pickup={pickup}
          kept={resumption.kept}
          onOpen={(password) => opening(theWork().openKept(progress.goal, password))}
          onOpenFile={openFilePage}
          onBeginAgain={() => void theWork().beginAgain()}
        />
      ) : null
    case 'open-file':
      return (
        <OpenFileStep
          pickup={pickup}
          sent={progress.goal !== 'submit'}
          onOpen={(file, password, signal) =>
            opening(theWork().openFile(progress.goal, file, password, signal))
          }
          onBack={() => goBack('open-file', () => dispatch({ type: 'file-page-left' }))}
        />
      )
    case 'used':
      return (
        <UsedPage
          pickup={pickup}
          otherKeyKept={resumption.otherKeyKept}
          onOpenFile={openFilePage}
          onCertificateFile={certificateFile}
          onResume={onOpenAgain}
        />
      )
    case 'unsure':
      return (
        <CouldNotLookPage
          pickup={pickup}
          sent={key.sent}
          fault={resumption.notLooked ?? 'unexpected'}
          onLookAgain={onOpenAgain}
          onOpenFile={openFilePage}
          onBegin={() => goTo('identity')}
        />
      )
    case 'working':
      return (
        <WorkingStep work={progress.work} custody={key} onStop={() => theWork().stop()} onCancel={cancel} />
      )
    case 'keep-file':
      return (
        <KeepFileStep
          custody={key}
          name={pickup.commonName}
          onRequestFile={requestFile}
          onFileSaved={fileSaved}
          onGoOn={() => theWork().goOn()}
          onCancel={cancel}
        />
      )
    case 'pending':
      return (
        <PendingStep
          link={link}
          pickup={pickup}
          custody={key}
          crypto={crypto}
          notLooked={resumption.notLooked}
          otherKeyKept={resumption.otherKeyKept}
          onIssued={onIssued}
          onOpenAgain={onOpenAgain}
          onOpenFile={openFilePage}
          backup={<WaitingBackupPanel {...backup} />}
          onStop={() => theWork().stop()}
          onCancel={cancel}
        />
      )
    case 'failed':
      return (
        <FailedStep
          failure={progress}
          orderNumber={pickup.orderNumber}
          crypto={crypto}
          backup={key.held && outlivesPage(key) ? <BackupPanel {...backup} /> : null}
          onRetry={() => (progress.plan === 'create' ? create() : void theWork().retry())}
          onNewKey={() =>
            void theWork()
              .dropKey()
              .then(() => create())
          }
          onReadAgreement={() => {
            onAnswer({ agreementVersion: null })
            queryClient.removeQueries({ queryKey: queryKeys.subscriberAgreement(link) })
            goTo('agreement')
          }}
          onOpenAgain={onOpenAgain}
        />
      )
    case 'check-failed':
      return (
        <CheckFailedPage
          checks={progress.checks}
          pickup={pickup}
          onCheckAgain={() => void theWork().retry()}
        />
      )
    case 'stopped':
      return <StoppedPage custody={key} email={pickup.emails[0] ?? ''} onGoOn={onOpenAgain} />
    case 'cancelled':
      return (
        <CancelledPage
          custody={key}
          pickup={pickup}
          onAgain={() => goTo('agreement')}
          onDropAgain={() => void theWork().drop()}
        />
      )
    case 'done':
      return (
        <DoneStep
          outcome={progress.outcome}
          saved={progress.saved}
          forgotten={progress.forgotten}
          pickup={pickup}
          deviceId={progress.deviceId}
          crypto={crypto}
          onSaved={() => dispatch({ type: 'saved' })}
          onBuildFor={(deviceId) => theWork().buildFor(deviceId)}
          onCertificateFile={certificateFile}
          onForget={() => theWork().forget()}
          onResume={onOpenAgain}
          filed={key.filed}
        />
      )
    case 'step':
      return (
        <QuestionStep
          {...props}
          step={progress.step}
          onCreate={(agreementVersion) => {
            onAnswer({ agreementVersion })
            create(agreementVersion)
          }}
        />
      )
  }
}

interface QuestionStepProps extends LaterStepsProps {
  readonly step: KeygenStep
  readonly onCreate: (agreementVersion: string) => void
}

/** The questions before anything is made, but for the first. */
function QuestionStep({ step, link, opened, crypto, answers, onAnswer, goTo, onCreate }: QuestionStepProps) {
  const { pickup } = opened
  const position = stepPosition(step)
  // The browser's own Back, so that its history and the page never disagree.
  const back = () => history.back()
  switch (step) {
    case 'device':
      return (
        <DeviceStep
          position={position}
          deviceId={answers.deviceId}
          onDevice={(deviceId) => onAnswer({ deviceId })}
          onBack={back}
          onNext={() => goTo('password')}
        />
      )
    case 'password':
      return (
        <PasswordQuestion
          pickup={pickup}
          crypto={crypto}
          position={position}
          answer={answers.password}
          onAnswer={onAnswer}
          onBack={back}
          onNext={() => goTo('agreement')}
        />
      )
    case 'agreement':
      return (
        <AgreementStep
          link={link}
          position={position}
          acceptedVersion={answers.agreementVersion}
          keyProfiles={pickup.keyProfiles}
          keyProfile={answers.keyProfile}
          onKeyProfile={(keyProfile) => onAnswer({ keyProfile })}
          onBack={back}
          onCreate={onCreate}
        />
      )
    case 'identity':
      return null
  }
}
