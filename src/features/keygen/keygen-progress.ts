import type { CertificateCheck } from '../../domain/certificate-checks'
import type { ErrorCode } from '../../errors'

/** What the person goes through before anything is made, in this order; each has a page of its own. */
export const keygenSteps = ['identity', 'password', 'agreement', 'create'] as const
export type KeygenStep = (typeof keygenSteps)[number]

export interface StepPosition {
  readonly step: number
  readonly steps: number
}

/** “Step 2 of 4” of a step. */
export function stepPosition(step: KeygenStep): StepPosition {
  return { step: keygenSteps.indexOf(step) + 1, steps: keygenSteps.length }
}

/** What is done when the person says so, in this order. */
export const workStepIds = [
  'key-pair',
  'csr',
  'submit',
  'certificate',
  'certificate-check',
  'pkcs12',
  'pkcs12-check',
] as const
export type WorkStepId = (typeof workStepIds)[number]

export interface WorkStep {
  readonly id: WorkStepId
  readonly state: 'waiting' | 'running' | 'done' | 'failed'
  /** Milliseconds on the page's own clock; null before. */
  readonly startedAt: number | null
  readonly endedAt: number | null
}

export interface SavableFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** What the receipt tells. Times are ISO 8601, hashes and serial lower-case hex. */
export interface Receipt {
  readonly subject: string
  readonly issuer: string
  readonly serialNumber: string
  readonly notBefore: string
  readonly notAfter: string
  readonly keyAlgorithm: string
  readonly fingerprintSha256: string
}

export interface KeygenOutcome {
  readonly file: SavableFile
  readonly checks: readonly CertificateCheck[]
  readonly receipt: Receipt
}

export type KeygenProgress =
  | { readonly at: 'step'; readonly step: KeygenStep }
  | { readonly at: 'declined' }
  | { readonly at: 'working'; readonly work: readonly WorkStep[]; readonly requestSent: boolean }
  | {
      readonly at: 'failed'
      readonly work: readonly WorkStep[]
      readonly requestSent: boolean
      readonly keyHeld: boolean
      readonly code: ErrorCode
    }
  | { readonly at: 'check-failed'; readonly checks: readonly CertificateCheck[] }
  | { readonly at: 'cancelled'; readonly requestSent: boolean }
  | { readonly at: 'done'; readonly outcome: KeygenOutcome; readonly saved: boolean }

export type KeygenEvent =
  | { readonly type: 'went-to'; readonly step: KeygenStep }
  | { readonly type: 'declined' }
  | { readonly type: 'started' }
  | { readonly type: 'work-step-started'; readonly id: WorkStepId; readonly now: number }
  | {
      readonly type: 'failed'
      readonly code: ErrorCode
      readonly keyHeld: boolean
      /** The server answered that it did not take the request: no certificate depends on the key. */
      readonly refused: boolean
      readonly now: number
    }
  | { readonly type: 'check-failed'; readonly checks: readonly CertificateCheck[] }
  | { readonly type: 'cancelled' }
  | { readonly type: 'finished'; readonly outcome: KeygenOutcome }
  | { readonly type: 'saved' }

export const firstProgress: KeygenProgress = { at: 'step', step: 'identity' }

const waiting = (): readonly WorkStep[] =>
  workStepIds.map((id) => ({ id, state: 'waiting', startedAt: null, endedAt: null }))

/**
 * Where the flow is after an event. An event that doesn't fit the place changes nothing: what the worker or the network
 * still says after a cancel is such an event.
 */
export function keygenProgress(progress: KeygenProgress, event: KeygenEvent): KeygenProgress {
  switch (event.type) {
    case 'went-to':
      return mayChooseStep(progress) ? { at: 'step', step: event.step } : progress
    case 'declined':
      return progress.at === 'step' ? { at: 'declined' } : progress
    case 'started':
      if (progress.at === 'failed') {
        return { at: 'working', work: waiting(), requestSent: progress.requestSent }
      }
      return progress.at === 'step' ? { at: 'working', work: waiting(), requestSent: false } : progress
    case 'saved':
      return progress.at === 'done' ? { ...progress, saved: true } : progress
    default:
      return progress.at === 'working' ? afterWork(progress, event) : progress
  }
}

/** Steps may be chosen while nothing is being made and no certificate depends on the key in this page. */
function mayChooseStep(progress: KeygenProgress): boolean {
  if (progress.at === 'failed' || progress.at === 'cancelled') return !progress.requestSent
  return progress.at === 'step' || progress.at === 'declined'
}

type WorkEvent = Exclude<KeygenEvent, { type: 'went-to' | 'declined' | 'started' | 'saved' }>

function afterWork(progress: Extract<KeygenProgress, { at: 'working' }>, event: WorkEvent): KeygenProgress {
  switch (event.type) {
    case 'work-step-started':
      return {
        ...progress,
        work: progress.work.map((step) => advanced(step, event.id, event.now)),
        // From the moment of sending the request may have arrived, whether an answer comes or not.
        requestSent: progress.requestSent || event.id === 'submit',
      }
    case 'failed':
      return {
        at: 'failed',
        work: progress.work.map((step) =>
          step.state === 'running' ? { ...step, state: 'failed', endedAt: event.now } : step,
        ),
        requestSent: progress.requestSent && !event.refused,
        keyHeld: event.keyHeld,
        code: event.code,
      }
    case 'check-failed':
      return { at: 'check-failed', checks: event.checks }
    case 'cancelled':
      return { at: 'cancelled', requestSent: progress.requestSent }
    case 'finished':
      return { at: 'done', outcome: event.outcome, saved: false }
  }
}

/** A step when step `id` starts: those before it are done, it runs, those after it wait. */
function advanced(step: WorkStep, id: WorkStepId, now: number): WorkStep {
  const distance = workStepIds.indexOf(step.id) - workStepIds.indexOf(id)
  if (distance > 0) return step
  if (distance === 0) {
    return step.state === 'running' ? step : { ...step, state: 'running', startedAt: now, endedAt: null }
  }
  return step.state === 'done'
    ? step
    : { ...step, state: 'done', endedAt: step.startedAt === null ? null : now }
}

/** Whether leaving the page now would lose a key that is worth something: the browser then asks first. */
export function wouldLoseKey(progress: KeygenProgress): boolean {
  switch (progress.at) {
    case 'working':
      return true
    case 'failed':
      return progress.keyHeld && progress.requestSent
    case 'done':
      return !progress.saved
    default:
      return false
  }
}

export type FailureAction = 'retry' | 'new-key' | 'read-agreement' | 'none'

const failureActions: Partial<Record<ErrorCode, FailureAction>> = {
  'agreement-outdated': 'read-agreement',
  'csr-key-reused': 'new-key',
  'csr-key-blocklisted': 'new-key',
  'csr-malformed': 'new-key',
  'csr-signature-invalid': 'new-key',
  'key-forgotten': 'new-key',
  'pickup-link-unknown': 'none',
  'pickup-link-expired': 'none',
  'pickup-key-conflict': 'none',
  'request-malformed': 'none',
  'request-too-large': 'none',
  'key-type-unsupported': 'none',
  'key-rsa-size-unsupported': 'none',
  'key-curve-unsupported': 'none',
}

/** The way on from a failure. A key lost after its request was sent has none: another key would be refused. */
export function failureAction({
  code,
  keyHeld,
  requestSent,
}: Pick<Extract<KeygenProgress, { at: 'failed' }>, 'code' | 'keyHeld' | 'requestSent'>): FailureAction {
  if (requestSent && !keyHeld) return 'none'
  return failureActions[code] ?? 'retry'
}
