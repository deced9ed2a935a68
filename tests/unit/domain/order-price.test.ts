import { expect, test } from 'vitest'
import { priceOf } from '../../../src/domain/orders/price'
import { examplePolicy, exampleProduct } from '../../setup/order-policy'

const { catalogue } = examplePolicy()
const product = exampleProduct()

test.each([
  [1, 1, 3_000],
  [365, 1, 3_000],
  // A year with a leap day is a year.
  [366, 1, 3_000],
  [367, 2, 5_500],
  [730, 2, 5_500],
  [732, 2, 5_500],
  [733, 3, 7_900],
  [824, 3, 7_900],
])('%i days are priced as %i years', (days, years, amount) => {
  expect(priceOf(product, days, 1, catalogue)).toMatchObject({
    years,
    total: { amount, currency: 'EUR' },
    discountPercent: 0,
  })
})

test.each([
  [0, 0, 0, 0],
  [24, 0, 0, 72_000],
  [25, 5, 3_750, 71_250],
  [99, 5, 14_850, 282_150],
  [100, 10, 30_000, 270_000],
  [499, 10, 149_700, 1_347_300],
  [500, 15, 225_000, 1_275_000],
  [1_000, 15, 450_000, 2_550_000],
])('%i certificates: %i %% off', (count, discountPercent, off, total) => {
  expect(priceOf(product, 365, count, catalogue)).toMatchObject({
    count,
    discountPercent,
    discount: { amount: off },
    total: { amount: total },
    beforeDiscount: { amount: off + total },
  })
})

test('a part of a cent is the buyer’s', () => {
  const odd = exampleProduct({ prices: [{ years: 1, price: { amount: 333, currency: 'EUR' } }] })
  // 5 % of 83.25 is 4.1625.
  expect(priceOf(odd, 365, 25, catalogue)).toMatchObject({
    discount: { amount: 417 },
    total: { amount: 7_908 },
  })
})

test('what the catalogue has no price for has none', () => {
  expect(priceOf(product, 4 * 366, 1, catalogue)).toBeNull()
})
