import type { OrderRecipient } from '../../contract/schema'
import { isTextFault, readEmail } from '../addresses/email-address'
import type { RecipientFault, RecipientKey } from './recipient'

/** A fault of a recipient that repeats an earlier one; `details.row` is the earlier one's number, from 1. */
export interface RepeatFault extends RecipientFault {
  readonly index: number
}

/** Faults of recipients that share an address or the key of a CSR. The later one is at fault. */
export function repeatFaults(
  recipients: readonly Pick<OrderRecipient, 'emails'>[],
  keys: readonly (RecipientKey | null)[],
): readonly RepeatFault[] {
  const addresses = new Map<string, number>()
  const publicKeys = new Map<string, number>()
  const faults: RepeatFault[] = []
  for (const [index, { emails }] of recipients.entries()) {
    for (const [position, text] of emails.entries()) {
      const reading = readEmail(text)
      if (isTextFault(reading)) continue
      const address = reading.address.toLowerCase()
      const earlier = addresses.get(address)
      if (earlier === undefined) addresses.set(address, index)
      else if (earlier !== index) {
        faults.push({
          index,
          pointer: `/emails/${position}`,
          code: 'email-used-in-order',
          details: { row: earlier + 1 },
        })
      }
    }
    const publicKey = keys[index]?.publicKeySha256
    if (publicKey === undefined) continue
    const earlier = publicKeys.get(publicKey)
    if (earlier === undefined) publicKeys.set(publicKey, index)
    else faults.push({ index, pointer: '/csrPem', code: 'csr-key-repeated', details: { row: earlier + 1 } })
  }
  return faults
}
