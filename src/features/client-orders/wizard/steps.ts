import type { Product } from '../../../contract/schema'
import type { OrderFault, OrderPolicy } from '../../../domain/orders/client-order'
import type { ClientOrderDraft } from '../../../domain/orders/client-order-draft'
import { fieldOf } from './order-fields'

/** The steps of the wizard, in their order; the last one submits. */
export const wizardSteps = ['settings', 'options', 'recipients', 'payment', 'agreement', 'check'] as const
export type WizardStep = (typeof wizardSteps)[number]

export const isWizardStep = (value: unknown): value is WizardStep =>
  wizardSteps.some((step) => step === value)

/**
 * The steps that a product has questions for; also the one where a choice it no longer offers can be taken
 * back.
 */
export function stepsOf(
  product: Pick<Product, 'renewal'>,
  { renewal }: Pick<ClientOrderDraft, 'renewal'>,
): readonly WizardStep[] {
  return wizardSteps.filter((step) => step !== 'options' || product.renewal !== null || renewal.on)
}

/** The step at which a fault can be mended; `check` for what none asks for. */
export const stepOfPointer = (pointer: string): WizardStep => fieldOf(pointer)?.step ?? 'check'

/** The faults that a step can mend. */
export function faultsOfStep(faults: readonly OrderFault[], step: WizardStep): readonly OrderFault[] {
  return faults.filter(({ pointer }) => stepOfPointer(pointer) === step)
}

/** Props of every step. */
export interface StepProps {
  readonly draft: ClientOrderDraft
  readonly product: Product
  readonly policy: OrderPolicy
  /** Milliseconds since 1970. */
  readonly now: number
  readonly change: (update: (draft: ClientOrderDraft) => ClientOrderDraft) => void
  /** The faults of this step, after an attempt to go on; pointers into the submission. */
  readonly faults: readonly OrderFault[]
  /** Grows at each attempt: the summary takes the focus. */
  readonly attempt: number
  readonly onContinue: () => void
  readonly onBack: () => void
  /** Continue leads back to “check your answers”. */
  readonly returnsToCheck: boolean
  /** A pointer into the submission to open at, from a Change link or a fault's. */
  readonly target: string | null
}
