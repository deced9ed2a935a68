import type { OrderFault } from '../../../domain/orders/client-order'
import type { FieldProblem } from '../../../ui/fields/error-summary'
import { useOrderFaultText } from './fault-text'

/** The id of the control that a pointer into the submission is typed or chosen in. */
export const fieldIdOf = (pointer: string) => `order${pointer.replaceAll('/', '-')}`

/** The faults of a step's fields: the summary's lines, and the sentence at a field. */
export function useStepFaults(faults: readonly OrderFault[]) {
  const textOf = useOrderFaultText()
  const problems: readonly FieldProblem[] = faults.map((fault) => ({
    fieldId: fieldIdOf(fault.pointer),
    text: textOf(fault),
  }))
  /** The sentence for the field of a pointer; undefined where it is well. */
  const errorAt = (...pointers: readonly string[]): string | undefined => {
    const fault = faults.find(({ pointer }) => pointers.includes(pointer))
    return fault && textOf(fault)
  }
  return { problems, errorAt }
}
