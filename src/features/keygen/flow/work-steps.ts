/** The work that begins when the person says so, in this order. */
const workStepIds = [
  'key-pair',
  'csr',
  'seal',
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

/**
 * Which of the steps a piece of work has: from nothing, with a key that was opened again, with a certificate
 * that is issued.
 */
const workPlans = {
  create: workStepIds,
  submit: ['csr', 'submit', 'certificate', 'certificate-check', 'pkcs12', 'pkcs12-check'],
  finish: ['certificate', 'certificate-check', 'pkcs12', 'pkcs12-check'],
} as const satisfies Readonly<Record<string, readonly WorkStepId[]>>
export type WorkPlan = keyof typeof workPlans

export const waitingWork = (plan: WorkPlan): readonly WorkStep[] =>
  workPlans[plan].map((id) => ({ id, state: 'waiting', startedAt: null, endedAt: null }))

/** The work when step `id` starts: the steps before it are done, it runs, those after it wait. */
export function workAt(work: readonly WorkStep[], id: WorkStepId, now: number): readonly WorkStep[] {
  return work.map((step) => {
    const distance = workStepIds.indexOf(step.id) - workStepIds.indexOf(id)
    if (distance > 0 || (distance === 0 && step.state === 'running')) return step
    if (distance === 0) return { ...step, state: 'running', startedAt: now, endedAt: null }
    return ended(step, now)
  })
}

/** The work while it waits for the person: the steps that ran are done. */
export function workPaused(work: readonly WorkStep[], now: number): readonly WorkStep[] {
  return work.map((step) => (step.state === 'running' ? ended(step, now) : step))
}

export function workFailed(work: readonly WorkStep[], now: number): readonly WorkStep[] {
  return work.map((step) => (step.state === 'running' ? { ...step, state: 'failed', endedAt: now } : step))
}

function ended(step: WorkStep, now: number): WorkStep {
  if (step.state === 'done') return step
  return { ...step, state: 'done', endedAt: step.startedAt === null ? null : now }
}

/** Hears that a step has begun. */
export type StepReport = (id: WorkStepId) => void

const ownSteps: ReadonlySet<string> = new Set<WorkStepId>(['key-pair', 'csr', 'pkcs12', 'pkcs12-check'])

/**
 * The worker's own steps are named as ours are; those that belong to no step of this flow are passed over.
 */
export function workerSteps(report: StepReport): (step: string) => void {
  return (step) => {
    if (ownSteps.has(step)) report(step as WorkStepId)
  }
}
