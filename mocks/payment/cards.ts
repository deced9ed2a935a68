import type { PaymentSession } from '../records/payment'

type CardOutcome = 'succeeded' | 'declined'

interface TestCard {
  readonly number: string
  readonly brand: string
  readonly outcome: CardOutcome
}

/**
 * Numbers that card schemes keep for tests: they belong to nobody. Any other number is refused, so that
 * nobody gives a real one to a stage.
 */
export const testCards: readonly TestCard[] = [
  { number: '4111111111111111', brand: 'Visa', outcome: 'succeeded' },
  { number: '5555555555554444', brand: 'Mastercard', outcome: 'succeeded' },
  { number: '4000000000000002', brand: 'Visa', outcome: 'declined' },
]

export interface TypedCard {
  readonly number: string
  /** As on the card: `MM/YY`. */
  readonly expiry: string
  readonly securityCode: string
}

export type CardFault =
  | 'number-malformed'
  | 'number-not-test'
  | 'expiry-malformed'
  | 'expired'
  | 'code-malformed'
export type CardFaults = Partial<Readonly<Record<keyof TypedCard, CardFault>>>

interface AcceptedCard {
  readonly outcome: CardOutcome
  /** All that leaves the payment provider of it. */
  readonly card: NonNullable<PaymentSession['card']>
}

/**
 * Reads a card as typed, blanks forgiven, at a moment: either it can be asked for money, or this is wrong
 * with it.
 */
export function readCard(typed: TypedCard, now: Date): AcceptedCard | { readonly faults: CardFaults } {
  const number = typed.number.replace(/[\s-]/g, '')
  const known = testCards.find((row) => row.number === number)
  const expiry = readExpiry(typed.expiry)
  const isOver = expiry !== null && Date.UTC(expiry.year, expiry.month) <= now.getTime()
  const faults: CardFaults = {
    ...(!isCardNumber(number) ? { number: 'number-malformed' } : !known && { number: 'number-not-test' }),
    ...(expiry === null ? { expiry: 'expiry-malformed' } : isOver && { expiry: 'expired' }),
    ...(!/^\s*\d{3,4}\s*$/.test(typed.securityCode) && { securityCode: 'code-malformed' }),
  }
  if (!known || !expiry || Object.keys(faults).length > 0) return { faults }
  const card = {
    brand: known.brand,
    lastFour: number.slice(-4),
    expiryMonth: expiry.month,
    expiryYear: expiry.year,
  }
  return { outcome: known.outcome, card }
}

function readExpiry(text: string): { readonly month: number; readonly year: number } | null {
  const [, month, year] = /^\s*(\d{1,2})\s*[/-]?\s*(?:20)?(\d{2})\s*$/.exec(text) ?? []
  const found = { month: Number(month), year: 2000 + Number(year) }
  return found.month >= 1 && found.month <= 12 ? found : null
}

/** ISO/IEC 7812-1 annex B: the last digit makes the sum, every second one doubled, a multiple of ten. */
export function isCardNumber(digits: string): boolean {
  if (!/^\d{12,19}$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
