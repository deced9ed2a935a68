import type { Catalogue, Money, Product } from '../../contract/schema'

/** A price and what it is made of; amounts in the currency's smallest unit, without tax. */
export interface OrderPrice {
  /** Years begun, by which a certificate is priced. */
  readonly years: number
  readonly unit: Money
  readonly count: number
  readonly beforeDiscount: Money
  readonly discountPercent: number
  readonly discount: Money
  readonly total: Money
}

/**
 * The price of `count` certificates of `days` each; null where the catalogue has none for that length. The
 * discount is rounded in the buyer's favour.
 */
export function priceOf(
  product: Pick<Product, 'prices'>,
  days: number,
  count: number,
  { volumeDiscounts }: Pick<Catalogue, 'volumeDiscounts'>,
): OrderPrice | null {
  const years = Math.max(1, Math.ceil(days / 366))
  const unit = product.prices.find((row) => row.years === years)?.price
  if (!unit) return null
  const { currency } = unit
  const gross = unit.amount * count
  const discountPercent =
    volumeDiscounts.findLast(({ fromRecipients }) => fromRecipients <= count)?.percent ?? 0
  const discount = Math.ceil((gross * discountPercent) / 100)
  const money = (amount: number): Money => ({ amount, currency })
  return {
    years,
    unit,
    count,
    beforeDiscount: money(gross),
    discountPercent,
    discount: money(discount),
    total: money(gross - discount),
  }
}
