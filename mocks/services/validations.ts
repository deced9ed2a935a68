import type { Scene } from '../scene'
import type { Order, Recipient, Validation } from '../state'

/** What a recipient waits for before a CSR is taken: an address's validation concerns only who has the address. */
export function openValidations({ validations }: Order, { emails }: Recipient): readonly Validation[] {
  return validations.filter(
    ({ kind, subject, doneAt }) =>
      doneAt === null && (kind !== 'email_validation' || emails.includes(subject)),
  )
}

/** Notes that all of a recipient's open validations are done; one that was done before keeps its time. */
export function finishValidations({ now }: Scene, order: Order, recipient: Recipient): void {
  for (const validation of openValidations(order, recipient)) validation.doneAt = now.toISOString()
}
