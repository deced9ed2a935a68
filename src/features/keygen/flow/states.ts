import type { SavableFile } from '../../../blocks/files/save-button'
import type { CertificateCheck } from '../../../domain/certificates/checks'
import type { DeviceId } from '../../../domain/devices'
import type { ErrorCode } from '../../../errors'
import type { KeyCustody } from './key-custody'
import type { WorkPlan, WorkStep, WorkStepId } from './work-steps'

/** The steps before anything is made, in this order; each has a page of its own. */
export const keygenSteps = ['identity', 'device', 'password', 'agreement'] as const
export type KeygenStep = (typeof keygenSteps)[number]

export interface StepPosition {
  readonly step: number
  readonly steps: number
}

/** “Step 2 of 4” of a step. */
export function stepPosition(step: KeygenStep): StepPosition {
  return { step: keygenSteps.indexOf(step) + 1, steps: keygenSteps.length }
}

/** The facts of the receipt. Times are ISO 8601, hashes and serial lower-case hex. */
interface Receipt {
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

/** The outcome as the page has it: without the file once the key was forgotten. */
export type ShownOutcome = Omit<KeygenOutcome, 'file'> & { readonly file: SavableFile | null }

/** Why a key is opened again: its request is still to be sent, or is waiting, or its certificate is there. */
export type KeyGoal = 'submit' | 'wait' | 'finish'

export type FlowState =
  | { readonly at: 'step'; readonly step: KeygenStep }
  | { readonly at: 'declined' }
  /** Asks the password of the kept key. */
  | { readonly at: 'resume'; readonly goal: KeyGoal }
  /** Asks for a request file and its password. */
  | {
      readonly at: 'open-file'
      readonly goal: KeyGoal
      readonly from: 'step' | 'resume' | 'pending' | 'used' | 'unsure'
    }
  /** It could not be looked whether this browser keeps the key that the way on depends on. */
  | { readonly at: 'unsure' }
  /** Issued, and this browser has no key for it. */
  | { readonly at: 'used' }
  | { readonly at: 'working'; readonly plan: WorkPlan; readonly work: readonly WorkStep[] }
  /** The key could not be kept here: the request waits until the person has saved the request file. */
  | { readonly at: 'keep-file'; readonly plan: WorkPlan; readonly work: readonly WorkStep[] }
  | { readonly at: 'pending' }
  | {
      readonly at: 'failed'
      readonly plan: WorkPlan
      readonly work: readonly WorkStep[]
      readonly code: ErrorCode
    }
  | { readonly at: 'check-failed'; readonly checks: readonly CertificateCheck[] }
  /** Left for later; nothing is given up. */
  | { readonly at: 'stopped' }
  /** The key was given up. */
  | { readonly at: 'cancelled' }
  | {
      readonly at: 'done'
      readonly outcome: ShownOutcome
      /** The device `outcome.file` is for. */
      readonly deviceId: DeviceId
      readonly saved: boolean
      readonly forgotten: boolean
    }

/** Where the flow is, and who has the key. */
export type KeygenProgress = { readonly key: KeyCustody } & FlowState

export type KeygenEvent =
  | { readonly type: 'went-to'; readonly step: KeygenStep }
  | { readonly type: 'declined' }
  | { readonly type: 'file-page-opened' }
  | { readonly type: 'file-page-left' }
  | {
      readonly type: 'key-opened'
      readonly kept: boolean
      readonly filed: boolean
      readonly keepFault: ErrorCode | null
    }
  | { readonly type: 'began-again' }
  | { readonly type: 'started'; readonly plan: WorkPlan }
  | { readonly type: 'work-step-started'; readonly id: WorkStepId; readonly now: number }
  | {
      readonly type: 'sealed'
      readonly kept: boolean
      readonly keepFault: ErrorCode | null
    }
  /** The browser had lost the sealed copy after all. */
  | {
      readonly type: 'kept-again'
      readonly kept: boolean
      readonly keepFault: ErrorCode | null
    }
  /** The sealed copy could not be erased. */
  | { readonly type: 'not-dropped'; readonly code: ErrorCode }
  | { readonly type: 'file-needed'; readonly now: number }
  | { readonly type: 'file-saved' }
  | { readonly type: 'went-on' }
  | { readonly type: 'pending' }
  | { readonly type: 'issued' }
  | {
      readonly type: 'failed'
      readonly code: ErrorCode
      readonly keyHeld: boolean
      /** The server answered that it did not take the request: no certificate depends on the key. */
      readonly refused: boolean
      readonly now: number
    }
  | { readonly type: 'check-failed'; readonly checks: readonly CertificateCheck[] }
  | { readonly type: 'stopped' }
  /** Given up; `notDropped` is why the sealed copy could not be erased. */
  | { readonly type: 'cancelled'; readonly notDropped: ErrorCode | null }
  | { readonly type: 'finished'; readonly outcome: KeygenOutcome; readonly deviceId: DeviceId }
  | { readonly type: 'saved' }
  | { readonly type: 'forgot' }
