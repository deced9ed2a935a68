import type { ErrorCode, ErrorDetails } from '../errors'

/**
 * The faults of one field of an order. The interface has a sentence for each, shown at the field; `details`
 * holds its facts.
 */
export const faultCodes = [
  'field-required',
  'field-too-long',
  'field-malformed',
  'field-insignificant',
  'field-forbidden-characters',
  'field-not-asked',
  'choice-not-offered',
  'number-out-of-range',
  'product-unknown',
  'product-ended',
  'organization-required',
  'organization-unknown',
  'organization-identifier-malformed',
  'country-unknown',
  'phone-malformed',
  'validity-too-long',
  'validity-too-short',
  'validity-date-malformed',
  'recipients-missing',
  'recipients-too-many',
  'emails-too-many',
  'email-malformed',
  'email-too-long',
  'email-not-ascii',
  'email-public-provider',
  'email-repeated',
  'email-used-in-order',
  'common-name-too-long',
  'csr-key-repeated',
  'csr-key-not-offered',
  'payment-not-offered',
  'contract-exhausted',
  'balance-too-low',
  'card-declined',
  'price-changed',
  'attestation-missing',
  'agreement-not-accepted',
  'table-row-too-long',
] as const

/** A fault of one field. */
export type FaultCode = (typeof faultCodes)[number]

/** The code of a fault, and the facts that its sentence needs. */
export interface Fault<Code extends string = FaultCode | ErrorCode> {
  readonly code: Code
  readonly details?: ErrorDetails
}

/** A fault of a text. */
export type TextFault = Fault<FaultCode>

const known: ReadonlySet<string> = new Set(faultCodes)

/** Whether a string that came from outside is a fault of a field. */
export function isFaultCode(value: unknown): value is FaultCode {
  return typeof value === 'string' && known.has(value)
}
