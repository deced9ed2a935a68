import type { ValidityChoice, ValidityPolicy } from '../../contract/schema'
import type { TextFault } from '../fault-codes'

const dayMs = 86_400_000

/** How long the certificates will last. */
interface OrderValidity {
  /** Days of 86,400 s, a begun one counted whole (S/MIME BR 6.3.2). */
  readonly days: number
  /** The last second of a certificate issued now, ISO 8601; with a fixed date, of every one. */
  readonly notAfter: string
}

/** The days of one to three years; 2 years are 730 days, which the S/MIME limit allows. */
export const daysOfYears = (years: number): number => years * 365

/**
 * Judges a validity at the time `now`, ms since 1970. Faults: `choice-not-offered`, `validity-too-long`
 * (`limitDays`), `validity-too-short`, `validity-date-malformed` (no such day; YYYY-MM-DD).
 */
export function judgeValidity(
  choice: ValidityChoice,
  policy: ValidityPolicy,
  now: number,
): OrderValidity | TextFault {
  if (!policy.kinds.includes(choice.kind)) return { code: 'choice-not-offered' }
  if (choice.kind === 'until') return judgeDate(choice.date, policy, now)
  if (choice.kind === 'years' && !policy.offeredYears.includes(choice.years))
    return { code: 'choice-not-offered' }
  const days = choice.kind === 'years' ? daysOfYears(choice.years) : choice.days
  if (!Number.isInteger(days) || days < 1) return { code: 'validity-too-short' }
  if (days > policy.maxDays) return tooLong(policy)
  // Whole seconds, and the last one is part of it (RFC 5280 §4.1.2.5).
  const begin = Math.floor(now / 1_000) * 1_000
  return { days, notAfter: new Date(begin + days * dayMs - 1_000).toISOString() }
}

/**
 * The last day (YYYY-MM-DD, UTC) that a certificate issued at `now` may have: all of it fits into `maxDays`
 * of 86,400 s, its last second included.
 */
export function lastDayOf({ maxDays }: ValidityPolicy, now: number): string {
  const firstDayAfter = Math.floor((now + maxDays * dayMs) / dayMs) * dayMs
  return new Date(firstDayAfter - dayMs).toISOString().slice(0, 10)
}

function judgeDate(date: string, policy: ValidityPolicy, now: number): OrderValidity | TextFault {
  const text = date.trim()
  const begin = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  // `2027-02-30` is parsed by some as a day of March.
  if (Number.isNaN(begin) || new Date(begin).toISOString().slice(0, 10) !== text) {
    return { code: 'validity-date-malformed' }
  }
  const end = begin + dayMs - 1_000
  const days = Math.ceil((end - now) / dayMs)
  if (end <= now || days < 1) return { code: 'validity-too-short' }
  if (text > lastDayOf(policy, now)) return tooLong(policy)
  return { days, notAfter: new Date(end).toISOString() }
}

const tooLong = ({ maxDays }: ValidityPolicy): TextFault => ({
  code: 'validity-too-long',
  details: { limitDays: maxDays },
})
