import type { PaymentOptions } from '../../../contract/schema'

/** Whether the contract can pay: it may be over, not hold this product, or not hold enough of it. */
interface ContractCoverage {
  readonly at: 'enough' | 'exhausted' | 'notIncluded' | 'over'
  /** Certificates of the product that are left in it. */
  readonly remaining: number
}

export function contractCoverage(
  contract: PaymentOptions['contract'],
  productId: string,
  needed: number,
  now: number,
): ContractCoverage {
  const row = contract?.remaining.find((one) => one.productId === productId)
  const remaining = row?.certificates ?? 0
  if (contract && Date.parse(contract.endsAt) <= now) return { at: 'over', remaining }
  if (!row) return { at: 'notIncluded', remaining }
  return { at: remaining < needed ? 'exhausted' : 'enough', remaining }
}
