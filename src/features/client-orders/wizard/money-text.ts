import { useCallback } from 'react'
import { useFormatter } from 'use-intl'
import type { Money } from '../../../contract/schema'

/** How many decimals a currency has (ISO 4217), by the browser's tables. */
export function decimalsOf(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  )
}

/** Writes an amount with its currency, as the person's language does. */
export function useMoneyText(): (money: Money) => string {
  const format = useFormatter()
  return useCallback(
    ({ amount, currency }) =>
      format.number(amount / 10 ** decimalsOf(currency), { style: 'currency', currency }),
    [format],
  )
}

/**
 * An amount as people type it, with a comma or a point before the decimals, in the currency's smallest unit;
 * null where it is none.
 */
export function readAmount(text: string, currency: string): number | null {
  const decimals = decimalsOf(currency)
  const bare = text.replace(/[\s\u00A0\u202F']/g, '')
  const [, whole, fraction = ''] = /^(\d{1,7})(?:[.,](\d*))?$/.exec(bare) ?? []
  if (whole === undefined || fraction.length > decimals) return null
  return Number(whole) * 10 ** decimals + Number(fraction.padEnd(decimals, '0') || '0')
}
