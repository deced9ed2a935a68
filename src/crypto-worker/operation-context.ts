/**
 * The two things that an operation may do apart from computing: report progress, and learn that the caller
 * has stopped waiting.
 */
export interface OperationContext {
  readonly signal: AbortSignal
  readonly progress: (step: ProgressStep) => void
}

/** A step of the work, for the progress that a person sees. */
export type ProgressStep =
  | 'key-pair'
  | 'csr'
  | 'sealing'
  | 'opening'
  | 'certificate-check'
  | 'pkcs12'
  | 'pkcs12-check'
