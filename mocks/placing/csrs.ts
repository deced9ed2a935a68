import type { OrderRecipient } from '../../src/contract/schema'
import { type ErrorData, toAppError } from '../../src/errors'
import { checkCsr } from '../authority/checks'
import { acceptedKeys } from '../authority/profiles'
import type { PublicKey } from '../records/order'

/** The key of a CSR, or what is wrong with the CSR. */
export type CsrReading = PublicKey | ErrorData

export const isCsrFault = (reading: CsrReading): reading is ErrorData => 'code' in reading

/**
 * CSRs that are checked beside each other: each pauses between its steps, and a thousand of them in a row
 * would pause for half a minute.
 */
const atOnce = 16

/**
 * Checks the CSRs that came with an order, by what this authority accepts at all; what a product accepts of
 * it is a rule of the order's.
 */
export async function readCsrs(recipients: readonly OrderRecipient[]): Promise<(CsrReading | null)[]> {
  const allowed = acceptedKeys.map(({ profile }) => profile)
  const readings: (CsrReading | null)[] = recipients.map(() => null)
  const entries = recipients.entries()
  const work = async () => {
    for (const [index, { csrPem }] of entries) {
      // An empty one is said by the rules.
      if (csrPem === null || csrPem.trim() === '') continue
      readings[index] = await checkCsr(csrPem, allowed).catch((error: unknown) => {
        const { code, details } = toAppError(error, 'server-fault')
        return { code, details }
      })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return readings
}
